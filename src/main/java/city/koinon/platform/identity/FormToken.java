package city.koinon.platform.identity;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;

/**
 * Proves that a form was made for this session. Each rendering is different (a nonce and its signature), so that compression tells an
 * onlooker nothing about the secret; every one is good as long as the session lasts.
 */
final class FormToken {

    private static final int NONCE = 12;

    private FormToken() {}

    static String newSecret() {
        return Secrets.text(Secrets.random(32));
    }

    static String of(String secret) {
        var nonce = Secrets.random(NONCE);
        var signature = Secrets.sign(Secrets.hash(secret), nonce);
        var token = Arrays.copyOf(nonce, NONCE + signature.length);
        System.arraycopy(signature, 0, token, NONCE, signature.length);
        return Secrets.text(token);
    }

    static boolean good(String secret, String token) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException nonsense) {
            return false;
        }
        return bytes.length > NONCE
                && MessageDigest.isEqual(
                        Secrets.sign(Secrets.hash(secret), Arrays.copyOf(bytes, NONCE)),
                        Arrays.copyOfRange(bytes, NONCE, bytes.length));
    }
}
