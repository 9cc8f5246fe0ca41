package city.koinon.platform.duties;

import city.koinon.platform.directory.Directory;
import city.koinon.platform.kernel.CityJob;
import city.koinon.platform.notices.Notices;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Once a week, while anything has climbed that far, the office above all others and the secretary of the council are told how much. */
@Component
@Order(200)
class WeeklyRegister implements CityJob {

    private final Duties duties;
    private final Directory directory;
    private final Council council;
    private final Notices notices;
    private final TransactionTemplate transaction;

    WeeklyRegister(
            Duties duties,
            Directory directory,
            Council council,
            Notices notices,
            PlatformTransactionManager transactions) {
        this.duties = duties;
        this.directory = directory;
        this.council = council;
        this.notices = notices;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public String name() {
        return "weekly-register";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(6);
    }

    @Override
    public void run() {
        transaction.executeWithoutResult(status -> write());
    }

    /** The key of the letter names the week, so that it goes out once however often this runs. */
    private void write() {
        var today = duties.today();
        var monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        var climbed = duties.overdue().stream()
                .filter(duty -> duty.level() >= 0
                        && duty.ladder().rungs().stream()
                                .anyMatch(rung -> rung.level() <= duty.level() && rung.reaches(Rung.Target.REGISTER)))
                .count();
        if (climbed == 0) {
            return;
        }
        var key = "register:%d-W%02d"
                .formatted(monday.get(IsoFields.WEEK_BASED_YEAR), monday.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
        Stream.of(directory.topOffice(), council.secretary())
                .flatMap(Optional::stream)
                .distinct()
                .forEach(office -> notices.sendToOffice(
                        key,
                        office.id(),
                        "duties.mail.register.subject",
                        "duties.mail.register.body",
                        "/overdue",
                        climbed,
                        monday));
    }
}
