package city.koinon.plan.accountability;

import city.koinon.listen.participation.Decision;
import city.koinon.platform.duties.Duty;
import city.koinon.platform.duties.DutyKind;
import city.koinon.platform.kernel.Conflicted;
import city.koinon.platform.kernel.Ids;
import city.koinon.platform.kernel.NotFound;
import city.koinon.platform.kernel.Refused;
import city.koinon.platform.kernel.Visitor;
import city.koinon.platform.ledger.Act;
import city.koinon.platform.ledger.Actor;
import city.koinon.platform.ledger.Draft;
import city.koinon.platform.ledger.Ledger;
import city.koinon.platform.ledger.Subject;
import city.koinon.platform.municipality.Municipality;
import city.koinon.platform.texts.Texts;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a body can decide about its recommendations and the promises that came of them, and what follows when it has. */
@Service
@Transactional
public class Resolutions {

    static final int SUMMONS_LEVEL = 4;

    private final Archive archive;
    private final PromiseArchive promised;
    private final Recommendations recommendations;
    private final Commitments commitments;
    private final Obligations obligations;
    private final Letters letters;
    private final Ledger ledger;
    private final Texts texts;
    private final Municipality municipality;

    Resolutions(
            Archive archive,
            PromiseArchive promised,
            Recommendations recommendations,
            Commitments commitments,
            Obligations obligations,
            Letters letters,
            Ledger ledger,
            Texts texts,
            Municipality municipality) {
        this.archive = archive;
        this.promised = promised;
        this.recommendations = recommendations;
        this.commitments = commitments;
        this.obligations = obligations;
        this.letters = letters;
        this.ledger = ledger;
        this.texts = texts;
        this.municipality = municipality;
    }

    // --- what it can decide

    /**
     * Whoever writes for the body that would decide about it puts questions to it.
     *
     * @throws city.koinon.platform.kernel.NotAllowed for anybody else
     */
    public void mustBePutBy(Visitor by, Subject about) {
        Recommendations.mustWriteFor(bodyOf(about), by);
    }

    /** What must be so before the question can be put, beyond that it is possible; from then on everybody may read a draft. */
    public void prepare(MotionKind kind, Subject about) {
        if (kind == MotionKind.ADOPT) {
            var draft = archive.recommendation(about.id());
            recommendations.mustBeAnswerable(draft);
            recommendations.proposed(draft);
        }
    }

    /** The answer or the report the body would judge today. */
    public @Nullable UUID judged(MotionKind kind, Subject about) {
        return switch (kind) {
            case SATISFIED, NOT_SATISFIED ->
                archive.standing(about.id()).map(Answer::id).orElse(null);
            case CONFIRM, DISPUTE -> {
                var reports = promised.reportsOn(about.id());
                yield reports.isEmpty() ? null : reports.getLast().id();
            }
            case ADOPT, WITHDRAW, WAIVE, APPEAR -> null;
        };
    }

    /** What the body could decide about this now. */
    @Transactional(readOnly = true)
    public Set<MotionKind> possible(Subject about) {
        return switch (about.kind()) {
            case Subjects.RECOMMENDATION -> possible(archive.recommendation(about.id()));
            case Subjects.ASK -> possible(archive.ask(about.id()));
            case Subjects.COMMITMENT -> possible(promised.commitment(about.id()));
            default -> Set.of();
        };
    }

    private static Set<MotionKind> possible(Recommendation recommendation) {
        return switch (recommendation.state()) {
            case DRAFT -> Set.of(MotionKind.ADOPT);
            case ADOPTED, SENT -> Set.of(MotionKind.WITHDRAW);
            case IN_FOLLOW_UP, CLOSED, WITHDRAWN -> Set.of();
        };
    }

    private Set<MotionKind> possible(Ask ask) {
        if (!archive.recommendation(ask.recommendation()).alive()) {
            return Set.of();
        }
        if (ask.state().waits()) {
            return silent(Subjects.of(ask), DutyKind.ANSWER) ? Set.of(MotionKind.APPEAR) : Set.of();
        }
        var judged = archive.standing(ask.id()).flatMap(promised::verdictOn);
        return judged.filter(it -> it.decision() != null).isPresent()
                ? Set.of()
                : Set.of(MotionKind.SATISFIED, MotionKind.NOT_SATISFIED);
    }

    private Set<MotionKind> possible(Commitment promise) {
        if (promise.body() == null) {
            return Set.of();
        }
        return switch (promise.state()) {
            case REPORTED_DONE, UNJUDGED -> Set.of(MotionKind.CONFIRM, MotionKind.DISPUTE);
            case PROMISED, UNDERWAY, DISPUTED -> {
                var about = Subjects.of(promise);
                var summons = promise.recommendation() != null
                        && (silent(about, DutyKind.DELIVER) || silent(about, DutyKind.REPORT));
                yield summons ? Set.of(MotionKind.WAIVE, MotionKind.APPEAR) : Set.of(MotionKind.WAIVE);
            }
            case CONFIRMED, SUPERSEDED, WAIVED -> Set.of();
        };
    }

    /** Every level of the ladder has been climbed and nothing came. */
    private boolean silent(Subject about, DutyKind kind) {
        return obligations
                        .open(about, kind)
                        .filter(it -> it.level() >= SUMMONS_LEVEL)
                        .isPresent()
                && appearances(about).stream().noneMatch(it -> it.appearedOn() == null);
    }

    private List<Appearance> appearances(Subject about) {
        return recommendationOf(about)
                .map(it -> archive.appearancesFor(it).stream()
                        .filter(one ->
                                about.id().equals(one.ask()) || about.id().equals(one.commitment()))
                        .toList())
                .orElse(List.of());
    }

    // --- when it has decided

    /** Called in the transaction that closes the vote, for a question that was carried and is still possible. */
    public void carried(MotionKind kind, Subject about, @Nullable UUID reasons, Decision decision) {
        var id = about.id();
        switch (kind) {
            case ADOPT -> recommendations.adopt(id, decision);
            case WITHDRAW -> {
                promised.commitmentsOf(id).stream()
                        .filter(it -> !it.state().settled())
                        .forEach(it -> commitments.waive(it.id(), words(reasons), decision.id()));
                recommendations.withdraw(id, decision, words(reasons));
            }
            case SATISFIED -> judgeAnswer(id, VerdictValue.SATISFIED, reasons, decision);
            case NOT_SATISFIED -> judgeAnswer(id, VerdictValue.NOT_SATISFIED, reasons, decision);
            case CONFIRM -> commitments.judge(id, VerdictValue.CONFIRMED, reasons, decision.id());
            case DISPUTE -> commitments.judge(id, VerdictValue.DISPUTED, reasons, decision.id());
            case WAIVE -> commitments.waive(id, words(reasons), decision.id());
            case APPEAR -> summon(about, decision);
        }
    }

    private Map<String, Object> words(@Nullable UUID reasons) {
        return reasons == null ? Map.of() : texts.get(reasons).record();
    }

    private void judgeAnswer(UUID askId, VerdictValue value, @Nullable UUID reasons, Decision decision) {
        var ask = archive.ask(askId);
        var recommendation = archive.recommendation(ask.recommendation());
        var answer = archive.standing(askId).orElseThrow(() -> new NotFound("answer"));
        promised.add(
                new Verdict(Ids.next(), null, null, answer.id(), value, reasons, decision.id(), municipality.today()));
        var reopens = value == VerdictValue.NOT_SATISFIED && !ask.reopened();
        var next = reopens ? ask.reopen() : ask;
        var told = toldOfAnswer(ask, recommendation, value, recommendations.bodyActor(decision.body()))
                .with("reasons", reasons == null ? null : words(reasons))
                .with("decision", decision.id().toString());
        var act = ledger.record(
                reopens ? told.becoming(ask.state().name(), next.state().name()) : told);
        obligations.done(Subjects.of(ask), DutyKind.GIVE_VERDICT, act);
        if (reopens) {
            archive.save(next);
            obligations.answerAgain(next, recommendation);
            letters.asked(next, recommendation);
        }
        recommendations.settle(recommendation.id());
    }

    private Draft toldOfAnswer(Ask ask, Recommendation recommendation, VerdictValue value, Actor by) {
        return Draft.of("ANSWER_JUDGED", Subjects.of(ask), by)
                .with("ask", ask.n())
                .with("number", recommendation.number())
                .with("value", value.name())
                .linkedTo(Subjects.of(recommendation));
    }

    private void summon(Subject about, Decision decision) {
        var commitment = about.kind().equals(Subjects.COMMITMENT) ? promised.commitment(about.id()) : null;
        var ask = about.kind().equals(Subjects.ASK) ? archive.ask(about.id()) : null;
        var office = commitment != null
                ? commitment.office()
                : java.util.Objects.requireNonNull(ask).office();
        var recommendation = archive.recommendation(recommendationOf(about).orElseThrow());
        var appearance = new Appearance(
                Ids.next(),
                decision.body(),
                office,
                recommendation.id(),
                ask == null ? null : ask.id(),
                commitment == null ? null : commitment.id(),
                decision.id(),
                municipality.today(),
                null);
        archive.add(appearance);
        ledger.record(Draft.of("OFFICE_SUMMONED", Subjects.of(appearance), recommendations.bodyActor(decision.body()))
                .with("office", recommendations.actor(office).name())
                .with("officeId", office.toString())
                .with("number", recommendation.number())
                .with("ask", ask == null ? null : ask.n())
                .with("decision", decision.id().toString())
                .becoming(null, "SUMMONED")
                .linkedTo(about)
                .linkedTo(Subjects.of(recommendation)));
        obligations.appear(appearance);
        letters.summoned(appearance, recommendation);
    }

    /** The secretary notes that the office came. What it said stands in the minutes. */
    void appeared(UUID id, LocalDate on, Visitor by) {
        ledger.takeTurn();
        var appearance = archive.appearance(id);
        Recommendations.mustWriteFor(appearance.body(), by);
        if (appearance.appearedOn() != null) {
            throw new Conflicted("", "accountability.refused.state");
        }
        if (on.isAfter(municipality.today())) {
            throw new Refused(appearance.field(), "accountability.refused.future");
        }
        if (on.isBefore(appearance.askedOn())) {
            throw new Refused(appearance.field(), "accountability.refused.before-asked");
        }
        archive.appeared(appearance, on);
        var act = ledger.record(Draft.of(
                        "OFFICE_APPEARED", Subjects.of(appearance), recommendations.bodyActor(appearance.body()))
                .with("office", recommendations.actor(appearance.office()).name())
                .with("officeId", appearance.office().toString())
                .with("on", on.toString())
                .becoming("SUMMONED", "APPEARED"));
        obligations.done(Subjects.of(appearance), DutyKind.APPEAR, act);
        recommendations.settle(appearance.recommendation());
    }

    List<Appearance> waitedFor(UUID recommendation) {
        return archive.appearancesFor(recommendation).stream()
                .filter(it -> it.appearedOn() == null)
                .toList();
    }

    // --- when the body has not decided

    /** A body that has let its time pass has not confirmed anything: it is written down as not judged. */
    void silence(Duty duty) {
        ledger.takeTurn();
        var about = duty.subject();
        if (about.kind().equals(Subjects.COMMITMENT)) {
            if (promised.commitment(about.id()).state() == CommitmentState.REPORTED_DONE) {
                commitments.judge(about.id(), VerdictValue.UNJUDGED, null, null);
            }
        } else if (about.kind().equals(Subjects.ASK)) {
            letStand(archive.ask(about.id()));
        }
    }

    private void letStand(Ask ask) {
        var recommendation = archive.recommendation(ask.recommendation());
        var answer = archive.standing(ask.id());
        if (ask.state().waits()
                || answer.isEmpty()
                || promised.verdictOn(answer.get()).isPresent()) {
            return;
        }
        promised.add(new Verdict(
                Ids.next(), null, null, answer.get().id(), VerdictValue.UNJUDGED, null, null, municipality.today()));
        Act act = ledger.record(toldOfAnswer(ask, recommendation, VerdictValue.UNJUDGED, Actor.SYSTEM));
        obligations.done(Subjects.of(ask), DutyKind.GIVE_VERDICT, act);
        recommendations.settle(recommendation.id());
    }

    // --- what it is about

    /** @throws NotFound when there is no such recommendation in this city */
    public Subject recommendation(String number) {
        return Subjects.of(numbered(number));
    }

    /** @throws NotFound when there is no such ask in this city */
    public Subject ask(String number, int n) {
        return archive.asksOf(numbered(number).id()).stream()
                .filter(it -> it.n() == n)
                .findFirst()
                .map(Subjects::of)
                .orElseThrow(() -> new NotFound("ask " + n));
    }

    /** @throws NotFound when there is no such promise in this city */
    public Subject commitment(UUID id) {
        return Subjects.of(promised.commitment(id));
    }

    private Recommendation numbered(String number) {
        return archive.numbered(number).orElseThrow(() -> new NotFound("recommendation " + number));
    }

    /** The text that says what it is about. */
    public UUID textOf(Subject about) {
        return switch (about.kind()) {
            case Subjects.RECOMMENDATION -> archive.recommendation(about.id()).title();
            case Subjects.ASK -> archive.ask(about.id()).text();
            case Subjects.COMMITMENT -> promised.commitment(about.id()).text();
            case Subjects.APPEARANCE ->
                archive.recommendation(archive.appearance(about.id()).recommendation())
                        .title();
            default -> throw new NotFound(about.kind());
        };
    }

    /** The body that decides about it. */
    public UUID bodyOf(Subject about) {
        return switch (about.kind()) {
            case Subjects.RECOMMENDATION -> archive.recommendation(about.id()).body();
            case Subjects.ASK ->
                archive.recommendation(archive.ask(about.id()).recommendation()).body();
            case Subjects.COMMITMENT ->
                Optional.ofNullable(promised.commitment(about.id()).body()).orElseThrow(() -> new NotFound("body"));
            default -> throw new NotFound(about.kind());
        };
    }

    Optional<UUID> recommendationOf(Subject about) {
        return switch (about.kind()) {
            case Subjects.RECOMMENDATION -> Optional.of(about.id());
            case Subjects.ASK -> Optional.of(archive.ask(about.id()).recommendation());
            case Subjects.COMMITMENT ->
                Optional.ofNullable(promised.commitment(about.id()).recommendation());
            case Subjects.APPEARANCE ->
                Optional.of(archive.appearance(about.id()).recommendation());
            default -> Optional.empty();
        };
    }

    /** The page on which the subject stands, below city and language. */
    public String path(Subject about) {
        if (about.kind().equals(Subjects.COMMITMENT)) {
            return "/commitments/" + about.id();
        }
        var recommendation =
                archive.recommendation(recommendationOf(about).orElseThrow(() -> new NotFound(about.kind())));
        var number = recommendation.number();
        var page = number == null ? "/recommendations/drafts/" + recommendation.id() : "/recommendations/" + number;
        return about.kind().equals(Subjects.ASK)
                ? page + "#ask-" + archive.ask(about.id()).n()
                : page;
    }
}
