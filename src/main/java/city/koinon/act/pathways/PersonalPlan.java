package city.koinon.act.pathways;

import city.koinon.act.pathways.PlannedStep.Due;
import city.koinon.act.pathways.PlannedStep.Standing;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What somebody is to do, computed from what they said and ticked and from nothing else; the same today, on every device.
 *
 * @param steps the open ones first: what is late, then by the day it is due, then in the pathway's order. What has to be done before
 *              something counts as due with it, so that no step stands above one it waits for.
 */
record PersonalPlan(List<PlannedStep> steps) {

    static PersonalPlan of(Pathway pathway, Answers answers, Map<String, Tick> ticks, LocalDate today) {
        return new Evaluation(pathway, answers, ticks, today).plan();
    }

    List<PlannedStep> open() {
        return steps.stream().filter(it -> it.standing().open()).toList();
    }

    List<PlannedStep> standing(Standing standing) {
        return steps.stream().filter(it -> it.standing() == standing).toList();
    }

    Optional<PlannedStep> step(String key) {
        return steps.stream().filter(it -> it.key().equals(key)).findFirst();
    }

    private static final class Evaluation {

        private final Pathway pathway;
        private final Answers answers;
        private final Map<String, Tick> ticks;
        private final LocalDate today;
        private final List<Step> order;
        private final Map<String, Standing> standings = new HashMap<>();

        Evaluation(Pathway pathway, Answers answers, Map<String, Tick> ticks, LocalDate today) {
            this.pathway = pathway;
            this.answers = answers;
            this.ticks = ticks;
            this.today = today;
            this.order = pathway.inOrder();
        }

        PersonalPlan plan() {
            for (var step : order) {
                standing(step).ifPresent(it -> standings.put(step.key(), it));
            }
            var planned = new LinkedHashMap<String, PlannedStep>();
            for (var step : order) {
                var standing = standings.get(step.key());
                if (standing != null) planned.put(step.key(), planned(step, standing));
            }
            return new PersonalPlan(sorted(planned));
        }

        /** Nothing when it does not concern this person. What they ticked themselves is believed before what follows from their answers. */
        private Optional<Standing> standing(Step step) {
            var tick = ticks.get(step.key());
            var mark = tick == null ? Tick.Mark.NOT_STARTED : tick.mark();
            if (mark == Tick.Mark.DONE) return Optional.of(Standing.DONE);
            var applies = step.when().in(answers, today);
            if (applies == Truth.NO) return Optional.empty();
            if (mark == Tick.Mark.NOT_FOR_ME) return Optional.of(Standing.NOT_FOR_ME);
            if (mark == Tick.Mark.NOT_STARTED
                    && step.doneWhen() != null
                    && step.doneWhen().in(answers, today) == Truth.YES) {
                return Optional.of(Standing.DONE_ALREADY);
            }
            return Optional.of(
                    switch (mark) {
                        case DOING -> Standing.DOING;
                        case BLOCKED -> Standing.BLOCKED;
                        default ->
                            applies == Truth.MAYBE
                                    ? Standing.MIGHT_APPLY
                                    : waitingFor(step).isEmpty() ? Standing.CAN_START : Standing.CANNOT_START_YET;
                    });
        }

        /** Steps before it have their standing by now, unless they wait in a ring. */
        private List<String> waitingFor(Step step) {
            return order.stream()
                    .map(Step::key)
                    .filter(step.after()::contains)
                    .filter(it -> standings.containsKey(it) && standings.get(it).open())
                    .toList();
        }

        private PlannedStep planned(Step step, Standing standing) {
            var due = standing.open() ? due(step) : null;
            var overdue = due != null && due.on() != null && today.isAfter(due.on());
            return new PlannedStep(
                    step,
                    standing,
                    because(step, standing),
                    standing.open() ? waitingFor(step) : List.of(),
                    due,
                    overdue,
                    standing == Standing.MIGHT_APPLY ? questionFor(step.when()) : null,
                    ticks.get(step.key()));
        }

        /** Also what they said they do not have: without it, nobody would be sent for it. */
        private Set<String> because(Step step, Standing standing) {
            var already =
                    step.doneWhen() == null ? Set.<String>of() : step.doneWhen().because(answers, today);
            if (standing == Standing.DONE_ALREADY) return already;
            var reasons = new TreeSet<>(step.when().because(answers, today));
            if (standing.open()) reasons.addAll(already);
            return reasons;
        }

        private @Nullable Due due(Step step) {
            var deadline = step.deadline();
            if (deadline == null) return null;
            var first = deadline.fromStep();
            if (first != null && standings.containsKey(first)) {
                if (standings.get(first).open()) return new Due(deadline, null, null, true);
                var tick = ticks.get(first);
                if (standings.get(first) == Standing.DONE && tick != null) {
                    return new Due(deadline, tick.since().plusDays(deadline.days()), tick.since(), true);
                }
            }
            var from = deadline.fromFact() == null ? null : answers.day(deadline.fromFact());
            return deadline.fromFact() == null
                    ? null
                    : new Due(deadline, from == null ? null : from.plusDays(deadline.days()), from, false);
        }

        /** The first unknown fact that alone can settle it; where none can, the first unknown one. */
        private @Nullable String questionFor(Condition condition) {
            var unknown = pathway.facts().stream()
                    .filter(it -> condition.facts().contains(it.key()) && !answers.known(it.key()))
                    .toList();
            return unknown.stream()
                    .filter(fact -> Values.of(fact, List.of(condition), today).stream()
                            .anyMatch(it -> condition.in(answers.with(fact.key(), it), today) != Truth.MAYBE))
                    .findFirst()
                    .or(() -> unknown.stream().findFirst())
                    .map(Fact::key)
                    .orElse(null);
        }

        private List<PlannedStep> sorted(Map<String, PlannedStep> planned) {
            var urgency = new HashMap<String, LocalDate>();
            for (var step : order.reversed()) {
                urgency.put(step.key(), urgencyOf(step, planned, urgency));
            }
            var place = new HashMap<String, Integer>();
            order.forEach(it -> place.put(it.key(), place.size()));
            return planned.values().stream()
                    .sorted(Comparator.comparing(
                                    (PlannedStep it) -> !it.standing().open())
                            .thenComparing(it -> urgency.getOrDefault(it.key(), LocalDate.MAX))
                            .thenComparing(it -> place.getOrDefault(it.key(), 0)))
                    .toList();
        }

        /** Its own last day, or an earlier one of something open that waits for it. Days that have passed come first by themselves. */
        private LocalDate urgencyOf(Step step, Map<String, PlannedStep> planned, Map<String, LocalDate> urgency) {
            var days = new ArrayList<LocalDate>();
            var own = planned.get(step.key());
            if (own != null && own.dueOn() != null) days.add(own.dueOn());
            Set<String> open = new HashSet<>();
            planned.values().forEach(it -> {
                if (it.standing().open()) open.add(it.key());
            });
            for (var later : order) {
                if (open.contains(later.key())
                        && later.after().contains(step.key())
                        && urgency.containsKey(later.key())) {
                    days.add(urgency.get(later.key()));
                }
            }
            return days.stream().min(Comparator.naturalOrder()).orElse(LocalDate.MAX);
        }
    }
}
