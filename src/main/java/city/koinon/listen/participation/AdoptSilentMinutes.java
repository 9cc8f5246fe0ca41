package city.koinon.listen.participation;

import city.koinon.platform.kernel.CityJob;
import java.time.Duration;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Nobody objected in time: the minutes are adopted. Each in a transaction of its own; one that is adopted already is left alone. */
@Component
@Order(200)
class AdoptSilentMinutes implements CityJob {

    private static final Logger log = LoggerFactory.getLogger(AdoptSilentMinutes.class);

    private final MinuteBook minutes;

    AdoptSilentMinutes(MinuteBook minutes) {
        this.minutes = minutes;
    }

    @Override
    public String name() {
        return "participation-adopt-silent-minutes";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(10);
    }

    @Override
    public void run() {
        minutes.circulated().forEach(this::adopt);
    }

    /** Some that fail must not hold up the others; they are tried again at the next turn. */
    private void adopt(UUID meeting) {
        try {
            minutes.adoptIfSilent(meeting);
        } catch (RuntimeException failure) {
            log.error("The minutes of meeting {} could not be adopted; it will be tried again", meeting, failure);
        }
    }
}
