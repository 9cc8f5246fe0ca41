package city.koinon.platform.kernel;

import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Remembers which forms were already accepted, so that one sent twice (an impatient thumb, the back button) does its work once. */
@Component
public class SentForms {

    private final JdbcClient jdbc;

    SentForms(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Takes the form's token in the running transaction. A second taker waits for the first to commit.
     *
     * @return where the first sending led to, or empty when this is the first
     */
    public Optional<String> take(UUID token) {
        var first = jdbc.sql("insert into kernel.sent_form (token) values (:token) on conflict do nothing")
                        .param("token", token)
                        .update()
                == 1;
        return first
                ? Optional.empty()
                : Optional.of(jdbc.sql("select led_to from kernel.sent_form where token = :token")
                        .param("token", token)
                        .query(String.class)
                        .single());
    }

    public void ledTo(UUID token, String view) {
        jdbc.sql("update kernel.sent_form set led_to = :view where token = :token")
                .param("view", view)
                .param("token", token)
                .update();
    }
}
