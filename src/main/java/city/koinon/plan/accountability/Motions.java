package city.koinon.plan.accountability;

import city.koinon.listen.participation.Agendas;
import city.koinon.listen.participation.Decision;
import city.koinon.listen.participation.Decisions;
import city.koinon.listen.participation.ItemKind;
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
import city.koinon.platform.texts.Text;
import city.koinon.platform.texts.Texts;
import city.koinon.platform.texts.Written;
import city.koinon.platform.ui.Words;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a body is asked to decide about its recommendations and the promises that came of them, and what follows when it has. */
@Service
@Transactional
public class Motions {

    static final int SUMMONS_LEVEL = 4;

    private final Archive archive;
    private final Recommendations recommendations;
    private final Commitments commitments;
    private final Obligations obligations;
    private final Letters letters;
    private final Agendas agendas;
    private final Decisions decisions;
    private final Ledger ledger;
    private final Texts texts;
    private final Words words;
    private final Municipality municipality;

    Motions(
            Archive archive,
            Recommendations recommendations,
            Commitments commitments,
            Obligations obligations,
            Letters letters,
            Agendas agendas,
            Decisions decisions,
            Ledger ledger,
            Texts texts,
            Words words,
            Municipality municipality) {
        this.archive = archive;
        this.recommendations = recommendations;
        this.commitments = commitments;
        this.obligations = obligations;
        this.letters = letters;
        this.agendas = agendas;
        this.decisions = decisions;
        this.ledger = ledger;
        this.texts = texts;
        this.words = words;
        this.municipality = municipality;
    }

    /** Asks the body to adopt the draft. */
    public UUID propose(UUID recommendation, Visitor by) {
        return put(MotionKind.ADOPT, Subjects.recommendation(recommendation), null, by);
    }

    /** Asks the body to take back what it has recommended. */
    public UUID withdraw(UUID recommendation, Written reasons, Visitor by) {
        return put(MotionKind.WITHDRAW, Subjects.recommendation(recommendation), reasons, by);
    }

    /** Asks the body whether it is satisfied with the answer to an ask. */
    public UUID judgeAnswer(UUID ask, boolean satisfied, @Nullable Written reasons, Visitor by) {
        return put(satisfied ? MotionKind.SATISFIED : MotionKind.NOT_SATISFIED, Subjects.ask(ask), reasons, by);
    }

    /** Asks the body whether what was reported done is done. */
    public UUID judgePromise(UUID commitment, boolean confirm, @Nullable Written reasons, Visitor by) {
        return put(confirm ? MotionKind.CONFIRM : MotionKind.DISPUTE, Subjects.commitment(commitment), reasons, by);
    }

    /** Asks the body to release an office from a promise. */
    public UUID waive(UUID commitment, Written reasons, Visitor by) {
        return put(MotionKind.WAIVE, Subjects.commitment(commitment), reasons, by);
    }

    /** Asks the body to request that a silent office come before it. */
    public UUID summon(Subject about, Visitor by) {
        return put(MotionKind.APPEAR, about, null, by);
    }

    /** Puts the question on the body's next agenda, where it stands until the body has decided. */
    UUID put(MotionKind kind, Subject about, @Nullable Written reasons, Visitor by) {
        ledger.takeTurn();
        var body = bodyOf(about);
        Recommendations.mustWriteFor(body, by);
        if (!possible(about).contains(kind)) {
            throw new Conflicted("kind", "accountability.refused.not-now");
        }
        if (decisions.openAbout(about)) {
            throw new Conflicted("", "accountability.refused.vote-open");
        }
        lapseIfOvertaken(about);
        if (archive.openMotion(about).isPresent()) {
            throw new Conflicted("", "accountability.refused.on-the-agenda");
        }
        if (kind.reasonsNeeded() && reasons == null) {
            throw new Refused("reasons." + municipality.city().mainLanguage(), "accountability.refused.reasons");
        }
        if (kind == MotionKind.ADOPT) {
            var draft = archive.recommendation(about.id());
            recommendations.mustBeAnswerable(draft);
            recommendations.proposed(draft);
        }
        var motion = new Motion(
                Ids.next(),
                body,
                kind,
                about,
                texts.write(title(kind, about)),
                reasons == null ? null : texts.write(reasons),
                judged(kind, about),
                municipality.today(),
                Motion.State.OPEN,
                null,
                0);
        archive.add(motion);
        agendas.propose(body, ItemKind.DECIDE, about, motion.title());
        return motion.id();
    }

    /** The answer or the report the body would judge today. */
    private @Nullable UUID judged(MotionKind kind, Subject about) {
        return switch (kind) {
            case SATISFIED, NOT_SATISFIED ->
                archive.standing(about.id()).map(Answer::id).orElse(null);
            case CONFIRM, DISPUTE -> {
                var reports = archive.reportsOn(about.id());
                yield reports.isEmpty() ? null : reports.getLast().id();
            }
            case ADOPT, WITHDRAW, WAIVE, APPEAR -> null;
        };
    }

    /** Nothing can come of it any more, or the office has said something else since it was put. */
    private boolean overtaken(Motion motion) {
        var judged = motion.judged();
        return !possible(motion.subject()).contains(motion.kind())
                || judged != null && !judged.equals(judged(motion.kind(), motion.subject()));
    }

    /** A question that has been overtaken is not asked any more; its place on the agenda is for hearing what has changed. */
    void lapseIfOvertaken(Subject about) {
        archive.openMotion(about).filter(this::overtaken).ifPresent(motion -> {
            archive.save(motion.lapsed());
            agendas.onlyInform(motion.body(), about, textOf(about));
        });
    }

    /** What a body votes on when it votes on this: the question as it was put, in its own words. */
    Optional<UUID> question(Subject about) {
        return archive.openMotion(about).map(Motion::title);
    }

    /** What the body could decide about this now. */
    Set<MotionKind> possible(Subject about) {
        return switch (about.kind()) {
            case Subjects.RECOMMENDATION -> possible(archive.recommendation(about.id()));
            case Subjects.ASK -> possible(archive.ask(about.id()));
            case Subjects.COMMITMENT -> possible(archive.commitment(about.id()));
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
        var judged = archive.standing(ask.id()).flatMap(archive::verdictOn);
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

    Optional<Motion> open(Subject about) {
        return archive.openMotion(about);
    }

    // --- when the body has decided

    /** Called in the transaction that closes the vote. What has been overtaken by events meanwhile has no effect. */
    void decided(Subject about, Decision decision) {
        var motion = archive.openMotion(about).filter(it -> it.body().equals(decision.body()));
        if (motion.isEmpty()) {
            return;
        }
        var overtaken = overtaken(motion.get());
        archive.save(motion.get().decided(decision.id(), decision.carried()));
        if (decision.carried() && !overtaken) {
            carry(motion.get(), decision);
        }
    }

    private void carry(Motion motion, Decision decision) {
        var id = motion.subject().id();
        switch (motion.kind()) {
            case ADOPT -> recommendations.adopt(id, decision);
            case WITHDRAW -> {
                archive.commitmentsOf(id).stream()
                        .filter(it -> !it.state().settled())
                        .forEach(it -> commitments.waive(it.id(), reasons(motion), decision.id()));
                recommendations.withdraw(id, decision, reasons(motion));
            }
            case SATISFIED -> judgeAnswer(id, VerdictValue.SATISFIED, motion, decision);
            case NOT_SATISFIED -> judgeAnswer(id, VerdictValue.NOT_SATISFIED, motion, decision);
            case CONFIRM -> commitments.judge(id, VerdictValue.CONFIRMED, motion.reasons(), decision.id());
            case DISPUTE -> commitments.judge(id, VerdictValue.DISPUTED, motion.reasons(), decision.id());
            case WAIVE -> commitments.waive(id, reasons(motion), decision.id());
            case APPEAR -> summon(motion, decision);
        }
    }

    private void judgeAnswer(UUID askId, VerdictValue value, Motion motion, Decision decision) {
        var ask = archive.ask(askId);
        var recommendation = archive.recommendation(ask.recommendation());
        var answer = archive.standing(askId).orElseThrow(() -> new NotFound("answer"));
        archive.add(new Verdict(
                Ids.next(), null, null, answer.id(), value, motion.reasons(), decision.id(), municipality.today()));
        var reopens = value == VerdictValue.NOT_SATISFIED && !ask.reopened();
        var next = reopens ? ask.reopen() : ask;
        var told = toldOfAnswer(ask, recommendation, value, recommendations.bodyActor(motion.body()))
                .with("reasons", motion.reasons() == null ? null : reasons(motion))
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

    private void summon(Motion motion, Decision decision) {
        var about = motion.subject();
        var commitment = about.kind().equals(Subjects.COMMITMENT) ? archive.commitment(about.id()) : null;
        var ask = about.kind().equals(Subjects.ASK) ? archive.ask(about.id()) : null;
        var office = commitment != null
                ? commitment.office()
                : java.util.Objects.requireNonNull(ask).office();
        var recommendation = archive.recommendation(recommendationOf(about).orElseThrow());
        var appearance = new Appearance(
                Ids.next(),
                motion.body(),
                office,
                recommendation.id(),
                ask == null ? null : ask.id(),
                commitment == null ? null : commitment.id(),
                decision.id(),
                municipality.today(),
                null);
        archive.add(appearance);
        ledger.record(Draft.of("OFFICE_SUMMONED", Subjects.of(appearance), recommendations.bodyActor(motion.body()))
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
    public void appeared(UUID id, LocalDate on, Visitor by) {
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
            if (archive.commitment(about.id()).state() == CommitmentState.REPORTED_DONE) {
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
                || archive.verdictOn(answer.get()).isPresent()) {
            return;
        }
        archive.add(new Verdict(
                Ids.next(), null, null, answer.get().id(), VerdictValue.UNJUDGED, null, null, municipality.today()));
        Act act = ledger.record(toldOfAnswer(ask, recommendation, VerdictValue.UNJUDGED, Actor.SYSTEM));
        obligations.done(Subjects.of(ask), DutyKind.GIVE_VERDICT, act);
        recommendations.settle(recommendation.id());
    }

    // --- words

    private Map<String, Object> reasons(Motion motion) {
        var reasons = motion.reasons();
        return reasons == null ? Map.of() : texts.get(reasons).record();
    }

    /** In each language in which both the house and the text speak: no title is half in one and half in another. */
    private Written title(MotionKind kind, Subject about) {
        var what = texts.get(textOf(about));
        var values = new LinkedHashMap<String, String>();
        Stream.concat(municipality.city().languages().stream(), Stream.of(what.sourceLanguage()))
                .distinct()
                .filter(lang ->
                        Words.LANGUAGES.contains(lang) && what.renderings().containsKey(lang))
                .forEach(lang -> values.put(lang, title(kind, what, lang)));
        if (values.isEmpty()) {
            var main = municipality.city().mainLanguage();
            return Written.of(main, title(kind, what, main));
        }
        return Written.of(values.keySet().iterator().next(), values);
    }

    private String title(MotionKind kind, Text what, String lang) {
        return words.say(
                lang,
                "accountability.motion.title",
                words.say(lang, kind),
                what.in(lang).value());
    }

    UUID textOf(Subject about) {
        return switch (about.kind()) {
            case Subjects.RECOMMENDATION -> archive.recommendation(about.id()).title();
            case Subjects.ASK -> archive.ask(about.id()).text();
            case Subjects.COMMITMENT -> archive.commitment(about.id()).text();
            case Subjects.APPEARANCE ->
                archive.recommendation(archive.appearance(about.id()).recommendation())
                        .title();
            default -> throw new NotFound(about.kind());
        };
    }

    UUID bodyOf(Subject about) {
        return switch (about.kind()) {
            case Subjects.RECOMMENDATION -> archive.recommendation(about.id()).body();
            case Subjects.ASK ->
                archive.recommendation(archive.ask(about.id()).recommendation()).body();
            case Subjects.COMMITMENT ->
                Optional.ofNullable(archive.commitment(about.id()).body()).orElseThrow(() -> new NotFound("body"));
            default -> throw new NotFound(about.kind());
        };
    }

    Optional<UUID> recommendationOf(Subject about) {
        return switch (about.kind()) {
            case Subjects.RECOMMENDATION -> Optional.of(about.id());
            case Subjects.ASK -> Optional.of(archive.ask(about.id()).recommendation());
            case Subjects.COMMITMENT ->
                Optional.ofNullable(archive.commitment(about.id()).recommendation());
            case Subjects.APPEARANCE ->
                Optional.of(archive.appearance(about.id()).recommendation());
            default -> Optional.empty();
        };
    }

    /** The page on which the subject stands, below city and language. */
    String path(Subject about) {
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
