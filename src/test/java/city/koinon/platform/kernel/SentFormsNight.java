package city.koinon.platform.kernel;

import city.koinon.NightWork;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** One form was sent a week ago, one just now. */
class SentFormsNight implements NightWork {

    private final SentForms forms;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    SentFormsNight(SentForms forms, JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.forms = forms;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public String job() {
        return "kernel-forget-sent-forms";
    }

    @Override
    public String city() {
        return "formsville";
    }

    @Override
    public void evening() {
        transaction.executeWithoutResult(status -> {
            jdbc.sql("delete from kernel.sent_form").update();
            forms.take(UUID.randomUUID(), "/old");
            jdbc.sql("update kernel.sent_form set sent_at = now() - interval '8 days'")
                    .update();
            forms.take(UUID.randomUUID(), "/new");
        });
    }

    @Override
    public Object morning() {
        return transaction.execute(status -> jdbc.sql("select sent_at > now() - interval '1 day' from kernel.sent_form")
                .query(Boolean.class)
                .list());
    }
}
