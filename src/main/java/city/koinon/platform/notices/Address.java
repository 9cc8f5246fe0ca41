package city.koinon.platform.notices;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** A mail address among what people typed or an office published. */
final class Address {

    private static final Pattern LIKELY = Pattern.compile("[^\\s<>(),;:\"]+@[^\\s<>(),;:\"@]+\\.[^\\s<>(),;:\"@.]{2,}");

    private Address() {}

    /** The first address in a text such as {@code Lyceum Street 3, social@levadia.gr}. */
    static Optional<String> find(String text) {
        var found = LIKELY.matcher(text);
        return found.find() && valid(found.group())
                ? Optional.of(found.group().toLowerCase(Locale.ROOT))
                : Optional.empty();
    }

    static boolean valid(String address) {
        try {
            new InternetAddress(address, true).validate();
            return LIKELY.matcher(address).matches() && address.length() <= 254;
        } catch (AddressException notOne) {
            return false;
        }
    }
}
