package city.koinon.platform.kernel;

import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.Order;
import org.springframework.modulith.events.EventPublication;
import org.springframework.modulith.events.IncompleteEventPublications;
import org.springframework.stereotype.Component;

/**
 * What happened and was not heard, because the node died between the two or a listener failed, is told again until it is heard. Whoever
 * listens may hear the same thing twice and does no harm.
 */
@Component
@Order(50)
class TellAgain implements CityJob {

    /** Whoever was told a moment ago may still be at it. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final ObjectProvider<IncompleteEventPublications> unheard;
    private final Clock clock;

    TellAgain(ObjectProvider<IncompleteEventPublications> unheard, Clock clock) {
        this.unheard = unheard;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "tell-again";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(5);
    }

    @Override
    public void run() {
        var before = clock.instant().minus(PATIENCE);
        unheard.getObject()
                .resubmitIncompletePublications(
                        it -> isHere(it) && it.getPublicationDate().isBefore(before));
    }

    private static boolean isHere(EventPublication publication) {
        return publication.getEvent() instanceof CityEvent event && event.city().equals(CurrentCity.slug());
    }
}
