package city.koinon.platform.kernel;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Runs the jobs of all rooms. The scheduler (db-scheduler) lives in PostgreSQL: of several nodes one does a job, and a node that dies
 * loses its turn to another.
 */
@Component
public class Jobs {

    private static final Logger log = LoggerFactory.getLogger(Jobs.class);

    /** How often the scheduler looks whether something is to be done. */
    private static final Duration LOOKS = Duration.ofSeconds(5);

    /** A node that has died in the middle of a job is known to be dead after six of these; then another takes the job over. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(20);

    private final ObjectProvider<CityJob> jobs;
    private final ObjectProvider<Cities> cities;
    private final ObjectProvider<Demonstration> demonstration;
    private final DataSource database;
    private final boolean scheduled;
    private final @Nullable Duration pace;
    private @Nullable Scheduler scheduler;

    /** @param pace how often every job comes round, whatever it asks for itself; for tests that cannot wait */
    Jobs(
            ObjectProvider<CityJob> jobs,
            ObjectProvider<Cities> cities,
            ObjectProvider<Demonstration> demonstration,
            DataSource database,
            @Value("${koinon.jobs:true}") boolean scheduled,
            @Value("${koinon.jobs.pace:#{null}}") @Nullable Duration pace) {
        this.jobs = jobs;
        this.cities = cities;
        this.demonstration = demonstration;
        this.database = database;
        this.scheduled = scheduled;
        this.pace = pace;
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        if (!scheduled) {
            return;
        }
        var tasks = inOrder().stream()
                .map(job -> Tasks.recurring(job.name(), FixedDelay.of(pace == null ? job.every() : pace))
                        .execute((instance, context) -> runOnTime(job)))
                .toList();
        scheduler = Scheduler.create(database)
                .tableName("kernel.scheduled_tasks")
                .startTasks(tasks)
                .threads(2)
                .pollingInterval(pace == null || pace.compareTo(LOOKS) > 0 ? LOOKS : pace)
                .heartbeatInterval(pace == null ? HEARTBEAT : Duration.ofSeconds(1))
                .shutdownMaxWait(Duration.ofSeconds(5))
                .build();
        scheduler.start();
    }

    @PreDestroy
    void end() {
        if (scheduler != null) {
            scheduler.stop();
        }
    }

    /** Does every job once, now, here. */
    public void runAll() {
        inOrder().forEach(this::run);
    }

    private List<CityJob> inOrder() {
        return jobs.orderedStream().toList();
    }

    /** Another node may have moved the demonstration's clock. Whoever moves it here has set it already. */
    private void runOnTime(CityJob job) {
        demonstration.ifAvailable(Demonstration::follow);
        run(job);
    }

    private void run(CityJob job) {
        cities.ifAvailable(all -> all.slugs().forEach(city -> CurrentCity.run(city, () -> attempt(job, city))));
    }

    /** What fails in one city must not stop the others; it comes back at the next turn. */
    private static void attempt(CityJob job, String city) {
        try {
            job.run();
        } catch (RuntimeException failure) {
            log.error("Job {} failed in {}; it will be tried again", job.name(), city, failure);
        }
    }
}
