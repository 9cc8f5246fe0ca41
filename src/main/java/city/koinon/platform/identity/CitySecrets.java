package city.koinon.platform.identity;

import city.koinon.platform.kernel.ReadOnce;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What all seals of a city are made with: 32 bytes, there from when they are first needed, and the same from then on. */
@Component
class CitySecrets {

    private static final int KEY = 32;

    private final JdbcClient jdbc;

    CitySecrets(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Empty while nothing was ever sealed in the city, and for those who asked before somebody did. */
    @ReadOnce
    @Transactional(readOnly = true)
    Optional<byte[]> known() {
        return jdbc.sql("select secret from identity.seal").query(byte[].class).optional();
    }

    /** Of several who make one at the same time, all get that of the first. */
    @Transactional
    byte[] made() {
        jdbc.sql("insert into identity.seal (secret) values (:secret) on conflict do nothing")
                .param("secret", Secrets.random(KEY))
                .update();
        return jdbc.sql("select secret from identity.seal").query(byte[].class).single();
    }
}
