package city.koinon.act.feedback;

import city.koinon.NightWork;
import city.koinon.platform.duties.Town;
import city.koinon.platform.kernel.Ids;
import java.time.LocalDate;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Somebody answered yesterday, somebody thirteen months ago; what is told of each service is as old. */
class OldAnswersNight implements NightWork {

    private static final LocalDate TODAY = LocalDate.of(2026, 4, 9);

    private final Town town;
    private final JdbcClient jdbc;

    OldAnswersNight(ApplicationContext house, JdbcClient jdbc) {
        this.town = new Town(house);
        this.jdbc = jdbc;
    }

    @Override
    public String job() {
        return "feedback-forget";
    }

    @Override
    public String city() {
        return town.slug;
    }

    @Override
    public void evening() {
        town.at(TODAY);
        town.run(() -> jdbc.sql("delete from feedback.answer").update());
        town.run(() -> jdbc.sql("delete from feedback.told").update());
        answered(TODAY.minusDays(1));
        answered(TODAY.minusMonths(13));
    }

    private void answered(LocalDate day) {
        town.run(() -> jdbc.sql("insert into feedback.told (service, untold, told_on, outcome) values (:id, 0, :day, '{}')")
                .param("id", Ids.next())
                .param("day", day)
                .update());
        town.run(() -> jdbc.sql("""
                insert into feedback.answer (id, service, lang, delivered, effort, said, day)
                values (:id, :id, 'el', 'YES', 1, 'They were kind', :day)
                """).param("id", Ids.next()).param("day", day).update());
    }

    @Override
    public Object morning() {
        return town.in(() -> jdbc.sql(
                        "select day from feedback.answer union all select told_on from feedback.told where outcome is not null")
                .query(LocalDate.class)
                .list());
    }
}
