package city.koinon.act.pathways;

import java.security.SecureRandom;
import java.util.Base64;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What somebody says before they keep anything travels in the address, so that a plan works without scripts and cookies, with the back
 * button and in another language; sealed, so that a log on the way or a look over the shoulder tells nothing.
 */
@Service
@Transactional
class Seals {

    private static final int KEY = 32;
    private static final int LONGEST = 4_000;

    private final JdbcClient jdbc;

    Seals(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    String seal(Said said) {
        return said.equals(Said.NOTHING)
                ? ""
                : Base64.getUrlEncoder().withoutPadding().encodeToString(Sealed.seal(secret(), said.bytes()));
    }

    /** What was changed or came from elsewhere counts as nothing said. */
    Said open(String sealed) {
        if (sealed.isEmpty() || sealed.length() > LONGEST) {
            return Said.NOTHING;
        }
        try {
            return Sealed.open(secret(), Base64.getUrlDecoder().decode(sealed))
                    .map(Said::of)
                    .orElse(Said.NOTHING);
        } catch (IllegalArgumentException nonsense) {
            return Said.NOTHING;
        }
    }

    private byte[] secret() {
        var known =
                jdbc.sql("select secret from pathways.seal").query(byte[].class).optional();
        return known.orElseGet(() -> {
            var secret = new byte[KEY];
            new SecureRandom().nextBytes(secret);
            jdbc.sql("insert into pathways.seal (secret) values (:secret) on conflict do nothing")
                    .param("secret", secret)
                    .update();
            return jdbc.sql("select secret from pathways.seal")
                    .query(byte[].class)
                    .single();
        });
    }
}
