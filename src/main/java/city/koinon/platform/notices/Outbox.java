package city.koinon.platform.notices;

import city.koinon.platform.kernel.CurrentCity;
import city.koinon.platform.kernel.Ids;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The letters of a city. Written in the transaction of what they tell of, taken out one by one when they are sent. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Outbox {

    /** After the n-th failure; after the last the letter is given up. */
    static final List<Duration> PATIENCE = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofHours(1),
            Duration.ofHours(4),
            Duration.ofHours(12),
            Duration.ofHours(24));

    private final JdbcClient jdbc;
    private final Post post;
    private final Clock clock;

    Outbox(JdbcClient jdbc, Post post, Clock clock) {
        this.jdbc = jdbc;
        this.post = post;
        this.clock = clock;
    }

    /**
     * @param secret    its words are wiped once they are sent
     * @param recipient to whom the same letter goes only once; stays when the address is wiped, and so never is one
     */
    record Written(
            String key,
            @Nullable UUID account,
            String address,
            String lang,
            String subject,
            String body,
            boolean secret,
            @Nullable String leave,
            String recipient) {

        Written(
                String key,
                @Nullable UUID account,
                String address,
                String lang,
                String subject,
                String body,
                boolean secret,
                @Nullable String leave) {
            this(
                    key,
                    account,
                    address,
                    lang,
                    subject,
                    body,
                    secret,
                    leave,
                    account == null ? digest(key + "\n" + address) : account.toString());
        }
    }

    /** @return false when the same letter was written before */
    boolean put(Written letter) {
        var now = Timestamp.from(clock.instant());
        return jdbc.sql("""
                                insert into notices.letter
                                    (id, key, recipient, account, address, lang, subject, body, message_id, private, state, written_at, next_at, leave)
                                values (:id, :key, :recipient, :account, :address, :lang, :subject, :body, :messageId, :private, :state, :now, :now, :leave)
                                on conflict (city, key, recipient) do nothing
                                """)
                        .param("id", Ids.next())
                        .param("key", letter.key())
                        .param("recipient", letter.recipient())
                        .param("account", letter.account())
                        .param("address", letter.address())
                        .param("lang", letter.lang())
                        .param("subject", letter.subject())
                        .param("body", letter.body())
                        .param("messageId", messageId(letter.key(), letter.recipient()))
                        .param("private", letter.secret())
                        .param("leave", letter.leave())
                        .param("state", (post.open() ? DeliveryState.WAITING : DeliveryState.KEPT).name())
                        .param("now", now)
                        .update()
                == 1;
    }

    /** The next letter whose time has come. Other nodes pass it by until this transaction ends. */
    Optional<Mail> take() {
        return jdbc.sql("""
                select * from notices.letter
                 where state = 'WAITING' and next_at <= :now
                 order by next_at, id
                 limit 1
                   for update skip locked
                """)
                .param("now", Timestamp.from(clock.instant()))
                .query(Outbox::mail)
                .optional();
    }

    void sent(UUID letter) {
        jdbc.sql("""
                update notices.letter
                   set state = 'SENT', sent_at = :now, attempts = attempts + 1, failure = null,
                       body = case when private then '' else body end, leave = null
                 where id = :id
                """)
                .param("now", Timestamp.from(clock.instant()))
                .param("id", letter)
                .update();
    }

    void failed(Mail letter, String why) {
        var again = letter.attempts() < PATIENCE.size();
        jdbc.sql("""
                update notices.letter
                   set state = :state, attempts = attempts + 1, failure = :why, next_at = :next
                 where id = :id
                """)
                .param("state", (again ? DeliveryState.WAITING : DeliveryState.FAILED).name())
                .param("why", why.length() > 500 ? why.substring(0, 500) : why)
                .param(
                        "next",
                        Timestamp.from(clock.instant().plus(again ? PATIENCE.get(letter.attempts()) : Duration.ZERO)))
                .param("id", letter.id())
                .update();
    }

    /** Gives the letters that were given up another round of attempts. */
    int tryAgain() {
        return jdbc.sql("""
                update notices.letter set state = 'WAITING', attempts = 0, next_at = :now
                 where state = 'FAILED' and address is not null
                """).param("now", Timestamp.from(clock.instant())).update();
    }

    /**
     * A letter of long ago has done its work, or never will: that it was written is kept, what it said and to whom is not. Also where there is
     * no mail server and where it was given up; what still waits by then waited for a server that is no longer there.
     */
    int wipe(Duration after) {
        return jdbc.sql("""
                update notices.letter
                   set state = case when state = 'WAITING' then 'FAILED' else state end, address = null, body = '', subject = '', leave = null, failure = null
                 where address is not null and coalesce(sent_at, written_at) < :before
                """)
                .param("before", Timestamp.from(clock.instant().minus(after)))
                .update();
    }

    void forget(UUID account) {
        jdbc.sql("""
                update notices.letter
                   set state = case when state = 'WAITING' then 'FAILED' else state end, address = null, body = '', subject = '', leave = null, failure = null
                 where account = :account
                """).param("account", account).update();
    }

    /** What waits is not sent any more. @param start of the keys of these letters */
    void forgetAll(String start) {
        jdbc.sql("""
                update notices.letter
                   set state = case when state = 'WAITING' then 'FAILED' else state end, address = null, body = '', subject = '', leave = null, failure = null
                 where starts_with(key, :start) and address is not null
                """).param("start", start).update();
    }

    /** Those whose words are still there. */
    List<Mail> latest(int most) {
        return jdbc.sql(
                        "select * from notices.letter where address is not null order by written_at desc, id desc limit :most")
                .param("most", most)
                .query(Outbox::mail)
                .list();
    }

    Optional<Mail> find(UUID id) {
        return jdbc.sql("select * from notices.letter where id = :id")
                .param("id", id)
                .query(Outbox::mail)
                .optional();
    }

    List<Mail> of(UUID account) {
        return jdbc.sql("select * from notices.letter where account = :account order by written_at, id")
                .param("account", account)
                .query(Outbox::mail)
                .list();
    }

    /** What waits after a failure, or was given up, newest first. */
    List<Mail> troubled(int most) {
        return jdbc.sql("""
                select * from notices.letter
                 where state = 'FAILED' or state = 'WAITING' and attempts > 0
                 order by written_at desc, id desc limit :most
                """).param("most", most).query(Outbox::mail).list();
    }

    Map<DeliveryState, Long> counts() {
        var counts = new EnumMap<DeliveryState, Long>(DeliveryState.class);
        for (var state : DeliveryState.values()) {
            counts.put(state, 0L);
        }
        jdbc.sql("select state, count(*) as n from notices.letter group by state")
                .query(row -> {
                    counts.put(DeliveryState.valueOf(row.getString("state")), row.getLong("n"));
                });
        return counts;
    }

    /** The same for the same letter to the same reader: a mailbox that meets it twice can show it once. */
    private String messageId(String key, String recipient) {
        return "<" + digest(CurrentCity.slug() + "\n" + key + "\n" + recipient).substring(0, 32) + "@" + post.domain()
                + ">";
    }

    private static String digest(String said) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(said.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Mail mail(ResultSet row, int n) throws SQLException {
        return new Mail(
                row.getObject("id", UUID.class),
                row.getString("key"),
                row.getObject("account", UUID.class),
                row.getString("address"),
                row.getString("lang"),
                row.getString("subject"),
                row.getString("body"),
                row.getString("message_id"),
                DeliveryState.valueOf(row.getString("state")),
                row.getTimestamp("written_at").toInstant(),
                row.getInt("attempts"),
                row.getString("failure"),
                instant(row.getTimestamp("sent_at")),
                row.getString("leave"));
    }

    private static @Nullable Instant instant(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }
}
