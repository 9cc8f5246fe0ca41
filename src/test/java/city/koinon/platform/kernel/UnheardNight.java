package city.koinon.platform.kernel;

import static org.awaitility.Awaitility.await;

import city.koinon.NightWork;
import city.koinon.platform.duties.Town;
import city.koinon.platform.ledger.Actor;
import city.koinon.platform.ledger.Draft;
import city.koinon.platform.ledger.Ledger;
import city.koinon.platform.ledger.Subject;
import java.time.Duration;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A report on a promise was recorded; one node died before the plan had heard of it, and another one after it had taken it up again. */
class UnheardNight implements NightWork {

    private final Town town;
    private final JdbcClient jdbc;

    UnheardNight(ApplicationContext house, JdbcClient jdbc, Ledger ledger) {
        this.town = new Town(house);
        this.jdbc = jdbc;
        town.run(() -> ledger.record(Draft.of(
                "COMMITMENT_REPORTED",
                new Subject("commitment", Ids.next()),
                Actor.office(town.social, "Social Service"))));
        await().until(() -> count("event_publication_archive") == 1);
    }

    @Override
    public String job() {
        return "tell-again";
    }

    @Override
    public String city() {
        return town.slug;
    }

    @Override
    public void evening() {
        town.at("2026-05-04");
        town.run(() -> {
            jdbc.sql("delete from event_publication where serialized_event like :city")
                    .param("city", here())
                    .update();
            jdbc.sql(
                            "insert into event_publication select * from event_publication_archive where serialized_event like :city")
                    .param("city", here())
                    .update();
            jdbc.sql("delete from event_publication_archive where serialized_event like :city")
                    .param("city", here())
                    .update();
            jdbc.sql("""
                    update event_publication set completion_date = null, status = 'RESUBMITTED', publication_date = '2026-05-03',
                           last_resubmission_date = '2026-05-03'
                     where serialized_event like :city
                    """).param("city", here()).update();
            jdbc.sql("delete from event_publication_archive where listener_id = :city")
                    .param("city", town.slug)
                    .update();
            jdbc.sql("""
                    insert into event_publication_archive (id, listener_id, event_type, serialized_event, publication_date, completion_date)
                    select gen_random_uuid(), :city, '', '', day::date, day::date from unnest(array['2026-04-26', '2026-04-28']) as day
                    """).param("city", town.slug).update();
        });
    }

    /** Whoever listens works on a thread of their own, once they have been told. */
    @Override
    public Object morning() {
        var untold = town.in(
                () -> jdbc.sql("""
                        select count(*) from event_publication
                         where serialized_event like :city and status in ('RESUBMITTED', 'FAILED') and last_resubmission_date < '2026-05-04'
                        """).param("city", here()).query(Long.class).single());
        if (untold > 0) {
            return "unheard " + kept();
        }
        await().atMost(Duration.ofSeconds(30)).until(() -> count("event_publication") == 0);
        return "heard " + kept();
    }

    /** Days on which something was heard that is not forgotten. */
    private Object kept() {
        return town.in(() -> jdbc.sql(
                        "select completion_date::date::text from event_publication_archive where listener_id = :city order by 1")
                .param("city", town.slug)
                .query(String.class)
                .list());
    }

    private long count(String table) {
        return town.in(() -> jdbc.sql("select count(*) from " + table + " where serialized_event like :city")
                .param("city", here())
                .query(Long.class)
                .single());
    }

    private String here() {
        return "%\"" + town.slug + "\"%";
    }
}
