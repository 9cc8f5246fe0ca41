package city.koinon.platform.identity;

import city.koinon.NightWork;
import city.koinon.platform.duties.Town;
import city.koinon.platform.kernel.CurrentCity;
import city.koinon.platform.kernel.Ids;
import city.koinon.platform.kernel.MovableClock;
import java.sql.Timestamp;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Yesterday's links, questions and counts lie beside today's. */
class DoorstepNight implements NightWork {

    private static final List<String> TABLES = List.of("link", "challenge", "knock", "salt");

    private final Town town;
    private final Links links;
    private final Knocks knocks;
    private final JdbcClient jdbc;
    private final MovableClock clock;

    DoorstepNight(ApplicationContext house, Links links, Knocks knocks, JdbcClient jdbc, MovableClock clock) {
        this.town = new Town(house);
        this.links = links;
        this.knocks = knocks;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public String job() {
        return "identity-sweep-the-doorstep";
    }

    @Override
    public String city() {
        return town.slug;
    }

    @Override
    public void evening() {
        TABLES.forEach(table ->
                town.run(() -> jdbc.sql("delete from identity." + table).update()));
        leave("2026-04-07");
        leave("2026-04-09");
    }

    private void leave(String day) {
        town.at(day);
        town.run(() -> {
            links.make(Links.Purpose.SIGN_IN, null, "somebody@example.org", "");
            jdbc.sql("insert into identity.challenge (id, challenge, asked_at) values (:id, :challenge, :at)")
                    .param("id", Ids.next())
                    .param("challenge", new byte[] {1})
                    .param("at", Timestamp.from(clock.instant()))
                    .update();
        });
        CurrentCity.run(
                town.slug, () -> knocks.tooMany("sign-in", UUID.randomUUID().toString(), 10));
    }

    @Override
    public Object morning() {
        return TABLES.stream()
                .map(table -> town.in(() -> jdbc.sql("select count(*) from identity." + table)
                        .query(Long.class)
                        .single()))
                .toList();
    }
}
