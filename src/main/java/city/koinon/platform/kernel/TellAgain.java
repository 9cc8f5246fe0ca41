package city.koinon.platform.kernel;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.EventPublication;
import org.springframework.modulith.events.EventPublication.Status;
import org.springframework.modulith.events.IncompleteEventPublications;
import org.springframework.stereotype.Component;

/**
 * What happened and was not heard, because the node died between the two or a listener failed, is told again until it is heard. Whoever
 * listens may hear the same thing twice and does no harm. What was heard long ago is forgotten.
 */
@Component
@Order(50)
class TellAgain implements CityJob {

    private static final Logger LOG = LoggerFactory.getLogger(TellAgain.class);

    /** Whoever was told a moment ago may still be at it. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /**
     * Whoever has begun to listen is given longer: told once more they would do their work twice, and the second of them could not say that
     * it is done. Nobody here works on one thing for so long unless their node has died.
     */
    private static final Duration PATIENCE_WITH_WORK = Duration.ofMinutes(15);

    /** For as long as somebody may want to know whether something was heard. */
    private static final Duration KEPT = Duration.ofDays(7);

    private final ObjectProvider<IncompleteEventPublications> unheard;
    private final JdbcClient jdbc;
    private final Clock clock;

    TellAgain(ObjectProvider<IncompleteEventPublications> unheard, JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
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
        var now = clock.instant();
        jdbc.sql("delete from event_publication_archive where completion_date < :before")
                .param("before", now.minus(KEPT).atOffset(ZoneOffset.UTC))
                .update();
        // Taken up once more by a node that then died: nobody else would take it up again.
        jdbc.sql(
                        "update event_publication set status = 'FAILED' where status = 'RESUBMITTED' and last_resubmission_date < :before")
                .param("before", now.minus(PATIENCE).atOffset(ZoneOffset.UTC))
                .update();
        unheard.getObject().resubmitIncompletePublications(it -> isHere(it) && isForgotten(it, now));
    }

    static boolean isForgotten(EventPublication publication, Instant now) {
        var patience = publication.getStatus() == Status.PROCESSING ? PATIENCE_WITH_WORK : PATIENCE;
        return told(publication).isBefore(now.minus(patience));
    }

    private static Instant told(EventPublication it) {
        return Optional.ofNullable(it.getLastResubmissionDate()).orElse(it.getPublicationDate());
    }

    /** What can no longer be read, because its kind is gone, holds up nothing else. */
    private static boolean isHere(EventPublication publication) {
        try {
            return publication.getEvent() instanceof CityEvent event
                    && event.city().equals(CurrentCity.slug());
        } catch (RuntimeException unreadable) {
            LOG.warn("Event {} cannot be read any more", publication.getIdentifier(), unreadable);
            return false;
        }
    }
}
