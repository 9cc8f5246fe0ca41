package city.koinon.platform.languages;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;

/** “Thank you” in languages of which the house knows no other word. */
final class Thanks {

    private static final Properties WORDS = new Properties();

    static {
        try (var reader = new InputStreamReader(
                Objects.requireNonNull(Thanks.class.getResourceAsStream("thanks.properties")),
                StandardCharsets.UTF_8)) {
            WORDS.load(reader);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private Thanks() {}

    static Optional<String> in(String language) {
        return Optional.ofNullable(WORDS.getProperty(language));
    }
}
