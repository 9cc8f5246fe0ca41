package city.koinon.platform.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Service;

/**
 * The door for whoever comes with a {@link Code} and no account. Guessing is counted for all things together, by where it comes from; who has
 * guessed too often is answered alike, with the right code as with a wrong one, before anybody looks whether there is something under it.
 */
@Service
public class Codes {

    /** Wrong ones within a quarter of an hour from one place; a whole community centre shares one, and a code has 83 bits. */
    static final int WRONG_CODES = 1_000;

    private static final String DOOR = "code from";

    private final Knocks knocks;
    private final HttpServletRequest request;

    Codes(Knocks knocks, HttpServletRequest request) {
        this.knocks = knocks;
        this.request = request;
    }

    /**
     * What is kept under a code.
     *
     * @param typed as it stands in the address or was typed into a form; what cannot be a code is counted like a wrong one
     * @throws NotOpened when there is nothing, or when there were too many wrong codes
     */
    public <T> T open(String typed, Function<Code, Optional<T>> find) {
        var who = place(request.getRemoteAddr());
        if (knocks.wereTooMany(DOOR, who, WRONG_CODES)) {
            throw new NotOpened(true, Code.LENGTH);
        }
        return Code.typed(typed)
                .flatMap(find)
                .orElseThrow(() -> new NotOpened(
                        knocks.tooMany(DOOR, who, WRONG_CODES),
                        Code.digitsOf(typed).length()));
    }

    /** One connection to the internet: of IPv6 its network, because each has more addresses than there are codes. */
    public static String place(String address) {
        try {
            return InetAddress.ofLiteral(address) instanceof Inet6Address six
                    ? HexFormat.of().formatHex(Arrays.copyOf(six.getAddress(), 8))
                    : address;
        } catch (IllegalArgumentException noAddress) {
            return address;
        }
    }
}
