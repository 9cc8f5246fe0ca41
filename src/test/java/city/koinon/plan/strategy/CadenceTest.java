package city.koinon.plan.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.koinon.plan.strategy.Cadence.Often;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CadenceTest {

    private static final LocalDate END = LocalDate.of(2030, 12, 31);

    @ParameterizedTest(name = "{0} from {1}: {3} by {2}")
    @CsvSource({
        "MONTHLY, 2026-01-31, 2026-01-30, 0",
        "MONTHLY, 2026-01-31, 2026-01-31, 1",
        "MONTHLY, 2026-01-31, 2026-02-28, 2",
        "MONTHLY, 2026-01-31, 2026-07-31, 7",
        "MONTHLY, 2026-01-30, 2026-02-27, 1",
        "MONTHLY, 2026-01-30, 2026-02-28, 2",
        "MONTHLY, 2026-01-30, 2026-03-29, 2",
        "MONTHLY, 2026-01-30, 2026-03-30, 3",
        "WEEKLY, 2026-03-25, 2026-04-08, 3",
        "FORTNIGHTLY, 2026-03-25, 2026-04-08, 2",
        "QUARTERLY, 2026-03-31, 2026-12-31, 4",
        "HALF_YEARLY, 2026-06-30, 2027-06-29, 2",
        "YEARLY, 2026-06-30, 2029-06-30, 4",
        "MONTHLY, 2026-01-31, 2035-01-01, 60"
    })
    void countsWhatIsExpectedByADayAndNothingAfterTheActionEnds(
            Often often, LocalDate first, LocalDate day, int expected) {
        assertThat(often.from(first).expected(day, END)).isEqualTo(expected);
    }

    @Test
    void readsARuleOfOnesOwn() {
        var secondThursday = new Cadence("RRULE:FREQ=MONTHLY;BYDAY=2TH;UNTIL=20261231", LocalDate.of(2026, 1, 8));
        assertThat(secondThursday.expected(LocalDate.of(2026, 2, 11), END)).isEqualTo(1);
        assertThat(secondThursday.expected(LocalDate.of(2026, 2, 12), END)).isEqualTo(2);
        assertThat(secondThursday.expected(END, END)).isEqualTo(12);
        assertThat(secondThursday.goesOn(LocalDate.of(2026, 12, 10), END)).isFalse();
        assertThat(secondThursday.next(LocalDate.of(2026, 2, 1), END)).contains(LocalDate.of(2026, 2, 12));
        assertThat(secondThursday.often()).isEqualTo(Often.OWN_RULE);
    }

    @Test
    void knowsWhichOfTheUsualOnesItIs() {
        for (var often : Often.values())
            if (often != Often.OWN_RULE)
                for (var first :
                        new LocalDate[] {LocalDate.of(2026, 1, 31), LocalDate.of(2026, 1, 30), LocalDate.of(2026, 1, 5)
                        }) assertThat(often.from(first).often()).isEqualTo(often);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "every month",
                "FREQ=SOMETIMES",
                "FREQ=HOURLY",
                "FREQ=SECONDLY;COUNT=3",
                "FREQ=MONTHLY;BYMONTHDAY=99",
                "<script>",
                "FREQ=MONTHLY;INTERVAL=0",
                "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"
            })
    void refusesWhatIsNoRule(String rule) {
        assertThatThrownBy(() -> new Cadence(rule, LocalDate.of(2026, 1, 1))).isInstanceOf(Cadence.NoCadence.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"FREQ=DAILY", "FREQ=DAILY;COUNT=999999999"})
    void aRuleThatNearlyAlwaysHappensDoesNotHoldUpThePage(String rule) {
        assertThat(new Cadence(rule, LocalDate.of(2026, 1, 1)).expected(END, END))
                .isLessThanOrEqualTo(5_000);
    }
}
