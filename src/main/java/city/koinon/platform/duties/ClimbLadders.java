package city.koinon.platform.duties;

import city.koinon.platform.directory.Directory;
import city.koinon.platform.directory.Office;
import city.koinon.platform.kernel.CityJob;
import city.koinon.platform.kernel.CurrentCity;
import city.koinon.platform.ledger.Act;
import city.koinon.platform.ledger.Actor;
import city.koinon.platform.ledger.Ledger;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lets every open duty climb every level whose day has come, in order, once. Each level is one transaction, row, act, letters and agenda
 * together: cut off anywhere, the next turn finds it either done or not begun. After a time when the house stood still it catches up.
 */
@Component
@Order(100)
class ClimbLadders implements CityJob {

    private static final Logger log = LoggerFactory.getLogger(ClimbLadders.class);

    private final DutyRows rows;
    private final Duties duties;
    private final DutyLetters letters;
    private final PartyBook parties;
    private final Ledger ledger;
    private final Directory directory;
    private final ObjectProvider<Escalations> rooms;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final TransactionTemplate transaction;

    ClimbLadders(
            DutyRows rows,
            Duties duties,
            DutyLetters letters,
            PartyBook parties,
            Ledger ledger,
            Directory directory,
            ObjectProvider<Escalations> rooms,
            ApplicationEventPublisher events,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.rows = rows;
        this.duties = duties;
        this.letters = letters;
        this.parties = parties;
        this.ledger = ledger;
        this.directory = directory;
        this.rooms = rooms;
        this.events = events;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public String name() {
        return "climb-ladders";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(5);
    }

    @Override
    public void run() {
        resume();
        climb();
    }

    private void resume() {
        var over = Objects.requireNonNull(transaction.execute(status -> rows.pausedTooLong(duties.today())));
        for (var duty : over) {
            try {
                transaction.executeWithoutResult(status -> duties.resumeOfItself(duty));
            } catch (RuntimeException failure) {
                log.error("The pause of duty {} could not be ended; it will be tried again", duty, failure);
            }
        }
    }

    /** One duty that fails must not hold up the others; it stays where it is until the next turn. */
    private void climb() {
        var failed = new HashSet<UUID>();
        for (var next = next(failed); next.isPresent(); next = next(failed)) {
            var duty = next.get();
            try {
                transaction.executeWithoutResult(status -> climb(duty));
            } catch (RuntimeException failure) {
                failed.add(duty);
                log.error("Duty {} could not climb; it will be tried again", duty, failure);
            }
        }
    }

    /** The duty whose next level has waited longest, so that the record tells things in their order. */
    private Optional<UUID> next(Set<UUID> except) {
        return Objects.requireNonNull(transaction.execute(status -> {
            var today = duties.today();
            return rows.open().stream()
                    .filter(duty -> !except.contains(duty.id()) && duty.next(today) != null)
                    .min(Comparator.comparing((Duty duty) ->
                                    Objects.requireNonNull(duty.next(today)).on())
                            .thenComparing(Duty::id))
                    .map(Duty::id);
        }));
    }

    private void climb(UUID id) {
        ledger.takeTurn();
        var duty = rows.lock(id);
        var step = duty.next(duties.today());
        if (step == null) {
            return;
        }
        var rung = duty.ladder().rung(step.level());
        var superior = superior(duty);
        var act = rung.isPublic() ? record(duty, rung, step, superior) : null;
        if (!rows.climb(id, step, clock.instant(), act == null ? null : act.seq())) {
            throw new IllegalStateException("Duty " + id + " had climbed to " + step.level() + " before");
        }
        if (rung.reaches(Rung.Target.CO_OWED)) {
            superior.ifPresent(office -> rows.coOwe(id, office.id()));
        }
        letters.climbed(duty, rung, superior);
        if (rung.isPublic()) {
            var now = rows.get(id);
            rooms.orderedStream().forEach(room -> room.climbed(now, step.level()));
            events.publishEvent(new DutyClimbed(CurrentCity.slug(), id, duty.kind(), step.level(), duty.subject()));
        }
    }

    private Act record(Duty duty, Rung rung, Ladder.Step step, Optional<Office> superior) {
        var told = told(rung, superior);
        var creditor = duty.to();
        // What a body owes to everybody comes on no agenda, and it summons nobody for it.
        var owedToABody = creditor != null && creditor.kind() == PartyKind.BODY;
        return ledger.record(duties.draft(Duties.ESCALATION, duty, Actor.SYSTEM)
                .with("level", step.level())
                .with("on", step.on())
                .with("due", duty.dueOn())
                .with("days_late", duties.days().between(duty.dueOn(), step.on(), DayKind.WORKING))
                .with("told", told == null ? null : parties.names(Party.office(told.id())))
                .with("agenda", owedToABody && rung.reaches(Rung.Target.AGENDA) ? true : null)
                .with("summons", owedToABody && rung.reaches(Rung.Target.SUMMONS) ? true : null));
    }

    private @Nullable Office told(Rung rung, Optional<Office> superior) {
        if (rung.reaches(Rung.Target.TOP_OFFICE)) {
            return directory.topOffice().orElse(null);
        }
        return rung.reaches(Rung.Target.SUPERIOR) ? superior.orElse(null) : null;
    }

    /** A body has nobody above it. */
    private Optional<Office> superior(Duty duty) {
        return duty.by().kind() == PartyKind.OFFICE
                ? directory.superior(duty.by().id())
                : Optional.empty();
    }
}
