package city.koinon.platform.kernel;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Remembers which forms were already accepted, so that one sent twice (an impatient thumb, the back button) does its work once. */
@Component
public class SentForms implements CityJob {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    SentForms(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Takes the form's token in the running transaction. A second taker waits for the first to commit.
     *
     * @param path to where it was sent: two forms of one page may share a token
     * @return where the first sending led to, or empty when this is the first
     */
    public Optional<String> take(UUID token, String path) {
        var first = jdbc.sql("insert into kernel.sent_form (token) values (:token) on conflict do nothing")
                        .param("token", at(token, path))
                        .update()
                == 1;
        return first
                ? Optional.empty()
                : Optional.of(jdbc.sql("select led_to from kernel.sent_form where token = :token")
                        .param("token", at(token, path))
                        .query(String.class)
                        .single());
    }

    public void ledTo(UUID token, String path, String view) {
        jdbc.sql("update kernel.sent_form set led_to = :view where token = :token")
                .param("view", view)
                .param("token", at(token, path))
                .update();
    }

    @Override
    public String name() {
        return "kernel-forget-sent-forms";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(6);
    }

    /** After a week nobody presses the same button by mistake. Real time, whatever a demonstration's clock says. */
    @Override
    public void run() {
        transaction.executeWithoutResult(
                status -> jdbc.sql("delete from kernel.sent_form where sent_at < now() - interval '7 days'")
                        .update());
    }

    private static UUID at(UUID token, String path) {
        return UUID.nameUUIDFromBytes((token + " " + path).getBytes(StandardCharsets.UTF_8));
    }
}
