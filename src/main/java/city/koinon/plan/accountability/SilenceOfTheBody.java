package city.koinon.plan.accountability;

import city.koinon.platform.duties.Duties;
import city.koinon.platform.duties.Duty;
import city.koinon.platform.duties.DutyKind;
import city.koinon.platform.kernel.CityJob;
import city.koinon.platform.municipality.Municipality;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes down, the day after a body's time to judge has passed, that it has not judged. Cut off or done twice it does no harm: whoever
 * comes second finds that it has been written.
 */
@Component
@Order(300)
class SilenceOfTheBody implements CityJob {

    private static final Logger log = LoggerFactory.getLogger(SilenceOfTheBody.class);

    private final Duties duties;
    private final Resolutions resolutions;
    private final Municipality municipality;
    private final TransactionTemplate transactions;

    SilenceOfTheBody(
            Duties duties, Resolutions resolutions, Municipality municipality, TransactionTemplate transactions) {
        this.duties = duties;
        this.resolutions = resolutions;
        this.municipality = municipality;
        this.transactions = transactions;
    }

    @Override
    public String name() {
        return "silence-of-the-body";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(15);
    }

    @Override
    public void run() {
        var today = municipality.today();
        var passed = duties.open().stream()
                .filter(it -> it.kind() == DutyKind.GIVE_VERDICT && it.overdueOn(today))
                .toList();
        passed.forEach(this::writeDown);
    }

    /** One that fails must not hold up the others; it is tried again at the next turn. */
    private void writeDown(Duty duty) {
        try {
            transactions.executeWithoutResult(status -> resolutions.silence(duty));
        } catch (RuntimeException failure) {
            log.error(
                    "The silence about duty {} could not be written down; it will be tried again", duty.id(), failure);
        }
    }
}
