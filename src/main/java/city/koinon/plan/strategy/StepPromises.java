package city.koinon.plan.strategy;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import city.koinon.plan.accountability.CommitmentState;
import city.koinon.plan.accountability.Commitments;
import city.koinon.plan.accountability.Promised;
import city.koinon.plan.figures.Answering;
import city.koinon.platform.kernel.Conflicted;
import city.koinon.platform.kernel.Visitor;
import city.koinon.platform.ledger.Act;
import city.koinon.platform.ledger.ActRecorded;
import city.koinon.platform.ledger.Draft;
import city.koinon.platform.ledger.Ledger;
import city.koinon.platform.ledger.Subject;
import city.koinon.platform.municipality.Municipality;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The promises that stand on steps: made on the step itself, or to a body and attached to it. */
@Component
@Transactional
public class StepPromises {

    private final JdbcClient jdbc;
    private final Steps steps;
    private final Commitments commitments;
    private final Answering answering;
    private final Ledger ledger;
    private final Municipality municipality;

    StepPromises(
            JdbcClient jdbc,
            Steps steps,
            Commitments commitments,
            Answering answering,
            Ledger ledger,
            Municipality municipality) {
        this.jdbc = jdbc;
        this.steps = steps;
        this.commitments = commitments;
        this.answering = answering;
        this.ledger = ledger;
        this.municipality = municipality;
    }

    /** Lets a promise that was made to a body keep a step as well, so that both threads lead to each other. */
    public void attach(UUID step, UUID commitment, Visitor by) {
        var signed = steps.sign(by, step);
        ledger.takeTurn();
        steps.mustBeInForce(step);
        if (attachable(step).stream().noneMatch(it -> it.id().equals(commitment))) {
            throw new Conflicted("commitment", "strategy.refused.attached-already");
        }
        var promise = commitments.get(commitment);
        jdbc.sql("insert into strategy.attached (step, commitment, attached_on) values (:step, :commitment, :today)")
                .param("step", step)
                .param("commitment", commitment)
                .param("today", municipality.today())
                .update();
        ledger.record(Draft.of("PROMISE_ATTACHED", new Subject("commitment", commitment), steps.actor(signed))
                .with("text", promise.text().record())
                .with("dueOn", promise.dueOn())
                .with("step", step)
                .with("enteredBy", signed.enteredBy())
                .linkedTo(new Subject(Steps.KIND, step)));
    }

    /** The promises on these steps, the next due first. */
    @Transactional(readOnly = true)
    List<Promised> of(Collection<UUID> steps) {
        if (steps.isEmpty()) return List.of();
        var attached = jdbc.sql("select commitment from strategy.attached where step in (:steps)")
                .param("steps", steps)
                .query(Rows::id)
                .list();
        var found = new LinkedHashMap<UUID, Promised>();
        Stream.concat(steps.stream().flatMap(step -> commitments.on(step).stream()), commitments.get(attached).stream())
                .sorted(Comparator.comparing(Promised::dueOn))
                .forEach(it -> found.put(it.id(), it));
        return List.copyOf(found.values());
    }

    /** Those that could still be attached to the step: open, and not there yet. */
    @Transactional(readOnly = true)
    List<Promised> attachable(UUID step) {
        var there = of(List.of(step)).stream().map(Promised::id).collect(toSet());
        return commitments.open().stream()
                .filter(it -> !there.contains(it.id()))
                .toList();
    }

    /** How many promises stand on each step; steps without one are left out. */
    @Transactional(readOnly = true)
    Map<UUID, Integer> counts() {
        var byStep = new HashMap<UUID, Set<UUID>>();
        attached()
                .forEach((step, promises) ->
                        byStep.computeIfAbsent(step, it -> new HashSet<>()).addAll(promises));
        for (var promise : commitments.all()) {
            var step = promise.step();
            if (promise.state() == CommitmentState.SUPERSEDED) {
                byStep.values().forEach(promises -> promises.remove(promise.id()));
            } else if (step != null) {
                byStep.computeIfAbsent(step, it -> new HashSet<>()).add(promise.id());
            }
        }
        var counts = new HashMap<UUID, Integer>();
        byStep.forEach((step, promises) -> counts.put(step, promises.size()));
        counts.values().removeIf(it -> it == 0);
        return counts;
    }

    /**
     * The figures of strategy-and-measurement.md 4.1 over what was due by the day. A promise that was revised or waived is no longer owed.
     * One to which no body has an ear cannot be confirmed; there the office's own word, with its evidence, is all there is.
     */
    @Transactional(readOnly = true)
    Frozen.Promises dueBy(LocalDate day) {
        var due = commitments.all().stream()
                .filter(it -> it.state() != CommitmentState.SUPERSEDED && it.state() != CommitmentState.WAIVED)
                .filter(it -> !it.dueOn().isAfter(day))
                .toList();
        var kept = due.stream()
                .filter(it -> it.state() == CommitmentState.CONFIRMED
                        || it.body() == null && it.state().claimedDone())
                .count();
        var reported = due.stream().filter(it -> it.state().claimedDone()).count();
        var answered = answering.today();
        return new Frozen.Promises(
                due.size(), (int) kept, (int) reported, answered.due(), answered.inTime(), answered.median());
    }

    /** What an office says about a promise is news of the step it stands on. */
    @ApplicationModuleListener(
            condition = "{'COMMITMENT_MADE', 'COMMITMENT_REPORTED', 'COMMITMENT_REVISED'}.contains(#recorded.type())")
    void heard(ActRecorded recorded) {
        hear(ledger.get(recorded.seq()));
    }

    void hear(Act act) {
        var promise = act.subject().id();
        act.text("supersededBy").map(UUID::fromString).ifPresent(newer -> follow(promise, newer));
        var steps = new HashSet<>(jdbc.sql("select step from strategy.attached where commitment = :promise")
                .param("promise", promise)
                .query(Rows::id)
                .list());
        commitments.get(List.of(promise)).forEach(it -> {
            var step = it.step();
            if (step != null) steps.add(step);
        });
        for (var step : steps) {
            jdbc.sql(
                            "insert into strategy.heard (step, act, heard_on) values (:step, :act, :on) on conflict do nothing")
                    .param("step", step)
                    .param("act", act.seq())
                    .param("on", act.on())
                    .update();
        }
    }

    /** The promise that takes the place of another takes its place on the steps too; the older one is read in its own thread. */
    private void follow(UUID older, UUID newer) {
        jdbc.sql("""
                insert into strategy.attached (step, commitment, attached_on)
                select step, :newer, :today from strategy.attached where commitment = :older
                on conflict do nothing
                """)
                .param("newer", newer)
                .param("older", older)
                .param("today", municipality.today())
                .update();
    }

    private Map<UUID, Set<UUID>> attached() {
        record Pair(UUID step, UUID commitment) {}
        return jdbc
                .sql("select step, commitment from strategy.attached")
                .query((row, n) -> new Pair(row.getObject("step", UUID.class), row.getObject("commitment", UUID.class)))
                .stream()
                .collect(groupingBy(Pair::step, mapping(Pair::commitment, toSet())));
    }
}
