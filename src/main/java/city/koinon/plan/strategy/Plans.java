package city.koinon.plan.strategy;

import city.koinon.platform.directory.Directory;
import city.koinon.platform.kernel.Conflicted;
import city.koinon.platform.kernel.CurrentCity;
import city.koinon.platform.kernel.Ids;
import city.koinon.platform.kernel.NotFound;
import city.koinon.platform.kernel.Refusal;
import city.koinon.platform.kernel.Refused;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.kernel.Stale;
import city.koinon.platform.kernel.Visitor;
import city.koinon.platform.ledger.Actor;
import city.koinon.platform.ledger.Draft;
import city.koinon.platform.ledger.ForTheCity;
import city.koinon.platform.ledger.Ledger;
import city.koinon.platform.ledger.Subject;
import city.koinon.platform.municipality.Municipality;
import city.koinon.platform.texts.Texts;
import city.koinon.platform.texts.Written;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes the city's plan: a draft is made, filled, and adopted by a decision; from then on it is not edited any more, and what changes is a
 * new version. Whoever edits a draft holds the lock on its row, so that nothing can be added while it is being adopted. Only a coordinator
 * writes here, and enters what the council has decided; the record names the council.
 */
@Service
@Transactional
public class Plans {

    public static final String KIND = "plan";

    private final JdbcClient jdbc;
    private final Outlook outlook;
    private final Texts texts;
    private final Directory directory;
    private final Ledger ledger;
    private final Municipality municipality;
    private final ForTheCity forTheCity;
    private final ApplicationEventPublisher events;

    Plans(
            JdbcClient jdbc,
            Outlook outlook,
            Texts texts,
            Directory directory,
            Ledger ledger,
            Municipality municipality,
            ForTheCity forTheCity,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.outlook = outlook;
        this.texts = texts;
        this.directory = directory;
        this.ledger = ledger;
        this.municipality = municipality;
        this.forTheCity = forTheCity;
        this.events = events;
    }

    /**
     * Begins a draft. When a plan is in force the draft is its next version and brings all its goals, actions and steps.
     *
     * @throws Conflicted when somebody is writing a draft already
     */
    public UUID begin(Written title, @Nullable Written summary, LocalDate from, LocalDate to, Visitor by) {
        by.must(Role.COORDINATOR);
        jdbc.sql(
                        "select pg_advisory_xact_lock(hashtextextended('plan of ' || current_setting('koinon.city'), 0))::text")
                .query(String.class)
                .single();
        var all = outlook.strategies();
        if (all.stream().anyMatch(it -> it.state() == Stage.DRAFT)) {
            throw new Conflicted("", "strategy.refused.draft-exists");
        }
        checkDates(from, to);
        var inForce = all.stream().filter(it -> it.state() == Stage.ADOPTED).findFirst();
        var id = Ids.next();
        jdbc.sql("""
                insert into strategy.strategy (id, number, title, summary, starts_on, ends_on, state, supersedes, version)
                values (:id, :number, :title, :summary, :from, :to, 'DRAFT', :supersedes, 0)
                """)
                .param("id", id)
                .param("number", all.stream().mapToInt(Strategy::number).max().orElse(0) + 1)
                .param("title", texts.write(title))
                .param("summary", summary == null ? null : texts.write(summary))
                .param("from", from)
                .param("to", to)
                .param("supersedes", inForce.map(Strategy::id).orElse(null))
                .update();
        inForce.ifPresent(it -> copy(it.id(), id));
        return id;
    }

    public void change(
            UUID strategy,
            Written title,
            @Nullable Written summary,
            LocalDate from,
            LocalDate to,
            int version,
            Visitor by) {
        by.must(Role.COORDINATOR);
        var draft = locked(strategy).asDraft();
        Stale.unless(version, draft.version(), "plan " + strategy);
        checkDates(from, to);
        var plan = outlook.of(draft, from);
        plan.actions()
                .forEach(it -> checkWithin(
                        draft, from, to, it.action().startsOn(), it.action().dueOn()));
        jdbc.sql("""
                update strategy.strategy
                   set title = :title, summary = :summary, starts_on = :from, ends_on = :to, version = version + 1
                 where id = :id
                """)
                .param("title", texts.write(title))
                .param("summary", summary == null ? null : texts.write(summary))
                .param("from", from)
                .param("to", to)
                .param("id", strategy)
                .update();
    }

    /** Throws a draft away. What was adopted cannot be thrown away. */
    public void discard(UUID strategy, Visitor by) {
        by.must(Role.COORDINATOR);
        locked(strategy).asDraft();
        for (var table : List.of("step", "action", "goal")) {
            jdbc.sql("delete from strategy." + table + " where strategy = :strategy")
                    .param("strategy", strategy)
                    .update();
        }
        jdbc.sql("delete from strategy.strategy where id = :strategy and state = 'DRAFT'")
                .param("strategy", strategy)
                .update();
    }

    public UUID addGoal(UUID strategy, Written title, Domain domain, Visitor by) {
        by.must(Role.COORDINATOR);
        locked(strategy).asDraft();
        var id = Ids.next();
        jdbc.sql("""
                insert into strategy.goal (strategy, id, position, title, domain, version)
                values (:strategy, :id, (select coalesce(max(position), 0) + 1 from strategy.goal where strategy = :strategy), :title, :domain, 0)
                """)
                .param("strategy", strategy)
                .param("id", id)
                .param("title", texts.write(title))
                .param("domain", domain.name())
                .update();
        return id;
    }

    public void changeGoal(UUID strategy, UUID goal, Written title, Domain domain, int version, Visitor by) {
        by.must(Role.COORDINATOR);
        locked(strategy).asDraft();
        saved(
                jdbc.sql("""
                update strategy.goal set title = :title, domain = :domain, version = version + 1
                 where strategy = :strategy and id = :id and version = :version
                """)
                        .param("title", texts.write(title))
                        .param("domain", domain.name())
                        .param("strategy", strategy)
                        .param("id", goal)
                        .param("version", version)
                        .update(),
                "goal " + goal);
    }

    /** @param office the one office that answers for it */
    public UUID addAction(
            UUID strategy,
            UUID goal,
            Written title,
            UUID office,
            LocalDate starts,
            LocalDate due,
            int weight,
            Visitor by) {
        by.must(Role.COORDINATOR);
        var draft = locked(strategy).asDraft();
        must("goal", strategy, goal);
        checkWithin(draft, draft.startsOn(), draft.endsOn(), starts, due);
        checkOffice(office);
        var id = Ids.next();
        jdbc.sql("""
                insert into strategy.action (strategy, id, goal, position, title, office, starts_on, due_on, weight, version)
                values (:strategy, :id, :goal, (select coalesce(max(position), 0) + 1 from strategy.action where strategy = :strategy),
                        :title, :office, :starts, :due, :weight, 0)
                """)
                .param("strategy", strategy)
                .param("id", id)
                .param("goal", goal)
                .param("title", texts.write(title))
                .param("office", office)
                .param("starts", starts)
                .param("due", due)
                .param("weight", weight)
                .update();
        return id;
    }

    public void changeAction(
            UUID strategy,
            UUID action,
            Written title,
            UUID office,
            LocalDate starts,
            LocalDate due,
            int weight,
            int version,
            Visitor by) {
        by.must(Role.COORDINATOR);
        var draft = locked(strategy).asDraft();
        checkWithin(draft, draft.startsOn(), draft.endsOn(), starts, due);
        checkSteps(draft, action, starts, due);
        checkOffice(office);
        saved(
                jdbc.sql("""
                update strategy.action
                   set title = :title, office = :office, starts_on = :starts, due_on = :due, weight = :weight, version = version + 1
                 where strategy = :strategy and id = :id and version = :version
                """)
                        .param("title", texts.write(title))
                        .param("office", office)
                        .param("starts", starts)
                        .param("due", due)
                        .param("weight", weight)
                        .param("strategy", strategy)
                        .param("id", action)
                        .param("version", version)
                        .update(),
                "action " + action);
    }

    /** A step that is done once, by a day. */
    public UUID addStep(UUID strategy, UUID action, Written title, LocalDate due, int weight, Visitor by) {
        return addStep(strategy, action, title, new Timing(due, null, null), weight, by);
    }

    /**
     * A step that happens again and again.
     *
     * @param rule  RFC 5545, as in {@code FREQ=MONTHLY;BYMONTHDAY=-1}
     * @param first the day by which it is to happen for the first time
     * @param body  whose meetings count as its events, or null when they are recorded by hand
     */
    public UUID addRecurringStep(
            UUID strategy,
            UUID action,
            Written title,
            String rule,
            LocalDate first,
            @Nullable UUID body,
            int weight,
            Visitor by) {
        return addStep(strategy, action, title, new Timing(null, new Cadence(rule, first), body), weight, by);
    }

    /** When a step is due: once, or by a cadence. */
    record Timing(
            @Nullable LocalDate due,
            @Nullable Cadence cadence,
            @Nullable UUID body) {
        LocalDate first() {
            return due != null ? due : cadence != null ? cadence.first() : LocalDate.MAX;
        }
    }

    UUID addStep(UUID strategy, UUID action, Written title, Timing timing, int weight, Visitor by) {
        by.must(Role.COORDINATOR);
        var draft = locked(strategy).asDraft();
        checkTiming(draft, action, timing);
        var id = Ids.next();
        jdbc.sql("""
                insert into strategy.step (strategy, id, action, position, title, due_on, rule, first_on, body, weight, version)
                values (:strategy, :id, :action, (select coalesce(max(position), 0) + 1 from strategy.step where strategy = :strategy),
                        :title, :due, :rule, :first, :body, :weight, 0)
                """)
                .param("strategy", strategy)
                .param("id", id)
                .param("action", action)
                .param("title", texts.write(title))
                .params(timingOf(timing))
                .param("weight", weight)
                .update();
        return id;
    }

    void changeStep(
            UUID strategy, UUID step, UUID action, Written title, Timing timing, int weight, int version, Visitor by) {
        by.must(Role.COORDINATOR);
        var draft = locked(strategy).asDraft();
        checkTiming(draft, action, timing);
        saved(
                jdbc.sql("""
                update strategy.step
                   set title = :title, due_on = :due, rule = :rule, first_on = :first, body = :body, weight = :weight, version = version + 1
                 where strategy = :strategy and id = :id and version = :version
                """)
                        .param("title", texts.write(title))
                        .params(timingOf(timing))
                        .param("weight", weight)
                        .param("strategy", strategy)
                        .param("id", step)
                        .param("version", version)
                        .update(),
                "step " + step);
    }

    /** Takes a goal, action or step out of a draft, with everything below it. The version in force keeps it. */
    public void remove(UUID strategy, UUID part, Visitor by) {
        by.must(Role.COORDINATOR);
        locked(strategy).asDraft();
        jdbc.sql("""
                delete from strategy.step
                 where strategy = :strategy
                   and (id = :part or action = :part
                        or action in (select id from strategy.action where strategy = :strategy and goal = :part))
                """).param("strategy", strategy).param("part", part).update();
        jdbc.sql("delete from strategy.action where strategy = :strategy and (id = :part or goal = :part)")
                .param("strategy", strategy)
                .param("part", part)
                .update();
        jdbc.sql("delete from strategy.goal where strategy = :strategy and id = :part")
                .param("strategy", strategy)
                .param("part", part)
                .update();
    }

    /**
     * Puts a draft into force. The version before it is over from the same day.
     *
     * @param decidedBy who decided it, as they are called: the municipal council
     * @param reference under which anyone finds the decision
     * @throws Refused naming everything that is missing
     */
    public void adopt(UUID strategy, String decidedBy, String reference, LocalDate decidedOn, int version, Visitor by) {
        by.must(Role.COORDINATOR);
        ledger.takeTurn();
        var draft = locked(strategy).asDraft();
        Stale.unless(version, draft.version(), "plan " + strategy);
        var today = municipality.today();
        var plan = outlook.of(draft, today);
        var missing = missing(plan);
        if (decidedOn.isAfter(today)) {
            missing.add(new Refusal("decidedOn", "strategy.refused.decided-in-future"));
        }
        if (!missing.isEmpty()) {
            throw new Refused(missing);
        }
        var before = Optional.ofNullable(draft.supersedes()).map(this::locked);
        // A plan may have been closed while its next version was being written; then there is nothing to replace.
        var replaced = before.filter(it -> it.state() == Stage.ADOPTED);
        if (replaced.isEmpty() && outlook.inForce(today).isPresent()) {
            throw new Conflicted("", "strategy.refused.other-in-force");
        }
        replaced.ifPresent(it -> close(it.id(), today, null));
        jdbc.sql("""
                update strategy.strategy
                   set state = 'ADOPTED', decided_by = :by, decision_ref = :reference, decided_on = :decided, adopted_on = :today,
                       version = version + 1
                 where id = :id
                """)
                .param("by", decidedBy)
                .param("reference", reference)
                .param("decided", decidedOn)
                .param("today", today)
                .param("id", strategy)
                .update();
        jdbc.sql("""
                insert into strategy.progress (step, since, version)
                select id, :today, 0 from strategy.step where strategy = :strategy
                on conflict do nothing
                """).param("today", today).param("strategy", strategy).update();
        record(plan, replaced.map(it -> outlook.of(it, today)), decidedBy, reference, decidedOn);
        events.publishEvent(new PlanAdopted(CurrentCity.slug(), strategy, draft.number()));
    }

    /** Ends the plan in force without a new one: its time is over, or the council took it back. */
    public void close(UUID strategy, Written why, int version, Visitor by) {
        by.must(Role.COORDINATOR);
        ledger.takeTurn();
        var plan = locked(strategy).inForce();
        Stale.unless(version, plan.version(), "plan " + strategy);
        var reason = texts.write(Reasons.sentence(why));
        close(strategy, municipality.today(), reason);
        ledger.record(forTheCity
                .act("PLAN_CLOSED", new Subject(KIND, strategy), by)
                .with("number", plan.number())
                .with("title", texts.get(plan.title()).record())
                .with("why", texts.get(reason).record())
                .becoming("ADOPTED", "CLOSED"));
    }

    private void record(PlanOn plan, Optional<PlanOn> before, String decidedBy, String reference, LocalDate decidedOn) {
        var now = new HashSet<UUID>();
        plan.steps().forEach(it -> now.add(it.id()));
        var dropped = before.stream()
                .flatMap(PlanOn::steps)
                .filter(it -> !now.contains(it.id()) && !it.progress().cancelled())
                .map(it -> (Object) texts.get(it.step().title()).record())
                .toList();
        before.ifPresent(it -> ledger.record(
                Draft.of("PLAN_SUPERSEDED", new Subject(KIND, it.strategy().id()), Actor.council(decidedBy))
                        .with("number", it.strategy().number())
                        .with("by", plan.strategy().number())
                        .becoming("ADOPTED", "CLOSED")));
        var adopted = Draft.of("PLAN_ADOPTED", new Subject(KIND, plan.strategy().id()), Actor.council(decidedBy))
                .with("number", plan.strategy().number())
                .with("title", texts.get(plan.strategy().title()).record())
                .with("decidedBy", decidedBy)
                .with("reference", reference)
                .with("decidedOn", decidedOn)
                .with("goals", plan.goals().size())
                .with("actions", (int) plan.actions().count())
                .with("steps", (int) plan.steps().count())
                .with("dropped", dropped)
                .becoming("DRAFT", "ADOPTED");
        ledger.record(before.map(
                        it -> adopted.linkedTo(new Subject(KIND, it.strategy().id())))
                .orElse(adopted));
    }

    private List<Refusal> missing(PlanOn plan) {
        var missing = new ArrayList<Refusal>();
        if (plan.goals().isEmpty()) {
            missing.add(new Refusal("", "strategy.refused.no-goal"));
        }
        if (plan.goals().stream().anyMatch(it -> it.actions().isEmpty())) {
            missing.add(new Refusal("", "strategy.refused.goal-without-action"));
        }
        if (plan.actions().anyMatch(it -> it.steps().isEmpty())) {
            missing.add(new Refusal("", "strategy.refused.action-without-step"));
        }
        if (plan.actions().anyMatch(it -> closed(it.action().office()))) {
            missing.add(new Refusal("", "strategy.refused.office-closed"));
        }
        return missing;
    }

    private void close(UUID strategy, LocalDate today, @Nullable UUID why) {
        jdbc.sql("""
                update strategy.strategy set state = 'CLOSED', closed_on = :today, why_closed = :why, version = version + 1
                 where id = :id
                """)
                .param("today", today)
                .param("why", why)
                .param("id", strategy)
                .update();
    }

    private void copy(UUID from, UUID to) {
        jdbc.sql("""
                insert into strategy.goal (strategy, id, position, title, domain, version)
                select :to, id, position, title, domain, 0 from strategy.goal where strategy = :from
                """).param("to", to).param("from", from).update();
        jdbc.sql("""
                insert into strategy.action (strategy, id, goal, position, title, office, starts_on, due_on, weight, version)
                select :to, id, goal, position, title, office, starts_on, due_on, weight, 0 from strategy.action where strategy = :from
                """).param("to", to).param("from", from).update();
        jdbc.sql("""
                insert into strategy.step (strategy, id, action, position, title, due_on, rule, first_on, body, weight, version)
                select :to, id, action, position, title, due_on, rule, first_on, body, weight, 0 from strategy.step where strategy = :from
                """).param("to", to).param("from", from).update();
    }

    private Strategy locked(UUID id) {
        return jdbc.sql("select * from strategy.strategy where id = :id for update")
                .param("id", id)
                .query(Rows.of(Strategy.class))
                .optional()
                .orElseThrow(() -> new NotFound("plan " + id));
    }

    private void must(String table, UUID strategy, UUID id) {
        var there = jdbc.sql(
                        "select exists (select from strategy." + table + " where strategy = :strategy and id = :id)")
                .param("strategy", strategy)
                .param("id", id)
                .query(Boolean.class)
                .single();
        if (!there) {
            throw new Conflicted("", "strategy.refused.gone");
        }
    }

    private void checkTiming(Strategy draft, UUID action, Timing timing) {
        var of = outlook.of(draft, draft.startsOn())
                .action(action)
                .orElseThrow(() -> new Conflicted("", "strategy.refused.gone"))
                .action();
        var first = timing.first();
        var field = timing.due() != null ? "due" : "first";
        if (first.isBefore(of.startsOn()) || first.isAfter(of.dueOn())) {
            throw new Refused(
                    field, "strategy.refused.outside-action", PlanWords.day(of.startsOn()), PlanWords.day(of.dueOn()));
        }
    }

    /** An action does not end before its own steps are due, nor begin after them. */
    private void checkSteps(Strategy draft, UUID action, LocalDate starts, LocalDate due) {
        outlook.of(draft, draft.startsOn())
                .action(action)
                .ifPresent(of -> of.steps().forEach(it -> {
                    var first = it.step().dueOn() != null
                            ? it.step().dueOn()
                            : it.step().firstOn();
                    if (first != null && (first.isBefore(starts) || first.isAfter(due))) {
                        throw new Refused(
                                first.isAfter(due) ? "due" : "starts",
                                "strategy.refused.step-outside",
                                PlanWords.day(first));
                    }
                }));
    }

    private static Map<String, @Nullable Object> timingOf(Timing timing) {
        var params = new HashMap<String, @Nullable Object>();
        var cadence = timing.cadence();
        params.put("due", timing.due());
        params.put("rule", cadence == null ? null : cadence.rule());
        params.put("first", cadence == null ? null : cadence.first());
        params.put("body", cadence == null ? null : timing.body());
        return params;
    }

    private static void checkDates(LocalDate from, LocalDate to) {
        if (!from.isBefore(to)) {
            throw new Refused("to", "strategy.refused.ends-before-it-starts");
        }
    }

    private static void checkWithin(Strategy draft, LocalDate from, LocalDate to, LocalDate starts, LocalDate due) {
        if (starts.isAfter(due)) {
            throw new Refused("due", "strategy.refused.due-before-start");
        }
        if (starts.isBefore(from) || due.isAfter(to)) {
            throw new Refused(
                    due.isAfter(to) ? "due" : "starts",
                    "strategy.refused.outside-plan",
                    PlanWords.day(from),
                    PlanWords.day(to));
        }
    }

    private void checkOffice(UUID office) {
        if (closed(office)) {
            throw new Refused("office", "strategy.refused.office-closed");
        }
    }

    private boolean closed(UUID office) {
        var closedOn = directory.office(office).closedOn();
        return closedOn != null && !closedOn.isAfter(municipality.today());
    }

    private static void saved(int rows, String thing) {
        if (rows == 0) {
            throw new Stale(thing);
        }
    }
}
