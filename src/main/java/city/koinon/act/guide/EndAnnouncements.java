package city.koinon.act.guide;

import city.koinon.platform.kernel.CityJob;
import java.time.Duration;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What is over the day after its last one need not be translated any more. */
@Component
@Order(800)
class EndAnnouncements implements CityJob {

    private final Announcements announcements;
    private final TransactionTemplate transaction;

    EndAnnouncements(Announcements announcements, TransactionTemplate transaction) {
        this.announcements = announcements;
        this.transaction = transaction;
    }

    @Override
    public String name() {
        return "guide-end-announcements";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(6);
    }

    @Override
    public void run() {
        transaction.executeWithoutResult(status -> announcements.endThoseThatAreOver());
    }
}
