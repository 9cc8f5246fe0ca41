package city.koinon.platform.identity;

import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Counts how often somebody tries the door within a quarter of an hour. Neither mail nor network addresses are kept: only a hash whose
 * salt is thrown away with the day.
 */
@Service
public class Knocks {

    private static final long QUARTER = 15 * 60;

    private final JdbcClient jdbc;
    private final Clock clock;

    Knocks(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Counts in a transaction of its own, because a refusal rolls the caller's back. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public boolean tooMany(String door, String who, int most) {
        var now = clock.instant();
        var today = now.atZone(ZoneOffset.UTC).toLocalDate();
        var quarter = now.truncatedTo(ChronoUnit.SECONDS).minusSeconds(Math.floorMod(now.getEpochSecond(), QUARTER));
        var hash = Secrets.sign(saltOf(today), (door + " " + who).getBytes(StandardCharsets.UTF_8));
        var times = jdbc.sql("""
                        insert into identity.knock (who, quarter, times) values (:who, :quarter, 1)
                        on conflict (city, who, quarter) do update set times = identity.knock.times + 1
                        returning times
                        """)
                .param("who", hash)
                .param("quarter", Timestamp.from(quarter))
                .query(Integer.class)
                .single();
        return times > most;
    }

    private byte[] saltOf(LocalDate day) {
        jdbc.sql("insert into identity.salt (day, salt) values (:day, :salt) on conflict do nothing")
                .param("day", day)
                .param("salt", Secrets.random(32))
                .update();
        return jdbc.sql("select salt from identity.salt where day = :day")
                .param("day", day)
                .query(byte[].class)
                .single();
    }
}
