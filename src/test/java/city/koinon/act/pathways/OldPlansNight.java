package city.koinon.act.pathways;

import city.koinon.platform.duties.NightInTown;
import city.koinon.platform.kernel.Ids;
import java.time.LocalDate;
import java.util.List;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One plan was opened today, one not for thirteen months, and both have something ticked. */
class OldPlansNight extends NightInTown {

    OldPlansNight(ApplicationContext house, JdbcClient jdbc) {
        super("pathways-forget-old-plans", house, jdbc);
        town.run(() -> {
            jdbc.sql("insert into pathways.pathway (id, slug) values (:id, 'first-weeks')")
                    .param("id", Ids.next())
                    .update();
            jdbc.sql("""
                    insert into pathways.revision (pathway, number, state, body, published_at)
                    select id, 1, 'PUBLISHED', '{}', now() from pathways.pathway
                    """).update();
        });
    }

    @Override
    protected void lay() {
        jdbc.sql("delete from pathways.kept").update();
        keep((byte) 1, TODAY.minusMonths(13));
        keep((byte) 2, TODAY);
    }

    private void keep(byte code, LocalDate used) {
        jdbc.sql("""
                insert into pathways.kept (code, pathway, number, answers, language, began_on, used_on)
                select :code, id, 1, ''::bytea, 'el', :used, :used from pathways.pathway
                """).param("code", new byte[] {code}).param("used", used).update();
        jdbc.sql("insert into pathways.tick (code, step, mark, since) values (:code, 'one', 'DONE', :used)")
                .param("code", new byte[] {code})
                .param("used", used)
                .update();
    }

    @Override
    protected Object left() {
        return List.of(
                jdbc.sql("select encode(code, 'hex') from pathways.kept")
                        .query(String.class)
                        .list(),
                jdbc.sql("select encode(code, 'hex') from pathways.tick")
                        .query(String.class)
                        .list());
    }
}
