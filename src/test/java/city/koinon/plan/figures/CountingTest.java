package city.koinon.plan.figures;

import static org.assertj.core.api.Assertions.assertThat;

import city.koinon.CityTest;
import city.koinon.plan.accountability.AnswerDraft;
import city.koinon.plan.accountability.Answers;
import city.koinon.plan.accountability.Basis;
import city.koinon.plan.accountability.Claim;
import city.koinon.plan.accountability.Commitments;
import city.koinon.plan.accountability.EvidenceKind;
import city.koinon.plan.accountability.Motions;
import city.koinon.plan.accountability.ReportDraft;
import city.koinon.plan.accountability.World;
import city.koinon.platform.ledger.Subject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** The figures of a city, counted from what was really asked, answered and promised in it. */
@CityTest
class CountingTest {

    static final LocalDate MARCH_20 = LocalDate.of(2026, 3, 20);
    static final LocalDate APRIL_8 = LocalDate.of(2026, 4, 8);
    static final LocalDate OCTOBER_15 = LocalDate.of(2026, 10, 15);

    @Autowired
    ApplicationContext house;

    @Autowired
    Answers answers;

    @Autowired
    Commitments commitments;

    @Autowired
    Motions motions;

    @Autowired
    Figures figures;

    World town;

    @BeforeEach
    void aTown() {
        town = new World(house, MARCH_20);
    }

    @AfterEach
    void realTime() {
        town.clock.offset(Duration.ZERO);
    }

    @Test
    void countsTheSilentOneAsNotAnsweredInTerm() {
        var id = town.sent(town.welfare, town.welfare);
        town.on(APRIL_8);
        var ask = town.ask(id, 1);
        town.run(() -> answers.answer(
                ask,
                AnswerDraft.decline(
                        World.words("The city has chosen to open the library instead"), Basis.POLICY_CHOICE, null),
                0,
                town.holder));
        town.on(LocalDate.of(2026, 5, 11));
        town.run(() -> {
            var of = figures.ofTheCity();
            assertThat(of.inTerm()).isEqualTo(new Share(1, 2));
            assertThat(of.median()).hasValue(12);
            assertThat(of.stillWaiting()).isEqualTo(1);
            assertThat(of.overdue()).singleElement().satisfies(late -> {
                assertThat(late.office()).isEqualTo(town.welfare);
                assertThat(late.oldest()).isEqualTo(12);
            });
        });
    }

    @Test
    void countsEveryOfficeAtOnceAsItCountsOne() {
        town.sent(town.welfare, town.works);
        town.on(APRIL_8);
        town.sent(town.welfare);
        town.run(() -> {
            var counted = figures.ofOffices(List.of(town.welfare, town.works));
            assertThat(counted.get(town.welfare)).isEqualTo(figures.of(town.welfare));
            assertThat(counted.get(town.welfare).stillWaiting()).isEqualTo(2);
            assertThat(counted.get(town.works).stillWaiting()).isEqualTo(1);
        });
    }

    @Test
    void doesNotWaitForAnAnswerToWhatTheBodyHasTakenBack() {
        var id = town.sent(town.welfare, town.works);
        town.run(() -> {
            assertThat(figures.ofTheCity().stillWaiting()).isEqualTo(2);
            motions.withdraw(id, World.words("The school has opened in the evening by itself"), town.secretary);
            town.carried(new Subject("recommendation", id));
            assertThat(figures.ofTheCity().stillWaiting()).isZero();
        });
    }

    @Test
    void countsAmongTheJudgedOnlyWhatTheBodySpokeAbout() {
        var id = town.sent(town.welfare);
        var ask = town.ask(id, 1);
        town.run(() -> answers.answer(
                ask,
                AnswerDraft.accept(
                        World.words("From October the Lyceum is open on Tuesday and Thursday"),
                        town.promise(OCTOBER_15)),
                0,
                town.holder));
        var promise = town.onlyPromise(id);
        town.on(OCTOBER_15);
        town.run(() -> {
            commitments.report(promise, done(), 0, town.holder);
            assertThat(figures.ofTheCity().judged()).isEqualTo(new Share(0, 0));

            motions.judgePromise(promise, true, null, town.secretary);
            town.carried(new Subject("commitment", promise));
            var of = figures.ofTheCity();
            assertThat(of.judged()).isEqualTo(new Share(1, 1));
            assertThat(of.satisfied()).isEqualTo(new Share(0, 0));
            assertThat(figures.of(town.works).judged()).isEqualTo(new Share(0, 0));
        });
    }

    private static ReportDraft done() {
        return new ReportDraft(
                Claim.DONE,
                World.words("Both groups have begun"),
                List.of(new ReportDraft.EvidenceDraft(
                        EvidenceKind.PHOTO, null, "The list on the door of the Lyceum", "en", OCTOBER_15)));
    }
}
