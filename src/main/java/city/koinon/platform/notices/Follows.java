package city.koinon.platform.notices;

import city.koinon.platform.kernel.Ids;
import city.koinon.platform.ledger.Subject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Who hears of which thread: accounts at once, bare addresses after they have said yes. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Follows {

    /** How many threads an address may be asked about in a day before it has said yes to any: nobody's mailbox is filled by others. */
    private static final int MOST_QUESTIONS = 3;

    private final JdbcClient jdbc;
    private final Clock clock;

    Follows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    record Follow(
            UUID id,
            Subject subject,
            @Nullable UUID account,
            @Nullable String address,
            String lang,
            UUID token,
            @Nullable Instant confirmedAt) {}

    void follow(Subject subject, UUID account, String lang) {
        jdbc.sql("""
                insert into notices.follow (id, subject_kind, subject_id, account, lang, token, asked_at, confirmed_at)
                values (:id, :kind, :subject, :account, :lang, :token, :now, :now)
                on conflict on constraint account_follows_once do nothing
                """)
                .param("id", Ids.next())
                .param("kind", subject.kind())
                .param("subject", subject.id())
                .param("account", account)
                .param("lang", lang)
                .param("token", UUID.randomUUID())
                .param("now", now())
                .update();
    }

    void unfollow(Subject subject, UUID account) {
        jdbc.sql("delete from notices.follow where subject_kind = :kind and subject_id = :id and account = :account")
                .param("kind", subject.kind())
                .param("id", subject.id())
                .param("account", account)
                .update();
    }

    boolean follows(Subject subject, UUID account) {
        return accounts(subject).contains(account);
    }

    List<UUID> accounts(Subject subject) {
        return jdbc.sql("""
                select account from notices.follow
                 where subject_kind = :kind and subject_id = :id and account is not null
                 order by id
                """)
                .param("kind", subject.kind())
                .param("id", subject.id())
                .query((row, n) -> row.getObject("account", UUID.class))
                .list();
    }

    /** @return the question to send to the address, or empty when it follows already or was asked too often today */
    Optional<Follow> ask(Subject subject, String address, String lang) {
        var asked = jdbc.sql("""
                        select count(*) from notices.follow
                         where address = :address and confirmed_at is null and asked_at > :since
                        """)
                .param("address", address)
                .param("since", Timestamp.from(clock.instant().minus(Duration.ofDays(1))))
                .query(Integer.class)
                .single();
        if (asked >= MOST_QUESTIONS) {
            return Optional.empty();
        }
        // Asked again after a day, because the first question may have been lost.
        return jdbc.sql("""
                insert into notices.follow (id, subject_kind, subject_id, address, lang, token, asked_at)
                values (:id, :kind, :subject, :address, :lang, :token, :now)
                on conflict on constraint address_follows_once do update
                    set asked_at = excluded.asked_at, token = excluded.token, lang = excluded.lang
                    where notices.follow.confirmed_at is null and notices.follow.asked_at < :since
                returning *
                """)
                .param("id", Ids.next())
                .param("kind", subject.kind())
                .param("subject", subject.id())
                .param("address", address)
                .param("lang", lang)
                .param("token", UUID.randomUUID())
                .param("now", now())
                .param("since", Timestamp.from(clock.instant().minus(Duration.ofDays(1))))
                .query(Follows::follow)
                .optional();
    }

    Optional<Follow> find(UUID token) {
        return jdbc.sql("select * from notices.follow where token = :token")
                .param("token", token)
                .query(Follows::follow)
                .optional();
    }

    void confirm(UUID token) {
        jdbc.sql("update notices.follow set confirmed_at = :now where token = :token and confirmed_at is null")
                .param("now", now())
                .param("token", token)
                .update();
    }

    void end(UUID token) {
        jdbc.sql("delete from notices.follow where token = :token")
                .param("token", token)
                .update();
    }

    /** Everybody who follows one of these subjects and has said so, each once. */
    List<Follow> of(Collection<Subject> subjects) {
        return jdbc.sql("""
                select distinct on (account, address) *
                  from notices.follow
                 where (subject_kind || '/' || subject_id) in (:subjects) and confirmed_at is not null
                 order by account, address, id
                """)
                .param("subjects", subjects.stream().map(Subject::toString).toList())
                .query(Follows::follow)
                .list();
    }

    List<Follow> of(UUID account) {
        return jdbc.sql("select * from notices.follow where account = :account order by id")
                .param("account", account)
                .query(Follows::follow)
                .list();
    }

    void forget(UUID account) {
        jdbc.sql("delete from notices.follow where account = :account")
                .param("account", account)
                .update();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private static Follow follow(ResultSet row, int n) throws SQLException {
        var confirmed = row.getTimestamp("confirmed_at");
        return new Follow(
                row.getObject("id", UUID.class),
                new Subject(row.getString("subject_kind"), row.getObject("subject_id", UUID.class)),
                row.getObject("account", UUID.class),
                row.getString("address"),
                row.getString("lang"),
                row.getObject("token", UUID.class),
                confirmed == null ? null : confirmed.toInstant());
    }
}
