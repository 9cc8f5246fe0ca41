package city.koinon.platform.identity;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * How somebody without an account can be reached lies sealed (AES-GCM, a key for each city): a listing of rows, a copy of a table or a log of
 * statements tells nothing. Whoever keeps such a thing also says when it is erased.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class Seals {

    private static final int KEY = 32;
    private static final int NONCE = 12;
    private static final int MARK = 128;

    private final JdbcClient jdbc;

    Seals(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public byte[] seal(String text) {
        var nonce = Secrets.random(NONCE);
        try {
            var sealed = cipher(Cipher.ENCRYPT_MODE, secret(), nonce)
                    .doFinal(text.getBytes(StandardCharsets.UTF_8));
            var whole = Arrays.copyOf(nonce, NONCE + sealed.length);
            System.arraycopy(sealed, 0, whole, NONCE, sealed.length);
            return whole;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Empty when it was not sealed in this city, or was changed since. */
    public Optional<String> open(byte[] whole) {
        var secret = known();
        if (secret.isEmpty() || whole.length <= NONCE) {
            return Optional.empty();
        }
        try {
            var cipher = cipher(Cipher.DECRYPT_MODE, secret.get(), Arrays.copyOf(whole, NONCE));
            return Optional.of(
                    new String(cipher.doFinal(whole, NONCE, whole.length - NONCE), StandardCharsets.UTF_8));
        } catch (GeneralSecurityException notOurs) {
            return Optional.empty();
        }
    }

    /**
     * The code that a form leads to: the same for the same form however often it is sent, and written down nowhere. Whoever knows neither the
     * form nor the city's secret cannot guess it.
     *
     * @param use what the code opens
     */
    public Code codeOf(String use, UUID form) {
        return Code.of(Secrets.sign(secret(), ("code " + use + " " + form).getBytes(StandardCharsets.UTF_8)));
    }

    private byte[] secret() {
        return known().orElseGet(() -> {
            jdbc.sql("insert into identity.seal (secret) values (:secret) on conflict do nothing")
                    .param("secret", Secrets.random(KEY))
                    .update();
            return known().orElseThrow();
        });
    }

    private Optional<byte[]> known() {
        return jdbc.sql("select secret from identity.seal").query(byte[].class).optional();
    }

    private static Cipher cipher(int mode, byte[] key, byte[] nonce) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(MARK, nonce));
        return cipher;
    }
}
