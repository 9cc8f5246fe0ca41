package city.koinon.platform.identity;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** One-time links. The key is in the link and nowhere else: the database keeps its hash. */
@Service
@Transactional
class Links {

    enum Purpose {
        SIGN_IN(Duration.ofMinutes(15)),
        INVITE(Duration.ofDays(7)),
        ADDRESS(Duration.ofHours(1)),
        OPERATOR(Duration.ofHours(24));

        final Duration good;

        Purpose(Duration good) {
            this.good = good;
        }
    }

    /** @param path where to go after signing in, below city and language */
    record Link(
            Purpose purpose,
            @Nullable UUID account,
            @Nullable String email,
            String path,
            Instant ends) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    Links(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @return the key, to be put into the link */
    String make(Purpose purpose, @Nullable UUID account, @Nullable String email, String path) {
        var key = Secrets.text(Secrets.random(32));
        var now = clock.instant();
        jdbc.sql("""
                        insert into identity.link (hash, purpose, account, email, path, made_at, ends_at)
                        values (:hash, :purpose, :account, :email, :path, :now, :ends)
                        """)
                .param("hash", Secrets.hash(key))
                .param("purpose", purpose.name())
                .param("account", account)
                .param("email", email)
                .param("path", path)
                .param("now", Timestamp.from(now))
                .param("ends", Timestamp.from(now.plus(purpose.good)))
                .update();
        return key;
    }

    /** What the link would open, without using it up: mail scanners follow links too. */
    @Transactional(readOnly = true)
    Optional<Link> peek(String key) {
        return jdbc.sql(
                        "select purpose, account, email, path, ends_at from identity.link where hash = :hash and used_at is null and ends_at > :now")
                .param("hash", Secrets.hash(key))
                .param("now", Timestamp.from(clock.instant()))
                .query((row, n) -> new Link(
                        Purpose.valueOf(row.getString("purpose")),
                        row.getObject("account", UUID.class),
                        row.getString("email"),
                        row.getString("path"),
                        row.getTimestamp("ends_at").toInstant()))
                .optional();
    }

    /** Uses the link up. Of two at once only one gets it. */
    Optional<Link> use(String key) {
        var link = peek(key);
        var mine = jdbc.sql(
                                "update identity.link set used_at = :now where hash = :hash and used_at is null and ends_at > :now")
                        .param("hash", Secrets.hash(key))
                        .param("now", Timestamp.from(clock.instant()))
                        .update()
                == 1;
        return mine ? link : Optional.empty();
    }

    /** An earlier link of the same purpose is no longer good once a newer one was made. */
    void forget(Purpose purpose, @Nullable UUID account) {
        jdbc.sql(
                        "update identity.link set used_at = :now where purpose = :purpose and account is not distinct from :account and used_at is null")
                .param("now", Timestamp.from(clock.instant()))
                .param("purpose", purpose.name())
                .param("account", account, java.sql.Types.OTHER)
                .update();
    }
}
