package city.koinon.plan.accountability;

import city.koinon.platform.duties.DutyKind;
import city.koinon.platform.kernel.Conflicted;
import city.koinon.platform.kernel.Ids;
import city.koinon.platform.kernel.Refusal;
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
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the city has promised: made, reported on by the office, judged by the body, revised in the open. */
@Service
@Transactional
public class Commitments {

    static final int SHORTEST_REASON = 20;

    private final Archive archive;
    private final PromiseArchive promised;
    private final Recommendations recommendations;
    private final Obligations obligations;
    private final Signing signing;
    private final Letters letters;
    private final Ledger ledger;
    private final Texts texts;
    private final Municipality municipality;

    Commitments(
            Archive archive,
            PromiseArchive promised,
            Recommendations recommendations,
            Obligations obligations,
            Signing signing,
            Letters letters,
            Ledger ledger,
            Texts texts,
            Municipality municipality) {
        this.archive = archive;
        this.promised = promised;
        this.recommendations = recommendations;
        this.obligations = obligations;
        this.signing = signing;
        this.letters = letters;
        this.ledger = ledger;
        this.texts = texts;
        this.municipality = municipality;
    }

    // --- what other rooms may ask

    /** Every promise ever made, those that were revised too, the next due first. */
    @Transactional(readOnly = true)
    public List<Promised> all() {
        return shown(promised.commitments());
    }

    /** Those that are not settled yet. */
    @Transactional(readOnly = true)
    public List<Promised> open() {
        return shown(promised.commitments().stream()
                .filter(it -> !it.state().settled())
                .toList());
    }

    @Transactional(readOnly = true)
    public List<Promised> get(Collection<UUID> ids) {
        return shown(promised.commitments(ids));
    }

    /**
     * The promise as it stands today.
     *
     * @throws city.koinon.platform.kernel.NotFound when there is no such promise in this city
     */
    @Transactional(readOnly = true)
    public Promised get(UUID id) {
        return shown(List.of(promised.commitment(id))).getFirst();
    }

    /** Those that were made directly on a step of the plan. */
    @Transactional(readOnly = true)
    public List<Promised> on(UUID step) {
        return shown(promised.commitmentsOn(step));
    }

    /**
     * A promise made on a step of the plan, without anybody having asked.
     *
     * @param body that is to say whether it was kept; null when nobody does
     */
    public UUID promise(UUID step, @Nullable UUID body, PromiseDraft draft, Visitor by) {
        ledger.takeTurn();
        var signature = signing.of(by, draft.office(), municipality.today());
        mustLieAhead(draft.dueOn(), "due");
        return make(draft, body, null, null, null, step, signature).id();
    }

    private List<Promised> shown(List<Commitment> promises) {
        var today = municipality.today();
        var shelf = texts.read(promises.stream()
                .flatMap(it -> Stream.of(it.text(), it.doneWhen()))
                .toList());
        return promises.stream()
                .map(it -> new Promised(
                        it.id(),
                        shelf.text(it.text()),
                        shelf.text(it.doneWhen()),
                        it.office(),
                        it.body(),
                        it.step(),
                        it.recommendation(),
                        it.state(),
                        it.brokenOn(today),
                        it.madeOn(),
                        it.dueOn(),
                        it.newsOn(),
                        it.doneOn(),
                        it.judgedOn(),
                        "/commitments/" + it.id()))
                .toList();
    }

    // --- the life of a promise

    Commitment make(
            PromiseDraft draft,
            @Nullable UUID body,
            @Nullable Recommendation recommendation,
            @Nullable Ask ask,
            @Nullable UUID answer,
            @Nullable UUID step,
            Signature signature) {
        var today = municipality.today();
        var promise = new Commitment(
                Ids.next(),
                body,
                recommendation == null ? null : recommendation.id(),
                ask == null ? null : ask.id(),
                answer,
                step,
                texts.write(draft.text()),
                texts.write(draft.doneWhen()),
                draft.office(),
                draft.dueOn(),
                CommitmentState.PROMISED,
                null,
                today,
                today,
                null,
                null,
                null,
                null,
                null,
                0);
        promised.add(promise);
        begin(promise, draft, ask, signature);
        return promise;
    }

    private void begin(Commitment promise, PromiseDraft draft, @Nullable Ask ask, Signature signature) {
        ledger.record(Draft.of("COMMITMENT_MADE", Subjects.of(promise), recommendations.actor(promise.office()))
                .with("text", texts.get(promise.text()).record())
                .with("doneWhen", texts.get(promise.doneWhen()).record())
                .with("lang", draft.text().sourceLanguage())
                .with("dueOn", promise.dueOn().toString())
                .with("ask", ask == null ? null : ask.n())
                .with("signed", signature.signed())
                .with("enteredBy", signature.enteredBy())
                .with(
                        "supersedes",
                        promise.supersedes() == null
                                ? null
                                : promise.supersedes().toString())
                .becoming(null, promise.state().name())
                .linkedTo(above(promise)));
        obligations.deliver(promise);
    }

    /** What the promise hangs under in the thread. */
    private static List<Subject> above(Commitment promise) {
        var above = new ArrayList<Subject>();
        var ask = promise.ask();
        var step = promise.step();
        if (ask != null) {
            above.add(Subjects.ask(ask));
        }
        if (step != null) {
            above.add(new Subject("step", step));
        }
        return above;
    }

    /**
     * The office says how far it is. That it is done must be shown by something; whether it is, the body says. Other news ends no duty:
     * a clock that stops at "we are working on it" would stop everywhere.
     */
    public UUID report(UUID id, ReportDraft draft, int version, Visitor by) {
        ledger.takeTurn();
        var today = municipality.today();
        var promise = promised.commitment(id);
        var signature = signing.of(by, promise.office(), today);
        Stale.unless(version, promise.version(), "commitment");
        check(draft, today);
        var next = promise.report(draft.claim(), draft.evidence().size(), today);
        promised.save(next);
        var report = new Report(
                Ids.next(),
                id,
                draft.claim(),
                texts.write(draft.text()),
                promise.office(),
                signature.term(),
                signature.signed(),
                signature.enteredBy(),
                today,
                draft.evidence().stream()
                        .map(it -> new Report.Evidence(it.kind(), it.link(), it.said(), it.lang(), it.dated()))
                        .toList());
        promised.add(report);
        var act = ledger.record(Draft.of(
                        "COMMITMENT_REPORTED", Subjects.of(promise), recommendations.actor(promise.office()))
                .with("claim", draft.claim().name())
                .with("promise", texts.get(promise.text()).record())
                .with("text", texts.get(report.text()).record())
                .with("lang", draft.text().sourceLanguage())
                .with(
                        "evidence",
                        report.evidence().stream().map(Commitments::told).toList())
                .with("report", report.id().toString())
                .with("signed", report.signed())
                .with("enteredBy", report.enteredBy())
                .becoming(promise.state().name(), next.state().name())
                .linkedTo(above(promise)));
        if (draft.claim() == Claim.DONE) {
            obligations.done(Subjects.of(promise), DutyKind.DELIVER, act);
            obligations.done(Subjects.of(promise), DutyKind.REPORT, act);
            obligations.judge(next);
            letters.reportedDone(next, act);
        }
        return report.id();
    }

    private static Map<String, Object> told(Report.Evidence evidence) {
        var told = new LinkedHashMap<String, Object>();
        told.put("kind", evidence.kind().name());
        told.put("said", evidence.said());
        told.put("lang", evidence.lang());
        told.put("dated", evidence.dated().toString());
        if (evidence.link() != null) {
            told.put("link", evidence.link());
        }
        return told;
    }

    private static void check(ReportDraft draft, LocalDate today) {
        var refused = new ArrayList<Refusal>();
        for (var i = 0; i < draft.evidence().size(); i++) {
            var evidence = draft.evidence().get(i);
            var field = "evidence" + (i + 1);
            if (evidence.kind() == EvidenceKind.LINK && evidence.link() == null) {
                refused.add(new Refusal(field + "link", "accountability.refused.no-link"));
            }
            if (evidence.link() != null && !evidence.link().matches("https?://[^\\s<>\"]+")) {
                refused.add(new Refusal(field + "link", "accountability.refused.bad-link"));
            }
            if (evidence.dated().isAfter(today)) {
                refused.add(new Refusal(field + "dated", "accountability.refused.future"));
            }
        }
        if (!refused.isEmpty()) {
            throw new Refused(refused);
        }
    }

    /** What has become of a promise that cannot be kept as it was made: a new one takes its place, and both stay to be read. */
    public UUID revise(UUID id, PromiseDraft draft, Written why, int version, Visitor by) {
        ledger.takeTurn();
        var today = municipality.today();
        var promise = promised.commitment(id);
        var signature = signing.of(by, promise.office(), today);
        Stale.unless(version, promise.version(), "commitment");
        mustLieAhead(draft.dueOn(), "due");
        var reason = why.values().getOrDefault(why.sourceLanguage(), "");
        if (reason.codePointCount(0, reason.length()) < SHORTEST_REASON) {
            throw new Refused("why." + why.sourceLanguage(), "accountability.refused.why-revised", SHORTEST_REASON);
        }
        var newer = new Commitment(
                Ids.next(),
                promise.body(),
                promise.recommendation(),
                promise.ask(),
                promise.answer(),
                promise.step(),
                texts.write(draft.text()),
                texts.write(draft.doneWhen()),
                promise.office(),
                draft.dueOn(),
                CommitmentState.PROMISED,
                null,
                today,
                today,
                null,
                null,
                promise.id(),
                null,
                null,
                0);
        var old = promise.supersededBy(newer.id(), texts.write(why), today);
        promised.save(old);
        promised.add(newer);
        var act = ledger.record(
                Draft.of("COMMITMENT_REVISED", Subjects.of(promise), recommendations.actor(promise.office()))
                        .with(
                                "why",
                                texts.get(java.util.Objects.requireNonNull(old.whyRevised()))
                                        .record())
                        .with("lang", why.sourceLanguage())
                        .with("promise", texts.get(promise.text()).record())
                        .with("newer", texts.get(newer.text()).record())
                        .with("dueOn", promise.dueOn().toString())
                        .with("newDueOn", newer.dueOn().toString())
                        .with("signed", signature.signed())
                        .with("enteredBy", signature.enteredBy())
                        .with("supersededBy", newer.id().toString())
                        .becoming(promise.state().name(), old.state().name())
                        .linkedTo(above(promise)));
        obligations.done(Subjects.of(promise), DutyKind.DELIVER, act);
        obligations.done(Subjects.of(promise), DutyKind.REPORT, act);
        begin(newer, draft, promise.ask() == null ? null : archive.ask(promise.ask()), signature);
        return newer.id();
    }

    private void mustLieAhead(LocalDate due, String field) {
        if (!due.isAfter(municipality.today())) {
            throw new Refused(field, "accountability.refused.past");
        }
    }

    // --- what the body says

    void judge(UUID id, VerdictValue value, @Nullable UUID reasons, @Nullable UUID decision) {
        var promise = promised.commitment(id);
        var today = municipality.today();
        var next = promise.judge(value, today);
        promised.save(next);
        var report = promised.reportsOn(id).getLast();
        promised.add(new Verdict(Ids.next(), id, report.id(), null, value, reasons, decision, today));
        var body = promise.body();
        var act = ledger.record(Draft.of(
                        "COMMITMENT_JUDGED",
                        Subjects.of(promise),
                        decision == null || body == null ? Actor.SYSTEM : recommendations.bodyActor(body))
                .with("value", value.name())
                .with("promise", texts.get(promise.text()).record())
                .with("reasons", reasons == null ? null : texts.get(reasons).record())
                .with("decision", decision == null ? null : decision.toString())
                .becoming(promise.state().name(), next.state().name())
                .linkedTo(above(promise)));
        if (decision != null) {
            obligations.done(Subjects.of(promise), DutyKind.GIVE_VERDICT, act);
        }
        if (value == VerdictValue.DISPUTED) {
            obligations.reportAgain(next);
        }
        letters.judged(next, value, act);
        settle(next);
    }

    void waive(UUID id, Map<String, Object> reasons, UUID decision) {
        var promise = promised.commitment(id);
        var body = promise.body();
        if (body == null) {
            throw new Conflicted("", "accountability.refused.state");
        }
        var waived = promise.waive(municipality.today());
        promised.save(waived);
        var by = recommendations.bodyActor(body);
        ledger.record(Draft.of("COMMITMENT_WAIVED", Subjects.of(promise), by)
                .with("promise", texts.get(promise.text()).record())
                .with("reasons", reasons)
                .with("decision", decision.toString())
                .becoming(promise.state().name(), waived.state().name())
                .linkedTo(above(promise)));
        obligations.open().stream()
                .filter(it -> it.subject().equals(Subjects.of(promise)))
                .forEach(duty -> obligations.waive(duty, decision, by));
        settle(waived);
    }

    private void settle(Commitment promise) {
        var recommendation = promise.recommendation();
        if (recommendation != null) {
            recommendations.settle(recommendation);
        }
    }
}
