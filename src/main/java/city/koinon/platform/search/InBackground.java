package city.koinon.platform.search;

import city.koinon.platform.kernel.Cities;
import city.koinon.platform.kernel.CurrentCity;
import city.koinon.platform.kernel.Pulse;
import city.koinon.platform.ui.CityFace;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.LocalDate;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What each node does for itself beside its readers: it reads every city once after the start, so that nobody waits for their first search,
 * and writes down from time to time what was looked for in vain. No job of the house, because those are done by one node for all.
 */
@Component
class InBackground {

    private static final Logger log = LoggerFactory.getLogger(InBackground.class);
    private static final int MINUTES = 2;

    private final Cities cities;
    private final CityFace faces;
    private final Search search;
    private final InVain inVain;
    private final Pulse pulse;
    private final Clock clock;
    private final TransactionTemplate reading;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        var calm = new Thread(work, "search");
        calm.setDaemon(true);
        calm.setPriority(Thread.MIN_PRIORITY);
        return calm;
    });

    InBackground(
            Cities cities,
            CityFace faces,
            Search search,
            InVain inVain,
            Pulse pulse,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.cities = cities;
        this.faces = faces;
        this.search = search;
        this.inVain = inVain;
        this.pulse = pulse;
        this.clock = clock;
        this.reading = new TransactionTemplate(transactions);
        this.reading.setReadOnly(true);
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        thread.execute(() -> attempt(() -> cities.slugs().forEach(this::read)));
        thread.scheduleWithFixedDelay(() -> attempt(inVain::keep), MINUTES, MINUTES, TimeUnit.MINUTES);
    }

    private void read(String city) {
        if (thread.isShutdown()) {
            return;
        }
        CurrentCity.run(
                city,
                () -> attempt(() -> faces.of(city).ifPresent(face -> {
                    var beat = pulse.beat();
                    reading.executeWithoutResult(
                            status -> search.follow(beat, LocalDate.now(clock.withZone(face.zone()))));
                })));
    }

    /** What fails is tried again: a city by its next reader, and what was heard with what is heard after it. */
    private void attempt(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException failure) {
            if (!thread.isShutdown()) {
                log.warn("The search could not work in the background", failure);
            }
        }
    }

    @PreDestroy
    void end() throws InterruptedException {
        thread.shutdownNow();
        if (!thread.awaitTermination(5, TimeUnit.SECONDS)) {
            log.warn("The search is still reading");
        }
        attempt(inVain::keep);
    }
}
