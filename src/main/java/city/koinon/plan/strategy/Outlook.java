package city.koinon.plan.strategy;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import city.koinon.plan.strategy.PlanOn.ActionOn;
import city.koinon.plan.strategy.PlanOn.GoalOn;
import city.koinon.plan.strategy.PlanOn.StepOn;
import city.koinon.platform.kernel.NotFound;
import city.koinon.platform.kernel.ReadOnce;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads a version of the plan together with how it stands on a day. */
@Component
@Transactional(readOnly = true)
class Outlook {

    private final JdbcClient jdbc;

    Outlook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The plan in force. */
    @ReadOnce
    Optional<PlanOn> inForce(LocalDate day) {
        return strategies().stream()
                .filter(it -> it.state() == Stage.ADOPTED)
                .findFirst()
                .map(it -> of(it, day));
    }

    /** The plan in force, or the last one that was. */
    @ReadOnce
    Optional<PlanOn> newest(LocalDate day) {
        return strategies().stream()
                .filter(it -> it.state() != Stage.DRAFT)
                .reduce((earlier, later) ->
                        later.state() == Stage.ADOPTED || earlier.state() != Stage.ADOPTED ? later : earlier)
                .map(it -> of(it, day));
    }

    Optional<PlanOn> draft(LocalDate day) {
        return strategies().stream()
                .filter(it -> it.state() == Stage.DRAFT)
                .findFirst()
                .map(it -> of(it, day));
    }

    @ReadOnce
    PlanOn numbered(int number, LocalDate day) {
        return strategies().stream()
                .filter(it -> it.number() == number && it.state() != Stage.DRAFT)
                .findFirst()
                .map(it -> of(it, day))
                .orElseThrow(() -> new NotFound("plan " + number));
    }

    /** The newest public version in which the step or action stands: the plan in force, unless it left the plan earlier. */
    @ReadOnce
    PlanOn with(UUID stepOrAction, LocalDate day) {
        return strategies().reversed().stream()
                .filter(it -> it.state() != Stage.DRAFT)
                .filter(it -> contains(it.id(), stepOrAction))
                .findFirst()
                .map(it -> of(it, day))
                .orElseThrow(() -> new NotFound("step or action " + stepOrAction));
    }

    /** The office that answers for a step or an action. */
    UUID officeOf(UUID stepOrAction, LocalDate day) {
        var plan = with(stepOrAction, day);
        return plan.action(stepOrAction)
                .or(() -> plan.step(stepOrAction)
                        .flatMap(step -> plan.action(step.step().action())))
                .orElseThrow(() -> new NotFound("step or action " + stepOrAction))
                .action()
                .office();
    }

    /** All versions, oldest first. */
    @ReadOnce
    List<Strategy> strategies() {
        return jdbc.sql("select * from strategy.strategy order by number")
                .query(Rows.of(Strategy.class))
                .list();
    }

    @ReadOnce
    PlanOn of(Strategy strategy, LocalDate day) {
        var goals = jdbc.sql("select * from strategy.goal where strategy = :strategy order by position, id")
                .param("strategy", strategy.id())
                .query(Rows.of(Goal.class))
                .list();
        var actions = jdbc.sql("select * from strategy.action where strategy = :strategy order by position, id")
                .param("strategy", strategy.id())
                .query(Rows.of(Action.class))
                .list();
        var steps = jdbc.sql("select * from strategy.step where strategy = :strategy order by position, id")
                .param("strategy", strategy.id())
                .query(Rows.of(Step.class))
                .list();
        var progress = progress(strategy.id());
        var events = events(strategy.id());
        var updates = updates(day);
        var stepsByAction = steps.stream().collect(groupingBy(Step::action));
        var actionsByGoal = actions.stream()
                .map(action -> action(
                        action, stepsByAction.getOrDefault(action.id(), List.of()), progress, events, updates, day))
                .collect(groupingBy(it -> it.action().goal()));
        return new PlanOn(
                day,
                strategy,
                goals.stream()
                        .map(goal -> new GoalOn(goal, actionsByGoal.getOrDefault(goal.id(), List.of())))
                        .toList());
    }

    private static ActionOn action(
            Action action,
            List<Step> steps,
            Map<UUID, Progress> progress,
            Map<UUID, List<Held>> events,
            Map<UUID, LocalDate> updates,
            LocalDate day) {
        var aboutAction = Optional.ofNullable(updates.get(action.id()));
        var on = steps.stream()
                .map(step -> step(
                        step,
                        action,
                        progress.getOrDefault(step.id(), Progress.none(step.id(), day)),
                        events.getOrDefault(step.id(), List.of()),
                        later(aboutAction, Optional.ofNullable(updates.get(step.id()))),
                        day))
                .toList();
        var lastUpdate = on.stream().map(StepOn::lastUpdate).reduce(aboutAction, Outlook::later);
        var knownSince = on.stream()
                .map(it -> it.progress().since())
                .min(LocalDate::compareTo)
                .orElse(day);
        var measured = on.stream()
                .map(it -> measured(it.step(), it.progress(), it.expected(), it.held(), it.next()))
                .toList();
        return new ActionOn(
                action, Delivery.on(day, action.startsOn(), knownSince, lastUpdate, measured), lastUpdate, on);
    }

    private static StepOn step(
            Step step, Action action, Progress progress, List<Held> events, Optional<LocalDate> told, LocalDate day) {
        var held = events.stream()
                .filter(it -> it.counts() && !it.heldOn().isAfter(day))
                .toList();
        var lastUpdate = LastNews.by(day, told, progress, events);
        var expected =
                step.cadence().map(it -> it.expected(day, action.dueOn())).orElse(0);
        var next = step.cadence().flatMap(it -> it.next(day, action.dueOn()));
        var measured = measured(step, progress, expected, held, next);
        var delivery = Delivery.ofStep(day, action.startsOn(), progress.since(), lastUpdate, measured);
        return new StepOn(step, progress, delivery, lastUpdate, expected, held, next);
    }

    private static Measured measured(
            Step step, Progress progress, int expected, List<Held> held, Optional<LocalDate> next) {
        var due = step.dueOn();
        var pace = due != null
                ? new Pace.Once(due, Optional.ofNullable(progress.doneOn()))
                : new Pace.Recurring(expected, held.size(), next.isPresent());
        return new Measured(step.weight(), progress.cancelled(), pace);
    }

    private static Optional<LocalDate> later(Optional<LocalDate> one, Optional<LocalDate> other) {
        if (one.isEmpty() || other.isEmpty()) return one.isEmpty() ? other : one;
        return one.get().isAfter(other.get()) ? one : other;
    }

    private boolean contains(UUID strategy, UUID id) {
        return jdbc.sql("""
                select exists (select from strategy.step where strategy = :strategy and id = :id)
                    or exists (select from strategy.action where strategy = :strategy and id = :id)
                """)
                .param("strategy", strategy)
                .param("id", id)
                .query(Boolean.class)
                .single();
    }

    private Map<UUID, Progress> progress(UUID strategy) {
        return jdbc.sql("""
                select * from strategy.progress
                 where step in (select id from strategy.step where strategy = :strategy)
                """).param("strategy", strategy).query(Rows.of(Progress.class)).stream()
                .collect(toMap(Progress::step, it -> it));
    }

    /** Those that count and those taken back, oldest first. */
    private Map<UUID, List<Held>> events(UUID strategy) {
        return jdbc.sql("""
                select * from strategy.held
                 where step in (select id from strategy.step where strategy = :strategy)
                 order by held_on
                """).param("strategy", strategy).query(Rows.of(Held.class)).stream()
                .collect(groupingBy(Held::step));
    }

    /** When anything was last said in words or heard through a promise, by step and by action. */
    private Map<UUID, LocalDate> updates(LocalDate day) {
        var updates = new HashMap<UUID, LocalDate>();
        jdbc.sql("""
                select subject, max(heard_on) heard_on
                  from (select subject, said_on heard_on from strategy.news
                        union all
                        select step, heard_on from strategy.heard) heard
                 where heard_on <= :day
                 group by subject
                """).param("day", day).query(row -> {
            updates.put(row.getObject("subject", UUID.class), row.getObject("heard_on", LocalDate.class));
        });
        return updates;
    }
}
