package city.koinon.plan.strategy;

import city.koinon.plan.strategy.Delivery.Weighted;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** A version of the plan as it stands on a day. Nothing in it that says how things go was typed by anybody. */
record PlanOn(LocalDate day, Strategy strategy, List<GoalOn> goals) {

    /** Outcome is not here: whether anything became better is measured elsewhere and never added to what was done. */
    record GoalOn(Goal goal, List<ActionOn> actions) {
        Optional<Fraction> delivery() {
            return Delivery.of(actions.stream()
                    .map(it -> new Weighted(it.action().weight(), it.delivery()))
                    .toList());
        }
    }

    /** @param lastUpdate the day anybody last reported anything about it or one of its steps */
    record ActionOn(Action action, Delivery delivery, Optional<LocalDate> lastUpdate, List<StepOn> steps) {}

    /**
     * @param expected how many should have been held by the day, for a step that recurs
     * @param held     those that were, oldest first, the struck ones left out
     * @param next     by when the next one is due
     */
    record StepOn(
            Step step,
            Progress progress,
            Delivery delivery,
            Optional<LocalDate> lastUpdate,
            int expected,
            List<Held> held,
            Optional<LocalDate> next) {

        Status status() {
            return delivery.status();
        }

        UUID id() {
            return step.id();
        }
    }

    Stream<ActionOn> actions() {
        return goals.stream().flatMap(goal -> goal.actions().stream());
    }

    Stream<StepOn> steps() {
        return actions().flatMap(action -> action.steps().stream());
    }

    Optional<ActionOn> action(UUID id) {
        return actions().filter(it -> it.action().id().equals(id)).findFirst();
    }

    Optional<StepOn> step(UUID id) {
        return steps().filter(it -> it.id().equals(id)).findFirst();
    }

    Optional<GoalOn> goal(UUID id) {
        return goals.stream().filter(it -> it.goal().id().equals(id)).findFirst();
    }

    long count(Status status) {
        return steps().filter(it -> it.status() == status).count();
    }

    /** Every text that a page about the whole plan shows. */
    List<UUID> texts() {
        return Stream.of(
                        Stream.of(strategy.title()),
                        Stream.ofNullable(strategy.summary()),
                        Stream.ofNullable(strategy.whyClosed()),
                        goals.stream().map(it -> it.goal().title()),
                        actions().map(it -> it.action().title()),
                        steps().map(it -> it.step().title()),
                        steps().flatMap(it -> Stream.ofNullable(it.progress().evidence())),
                        steps().flatMap(it -> Stream.ofNullable(it.progress().whyCancelled())))
                .flatMap(it -> it)
                .toList();
    }
}
