package city.koinon.plan.accountability;

import static org.assertj.core.api.Assertions.assertThat;

import city.koinon.CityTest;
import city.koinon.platform.duties.Duties;
import city.koinon.platform.duties.DutyKind;
import city.koinon.platform.kernel.NotAllowed;
import city.koinon.platform.kernel.Refused;
import city.koinon.platform.kernel.Stale;
import city.koinon.platform.ledger.Ledger;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Anybody tries anything at any time on a real database: what the record says is what is kept, and what is owed fits the state. */
@CityTest
class WalkTest {

    private static final int STEPS = 400;

    @Autowired
    ApplicationContext house;

    @Autowired
    Recommendations recommendations;

    @Autowired
    Motions motions;

    @Autowired
    Answers answers;

    @Autowired
    Commitments commitments;

    @Autowired
    Archive archive;

    @Autowired
    PromiseArchive promised;

    @Autowired
    Duties duties;

    @Autowired
    Ledger ledger;

    @Autowired
    SilenceOfTheBody silence;

    World town;
    LocalDate today = LocalDate.of(2026, 3, 20);
    final Random random = new Random(20260320);
    final List<UUID> all = new ArrayList<>();

    @AfterEach
    void realTime() {
        town.clock.offset(Duration.ZERO);
    }

    @Test
    void keepsRecordAndRowsTheSameWhateverAnybodyTries() {
        town = new World(house, today);
        var taken = 0;
        for (var step = 0; step < STEPS; step++) {
            var acts = town.here(ledger::size);
            try {
                town.run(this::any);
                taken++;
            } catch (Refused | NotAllowed | Stale refused) {
                assertThat(town.here(ledger::size))
                        .as("a refused step leaves no act")
                        .isEqualTo(acts);
            }
            if (step % 10 == 0) {
                town.run(() -> all.forEach(this::holds));
            }
        }
        town.run(() -> all.forEach(this::holds));
        assertThat(taken).as("the walk gets somewhere").isGreaterThan(STEPS / 4);
    }

    private void any() {
        if (all.isEmpty() || random.nextInt(25) == 0) {
            all.add(recommendations.draft(town.asking(pick(town.welfare, town.works), town.welfare), town.secretary));
            return;
        }
        var id = all.get(random.nextInt(all.size()));
        var ask = pick(archive.asksOf(id).toArray(Ask[]::new));
        var about = Subjects.of(ask);
        switch (random.nextInt(14)) {
            case 0, 1 -> motions.propose(id, town.secretary);
            case 2 -> decide(Subjects.recommendation(id));
            case 3 -> recommendations.send(id, town.version(id), town.secretary);
            case 4 -> recommendations.acknowledge(id, town.version(id), pick(town.holder, town.clerk, town.builder));
            case 5, 6, 7 -> answers.answer(ask.id(), answer(), ask.version() - random.nextInt(6) / 5, signer(ask));
            case 8 ->
                motions.judgeAnswer(
                        ask.id(), random.nextBoolean(), World.words("We have looked at it together"), town.secretary);
            case 9 -> decide(about);
            case 10 -> onPromise(id);
            case 11 -> onPromise(id);
            case 12 -> {
                today = today.plusDays(random.nextInt(12));
                town.on(today);
                silence.run();
            }
            default -> {
                if (random.nextInt(6) == 0) {
                    motions.withdraw(id, World.words("We think again about it"), town.secretary);
                } else {
                    decide(Subjects.recommendation(id));
                }
            }
        }
    }

    private void onPromise(UUID id) {
        var promises = promised.commitmentsOf(id);
        if (promises.isEmpty()) {
            return;
        }
        var promise = pick(promises.toArray(Commitment[]::new));
        switch (random.nextInt(6)) {
            case 0, 1 ->
                commitments.report(
                        promise.id(),
                        new ReportDraft(
                                pick(Claim.values()),
                                World.words("This is how it stands"),
                                random.nextInt(4) == 0
                                        ? List.of()
                                        : List.of(new ReportDraft.EvidenceDraft(
                                                EvidenceKind.DOCUMENT, null, "The list of names", "en", today))),
                        promise.version(),
                        town.holder);
            case 2 ->
                motions.judgePromise(
                        promise.id(), random.nextBoolean(), World.words("We went to see it"), town.secretary);
            case 3 -> decide(Subjects.of(promise));
            case 4 ->
                commitments.revise(
                        promise.id(),
                        town.promise(today.plusDays(random.nextInt(90))),
                        World.words("The building is not ready in time"),
                        promise.version(),
                        town.holder);
            default -> motions.waive(promise.id(), World.words("It is no longer needed"), town.secretary);
        }
    }

    private void decide(city.koinon.platform.ledger.Subject about) {
        if (random.nextInt(5) == 0) {
            town.failed(about);
        } else {
            town.carried(about);
        }
    }

    private AnswerDraft answer() {
        var reasons = World.words("This is what the office has to say to it");
        return switch (random.nextInt(6)) {
            case 0, 1 -> AnswerDraft.accept(reasons, town.promise(today.plusDays(random.nextInt(60))));
            case 2 -> AnswerDraft.partly(reasons, town.promise(today.plusDays(30)));
            case 3 -> AnswerDraft.decline(reasons, pick(Basis.values()), World.words("Article 5"));
            case 4 -> AnswerDraft.notOurs(reasons, pick(town.welfare, town.works));
            default -> AnswerDraft.needsStudy(reasons, today.plusDays(random.nextInt(90)));
        };
    }

    private city.koinon.platform.kernel.Visitor signer(Ask ask) {
        return ask.office().equals(town.works) ? town.builder : pick(town.holder, town.clerk);
    }

    private void holds(UUID id) {
        var it = archive.recommendation(id);
        var asks = archive.asksOf(id);
        var promises = promised.commitmentsOf(id);
        assertThat(AccountabilityTest.folded(ledger.of(Subjects.recommendation(id)), "DRAFT"))
                .isEqualTo(it.state().name());
        assertThat(duties.openFor(Subjects.of(it), DutyKind.SEND).isPresent())
                .as("sending is owed exactly while what was adopted is not sent")
                .isEqualTo(it.state() == RecommendationState.ADOPTED);
        for (var ask : asks) {
            assertThat(AccountabilityTest.folded(ledger.of(Subjects.of(ask)), "OPEN"))
                    .isEqualTo(ask.state().name());
            var owed = duties.openFor(Subjects.of(ask), DutyKind.ANSWER);
            assertThat(owed.isPresent())
                    .as("an answer is owed exactly while an ask waits")
                    .isEqualTo(it.alive() && ask.state().waits());
            owed.ifPresent(duty -> assertThat(duty.by().id()).isEqualTo(ask.office()));
        }
        for (var promise : promises) {
            var about = Subjects.of(promise);
            assertThat(AccountabilityTest.folded(ledger.of(about), "none"))
                    .isEqualTo(promise.state().name());
            var owed = duties.openFor(about, DutyKind.DELIVER).isPresent()
                    || duties.openFor(about, DutyKind.REPORT).isPresent();
            assertThat(owed)
                    .as("something is owed exactly while a promise is")
                    .isEqualTo(promise.state().owed());
            assertThat(duties.openFor(about, DutyKind.GIVE_VERDICT).isPresent())
                    .as("the body owes its word exactly while something is reported done")
                    .isEqualTo(promise.state() == CommitmentState.REPORTED_DONE
                            || promise.state() == CommitmentState.UNJUDGED);
        }
        if (it.state() == RecommendationState.CLOSED) {
            assertThat(promises).allMatch(promise -> promise.state().settled());
        }
    }

    @SafeVarargs
    private <T> T pick(T... values) {
        return values[random.nextInt(values.length)];
    }
}
