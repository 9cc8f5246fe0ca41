package city.koinon.plan.accountability;

import city.koinon.platform.directory.Directory;
import city.koinon.platform.directory.Office;
import city.koinon.platform.duties.DayKind;
import city.koinon.platform.duties.Duties;
import city.koinon.platform.duties.DutyKind;
import city.koinon.platform.duties.PartyKind;
import city.koinon.platform.duties.WorkingDays;
import city.koinon.platform.municipality.Municipality;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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

    Of ofTheCity() {
        return of(null);
    }

    Of of(@Nullable UUID office) {
        var today = municipality.today();
        Predicate<UUID> counted = it -> office == null || office.equals(it);
        var promises = archive.commitments().stream().filter(it -> counted.test(it.office())).toList();
        var answers = archive.answers();
        var waits = waits(answers, counted, today);
        return new Of(
                AnswerTerm.answeredInTerm(terms(answers, counted), today),
                Wait.median(waits),
                waits.size(),
                (int) waits.stream().filter(it -> !it.ended()).count(),
                overdue(counted, today),
                byState(promises),
                (int) promises.stream().filter(it -> it.brokenOn(today)).count(),
                judged(promises),
                satisfied(answers, counted));
    }

    /** Terms that were answered in any way, from the answers; terms that are still open, from the duties. Waived ones are neither. */
    private List<AnswerTerm> terms(List<Answer> answers, Predicate<UUID> counted) {
        var terms = new ArrayList<AnswerTerm>();
        for (var answer : answers) {
            var due = answer.dueOn();
            if (due != null && counted.test(answer.office())) {
                terms.add(new AnswerTerm(answer.office(), due, answer.publishedOn(), answer.position().isFinal()));
            }
        }
        var today = municipality.today();
        duties.open().stream()
                .filter(it -> it.kind() == DutyKind.ANSWER && counted.test(it.by().id()) && !it.pausedOn(today))
                .forEach(it -> terms.add(new AnswerTerm(it.by().id(), it.dueOn(today), null, false)));
        return terms;
    }

    private List<Wait> waits(List<Answer> answers, Predicate<UUID> counted, LocalDate today) {
        var first = new HashMap<UUID, Answer>();
        answers.stream().filter(it -> it.position().isFinal()).forEach(it -> first.putIfAbsent(it.ask(), it));
        var sent = archive.recommendations().stream()
                .filter(it -> it.sentOn() != null)
                .collect(Collectors.toMap(Recommendation::id, Function.identity()));
        var free = WorkingDays.of(municipality.freeDays());
        var waits = new ArrayList<Wait>();
        archive.asks().forEach((id, asks) -> {
            var recommendation = sent.get(id);
            if (recommendation != null && recommendation.sentOn() != null) {
                for (var ask : asks) {
                    var answer = first.get(ask.id());
                    if (counted.test(answer == null ? ask.office() : answer.office())) {
                        var withdrawn = recommendation.state() == RecommendationState.WITHDRAWN ? recommendation.endedOn() : null;
                        var until = answer != null ? answer.publishedOn() : withdrawn != null ? withdrawn : today;
                        waits.add(new Wait(free.between(recommendation.sentOn(), until, DayKind.WORKING), answer != null));
                    }
                }
            }
        });
        return waits;
    }

    private List<OverdueAges> overdue(Predicate<UUID> counted, LocalDate today) {
        return OverdueAges.of(duties.open().stream()
                .filter(it -> it.by().kind() == PartyKind.OFFICE && it.overdueOn(today) && counted.test(it.by().id()))
                .map(it -> new OverdueAges.Late(it.by().id(), duties.daysLate(it)))
                .toList());
    }

    private static Map<CommitmentState, Integer> byState(List<Commitment> promises) {
        var counts = new EnumMap<CommitmentState, Integer>(CommitmentState.class);
        for (var state : CommitmentState.values()) {
            counts.put(state, (int) promises.stream().filter(it -> it.state() == state).count());
        }
        return counts;
    }

    private Share judged(List<Commitment> promises) {
        var ids = promises.stream().map(Commitment::id).collect(Collectors.toSet());
        var verdicts = archive.verdicts().stream()
                .filter(it -> it.commitment() != null && ids.contains(it.commitment()) && it.value() != VerdictValue.UNJUDGED)
                .toList();
        return new Share(
                (int) verdicts.stream().filter(it -> it.value() == VerdictValue.CONFIRMED).count(), verdicts.size());
    }

    private Share satisfied(List<Answer> answers, Predicate<UUID> counted) {
        var ids = answers.stream().filter(it -> counted.test(it.office())).map(Answer::id).collect(Collectors.toSet());
        var verdicts = archive.verdicts().stream()
                .filter(it -> it.answer() != null && ids.contains(it.answer()) && it.value() != VerdictValue.UNJUDGED)
                .toList();
        return new Share(
                (int) verdicts.stream().filter(it -> it.value() == VerdictValue.SATISFIED).count(), verdicts.size());
    }

    Map<UUID, Office> offices() {
        return directory.offices().stream().collect(Collectors.toMap(Office::id, Function.identity()));
    }
}
