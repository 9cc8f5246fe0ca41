package city.koinon.plan.accountability;

import city.koinon.platform.directory.Directory;
import city.koinon.platform.directory.Office;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
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

    private final Archive archive;
    private final Duties duties;
    private final Directory directory;
    private final Municipality municipality;

    Figures(Archive archive, Duties duties, Directory directory, Municipality municipality) {
        this.archive = archive;
        this.duties = duties;
        this.directory = directory;
        this.municipality = municipality;
    }

    /** All that is counted, read once however many offices it is counted for. */
    private record Kept(
            List<Commitment> promises,
            List<Answer> answers,
            List<Verdict> verdicts,
            List<Recommendation> recommendations,
            Map<UUID, List<Ask>> asks,
            List<Duty> open) {}

    private Kept kept() {
        return new Kept(
                archive.commitments(),
                archive.answers(),
                archive.verdicts(),
                archive.recommendations(),
                archive.asks(),
                duties.open());
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
        var waits = waits(kept, counted, today);
        return new Of(
                AnswerTerm.answeredInTerm(terms(kept, counted), today),
                Wait.median(waits),
                waits.size(),
                (int) waits.stream().filter(it -> !it.ended()).count(),
                overdue(kept, counted, today),
                byState(promises),
                (int) promises.stream().filter(it -> it.brokenOn(today)).count(),
                judged(kept, promises),
                satisfied(kept, counted));
    }

    /** Terms that were answered in any way, from the answers; terms that are still open, from the duties. Waived ones are neither. */
    private List<AnswerTerm> terms(Kept kept, Predicate<UUID> counted) {
        var terms = new ArrayList<AnswerTerm>();
        for (var answer : kept.answers()) {
            var due = answer.dueOn();
            if (due != null && counted.test(answer.office())) {
                terms.add(new AnswerTerm(
                        answer.office(),
                        due,
                        answer.publishedOn(),
                        answer.position().isFinal()));
            }
        }
        var today = municipality.today();
        kept.open().stream()
                .filter(it ->
                        it.kind() == DutyKind.ANSWER && counted.test(it.by().id()) && !it.pausedOn(today))
                .forEach(it -> terms.add(new AnswerTerm(it.by().id(), it.dueOn(today), null, false)));
        return terms;
    }

    private List<Wait> waits(Kept kept, Predicate<UUID> counted, LocalDate today) {
        var first = new HashMap<UUID, Answer>();
        kept.answers().stream().filter(it -> it.position().isFinal()).forEach(it -> first.putIfAbsent(it.ask(), it));
        var sent = kept.recommendations().stream()
                .filter(it -> it.sentOn() != null)
                .collect(Collectors.toMap(Recommendation::id, Function.identity()));
        var free = WorkingDays.of(municipality.freeDays());
        var waits = new ArrayList<Wait>();
        kept.asks().forEach((id, asks) -> {
            var recommendation = sent.get(id);
            if (recommendation != null && recommendation.sentOn() != null) {
                for (var ask : asks) {
                    var answer = first.get(ask.id());
                    if (counted.test(answer == null ? ask.office() : answer.office())) {
                        var withdrawn = recommendation.state() == RecommendationState.WITHDRAWN
                                ? recommendation.endedOn()
                                : null;
                        var until = answer != null ? answer.publishedOn() : withdrawn != null ? withdrawn : today;
                        waits.add(new Wait(
                                free.between(recommendation.sentOn(), until, DayKind.WORKING), answer != null));
                    }
                }
            }
        });
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

    private static Map<CommitmentState, Integer> byState(List<Commitment> promises) {
        var counts = new EnumMap<CommitmentState, Integer>(CommitmentState.class);
        for (var state : CommitmentState.values()) {
            counts.put(state, (int)
                    promises.stream().filter(it -> it.state() == state).count());
        }
        return counts;
    }

    private static Share judged(Kept kept, List<Commitment> promises) {
        var ids = promises.stream().map(Commitment::id).collect(Collectors.toSet());
        var verdicts = kept.verdicts().stream()
                .filter(it ->
                        it.commitment() != null && ids.contains(it.commitment()) && it.value() != VerdictValue.UNJUDGED)
                .toList();
        return new Share(
                (int) verdicts.stream()
                        .filter(it -> it.value() == VerdictValue.CONFIRMED)
                        .count(),
                verdicts.size());
    }

    private static Share satisfied(Kept kept, Predicate<UUID> counted) {
        var ids = kept.answers().stream()
                .filter(it -> counted.test(it.office()))
                .map(Answer::id)
                .collect(Collectors.toSet());
        var verdicts = kept.verdicts().stream()
                .filter(it -> it.answer() != null && ids.contains(it.answer()) && it.value() != VerdictValue.UNJUDGED)
                .toList();
        return new Share(
                (int) verdicts.stream()
                        .filter(it -> it.value() == VerdictValue.SATISFIED)
                        .count(),
                verdicts.size());
    }

    Map<UUID, Office> offices() {
        return directory.offices().stream().collect(Collectors.toMap(Office::id, Function.identity()));
    }
}
