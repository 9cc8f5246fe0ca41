package city.koinon.platform.hours;

import static org.assertj.core.api.Assertions.assertThat;

import city.koinon.platform.hours.Hours.Season;
import city.koinon.platform.hours.Hours.Special;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HoursTest {

    static final ZoneId ATHENS = ZoneId.of("Europe/Athens");

    @Test
    void isOpenFromTheFirstMinuteAndClosedFromTheLast() {
        var hours = weekly(DayOfWeek.MONDAY, "09:00-13:00, 17:00-20:00");

        assertThat(open(hours, "2026-05-11T08:59")).isFalse();
        assertThat(open(hours, "2026-05-11T09:00")).isTrue();
        assertThat(open(hours, "2026-05-11T12:59")).isTrue();
        assertThat(open(hours, "2026-05-11T13:00")).isFalse();
        assertThat(open(hours, "2026-05-11T17:30")).isTrue();
        assertThat(open(hours, "2026-05-12T09:30")).isFalse();
    }

    @Test
    void anExceptionGoesBeforeTheWeekAndTheShorterOneBeforeTheLonger() {
        var hours = new Hours(
                Map.of(DayOfWeek.MONDAY, intervals("09:00-15:00")),
                List.of(special("2026-08-01", "2026-08-31", "10:00-12:00"), special("2026-08-17", "2026-08-17", "")),
                null,
                Map.of());

        assertThat(open(hours, "2026-08-10T09:30")).isFalse();
        assertThat(open(hours, "2026-08-10T10:30")).isTrue();
        assertThat(open(hours, "2026-08-17T10:30")).as("closed that very day").isFalse();
        assertThat(open(hours, "2026-08-16T10:30"))
                .as("also on a Sunday of the range")
                .isTrue();
        assertThat(open(hours, "2026-09-07T14:00")).isTrue();
    }

    @Test
    void anExceptionMayHoldOnSomeDaysOfTheWeekOnly() {
        var hours = new Hours(
                Map.of(DayOfWeek.MONDAY, intervals("09:00-15:00"), DayOfWeek.TUESDAY, intervals("09:00-15:00")),
                List.of(new Special(
                        LocalDate.parse("2026-07-01"),
                        LocalDate.parse("2026-07-31"),
                        Set.of(DayOfWeek.TUESDAY),
                        List.of(),
                        Map.of())),
                null,
                Map.of());

        assertThat(open(hours, "2026-07-06T10:00")).isTrue();
        assertThat(open(hours, "2026-07-07T10:00")).isFalse();
    }

    @Test
    void theNightBelongsToTheDayOnWhichItBegan() {
        var hours = new Hours(
                Map.of(DayOfWeek.FRIDAY, intervals("20:00-02:00")),
                List.of(special("2026-05-16", "2026-05-16", "")),
                null,
                Map.of());

        assertThat(open(hours, "2026-05-15T23:30")).isTrue();
        assertThat(open(hours, "2026-05-16T01:59"))
                .as("Saturday is closed, Friday’s night goes on")
                .isTrue();
        assertThat(open(hours, "2026-05-16T02:00")).isFalse();
        assertThat(open(hours, "2026-05-16T20:30")).isFalse();
        assertThat(hours.closesAfter(at("2026-05-15T21:00"), ATHENS)).contains(at("2026-05-16T02:00"));
    }

    @Test
    void whatTouchesIsOneStretchAndWhatNeverClosesHasNoEnd() {
        var always = new Hours(
                Map.of(
                        DayOfWeek.MONDAY, intervals("00:00-24:00"),
                        DayOfWeek.TUESDAY, intervals("00:00-24:00"),
                        DayOfWeek.WEDNESDAY, intervals("00:00-24:00"),
                        DayOfWeek.THURSDAY, intervals("00:00-24:00"),
                        DayOfWeek.FRIDAY, intervals("00:00-24:00"),
                        DayOfWeek.SATURDAY, intervals("00:00-24:00"),
                        DayOfWeek.SUNDAY, intervals("00:00-24:00")),
                List.of(),
                null,
                Map.of());

        assertThat(open(always, "2026-05-11T00:00")).isTrue();
        assertThat(always.closesAfter(at("2026-05-11T12:00"), ATHENS)).isEmpty();
        assertThat(weekly(DayOfWeek.MONDAY, "09:00-13:00,13:00-15:00").closesAfter(at("2026-05-11T10:00"), ATHENS))
                .contains(at("2026-05-11T15:00"));
    }

    /** On 29 March 2026 the clocks of Athens go from 03:00 to 04:00, on 25 October from 04:00 back to 03:00. */
    @Test
    void keepsItsHoursWhenTheClocksChange() {
        var sunday = weekly(DayOfWeek.SUNDAY, "09:00-13:00");
        assertThat(open(sunday, "2026-03-22T12:59")).isTrue();
        assertThat(open(sunday, "2026-03-29T12:59")).isTrue();
        assertThat(open(sunday, "2026-03-29T13:00")).isFalse();
        assertThat(sunday.opensAfter(at("2026-10-24T12:00"), ATHENS)).contains(at("2026-10-25T09:00"));

        var spring = weekly(DayOfWeek.SATURDAY, "23:00-05:00").stretches(LocalDate.parse("2026-03-28"), 1, ATHENS);
        assertThat(Duration.between(spring.getFirst().opens(), spring.getFirst().closes()))
                .isEqualTo(Duration.ofHours(5));
        var autumn = weekly(DayOfWeek.SATURDAY, "23:00-05:00").stretches(LocalDate.parse("2026-10-24"), 1, ATHENS);
        assertThat(Duration.between(autumn.getFirst().opens(), autumn.getFirst().closes()))
                .isEqualTo(Duration.ofHours(7));
        var never = weekly(DayOfWeek.SUNDAY, "03:00-03:30").stretches(LocalDate.parse("2026-03-29"), 1, ATHENS);
        assertThat(never)
                .as("a half hour that does not exist opens nothing before it closes")
                .allMatch(it -> it.opens().isBefore(it.closes()));
        var twice = weekly(DayOfWeek.SUNDAY, "02:30-03:30").stretches(LocalDate.parse("2026-10-25"), 1, ATHENS);
        assertThat(Duration.between(twice.getFirst().opens(), twice.getFirst().closes()))
                .isEqualTo(Duration.ofHours(2));
    }

    @Test
    void findsTheNextOpeningOverAHolidayAndKnowsWhenThereIsNone() {
        var hours = new Hours(
                Map.of(DayOfWeek.MONDAY, intervals("09:00-15:00")),
                List.of(special("2026-08-01", "2026-08-31", "")),
                LocalDate.parse("2026-09-30"),
                Map.of());

        assertThat(hours.opensAfter(at("2026-07-27T16:00"), ATHENS)).contains(at("2026-09-07T09:00"));
        assertThat(hours.opensAfter(at("2026-09-28T09:00"), ATHENS)).isEmpty();
        assertThat(Hours.NONE.opensAfter(at("2026-09-28T09:00"), ATHENS)).isEmpty();
        assertThat(Hours.NONE.unknown()).isTrue();
    }

    @Test
    void readsWhatATiredPersonTypes() {
        assertThat(Hours.written(intervals("9-13, 17.00–20.00"))).isEqualTo("09:00-13:00, 17:00-20:00");
        assertThat(Hours.written(intervals("17:00-20:00; 9:00-13:00"))).isEqualTo("09:00-13:00, 17:00-20:00");
        assertThat(Hours.written(intervals("٠٩:٠٠-١٣:٠٠، ١٧:٠٠-٢٠:٠٠"))).isEqualTo("09:00-13:00, 17:00-20:00");
        assertThat(Hours.written(intervals("00:00-24:00"))).isEqualTo("00:00-24:00");
        assertThat(intervals("  ")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "25:99-26:00",
                "9",
                "nine to five",
                "09:00-13:00, 12:00-14:00",
                "20:00-02:00, 23:00-24:00",
                "09:60-10:00",
                "24:30-25:00",
                "-",
                "09:00-"
            })
    void refusesWhatIsNoTime(String typed) {
        assertThat(Hours.parse(typed)).isEmpty();
    }

    @Test
    void aSeasonComesToTheWeekFromItsFirstDayToItsLast() {
        var hours = new Hours(
                Map.of(DayOfWeek.MONDAY, intervals("09:00-13:00")),
                List.of(
                        new Season(
                                null,
                                LocalDate.parse("2026-06-30"),
                                Map.of(DayOfWeek.TUESDAY, intervals("10:00-12:00"))),
                        new Season(
                                LocalDate.parse("2026-09-01"),
                                null,
                                Map.of(DayOfWeek.MONDAY, intervals("17:00-19:00")))),
                List.of(special("2026-09-14", "2026-09-14", "")),
                null,
                Map.of());

        assertThat(open(hours, "2026-06-30T11:00")).isTrue();
        assertThat(open(hours, "2026-07-07T11:00")).isFalse();
        assertThat(open(hours, "2026-08-31T18:00")).isFalse();
        assertThat(open(hours, "2026-09-07T18:00")).isTrue();
        assertThat(open(hours, "2026-09-07T09:30")).as("the week stays").isTrue();
        assertThat(open(hours, "2026-09-14T18:00"))
                .as("an exception goes before both")
                .isFalse();
        assertThat(hours.opensAfter(at("2026-06-30T13:00"), ATHENS)).contains(at("2026-07-06T09:00"));
        assertThat(HoursAsJson.read(HoursAsJson.write(hours))).isEqualTo(hours);
    }

    @Test
    void isKeptAndReadAgainAsItWas() {
        var hours = new Hours(
                Map.of(
                        DayOfWeek.MONDAY,
                        intervals("20:00-02:00"),
                        DayOfWeek.FRIDAY,
                        intervals("09:00-13:00, 17:00-24:00")),
                List.of(
                        special("2026-08-01", "2026-08-31", "10:00-12:00"),
                        new Special(
                                LocalDate.parse("2026-12-25"),
                                LocalDate.parse("2026-12-26"),
                                Set.of(DayOfWeek.FRIDAY),
                                List.of(),
                                Map.of("el", "Χριστούγεννα"))),
                LocalDate.parse("2027-01-31"),
                Map.of("en", "Ring twice"));

        assertThat(HoursAsJson.read(HoursAsJson.write(hours))).isEqualTo(hours);
        assertThat(HoursAsJson.read(HoursAsJson.write(Hours.NONE))).isEqualTo(Hours.NONE);
    }

    private static Special special(String from, String to, String hours) {
        return new Special(LocalDate.parse(from), LocalDate.parse(to), Set.of(), intervals(hours), Map.of());
    }

    private static Hours weekly(DayOfWeek day, String hours) {
        return new Hours(Map.of(day, intervals(hours)), List.of(), null, Map.of());
    }

    private static List<Hours.Interval> intervals(String typed) {
        return Hours.parse(typed).orElseThrow();
    }

    private static boolean open(Hours hours, String when) {
        return hours.openAt(at(when), ATHENS);
    }

    private static Instant at(String when) {
        return LocalDateTime.parse(when).atZone(ATHENS).toInstant();
    }
}
