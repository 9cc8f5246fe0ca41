package city.koinon.plan.strategy;

import city.koinon.plan.accountability.Signature;
import city.koinon.plan.accountability.Signing;
import city.koinon.plan.strategy.PlanOn.ActionOn;
import city.koinon.plan.strategy.PlanOn.StepOn;
import city.koinon.platform.directory.Directory;
import city.koinon.platform.kernel.Conflicted;
import city.koinon.platform.kernel.CurrentCity;
import city.koinon.platform.kernel.Ids;
import city.koinon.platform.kernel.NotAllowed;
import city.koinon.platform.kernel.NotFound;
import city.koinon.platform.kernel.Refused;
import city.koinon.platform.kernel.Stale;
import city.koinon.platform.kernel.Visitor;
import city.koinon.platform.ledger.Actor;
import city.koinon.platform.ledger.Draft;
import city.koinon.platform.ledger.Ledger;
import city.koinon.platform.ledger.Subject;
import city.koinon.platform.municipality.Municipality;
import city.koinon.platform.texts.Texts;
import city.koinon.platform.texts.Written;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the office that answers for a step says about it: news, that it is done, that one of its events was held, that it is given up.
 * Each is an act under the office's name. That it goes well or badly is said by nobody; it follows.
 */
@Service
@Transactional
public class Steps {

    public static final String KIND = "step";
    public static final String ACTION = "action";

    private final JdbcClient jdbc;
    private final Outlook outlook;
    private final Texts texts;
    private final Directory directory;
    private final Signing signing;
    private final Ledger ledger;
    private final Municipality municipality;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Steps(
            JdbcClient jdbc,
            Outlook outlook,
            Texts texts,
            Directory directory,
            Signing signing,
            Ledger ledger,
            Municipality municipality,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.outlook = outlook;
        this.texts = texts;
        this.directory = directory;
        this.signing = signing;
        this.ledger = ledger;
        this.municipality = municipality;
        this.events = events;
        this.clock = clock;
    }

    /** News of one step. */
    public UUID tell(UUID step, Written text, Visitor by) {
        var signed = sign(by, step);
        ledger.takeTurn();
        var of = inForce(step);
        progress(step).open();
        return tell(step, Topic.STEP, text, of.action(), signed);
    }

    /** News of an action as a whole. */
    public UUID tellOfAction(UUID action, Written text, Visitor by) {
        var signed = sign(by, action);
        ledger.takeTurn();
        var plan = outlook.with(action, today());
        plan.strategy().inForce();
        return tell(
                action,
                Topic.ACTION,
                text,
                plan.action(action).orElseThrow(() -> new NotFound("action " + action)),
                signed);
    }

    /**
     * @param doneOn   the day it was done, not after today
     * @param evidence by what anyone can see it
     * @param link     where, or null
     */
    public void done(UUID step, LocalDate doneOn, Written evidence, @Nullable String link, int version, Visitor by) {
        var signed = sign(by, step);
        ledger.takeTurn();
        var of = inForce(step);
        if (of.step().step().recurs()) {
            throw new Conflicted("", "strategy.refused.recurs");
        }
        var before = progress(step).open();
        Stale.unless(version, before.version(), "step " + step);
        notAfterToday(doneOn, "on");
        var shown = texts.write(Reasons.sentence(evidence));
        jdbc.sql("""
                update strategy.progress
                   set done_on = :done, reported_on = :today, evidence = :evidence, link = :link, version = version + 1
                 where step = :step
                """)
                .param("done", doneOn)
                .param("today", today())
                .param("evidence", shown)
                .param("link", link)
                .param("step", step)
                .update();
        ledger.record(act("STEP_DONE", step, of, signed)
                .with("doneOn", doneOn)
                .with("evidence", texts.get(shown).record())
                .with("link", link)
                .becoming("OPEN", "DONE"));
        events.publishEvent(new StepDone(CurrentCity.slug(), step));
    }

    /** Takes back that a step is done: reported by mistake, or it did not last. */
    public void reopen(UUID step, Written why, int version, Visitor by) {
        var signed = sign(by, step);
        ledger.takeTurn();
        var of = inForce(step);
        var before = progress(step);
        Stale.unless(version, before.version(), "step " + step);
        if (!before.done()) {
            throw new Conflicted("", "strategy.refused.not-done");
        }
        var reason = texts.write(Reasons.sentence(why));
        jdbc.sql("""
                update strategy.progress
                   set done_on = null, reported_on = null, evidence = null, link = null, version = version + 1
                 where step = :step
                """).param("step", step).update();
        var act = ledger.record(act("STEP_REOPENED", step, of, signed)
                .with("why", texts.get(reason).record())
                .becoming("DONE", "OPEN"));
        // The row of its progress no longer knows the day, and whoever takes a report back has let something be known.
        jdbc.sql("insert into strategy.heard (step, act, heard_on) values (:step, :act, :on) on conflict do nothing")
                .param("step", step)
                .param("act", act.seq())
                .param("on", act.on())
                .update();
    }

    /** One more event of a recurring step, recorded by hand. Two events on one day count as one. */
    public UUID held(UUID step, LocalDate heldOn, Written evidence, @Nullable String link, Visitor by) {
        var signed = sign(by, step);
        ledger.takeTurn();
        var of = inForce(step);
        if (!of.step().step().recurs()) {
            throw new Conflicted("", "strategy.refused.happens-once");
        }
        progress(step).open();
        notAfterToday(heldOn, "on");
        if (heldOn.isBefore(of.action().action().startsOn())) {
            throw new Refused("on", "strategy.refused.before-start");
        }
        var shown = texts.write(Reasons.sentence(evidence));
        var id = Ids.next();
        var rows = jdbc.sql("""
                insert into strategy.held (id, step, held_on, evidence, link, recorded_on)
                values (:id, :step, :on, :evidence, :link, :today)
                on conflict do nothing
                """)
                .param("id", id)
                .param("step", step)
                .param("on", heldOn)
                .param("evidence", shown)
                .param("link", link)
                .param("today", today())
                .update();
        if (rows == 0) {
            throw new Conflicted("on", "strategy.refused.held-already");
        }
        ledger.record(act("STEP_HELD", step, of, signed)
                .with("heldOn", heldOn)
                .with("evidence", texts.get(shown).record())
                .with("link", link));
        return id;
    }

    /** A body whose meetings a step counts has met. Told twice, it counts once. */
    void met(UUID body, UUID meeting, LocalDate on) {
        var steps = jdbc.sql("""
                select step.id
                  from strategy.step
                  join strategy.strategy on strategy.city = step.city and strategy.id = step.strategy and strategy.state = 'ADOPTED'
                 where step.body = :body
                """).param("body", body).query(Rows::id).list();
        if (steps.isEmpty()) return;
        ledger.takeTurn();
        for (var step : steps) {
            var of = inForce(step);
            var before = progress(step);
            if (before.cancelled() || on.isBefore(of.action().action().startsOn())) continue;
            var rows = jdbc.sql("""
                    insert into strategy.held (id, step, held_on, meeting, recorded_on)
                    values (:id, :step, :on, :meeting, :today)
                    on conflict do nothing
                    """)
                    .param("id", Ids.next())
                    .param("step", step)
                    .param("on", on)
                    .param("meeting", meeting)
                    .param("today", on)
                    .update();
            if (rows > 0) {
                ledger.record(Draft.of("STEP_HELD", new Subject(KIND, step), Actor.SYSTEM)
                        .with("title", texts.get(of.step().step().title()).record())
                        .with("heldOn", on)
                        .with("meeting", meeting)
                        .linkedTo(new Subject(ACTION, of.action().action().id())));
            }
        }
    }

    /** Takes back an event that was recorded by mistake. It stays to be seen, struck through. */
    public void strike(UUID held, Written why, Visitor by) {
        ledger.takeTurn();
        var row = jdbc.sql("select * from strategy.held where id = :id for update")
                .param("id", held)
                .query(Rows.of(Held.class))
                .optional()
                .orElseThrow(() -> new NotFound("event " + held));
        var signed = sign(by, row.step());
        var of = inForce(row.step());
        if (!row.counts()) {
            throw new Conflicted("", "strategy.refused.struck");
        }
        var reason = texts.write(Reasons.sentence(why));
        jdbc.sql("update strategy.held set struck_on = :today, why_struck = :why where id = :id")
                .param("today", today())
                .param("why", reason)
                .param("id", held)
                .update();
        ledger.record(act("STEP_HELD_STRUCK", row.step(), of, signed)
                .with("heldOn", row.heldOn())
                .with("why", texts.get(reason).record()));
    }

    /** Gives a step up. It leaves every share, stays on the page, and its reason is public. */
    public void cancel(UUID step, Written why, int version, Visitor by) {
        var signed = sign(by, step);
        ledger.takeTurn();
        var of = inForce(step);
        var before = progress(step).open();
        Stale.unless(version, before.version(), "step " + step);
        var reason = texts.write(Reasons.sentence(why));
        jdbc.sql("""
                update strategy.progress set cancelled_on = :today, why_cancelled = :why, version = version + 1 where step = :step
                """)
                .param("today", today())
                .param("why", reason)
                .param("step", step)
                .update();
        ledger.record(act("STEP_CANCELLED", step, of, signed)
                .with("why", texts.get(reason).record())
                .becoming("OPEN", "CANCELLED"));
    }

    /** The office that answers for the step in the plan in force. */
    @Transactional(readOnly = true)
    public UUID officeOf(UUID step) {
        return inForce(step).action().action().office();
    }

    /** @throws NotAllowed unless the visitor may sign for the office that answers for the step or action */
    @Transactional(readOnly = true)
    void mustAnswerFor(Visitor visitor, UUID stepOrAction) {
        if (!answersFor(visitor, stepOrAction)) {
            throw new NotAllowed("only the office that answers for " + stepOrAction + " reports on it");
        }
    }

    @Transactional(readOnly = true)
    boolean answersFor(Visitor visitor, UUID stepOrAction) {
        var plan = outlook.with(stepOrAction, today());
        return plan.strategy().state() == Stage.ADOPTED
                && plan.actions()
                        .filter(it -> it.action().id().equals(stepOrAction)
                                || it.steps().stream()
                                        .anyMatch(step -> step.id().equals(stepOrAction)))
                        .anyMatch(it -> directory.maySign(visitor, it.action().office(), today()));
    }

    /** The events of a step, struck ones too, newest first. */
    @Transactional(readOnly = true)
    List<Held> events(UUID step) {
        return jdbc.sql("select * from strategy.held where step = :step order by held_on desc, id desc")
                .param("step", step)
                .query(Rows.of(Held.class))
                .list();
    }

    @Transactional(readOnly = true)
    Optional<Held> event(UUID held) {
        return jdbc.sql("select * from strategy.held where id = :id")
                .param("id", held)
                .query(Rows.of(Held.class))
                .optional();
    }

    private enum Topic {
        STEP,
        ACTION
    }

    private UUID tell(UUID subject, Topic topic, Written text, ActionOn action, Signature signed) {
        var id = Ids.next();
        var said = texts.write(text);
        var office = action.action().office();
        jdbc.sql("""
                insert into strategy.news (id, kind, subject, text, office, signed, entered_by, said_on, said_at)
                values (:id, :kind, :subject, :text, :office, :signed, :enteredBy, :on, :at)
                """)
                .param("id", id)
                .param("kind", topic.name())
                .param("subject", subject)
                .param("text", said)
                .param("office", office)
                .param("signed", signature(signed))
                .param("enteredBy", signed.enteredBy())
                .param("on", today())
                .param("at", Timestamp.from(clock.instant()))
                .update();
        var about = topic == Topic.STEP ? new Subject(KIND, subject) : new Subject(ACTION, subject);
        var title = topic == Topic.STEP
                ? action.steps().stream()
                        .filter(it -> it.id().equals(subject))
                        .findFirst()
                        .orElseThrow()
                        .step()
                        .title()
                : action.action().title();
        var act = Draft.of("PLAN_NEWS", about, actor(signed))
                .with("title", texts.get(title).record())
                .with("text", texts.get(said).record())
                .with("enteredBy", signed.enteredBy());
        ledger.record(
                topic == Topic.STEP
                        ? act.linkedTo(new Subject(ACTION, action.action().id()))
                        : act);
        return id;
    }

    private record Of(ActionOn action, StepOn step) {}

    /** @throws Conflicted when the plan of the step has ended */
    void mustBeInForce(UUID step) {
        inForce(step);
    }

    private Of inForce(UUID step) {
        var plan = outlook.with(step, today());
        plan.strategy().inForce();
        for (var action : plan.actions().toList()) {
            for (var it : action.steps()) if (it.id().equals(step)) return new Of(action, it);
        }
        throw new NotFound("step " + step);
    }

    private Progress progress(UUID step) {
        return jdbc.sql("select * from strategy.progress where step = :step for update")
                .param("step", step)
                .query(Rows.of(Progress.class))
                .optional()
                .orElseThrow(() -> new NotFound("step " + step));
    }

    private Draft act(String type, UUID step, Of of, Signature signed) {
        return Draft.of(type, new Subject(KIND, step), actor(signed))
                .with("title", texts.get(of.step().step().title()).record())
                .with("enteredBy", signed.enteredBy())
                .linkedTo(new Subject(ACTION, of.action().action().id()));
    }

    /** Signs for the office that answers for the step or action; a clerk signs for its holder. */
    Signature sign(Visitor by, UUID stepOrAction) {
        var office = outlook.officeOf(stepOrAction, today());
        if (!directory.maySign(by, office, today())) {
            throw new NotAllowed("only the office that answers for " + stepOrAction + " reports on it");
        }
        return signing.of(by, office, today());
    }

    Actor actor(Signature signed) {
        return Actor.office(signed.office(), signature(signed));
    }

    /** Power is named: the person who holds the office on this day, and the office. */
    private String signature(Signature signed) {
        return signed.signed() + ", "
                + directory.office(signed.office()).nameIn(municipality.city().mainLanguage());
    }

    private void notAfterToday(LocalDate day, String field) {
        if (day.isAfter(today())) {
            throw new Refused(field, "strategy.refused.in-future");
        }
    }

    private LocalDate today() {
        return municipality.today();
    }
}
