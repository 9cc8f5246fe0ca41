package city.koinon.plan.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import city.koinon.plan.strategy.Delivery.Because;
import city.koinon.plan.strategy.Delivery.Weighted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The formulas of strategy-and-measurement.md 4.1, as tables. */
class DeliveryTest {

    private static final LocalDate START = LocalDate.of(2026, 1, 1);
    private static final LocalDate TODAY = LocalDate.of(2026, 7, 31);

    @Test
    void levadiasPanelMetFiveTimesInSevenMonthsAndIsLate() {
        var meets = Cadence.Often.MONTHLY.from(LocalDate.of(2026, 1, 31));
        var end = LocalDate.of(2027, 12, 31);
        var pace = new Pace.Recurring(meets.expected(TODAY, end), 5, meets.goesOn(TODAY, end));
        assertThat(pace.expected()).isEqualTo(7);
        assertThat(pace.fulfilment().percent()).isEqualTo(71);

        var delivery = on(TODAY, TODAY.minusDays(3), new Measured(1, false, pace));
        assertThat(delivery.done()).isEqualTo(Fraction.of(5, 7));
        assertThat(delivery.planned()).isEqualTo(Fraction.ONE);
        assertThat(delivery.slip().hundredths()).isEqualTo("-0.29");
        assertThat(delivery.status()).isEqualTo(Status.LATE);
    }

    @ParameterizedTest
    @CsvSource({"0, ON_TRACK", "91, ON_TRACK", "92, ON_TRACK", "93, UNKNOWN", "400, UNKNOWN"})
    void nobodyKnowsAfterNinetyThreeDaysWithoutNewsHoweverGreenItWas(int days, Status status) {
        assertThat(on(TODAY, TODAY.minusDays(days), recurring(5, 5)).status()).isEqualTo(status);
    }

    @Test
    void silenceHidesNeitherWhatIsDoneNorWhatIsCancelled() {
        var longAgo = TODAY.minusDays(200);
        assertThat(on(TODAY, longAgo, once(TODAY.minusDays(50), TODAY.minusDays(60)))
                        .status())
                .isEqualTo(Status.DONE);
        assertThat(on(TODAY, longAgo, new Measured(1, true, recurringPace(7, 0)))
                        .status())
                .isEqualTo(Status.CANCELLED);
        assertThat(on(TODAY, longAgo, recurring(7, 0)).status())
                .as("silence beats late, too")
                .isEqualTo(Status.UNKNOWN);
    }

    @Test
    void silenceIsCountedFromTheLaterOfAdoptionAndStartWhereNobodyHasSpoken() {
        var steps = List.of(once(TODAY.plusYears(1), null));
        assertThat(Delivery.on(TODAY, TODAY.plusDays(10), START.minusYears(1), Optional.empty(), steps)
                        .status())
                .isEqualTo(Status.NOT_STARTED);
        assertThat(Delivery.on(TODAY, START, TODAY.minusDays(10), Optional.empty(), steps)
                        .silence())
                .isEqualTo(10);
        assertThat(Delivery.on(TODAY, TODAY.minusDays(93), START, Optional.empty(), steps)
                        .status())
                .isEqualTo(Status.UNKNOWN);
    }

    @ParameterizedTest(name = "{0} of 20 done where {1} were planned: {2}")
    @CsvSource({
        "20, 20, DONE, ALL_DONE",
        "17, 20, AT_RISK, SLIPPED",
        "16, 20, LATE, SLIPPED_FAR",
        "0, 3, AT_RISK, SLIPPED",
        "0, 4, LATE, SLIPPED_FAR",
        "3, 3, ON_TRACK, IN_TIME",
        "4, 3, ON_TRACK, IN_TIME",
        "0, 0, ON_TRACK, IN_TIME"
    })
    void slipsByExactlyFifteenHundredthsBeforeItIsLate(int done, int planned, Status status, Because because) {
        var steps = IntStream.range(0, 20)
                .mapToObj(n -> once(
                        n < planned ? TODAY.minusDays(1) : TODAY.plusDays(1), n < done ? TODAY.minusDays(2) : null))
                .toList();
        var delivery = Delivery.on(TODAY, START, START, Optional.of(TODAY), steps);
        assertThat(delivery.status()).isEqualTo(status);
        assertThat(delivery.because()).isEqualTo(because);
    }

    @ParameterizedTest(name = "one light step {0} days over its date: {1}")
    @CsvSource({"-1, ON_TRACK, 0", "1, AT_RISK, 1", "30, AT_RISK, 30", "31, LATE, 31"})
    void oneStepThirtyOneDaysOverItsDateMakesTheActionLate(int days, Status status, int overdue) {
        var heavy = new Measured(10, false, new Pace.Once(TODAY.plusDays(90), Optional.of(TODAY.minusDays(5))));
        var delivery = on(TODAY, TODAY, heavy, once(TODAY.minusDays(days), null));
        assertThat(delivery.status()).isEqualTo(status);
        assertThat(delivery.longestOverdue()).isEqualTo(overdue);
    }

    @Test
    void weighsSteps() {
        var delivery = on(
                TODAY,
                TODAY,
                weighing(3, once(START, START)),
                weighing(1, once(START, null)),
                weighing(4, once(TODAY.plusDays(1), null)));
        assertThat(delivery.done()).isEqualTo(Fraction.of(3, 8));
        assertThat(delivery.planned()).isEqualTo(Fraction.of(1, 2));
        assertThat(delivery.slip().hundredths()).isEqualTo("-0.13");
        assertThat(delivery.status()).isEqualTo(Status.LATE);
    }

    @Test
    void leavesCancelledStepsOutOfBothShares() {
        var delivery =
                on(TODAY, TODAY, once(START, START), new Measured(9, true, new Pace.Once(START, Optional.empty())));
        assertThat(delivery.done()).isEqualTo(Fraction.ONE);
        assertThat(delivery.status()).isEqualTo(Status.DONE);
    }

    @Test
    void aStepDoneTomorrowIsNotDoneToday() {
        assertThat(on(TODAY, TODAY, once(TODAY.minusDays(1), TODAY.plusDays(1))).done())
                .isEqualTo(Fraction.ZERO);
        assertThat(on(TODAY, TODAY, once(TODAY, TODAY)).status()).isEqualTo(Status.DONE);
    }

    @ParameterizedTest
    @CsvSource({"7, 5, 5/7", "7, 9, 1/1", "7, 0, 0/1", "0, 0, 0/1", "0, 3, 0/1", "12, 9, 3/4"})
    void aRecurringStepIsFulfilledAtMostOnce(int expected, int held, String fulfilment) {
        assertThat(recurringPace(expected, held).fulfilment()).hasToString(fulfilment);
    }

    @Test
    void whatRecursIsDoneOnlyWhenNoMoreOfItIsToCome() {
        assertThat(on(TODAY, TODAY, recurring(7, 7)).status()).isEqualTo(Status.ON_TRACK);
        assertThat(on(TODAY, TODAY, new Measured(1, false, new Pace.Recurring(7, 7, false)))
                        .status())
                .isEqualTo(Status.DONE);
    }

    @Test
    void anActionWithoutStepsIsUnknownRatherThanGreen() {
        assertThat(on(TODAY, TODAY).status()).isEqualTo(Status.UNKNOWN);
    }

    @Test
    void aGoalDeliversWhatItsActionsDeliverByWeight() {
        var half = on(TODAY, TODAY, once(START, START), once(TODAY.plusDays(9), null));
        var nothing = on(TODAY, TODAY, once(TODAY.plusDays(9), null));
        var cancelled = on(TODAY, TODAY, new Measured(1, true, recurringPace(7, 0)));
        assertThat(Delivery.of(List.of(new Weighted(3, half), new Weighted(1, nothing), new Weighted(5, cancelled))))
                .contains(Fraction.of(3, 8));
        assertThat(Delivery.of(List.of(new Weighted(1, cancelled)))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Fraction", "Status", "Pace", "Measured", "Delivery"})
    void theFormulasNeedNothingButTheJavaLibrary(String pure) throws IOException {
        var source = Path.of("src/main/java/city/koinon/plan/strategy/" + pure + ".java");
        try (Stream<String> lines = Files.lines(source)) {
            assertThat(lines.filter(line -> line.startsWith("import ")))
                    .allMatch(line -> line.startsWith("import java."));
        }
    }

    private static Delivery on(LocalDate day, LocalDate lastUpdate, Measured... steps) {
        return Delivery.on(day, START, START, Optional.of(lastUpdate), List.of(steps));
    }

    private static Measured once(LocalDate due, @Nullable LocalDate done) {
        return new Measured(1, false, new Pace.Once(due, Optional.ofNullable(done)));
    }

    private static Measured weighing(int weight, Measured step) {
        return new Measured(weight, step.cancelled(), step.pace());
    }

    private static Measured recurring(int expected, int held) {
        return new Measured(1, false, recurringPace(expected, held));
    }

    private static Pace.Recurring recurringPace(int expected, int held) {
        return new Pace.Recurring(expected, held, true);
    }
}
