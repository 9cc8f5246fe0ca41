package city.koinon.plan.figures;

import city.koinon.plan.accountability.CommitmentState;
import city.koinon.plan.accountability.Conduct;
import city.koinon.plan.accountability.VerdictValue;
import city.koinon.platform.duties.DayKind;
import city.koinon.platform.duties.Duties;
import city.koinon.platform.duties.Duty;
import city.koinon.platform.duties.DutyKind;
import city.koinon.platform.duties.PartyKind;
import city.koinon.platform.duties.WorkingDays;
import city.koinon.platform.municipality.Municipality;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Counts how the city answers and keeps its word. Nothing here is entered by anybody, and everything open counts. */
@Component
@Transactional(readOnly = true)
class Figures {

    /**
     * @param median working days to the first answer, with those still waiting; nothing while not even half are answered
     * @param asked how many asks the median is made of
     * @param stillWaiting how many of those wait
     * @param promises by state; a missed date is counted beside it in {@code missed}
     * @param judged promises confirmed, of those confirmed or disputed
     * @param satisfied answers the body was satisfied with, of those it judged
     */
    record Of(
            Share inTerm,
            OptionalInt median,
            int asked,
            int stillWaiting,
            List<OverdueAges> overdue,
            Map<CommitmentState, Integer> promises,
            int missed,
            Share judged,
            Share satisfied) {}

    private final Conduct conduct;
    private final Duties duties;
    private final Municipality municipality;

    Figures(Conduct conduct, Duties duties, Municipality municipality) {
        this.conduct = conduct;
        this.duties = duties;
        this.municipality = municipality;
    }

    /** All that is counted, read once however many offices it is counted for. */
    private record Kept(
            List<Conduct.Asked> asked,
            List<Conduct.Replied> replies,
            List<Conduct.Promise> promises,
            List<Conduct.Judged> judged,
            List<Duty> open) {}

    private Kept kept() {
        return new Kept(conduct.asked(), conduct.replies(), conduct.promises(), conduct.judged(), duties.open());
    }

    Of ofTheCity() {
        return of(kept(), it -> true);
    }

    Of of(UUID office) {
        return of(kept(), office::equals);
    }

    /** Each office by itself. */
    Map<UUID, Of> ofOffices(Collection<UUID> offices) {
        var kept = kept();
        return offices.stream().collect(Collectors.toMap(Function.identity(), it -> of(kept, it::equals)));
    }

    private Of of(Kept kept, Predicate<UUID> counted) {
        var today = municipality.today();
        var promises =
                kept.promises().stream().filter(it -> counted.test(it.office())).toList();
        var judged =
                kept.judged().stream().filter(it -> counted.test(it.office())).toList();
        var waits = waits(kept, counted, today);
        return new Of(
                AnswerTerm.answeredInTerm(terms(kept, counted, today), today),
                Wait.median(waits),
                waits.size(),
                (int) kept.asked().stream()
                        .filter(it -> counted.test(it.office()) && it.waits())
                        .count(),
                overdue(kept, counted, today),
                byState(promises),
                (int) promises.stream().filter(Conduct.Promise::missed).count(),
                share(judged, VerdictValue.CONFIRMED, VerdictValue.DISPUTED),
                share(judged, VerdictValue.SATISFIED, VerdictValue.NOT_SATISFIED));
    }

    /** Terms that were answered in any way, and those that are still open. Waived ones are neither. */
    private static List<AnswerTerm> terms(Kept kept, Predicate<UUID> counted, LocalDate today) {
        return Stream.concat(
                        kept.replies().stream()
                                .map(it -> new AnswerTerm(it.office(), it.dueOn(), it.on(), it.answered())),
                        kept.open().stream()
                                .filter(it -> it.kind() == DutyKind.ANSWER && !it.pausedOn(today))
                                .map(it -> new AnswerTerm(it.by().id(), it.dueOn(today), null, false)))
                .filter(it -> counted.test(it.office()))
                .toList();
    }

    private List<Wait> waits(Kept kept, Predicate<UUID> counted, LocalDate today) {
        var free = WorkingDays.of(municipality.freeDays());
        var waits = new ArrayList<Wait>();
        for (var it : kept.asked()) {
            if (counted.test(it.office())) {
                var answered = it.answeredOn();
                var ended = it.endedOn();
                var until = answered != null ? answered : ended != null ? ended : today;
                waits.add(new Wait(free.between(it.sentOn(), until, DayKind.WORKING), answered != null));
            }
        }
        return waits;
    }

    private List<OverdueAges> overdue(Kept kept, Predicate<UUID> counted, LocalDate today) {
        return OverdueAges.of(kept.open().stream()
                .filter(it -> it.by().kind() == PartyKind.OFFICE
                        && it.overdueOn(today)
                        && counted.test(it.by().id()))
                .map(it -> new OverdueAges.Late(it.by().id(), duties.daysLate(it)))
                .toList());
    }

    private static Map<CommitmentState, Integer> byState(List<Conduct.Promise> promises) {
        var counts = new EnumMap<CommitmentState, Integer>(CommitmentState.class);
        for (var state : CommitmentState.values()) {
            counts.put(state, (int)
                    promises.stream().filter(it -> it.state() == state).count());
        }
        return counts;
    }

    private static Share share(List<Conduct.Judged> judged, VerdictValue good, VerdictValue bad) {
        var is = judged.stream().filter(it -> it.value() == good).count();
        var isNot = judged.stream().filter(it -> it.value() == bad).count();
        return new Share((int) is, (int) (is + isNot));
    }
}
