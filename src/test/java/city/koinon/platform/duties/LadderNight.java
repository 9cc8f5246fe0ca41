package city.koinon.platform.duties;

import city.koinon.NightWork;
import city.koinon.platform.kernel.Ids;
import city.koinon.platform.ledger.Actor;
import city.koinon.platform.municipality.Municipality;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An answer that is five working days late: the reminder and two levels of its ladder have been slept through. */
class LadderNight implements NightWork {

    private final Town town;
    private final Duties duties;
    private final Municipality municipality;
    private final JdbcClient jdbc;
    private @Nullable UUID duty;

    LadderNight(ApplicationContext house, Duties duties, Municipality municipality, JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.town = new Town(house);
        this.duties = duties;
        this.municipality = municipality;
    }

    @Override
    public String job() {
        return "climb-ladders";
    }

    @Override
    public String city() {
        return town.slug;
    }

    @Override
    public void evening() {
        town.at("2026-03-20");
        if (duty != null) {
            town.run(() -> {
                duties.waive(duty, Ids.next(), Actor.body(town.body, "Panel"));
                jdbc.sql("delete from notices.letter").update();
            });
        }
        duty = town.owesAnAnswer("2026-03-20");
        town.at("2026-04-29");
        // What the house keeps of the calendar is not read again in the night.
        town.in(() -> municipality.freeDays().isWorkingDay(LocalDate.parse("2026-04-29")));
    }

    @Override
    public Object morning() {
        return duties.climbs(duty).stream()
                .map(it -> it.level() + " " + it.on())
                .toList();
    }
}
