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

    private final ObjectProvider<CityJob> jobs;
    private final ObjectProvider<Cities> cities;
    private final ObjectProvider<Demonstration> demonstration;
    private final DataSource database;
    private final boolean scheduled;
    private @Nullable Scheduler scheduler;

    Jobs(
            ObjectProvider<CityJob> jobs,
            ObjectProvider<Cities> cities,
            ObjectProvider<Demonstration> demonstration,
            DataSource database,
            @Value("${koinon.jobs:true}") boolean scheduled) {
        this.jobs = jobs;
        this.cities = cities;
        this.demonstration = demonstration;
        this.database = database;
        this.scheduled = scheduled;
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        if (!scheduled) {
            return;
        }
        var tasks = inOrder().stream()
                .map(job -> Tasks.recurring(job.name(), FixedDelay.of(job.every()))
                        .execute((instance, context) -> runOnTime(job)))
                .toList();
        scheduler = Scheduler.create(database)
                .tableName("kernel.scheduled_tasks")
                .startTasks(tasks)
                .threads(2)
                .pollingInterval(Duration.ofSeconds(5))
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
