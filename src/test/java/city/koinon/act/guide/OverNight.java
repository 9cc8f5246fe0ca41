package city.koinon.act.guide;

import city.koinon.NightWork;
import city.koinon.platform.duties.Town;
import city.koinon.platform.texts.Written;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Yesterday was the last day of an announcement that nobody has translated. */
class OverNight implements NightWork {

    private static final LocalDate YESTERDAY = LocalDate.of(2026, 4, 8);

    private final Town town;
    private final Announcements announcements;
    private final JdbcClient jdbc;
    private @Nullable UUID announcement;

    OverNight(ApplicationContext house, Announcements announcements, JdbcClient jdbc) {
        this.town = new Town(house);
        this.announcements = announcements;
        this.jdbc = jdbc;
    }

    @Override
    public String job() {
        return "guide-end-announcements";
    }

    @Override
    public String city() {
        return town.slug;
    }

    @Override
    public void evening() {
        town.at(YESTERDAY);
        town.run(() -> announcement = announcements.make(
                new Announcements.Draft(
                        null,
                        Written.of("en", "The counter is closed"),
                        Written.of("en", "Until tonight."),
                        YESTERDAY,
                        YESTERDAY),
                GuideTest.EDITOR));
        town.at(YESTERDAY.plusDays(1));
    }

    @Override
    public Object morning() {
        return List.of(
                town.in(() -> jdbc.sql("select ended from guide.announcement where id = :id")
                        .param("id", announcement)
                        .query(Boolean.class)
                        .single()),
                town.in(() -> jdbc.sql(
                                "select language || ' ' || status from texts.task where manuscript = :id order by 1")
                        .param("id", announcement)
                        .query(String.class)
                        .list()));
    }
}
