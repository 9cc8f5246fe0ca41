package city.koinon.platform.kernel;

import city.koinon.platform.storage.CannotStart;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.flyway.autoconfigure.FlywayDataSource;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Plays the demonstration's history into an empty installation, once. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class DemonstrationLoader implements ApplicationRunner {

    private static final int ATTEMPTS = 5;

    private static final Logger log = LoggerFactory.getLogger(DemonstrationLoader.class);

    /** The day the demonstration opens its doors. Fixed, so that what it shows is the same wherever it is started. */
    static final Instant OPENING = Instant.parse("2026-05-12T15:40:00Z");

    private final ObjectProvider<DemonstrationData> rooms;
    private final Cities cities;
    private final Demonstration demonstration;
    private final MovableClock clock;
    private final Hearing hearing;
    private final Jobs jobs;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final DataSource owner;
    private final boolean wanted;

    DemonstrationLoader(
            ObjectProvider<DemonstrationData> rooms,
            Cities cities,
            Demonstration demonstration,
            MovableClock clock,
            Hearing hearing,
            Jobs jobs,
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            @FlywayDataSource DataSource owner,
            @Value("${koinon.demonstration.load:${koinon.demonstration:false}}") boolean wanted) {
        this.rooms = rooms;
        this.cities = cities;
        this.demonstration = demonstration;
        this.clock = clock;
        this.hearing = hearing;
        this.jobs = jobs;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.owner = owner;
        this.wanted = wanted;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (demonstration.on() && wanted && !loaded()) {
            if (begun()) {
                log.info("The last start was cut off while it played the demonstration");
                startAfresh();
            } else if (cities.slugs().isEmpty()) {
                load();
            } else {
                throw new CannotStart(
                        "This database already holds cities, so no demonstration is played into it. Start without "
                                + "KOINON_DEMONSTRATION, or with a database of its own.");
            }
        }
    }

    /** Only the owner of the tables can empty them: the public record is append-only for everybody else. */
    synchronized void startAfresh() {
        hearing.awaitSilence();
        for (var attempt = 1; ; attempt++) {
            try {
                empty();
                break;
            } catch (PessimisticLockingFailureException aReaderHasTheOtherHalf) {
                if (attempt == ATTEMPTS) {
                    throw aReaderHasTheOtherHalf;
                }
            }
        }
        load();
    }

    /** Takes all tables at once, which whoever is reading several of them may cross. */
    private void empty() {
        JdbcClient.create(owner).sql("""
                        do $$ declare everything text; begin
                            select string_agg(format('%I.%I', table_schema, table_name), ', ') into everything
                            from   information_schema.columns
                            join   information_schema.tables using (table_schema, table_name)
                            where  column_name = 'city' and table_type = 'BASE TABLE';
                            execute 'truncate ' || everything || ' cascade';
                            truncate event_publication, event_publication_archive;
                        end $$
                        """).update();
    }

    private void load() {
        log.info("Loading the demonstration; this happens once");
        jdbc.sql("update kernel.demonstration_clock set begun = true, loaded = false")
                .update();
        var scenes = rooms.stream()
                .flatMap(DemonstrationData::scenes)
                .sorted(Comparator.comparing(DemonstrationData.Scene::at))
                .toList();
        play(scenes);
        demonstration.moveClockTo(OPENING);
        jdbc.sql("update kernel.demonstration_clock set loaded = true").update();
    }

    private void play(List<DemonstrationData.Scene> scenes) {
        if (scenes.isEmpty()) {
            return;
        }
        var night = dayOf(scenes.getFirst().at());
        for (var scene : scenes) {
            for (; night.isBefore(dayOf(scene.at())); night = night.plusDays(1)) {
                nightAfter(night);
            }
            moveClockTo(scene.at());
            CurrentCity.run(
                    scene.city(),
                    () -> transaction.executeWithoutResult(
                            status -> scene.play().run()));
        }
        for (; night.isBefore(dayOf(OPENING)); night = night.plusDays(1)) {
            nightAfter(night);
        }
    }

    /** Jobs run in the small hours, as they would. */
    private void nightAfter(LocalDate day) {
        moveClockTo(day.plusDays(1).atTime(3, 0).toInstant(ZoneOffset.UTC));
        jobs.runAll();
    }

    private void moveClockTo(Instant then) {
        hearing.awaitSilence();
        clock.moveTo(then);
    }

    private static LocalDate dayOf(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }

    private boolean loaded() {
        return jdbc.sql("select loaded from kernel.demonstration_clock")
                .query(Boolean.class)
                .single();
    }

    private boolean begun() {
        return jdbc.sql("select begun from kernel.demonstration_clock")
                .query(Boolean.class)
                .single();
    }
}
