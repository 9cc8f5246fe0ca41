package city.koinon.platform.identity;

import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
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
        var times = jdbc.sql("""
                        insert into identity.knock (who, quarter, times) values (:who, :quarter, 1)
                        on conflict (city, who, quarter) do update set times = identity.knock.times + 1
                        returning times
                        """)
                .param("who", hash(saltOf(today(now)), door, who))
                .param("quarter", quarter(now))
                .query(Integer.class)
                .single();
        return times > most;
    }

    /** Whether the next one would be one too many. Counts nothing. */
    @Transactional(readOnly = true)
    public boolean wereTooMany(String door, String who, int most) {
        var now = clock.instant();
        return salt(today(now))
                .flatMap(salt -> jdbc.sql("select times from identity.knock where who = :who and quarter = :quarter")
                        .param("who", hash(salt, door, who))
                        .param("quarter", quarter(now))
                        .query(Integer.class)
                        .optional())
                .filter(times -> times >= most)
                .isPresent();
    }

    private static LocalDate today(Instant now) {
        return now.atZone(ZoneOffset.UTC).toLocalDate();
    }

    private static Timestamp quarter(Instant now) {
        return Timestamp.from(
                now.truncatedTo(ChronoUnit.SECONDS).minusSeconds(Math.floorMod(now.getEpochSecond(), QUARTER)));
    }

    private static byte[] hash(byte[] salt, String door, String who) {
        return Secrets.sign(salt, (door + " " + who).getBytes(StandardCharsets.UTF_8));
    }

    private byte[] saltOf(LocalDate day) {
        jdbc.sql("insert into identity.salt (day, salt) values (:day, :salt) on conflict do nothing")
                .param("day", day)
                .param("salt", Secrets.random(32))
                .update();
        return salt(day).orElseThrow();
    }

    private Optional<byte[]> salt(LocalDate day) {
        return jdbc.sql("select salt from identity.salt where day = :day")
                .param("day", day)
                .query(byte[].class)
                .optional();
    }
}
