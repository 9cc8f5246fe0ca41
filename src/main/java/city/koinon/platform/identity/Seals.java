package city.koinon.platform.identity;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Service;

/**
 * Closes what the city alone is to read again (AES-GCM, a key for each city): how somebody without an account can be reached, and what
 * travels in an address. A listing of rows, a copy of a table or a log tells nothing; whoever has the whole database has the key too. Whoever
 * keeps such a thing also says when it is erased.
 */
@Service
public class Seals {

    private final CitySecrets secrets;

    Seals(CitySecrets secrets) {
        this.secrets = secrets;
    }

    public byte[] seal(String text) {
        return Sealed.seal(secret(), text.getBytes(StandardCharsets.UTF_8));
    }

    /** Empty when it was not sealed in this city, or was changed since. */
    public Optional<String> open(byte[] whole) {
        return opener().apply(whole);
    }

    /** The same for many: what it opens with is read once. Not to be kept longer than one piece of work. */
    public Function<byte[], Optional<String>> opener() {
        var secret = secrets.known();
        return whole -> secret.flatMap(it -> Sealed.open(it, whole)).map(it -> new String(it, StandardCharsets.UTF_8));
    }

    /** @param use for what: what is sealed for one use opens for no other */
    public byte[] seal(String use, byte[] plain) {
        return Sealed.seal(sign(use), plain);
    }

    /** Empty when it was not sealed in this city for this use, or was changed since. */
    public Optional<byte[]> open(String use, byte[] whole) {
        return Sealed.open(sign(use), whole);
    }

    /**
     * The code that a form leads to: the same for the same form however often it is sent, and written down nowhere. Whoever knows neither the
     * form nor the city's secret cannot guess it. Such a form does not go through {@code Form.submit}, which would write down where it led.
     *
     * @param use what the code opens
     */
    public Code codeOf(String use, UUID form) {
        return Code.of(sign("code " + use + " " + form));
    }

    private byte[] sign(String words) {
        return Secrets.sign(secret(), words.getBytes(StandardCharsets.UTF_8));
    }

    private byte[] secret() {
        return secrets.known().orElseGet(secrets::made);
    }
}
