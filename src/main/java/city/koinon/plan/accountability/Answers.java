package city.koinon.plan.accountability;

import city.koinon.platform.directory.Directory;
import city.koinon.platform.duties.Duty;
import city.koinon.platform.duties.DutyKind;
import city.koinon.platform.kernel.Conflicted;
import city.koinon.platform.kernel.Ids;
import city.koinon.platform.kernel.NotFound;
import city.koinon.platform.kernel.Refusal;
import city.koinon.platform.kernel.Refused;
import city.koinon.platform.kernel.Stale;
import city.koinon.platform.kernel.Visitor;
import city.koinon.platform.ledger.Act;
import city.koinon.platform.ledger.Draft;
import city.koinon.platform.ledger.Ledger;
import city.koinon.platform.municipality.Municipality;
import city.koinon.platform.texts.Texts;
import city.koinon.platform.texts.Written;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lets an office answer what it was asked, one ask at a time. */
@Service
@Transactional
public class Answers {

    private final Archive archive;
    private final PromiseArchive promised;
    private final Recommendations recommendations;
    private final Commitments commitments;
    private final Motions motions;
    private final Obligations obligations;
    private final Signing signing;
    private final Letters letters;
    private final Ledger ledger;
    private final Texts texts;
    private final Directory directory;
    private final Municipality municipality;

    Answers(
            Archive archive,
            PromiseArchive promised,
            Recommendations recommendations,
            Commitments commitments,
            Motions motions,
            Obligations obligations,
            Signing signing,
            Letters letters,
            Ledger ledger,
            Texts texts,
            Directory directory,
            Municipality municipality) {
        this.archive = archive;
        this.promised = promised;
        this.recommendations = recommendations;
        this.commitments = commitments;
        this.motions = motions;
        this.obligations = obligations;
        this.signing = signing;
        this.letters = letters;
        this.ledger = ledger;
        this.texts = texts;
        this.directory = directory;
        this.municipality = municipality;
    }

    /**
     * Publishes an answer with everything that comes of it, in one: the words, the promises, the duties, the letters.
     *
     * @param version of the ask, as the form was opened on it
     * @throws Refused with every guard it does not pass
     */
    public UUID answer(UUID askId, AnswerDraft draft, int version, Visitor by) {
        ledger.takeTurn();
        var today = municipality.today();
        var ask = archive.ask(askId);
        var recommendation = archive.recommendation(ask.recommendation());
        var signature = sign(by, recommendation, ask, draft, today);
        Stale.unless(version, ask.version(), "ask");
        if (!recommendation.alive()) {
            throw new Conflicted("", "accountability.refused.not-waiting");
        }
        mustPass(draft, ask, today);
        var duty = obligations.open(Subjects.of(ask), DutyKind.ANSWER);
        var next =
                next(ask, draft, recommendation, duty.map(it -> it.dueOn(today)).orElse(today), today);
        archive.save(next);
        var answer = keep(ask, draft, signature, duty.orElse(null), today);
        var act = ledger.record(told(answer, draft, ask, next, recommendation));
        obligations.done(Subjects.of(ask), DutyKind.ANSWER, act);
        acknowledgeBySpeaking(recommendation, ask, act, today);
        draft.promises()
                .forEach(promise -> commitments.make(
                        promise, recommendation.body(), recommendation, ask, answer.id(), null, signature));
        owe(archive.ask(askId), draft, recommendation, act);
        motions.lapseIfOvertaken(Subjects.of(ask));
        letters.answered(ask, recommendation, act);
        recommendations.settle(recommendation.id());
        return answer.id();
    }

    private Signature sign(Visitor by, Recommendation recommendation, Ask ask, AnswerDraft draft, LocalDate today) {
        var letter = draft.letter();
        return letter == null
                ? signing.toAnswer(by, recommendation, ask.office(), today)
                : signing.passedOn(by, recommendation, ask.office(), letter, today);
    }

    private void mustPass(AnswerDraft draft, Ask ask, LocalDate today) {
        if (!ask.state().waits() && !draft.position().isFinal()) {
            throw new Conflicted("position", "accountability.refused.answered-already");
        }
        var refused = new ArrayList<Refusal>(draft.refusals(today, promisesStand(ask)));
        for (var i = 0; i < draft.promises().size(); i++) {
            var office = draft.promises().get(i).office();
            if (directory.findOffice(office).isEmpty() || !signing.mayPromiseFor(ask.office(), office)) {
                refused.add(new Refusal("promise" + (i + 1) + "office", "accountability.refused.promise-for-others"));
            }
        }
        var whose = draft.handTo();
        if (draft.position() == Position.NOT_OURS && whose != null) {
            var office = directory.findOffice(whose).filter(it -> it.openOn(today));
            if (office.isEmpty()) {
                refused.add(new Refusal("handTo", "accountability.refused.whose"));
            } else if (!office.get().external()
                    && directory.termOn(whose, today).isEmpty()) {
                refused.add(new Refusal("handTo", "accountability.refused.nobody-holds-it"));
            }
        }
        if (!refused.isEmpty()) {
            throw new Refused(refused);
        }
    }

    /** A promise once made does not go away because the answer changes; only the body can release the office from it. */
    boolean promisesStand(Ask ask) {
        return promised.commitmentsOf(ask.recommendation()).stream()
                .anyMatch(it -> ask.id().equals(it.ask()) && it.state().stands());
    }

    private Ask next(Ask ask, AnswerDraft draft, Recommendation recommendation, LocalDate due, LocalDate today) {
        return switch (draft.position()) {
            case ACCEPT, PARTLY, DECLINE -> ask.answered();
            case NEEDS_STUDY ->
                ask.study(
                        java.util.Objects.requireNonNull(draft.studyUntil()),
                        today,
                        obligations.latestStudy(recommendation, due));
            case NOT_OURS -> ask.handOver(draft.handTo(), archive.officesThatHad(ask.id()));
        };
    }

    private Answer keep(Ask ask, AnswerDraft draft, Signature signature, @Nullable Duty duty, LocalDate today) {
        var earlier = draft.position().isFinal()
                ? archive.standing(ask.id()).map(Answer::id).orElse(null)
                : null;
        var letter = draft.letter();
        var answer = new Answer(
                Ids.next(),
                ask.id(),
                draft.position(),
                texts.write(draft.reasons()),
                draft.position() == Position.DECLINE ? draft.basis() : null,
                draft.position() == Position.DECLINE ? written(draft.basisText()) : null,
                draft.position() == Position.NOT_OURS ? draft.handTo() : null,
                draft.position() == Position.NEEDS_STUDY ? draft.studyUntil() : null,
                ask.office(),
                signature.term(),
                signature.signed(),
                signature.enteredBy(),
                letter == null ? null : letter.on(),
                duty == null ? null : duty.startsOn(),
                duty == null ? null : duty.dueOn(today),
                today,
                earlier);
        archive.add(answer);
        return answer;
    }

    private @Nullable UUID written(@Nullable Written text) {
        return text == null ? null : texts.write(text);
    }

    private Draft told(Answer answer, AnswerDraft draft, Ask ask, Ask next, Recommendation recommendation) {
        var handedTo = answer.handedTo();
        var basisText = answer.basisText();
        return Draft.of("ANSWER_PUBLISHED", Subjects.of(ask), recommendations.actor(ask.office()))
                .with("ask", ask.n())
                .with("number", recommendation.number())
                .with("position", answer.position().name())
                .with("reasons", texts.get(answer.reasons()).record())
                .with("lang", draft.reasons().sourceLanguage())
                .with("basis", answer.basis() == null ? null : answer.basis().name())
                .with(
                        "basisText",
                        basisText == null ? null : texts.get(basisText).record())
                .with(
                        "handedTo",
                        handedTo == null ? null : directory.office(handedTo).name())
                .with(
                        "studyUntil",
                        answer.studyUntil() == null ? null : answer.studyUntil().toString())
                .with("signed", answer.signed())
                .with("enteredBy", answer.enteredBy())
                .with(
                        "letterOn",
                        answer.letterOn() == null ? null : answer.letterOn().toString())
                .with("answer", answer.id().toString())
                .with(
                        "supersedes",
                        answer.supersedes() == null ? null : answer.supersedes().toString())
                .becoming(ask.state().name(), next.state().name())
                .linkedTo(Subjects.of(recommendation));
    }

    /** Whoever has answered has also read it. */
    private void acknowledgeBySpeaking(Recommendation recommendation, Ask ask, Act act, LocalDate today) {
        if (recommendation.acknowledgedOn() == null
                && archive.asksOf(recommendation.id()).stream()
                        .findFirst()
                        .filter(first ->
                                first.id().equals(ask.id()) || first.office().equals(ask.office()))
                        .isPresent()) {
            archive.save(recommendation.acknowledge(today));
            obligations.done(Subjects.of(recommendation), DutyKind.ACKNOWLEDGE, act);
        }
    }

    private void owe(Ask ask, AnswerDraft draft, Recommendation recommendation, Act act) {
        obligations.done(Subjects.of(ask), DutyKind.GIVE_VERDICT, act);
        switch (draft.position()) {
            case ACCEPT, PARTLY, DECLINE -> obligations.judge(ask, recommendation);
            case NEEDS_STUDY ->
                obligations.answerAfterStudy(ask, recommendation, java.util.Objects.requireNonNull(draft.studyUntil()));
            case NOT_OURS -> {
                obligations.answer(ask, recommendation);
                letters.asked(ask, recommendation);
            }
        }
    }

    /** The ask by its place in a recommendation. */
    Ask ask(Recommendation recommendation, int n) {
        return archive.asksOf(recommendation.id()).stream()
                .filter(it -> it.n() == n)
                .findFirst()
                .orElseThrow(() -> new NotFound("ask " + n));
    }

    List<Answer> to(Ask ask) {
        return archive.answersOf(ask.id());
    }
}
