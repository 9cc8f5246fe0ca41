package city.koinon.act.pathways;

import city.koinon.NightWork;
import city.koinon.platform.duties.Town;
import city.koinon.platform.kernel.Ids;
import java.time.LocalDate;
import java.util.List;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One plan was opened today, one not for thirteen months, and both have something ticked. */
class OldPlansNight implements NightWork {

    private static final LocalDate TODAY = LocalDate.of(2026, 4, 9);

    private final Town town;
    private final JdbcClient jdbc;

    OldPlansNight(ApplicationContext house, JdbcClient jdbc) {
        this.town = new Town(house);
        this.jdbc = jdbc;
        town.run(() -> jdbc.sql("insert into pathways.pathway (id, slug) values (:id, 'first-weeks')")
                .param("id", Ids.next())
                .update());
        town.run(() -> jdbc.sql("""
                insert into pathways.revision (pathway, number, state, body, published_at)
                select id, 1, 'PUBLISHED', '{}', now() from pathways.pathway
                """).update());
    }

    @Override
    public String job() {
        return "pathways-forget-old-plans";
    }

    @Override
    public String city() {
        return town.slug;
    }

    @Override
    public void evening() {
        town.at(TODAY);
        town.run(() -> jdbc.sql("delete from pathways.kept").update());
        keep((byte) 1, TODAY.minusMonths(13));
        keep((byte) 2, TODAY);
    }

    private void keep(byte code, LocalDate used) {
        town.run(() -> jdbc.sql("""
                insert into pathways.kept (code, pathway, number, answers, language, began_on, used_on)
                select :code, id, 1, ''::bytea, 'el', :used, :used from pathways.pathway
                """)
                .param("code", new byte[] {code})
                .param("used", used)
                .update());
        town.run(() -> jdbc.sql(
                        "insert into pathways.tick (code, step, mark, since) values (:code, 'one', 'DONE', :used)")
                .param("code", new byte[] {code})
                .param("used", used)
                .update());
    }

    @Override
    public Object morning() {
        return List.of(
                town.in(() -> jdbc.sql("select encode(code, 'hex') from pathways.kept")
                        .query(String.class)
                        .list()),
                town.in(() -> jdbc.sql("select encode(code, 'hex') from pathways.tick")
                        .query(String.class)
                        .list()));
    }
}
