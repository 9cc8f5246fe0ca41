package city.koinon.act.pathways;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Optional;

/**
 * What opens a plan that is kept: 25 digits, 83 bits. Digits, because everybody can read, say and type them, whatever letters they know,
 * also on a telephone without letters.
 */
record Code(String digits) {

    private static final int LENGTH = 25;
    private static final int GROUP = 5;

    /** Looked for in the place of what is no code. */
    static final Code NOBODYS = new Code("0".repeat(LENGTH));

    private static final SecureRandom RANDOM = new SecureRandom();

    static Code random() {
        var digits = new StringBuilder(LENGTH);
        for (var i = 0; i < LENGTH; i++) {
            digits.append((char) ('0' + RANDOM.nextInt(10)));
        }
        return new Code(digits.toString());
    }

    /** As somebody typed it: in groups or not, in the digits of their own script; empty when it cannot be one. */
    static Optional<Code> typed(String text) {
        var digits = new StringBuilder();
        text.codePoints().limit(200).filter(Character::isDigit).forEach(it -> digits.append(Character.digit(it, 10)));
        return digits.length() == LENGTH ? Optional.of(new Code(digits.toString())) : Optional.empty();
    }

    /** In groups of five, for an address. */
    String inAddress() {
        return grouped("-");
    }

    /** In groups of five, for people. */
    String shown() {
        return grouped(" ");
    }

    private String grouped(String between) {
        var groups = new StringBuilder();
        for (var i = 0; i < LENGTH; i += GROUP) {
            groups.append(i == 0 ? "" : between).append(digits, i, i + GROUP);
        }
        return groups.toString();
    }

    /** Under which the plan is kept. From it nobody finds the code. */
    byte[] hash() {
        return sha256("plan ");
    }

    /** With which its answers are sealed. */
    byte[] secret() {
        return sha256("answers ");
    }

    private byte[] sha256(String use) {
        try {
            return MessageDigest.getInstance("SHA-256").digest((use + digits).getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
