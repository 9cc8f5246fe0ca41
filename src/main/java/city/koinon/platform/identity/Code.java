package city.koinon.platform.identity;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Optional;

/**
 * What opens something of one's own without an account: 25 digits, 83 bits. Digits, because everybody can read, say and type them, whatever
 * letters they know, also on a telephone without letters.
 */
public record Code(String digits) {

    static final int LENGTH = 25;
    private static final int GROUP = 5;
    private static final BigInteger ALL = BigInteger.TEN.pow(LENGTH);

    private static final SecureRandom RANDOM = new SecureRandom();

    public Code {
        if (!digits.matches("[0-9]{" + LENGTH + "}")) {
            throw new IllegalArgumentException("A code has " + LENGTH + " digits");
        }
    }

    public static Code random() {
        var bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return of(bytes);
    }

    /** @param bytes at least sixteen that nobody can guess */
    static Code of(byte[] bytes) {
        var digits = new BigInteger(1, bytes).mod(ALL).toString();
        return new Code("0".repeat(LENGTH - digits.length()) + digits);
    }

    /** As somebody typed it: in groups or not, in the digits of their own script; empty when it cannot be one. */
    public static Optional<Code> typed(String text) {
        var digits = digitsOf(text);
        return digits.length() == LENGTH ? Optional.of(new Code(digits)) : Optional.empty();
    }

    static String digitsOf(String text) {
        var digits = new StringBuilder();
        text.codePoints().limit(200).filter(Character::isDigit).forEach(it -> digits.append(Character.digit(it, 10)));
        return digits.toString();
    }

    /** In groups of five, for an address. */
    public String inAddress() {
        return grouped("-");
    }

    /** In groups of five, for people. */
    public String shown() {
        return grouped(" ");
    }

    /**
     * Under which the thing is kept. From it nobody finds the code.
     *
     * @param use what the code opens, so that the same digits are another thing elsewhere
     */
    public byte[] hash(String use) {
        return Secrets.hash(use + " " + digits);
    }

    /** Readable with this code alone; the city cannot read it. @param use another than {@link #hash} is asked for */
    public byte[] seal(String use, byte[] plain) {
        return Sealed.seal(hash(use), plain);
    }

    /** Empty when it was not sealed with this code, or was changed since. */
    public Optional<byte[]> open(String use, byte[] sealed) {
        return Sealed.open(hash(use), sealed);
    }

    /** Without its digits, so that none stands in a log by mistake. */
    @Override
    public String toString() {
        return "Code[…]";
    }

    private String grouped(String between) {
        var groups = new StringBuilder();
        for (var i = 0; i < LENGTH; i += GROUP) {
            groups.append(i == 0 ? "" : between).append(digits, i, i + GROUP);
        }
        return groups.toString();
    }
}
