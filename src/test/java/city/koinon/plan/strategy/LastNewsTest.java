package city.koinon.plan.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import city.koinon.plan.strategy.Delivery.Because;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LastNewsTest {

    private static final UUID PANEL = UUID.randomUUID();
    private static final LocalDate ADOPTED = LocalDate.of(2026, 1, 1);
    private static final LocalDate JULY = LocalDate.of(2026, 7, 31);
    private static final Progress OPEN = new Progress(PANEL, ADOPTED, null, null, null, null, null, null, 0);

    @Test
    void aStepThatWasHeldHasNewsOnTheDayItWasRecorded() {
        var news = LastNews.by(
                JULY,
                Optional.empty(),
                OPEN,
                List.of(held(JULY.minusDays(60), JULY.minusDays(50)), held(JULY.minusDays(90), JULY.minusDays(90))));

        assertThat(news).contains(JULY.minusDays(50));
        var stands =
                Delivery.ofStep(JULY, ADOPTED, ADOPTED, news, new Measured(1, false, new Pace.Recurring(2, 2, true)));
        assertThat(stands.silence()).isEqualTo(50);
        assertThat(stands.because()).isEqualTo(Because.IN_TIME);
    }

    @Test
    void whatWasHeldNinetyThreeDaysAgoIsSilenceAgain() {
        var news = LastNews.by(JULY, Optional.empty(), OPEN, List.of(held(JULY.minusDays(93), JULY.minusDays(93))));

        assertThat(Delivery.ofStep(JULY, ADOPTED, ADOPTED, news, new Measured(1, false, new Pace.Recurring(2, 2, true)))
                        .because())
                .isEqualTo(Because.SILENT);
    }

    @Test
    void whatWasTakenBackIsNewsOfThatDayAndNotOfTheDayItSpokeOf() {
        var struck = new Held(
                UUID.randomUUID(),
                PANEL,
                JULY.minusDays(9),
                UUID.randomUUID(),
                null,
                null,
                JULY.minusDays(8),
                JULY.minusDays(120),
                UUID.randomUUID());

        assertThat(LastNews.by(JULY, Optional.empty(), OPEN, List.of(struck))).contains(JULY.minusDays(120));
    }

    @Test
    void thatItIsDoneOrGivenUpIsNews() {
        var done = new Progress(
                PANEL, ADOPTED, JULY.minusDays(40), JULY.minusDays(30), UUID.randomUUID(), null, null, null, 1);
        var givenUp = new Progress(PANEL, ADOPTED, null, null, null, null, JULY.minusDays(20), UUID.randomUUID(), 1);

        assertThat(LastNews.by(JULY, Optional.of(JULY.minusDays(100)), done, List.of()))
                .contains(JULY.minusDays(30));
        assertThat(LastNews.by(JULY, Optional.of(JULY.minusDays(100)), givenUp, List.of()))
                .contains(JULY.minusDays(20));
    }

    @Test
    void whatComesAfterTheDayOneLooksIsNoNewsYet() {
        assertThat(LastNews.by(JULY, Optional.empty(), OPEN, List.of(held(JULY, JULY.plusDays(1)))))
                .isEmpty();
        assertThat(LastNews.by(JULY, Optional.of(JULY), OPEN, List.of())).contains(JULY);
    }

    private static Held held(LocalDate on, LocalDate recorded) {
        return new Held(UUID.randomUUID(), PANEL, on, UUID.randomUUID(), null, null, recorded, null, null);
    }
}
