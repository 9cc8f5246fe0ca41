package city.koinon.plan.accountability;

import city.koinon.listen.participation.Bodies;
import city.koinon.listen.participation.Clauses;
import city.koinon.listen.participation.Rulebook;
import city.koinon.platform.duties.Duties;
import city.koinon.platform.duties.Duty;
import city.koinon.platform.duties.DutyKind;
import city.koinon.platform.duties.Ladder;
import city.koinon.platform.duties.Owed;
import city.koinon.platform.duties.Party;
import city.koinon.platform.duties.Term;
import city.koinon.platform.duties.WorkingDays;
import city.koinon.platform.ledger.Act;
import city.koinon.platform.ledger.Actor;
import city.koinon.platform.ledger.Ledger;
import city.koinon.platform.ledger.Subject;
import city.koinon.platform.municipality.FreeDays;
import city.koinon.platform.municipality.Municipality;
import city.koinon.platform.ui.Words;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which duties come of a recommendation, an answer, a promise, and when they are over. The terms are those of the body's rules that day. */
@Component
class Obligations {

    private final Duties duties;
    private final Bodies bodies;
    private final Clauses clauses;
    private final Words words;
    private final Municipality municipality;
    private final Ledger ledger;

    Obligations(Duties duties, Bodies bodies, Clauses clauses, Words words, Municipality municipality, Ledger ledger) {
        this.duties = duties;
        this.bodies = bodies;
        this.clauses = clauses;
        this.words = words;
        this.municipality = municipality;
        this.ledger = ledger;
    }

    /** What is adopted reaches its offices in the time an office has to say that it has read it: a vote that nobody passes on helps nobody. */
    void send(Recommendation recommendation) {
        var rules = rules(recommendation.body());
        owe(
                DutyKind.SEND,
                Party.body(recommendation.body()),
                null,
                Subjects.of(recommendation),
                List.of(),
                Term.of(rules.ackDays(), rules.dayKind()),
                rules,
                rules.ladder());
    }

    void acknowledge(Recommendation recommendation, UUID office) {
        var rules = rules(recommendation.body());
        owe(
                DutyKind.ACKNOWLEDGE,
                Party.office(office),
                recommendation.body(),
                Subjects.of(recommendation),
                List.of(),
                Term.of(rules.ackDays(), rules.dayKind()),
                rules,
                rules.ladder());
    }

    void answer(Ask ask, Recommendation recommendation) {
        var rules = rules(recommendation.body());
        answer(
                ask,
                recommendation,
                Term.of(rules.answerDays(), rules.dayKind()).extendableBy(rules.extensionDays()),
                rules);
    }

    /** In half the time: the body was not satisfied with the first answer. */
    void answerAgain(Ask ask, Recommendation recommendation) {
        var rules = rules(recommendation.body());
        var half = (rules.answerDays() + 1) / 2;
        answer(ask, recommendation, Term.of(half, rules.dayKind()).extendableBy(rules.extensionDays()), rules);
    }

    /** The time to study is itself the extension. */
    void answerAfterStudy(Ask ask, Recommendation recommendation, LocalDate until) {
        answer(ask, recommendation, Term.until(until), rules(recommendation.body()));
    }

    private void answer(Ask ask, Recommendation recommendation, Term term, Rulebook rules) {
        owe(
                DutyKind.ANSWER,
                Party.office(ask.office()),
                recommendation.body(),
                Subjects.of(ask),
                List.of(Subjects.of(recommendation)),
                term,
                rules,
                rules.ladder());
    }

    /** The last day until which the office may take time to study: three extensions after the day the answer is due. */
    LocalDate latestStudy(Recommendation recommendation, LocalDate due) {
        var rules = rules(recommendation.body());
        return WorkingDays.of(free()).after(due, 3 * rules.extensionDays(), rules.dayKind());
    }

    /** An answer may be judged, but need not be: a body that lets it stand in silence is late for nothing. */
    void judge(Ask ask, Recommendation recommendation) {
        var rules = rules(recommendation.body());
        owe(
                DutyKind.GIVE_VERDICT,
                Party.body(recommendation.body()),
                null,
                Subjects.of(ask),
                List.of(Subjects.of(recommendation)),
                Term.of(rules.verdictDays(), rules.dayKind()),
                rules,
                Ladder.NONE);
    }

    /** That something is done is for the body to say, and this it owes. */
    void judge(Commitment promise) {
        var body = promise.body();
        if (body != null) {
            var rules = rules(body);
            owe(
                    DutyKind.GIVE_VERDICT,
                    Party.body(body),
                    null,
                    Subjects.of(promise),
                    above(promise),
                    Term.of(rules.verdictDays(), rules.dayKind()),
                    rules,
                    rules.ladder());
        }
    }

    void deliver(Commitment promise) {
        var body = promise.body();
        duties.owe(new Owed(
                DutyKind.DELIVER,
                Party.office(promise.office()),
                body == null ? null : Party.body(body),
                Subjects.of(promise),
                above(promise),
                promise.madeOn(),
                Term.until(promise.dueOn()),
                Words.inEach(municipality.city().languages(), lang -> words.say(lang, "accountability.basis.promise")),
                body == null ? Ladder.USUAL : rules(body).ladder()));
    }

    /** The body says it is not done: the office owes another report. */
    void reportAgain(Commitment promise) {
        var body = promise.body();
        if (body != null) {
            var rules = rules(body);
            owe(
                    DutyKind.REPORT,
                    Party.office(promise.office()),
                    body,
                    Subjects.of(promise),
                    above(promise),
                    Term.of(rules.answerDays(), rules.dayKind()),
                    rules,
                    rules.ladder());
        }
    }

    /** By the next meeting, which the rules let the body expect within its cadence. */
    void appear(Appearance appearance) {
        var rules = rules(appearance.body());
        var above = new ArrayList<Subject>();
        var ask = appearance.ask();
        var commitment = appearance.commitment();
        if (ask != null) {
            above.add(Subjects.ask(ask));
        }
        if (commitment != null) {
            above.add(Subjects.commitment(commitment));
        }
        above.add(Subjects.recommendation(appearance.recommendation()));
        owe(
                DutyKind.APPEAR,
                Party.office(appearance.office()),
                appearance.body(),
                Subjects.of(appearance),
                above,
                Term.calendar(rules.cadenceDays()),
                rules,
                rules.ladder());
    }

    private void owe(
            DutyKind kind,
            Party by,
            @Nullable UUID body,
            Subject subject,
            List<Subject> links,
            Term term,
            Rulebook rules,
            Ladder ladder) {
        duties.owe(new Owed(
                kind,
                by,
                body == null ? null : Party.body(body),
                subject,
                links,
                municipality.today(),
                term,
                clauses.of(bodies.get(rules.body()), rules),
                ladder));
    }

    void done(Subject subject, DutyKind kind, Act act) {
        duties.dischargeAll(subject, kind, act);
    }

    Optional<Duty> open(Subject subject, DutyKind kind) {
        return duties.openFor(subject, kind);
    }

    List<Duty> open() {
        return duties.open();
    }

    /** What is still owed about the recommendation, its asks and its promises, by offices and by the body. */
    List<Duty> openAbout(
            Recommendation recommendation, List<Ask> asks, List<Commitment> promises, List<Appearance> appearances) {
        var family = Stream.of(
                        Stream.of(Subjects.of(recommendation)),
                        asks.stream().map(Subjects::of),
                        promises.stream().map(Subjects::of),
                        appearances.stream().map(Subjects::of))
                .flatMap(it -> it)
                .collect(java.util.stream.Collectors.toSet());
        return duties.open().stream()
                .filter(it -> family.contains(it.subject()))
                .toList();
    }

    List<Act> actsOf(Subject subject) {
        return ledger.of(subject);
    }

    void waive(Duty duty, UUID decision, Actor by) {
        duties.waive(duty.id(), decision, by);
    }

    Rulebook rules(UUID body) {
        return bodies.rulebookOn(body, municipality.today());
    }

    FreeDays free() {
        return municipality.freeDays();
    }

    private static List<Subject> above(Commitment promise) {
        var above = new ArrayList<Subject>();
        var ask = promise.ask();
        var recommendation = promise.recommendation();
        var step = promise.step();
        if (ask != null) {
            above.add(Subjects.ask(ask));
        }
        if (recommendation != null) {
            above.add(Subjects.recommendation(recommendation));
        }
        if (step != null) {
            above.add(new Subject("step", step));
        }
        return above;
    }
}
