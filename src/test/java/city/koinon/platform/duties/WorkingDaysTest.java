package city.koinon.platform.duties;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingDaysTest {

    static final Map<LocalDate, String> GREEK_HOLIDAYS = Map.of(
            LocalDate.parse("2026-03-25"), "Independence Day",
            LocalDate.parse("2026-04-10"), "Good Friday",
            LocalDate.parse("2026-04-13"), "Easter Monday",
            LocalDate.parse("2026-05-01"), "Labour Day",
            LocalDate.parse("2026-06-01"), "Whit Monday");

    static final WorkingDays GREECE = new WorkingDays(
            day -> !Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY).contains(day.getDayOfWeek())
                    && !GREEK_HOLIDAYS.containsKey(day),
            day -> GREEK_HOLIDAYS.containsKey(day) ? Map.of("en", GREEK_HOLIDAYS.get(day)) : Map.of());

    @ParameterizedTest(name = "{1} working days from {0} end on {2}")
    @CsvSource({
        "2026-03-20, 20, 2026-04-22",
        "2026-03-24, 20, 2026-04-24",
        "2026-03-25, 20, 2026-04-24",
        "2026-04-04, 20, 2026-05-06",
        "2026-04-09, 20, 2026-05-12",
        "2026-03-20,  5, 2026-03-30",
        "2026-04-04,  5, 2026-04-14",
        "2026-04-09,  5, 2026-04-20"
    })
    void countsAsTheRulesDo(LocalDate start, int days, LocalDate due) {
        assertThat(GREECE.count(Leg.Why.TERM, start, days, DayKind.WORKING).until())
                .isEqualTo(due);
        assertThat(GREECE.between(start, due, DayKind.WORKING)).isEqualTo(days);
    }

    @Test
    void namesTheHolidaysItSkippedAndCountsTheWeekends() {
        var leg = GREECE.count(Leg.Why.TERM, LocalDate.parse("2026-03-20"), 20, DayKind.WORKING);

        assertThat(leg.skipped())
                .extracting(it -> it.on() + " " + it.nameIn("el"))
                .containsExactly("2026-03-25 Independence Day", "2026-04-10 Good Friday", "2026-04-13 Easter Monday");
        assertThat(leg.weekendDays()).isEqualTo(10);
    }

    @ParameterizedTest(name = "{1} calendar days from {0} end on {2}")
    @CsvSource({
        "2026-03-10, 31, 2026-04-14", // on Good Friday, over Easter, on to Tuesday
        "2026-03-02, 31, 2026-04-02",
        "2026-03-18,  3, 2026-03-23", // on a Saturday
        "2028-01-29, 31, 2028-02-29"
    })
    void rollsCalendarDaysOnToTheNextWorkingDay(LocalDate start, int days, LocalDate due) {
        assertThat(GREECE.count(Leg.Why.TERM, start, days, DayKind.CALENDAR).until())
                .isEqualTo(due);
    }

    @Test
    void countsBackwardsForAReminder() {
        assertThat(GREECE.shift(LocalDate.parse("2026-04-22"), -5, DayKind.WORKING))
                .isEqualTo("2026-04-15");
        assertThat(GREECE.shift(LocalDate.parse("2026-04-15"), -5, DayKind.WORKING))
                .isEqualTo("2026-04-06");
    }

    @ParameterizedTest(name = "due {0} is late from {1}")
    @CsvSource({
        "2026-03-29, 2026-03-29T21:00:00Z", // the night clocks go forward
        "2026-10-25, 2026-10-25T22:00:00Z", // the night they go back
        "2026-03-28, 2026-03-28T22:00:00Z",
        "2026-10-24, 2026-10-24T21:00:00Z"
    })
    void isLateFromTheNextMidnightInTheCityWhateverItsClocksDoThatNight(LocalDate due, Instant late) {
        assertThat(WorkingDays.overdueFrom(due, ZoneId.of("Europe/Athens"))).isEqualTo(late);
    }

    @Test
    void endsATermOfCalendarDaysOnAWorkingDayAndATermOfNoneWhereItBegan() {
        var saturday = LocalDate.of(2026, 3, 21);
        assertThat(GREECE.after(LocalDate.of(2026, 3, 14), 7, DayKind.CALENDAR)).isEqualTo(LocalDate.of(2026, 3, 23));
        assertThat(GREECE.after(saturday, 1, DayKind.WORKING)).isEqualTo(LocalDate.of(2026, 3, 23));
        assertThat(GREECE.after(saturday, 0, DayKind.CALENDAR)).isEqualTo(saturday);
    }
}
