package city.koinon.platform.search;

import city.koinon.platform.kernel.CityJob;
import city.koinon.platform.kernel.CurrentCity;
import city.koinon.platform.ui.CityFace;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What was looked for in vain more than a year ago says nothing about today. */
@Component
@Order(900)
class ForgetSearches implements CityJob {

    private final InVain inVain;
    private final CityFace faces;
    private final Clock clock;

    ForgetSearches(InVain inVain, CityFace faces, Clock clock) {
        this.inVain = inVain;
        this.faces = faces;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "search-forget";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(12);
    }

    @Override
    @Transactional
    public void run() {
        faces.of(CurrentCity.slug())
                .map(it -> LocalDate.now(clock.withZone(it.zone())))
                .ifPresent(today -> inVain.forgetBefore(today.minusDays(InVain.DAYS_KEPT)));
    }
}
