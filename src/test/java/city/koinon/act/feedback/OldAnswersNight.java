package city.koinon.act.feedback;

import city.koinon.platform.duties.NightInTown;
import city.koinon.platform.kernel.Ids;
import java.time.LocalDate;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Somebody answered yesterday, somebody thirteen months ago; what is told of each service is as old. */
class OldAnswersNight extends NightInTown {

    OldAnswersNight(ApplicationContext house, JdbcClient jdbc) {
        super("feedback-forget", house, jdbc);
    }

    @Override
    protected void lay() {
        jdbc.sql("delete from feedback.answer").update();
        jdbc.sql("delete from feedback.told").update();
        answered(TODAY.minusDays(1));
        answered(TODAY.minusMonths(13));
    }

    private void answered(LocalDate day) {
        jdbc.sql("insert into feedback.told (service, untold, told_on, outcome) values (:id, 0, :day, '{}')")
                .param("id", Ids.next())
                .param("day", day)
                .update();
        jdbc.sql("""
                insert into feedback.answer (id, service, lang, delivered, effort, said, day)
                values (:id, :id, 'el', 'YES', 1, 'They were kind', :day)
                """).param("id", Ids.next()).param("day", day).update();
    }

    @Override
    protected Object left() {
        return jdbc.sql(
                        "select day from feedback.answer union all select told_on from feedback.told where outcome is not null")
                .query(LocalDate.class)
                .list();
    }
}
