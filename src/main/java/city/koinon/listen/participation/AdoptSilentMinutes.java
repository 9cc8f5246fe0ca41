package city.koinon.listen.participation;

import city.koinon.platform.kernel.CityJob;
import java.time.Duration;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Nobody objected in time: the minutes are adopted. Each in a transaction of its own; one that is adopted already is left alone. */
@Component
@Order(200)
class AdoptSilentMinutes implements CityJob {

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
        minutes.circulated().forEach(minutes::adoptIfSilent);
    }
}
