package city.koinon.act.appointments;

import static org.assertj.core.api.Assertions.assertThat;

import city.koinon.platform.hours.Hours;
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
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class SlotsTest {

    private static final ZoneId ATHENS = ZoneId.of("Europe/Athens");
    private static final Predicate<LocalDate> NEVER_FREE = day -> false;
    private static final Hours MONDAYS = weekly(DayOfWeek.MONDAY, "09:00-10:00");

    @Test
    void cutsTheOpenHoursIntoWholeSlotsOfTheRulesLength() {
        var slots = slots(MONDAYS, rule(25, 0, 7)).from(at("2026-05-11T00:00"));

        assertThat(times(slots))
                .containsExactly("2026-05-11T09:00", "2026-05-11T09:25", "2026-05-18T09:00", "2026-05-18T09:25");
        assertThat(slots).allMatch(it -> Duration.between(it.start(), it.end()).toMinutes() == 25);
    }

    @Test
    void hasTimesInASeasonAsInEveryWeek() {
        var summer = new Hours(
                Map.of(),
                List.of(new Season(LocalDate.parse("2026-06-01"), LocalDate.parse("2026-06-30"), MONDAYS.weekly())),
                List.of(),
                null,
                Map.of());
        var slots = slots(summer, rule(60, 0, 60));

        assertThat(times(slots.from(at("2026-05-11T00:00"))))
                .containsExactly(
                        "2026-06-01T09:00",
                        "2026-06-08T09:00",
                        "2026-06-15T09:00",
                        "2026-06-22T09:00",
                        "2026-06-29T09:00");
        assertThat(slots.hold(new Slot(at("2026-06-08T09:00"), at("2026-06-08T10:00"))))
                .isTrue();
    }

    /** A long horizon is walked once and not again for each of its days; what comes of it is what each day has by itself. */
    @Test
    void hasInAYearWhatEachOfItsDaysHasInOrderAndNothingTwice() {
        var hours = new Hours(
                Map.of(
                        DayOfWeek.MONDAY, intervals("08:00-12:00, 14:00-18:00"),
                        DayOfWeek.WEDNESDAY, intervals("20:00-03:00"),
                        DayOfWeek.SATURDAY, intervals("00:00-24:00"),
                        DayOfWeek.SUNDAY, intervals("00:00-24:00")),
                List.of(new Special(
                        LocalDate.parse("2026-08-01"), LocalDate.parse("2026-08-20"), Set.of(), List.of(), Map.of())),
                null,
                Map.of());
        var now = at("2026-05-11T00:00");
        var year = slots(hours, rule(30, 0, 365)).from(now);
        var dayByDay = LocalDate.parse("2026-05-11")
                .datesUntil(LocalDate.parse("2027-05-12"))
                .flatMap(day -> slots(hours, rule(30, 0, 1))
                        .from(day.atStartOfDay(ATHENS).toInstant())
                        .stream()
                        .filter(it -> LocalDate.ofInstant(it.start(), ATHENS).equals(day)))
                .toList();

        assertThat(year).isEqualTo(dayByDay).doesNotHaveDuplicates().hasSizeGreaterThan(5_000);
        assertThat(year).allMatch(slots(hours, rule(30, 0, 365))::hold);
    }

    @Test
    void keepsTheLeadAndTheHorizon() {
        var slots = slots(MONDAYS, rule(30, 24, 7));

        assertThat(times(slots.from(at("2026-05-10T09:00")))).startsWith("2026-05-11T09:00");
        assertThat(times(slots.from(at("2026-05-10T09:01")))).startsWith("2026-05-11T09:30");
        assertThat(times(slots.from(at("2026-05-10T23:00"))))
                .as("seven days ahead is Sunday")
                .isEmpty();
        assertThat(times(slots.from(at("2026-05-11T09:00")))).containsExactly("2026-05-18T09:00", "2026-05-18T09:30");
    }

    @Test
    void takesOnlyThePartOfTheHoursAndTheDaysItWasGiven() {
        var hours = new Hours(
                Map.of(
                        DayOfWeek.MONDAY,
                        intervals("08:00-15:00"),
                        DayOfWeek.TUESDAY,
                        intervals("10:00-11:00, 17:00-20:00")),
                List.of(),
                null,
                Map.of());
        var rule = new Rule(
                new UUID(0, 1),
                Manner.IN_PERSON,
                60,
                1,
                0,
                7,
                Set.of("en"),
                false,
                Set.of(),
                intervals("09:00-11:00"),
                Set.of(),
                1);
        assertThat(times(slots(hours, rule).from(at("2026-05-11T00:00"))))
                .containsExactly(
                        "2026-05-11T09:00",
                        "2026-05-11T10:00",
                        "2026-05-12T10:00",
                        "2026-05-18T09:00",
                        "2026-05-18T10:00");
        var tuesdays = new Rule(
                new UUID(0, 1),
                Manner.IN_PERSON,
                60,
                1,
                0,
                8,
                Set.of("en"),
                false,
                Set.of(DayOfWeek.TUESDAY),
                List.of(),
                Set.of(LocalDate.parse("2026-05-12")),
                1);
        assertThat(times(slots(hours, tuesdays).from(at("2026-05-11T00:00"))))
                .as("this Tuesday is a day off")
                .containsExactly("2026-05-19T10:00", "2026-05-19T17:00", "2026-05-19T18:00", "2026-05-19T19:00");
    }

    @Test
    void aPublicHolidayOrAnExceptionLeavesNoGhostSlotUnlessTheHoursNameTheDay() {
        var closed = new Hours(MONDAYS.weekly(), List.of(special("2026-05-18", "")), null, Map.of());
        assertThat(times(slots(closed, rule(60, 0, 14)).from(at("2026-05-11T00:00"))))
                .containsExactly("2026-05-11T09:00", "2026-05-25T09:00");

        var monday = LocalDate.parse("2026-06-01");
        var whitMonday = new Slots(MONDAYS, rule(60, 0, 14), monday::equals, ATHENS);
        assertThat(times(whitMonday.from(at("2026-05-25T00:00"))))
                .containsExactly("2026-05-25T09:00", "2026-06-08T09:00");

        var openAllTheSame = new Hours(MONDAYS.weekly(), List.of(special("2026-06-01", "10:00-11:00")), null, Map.of());
        assertThat(times(
                        new Slots(openAllTheSame, rule(60, 0, 7), monday::equals, ATHENS).from(at("2026-05-30T00:00"))))
                .containsExactly("2026-06-01T10:00");
    }

    @Test
    void theNightInWhichClocksGoForwardHasNoSlotInTheHourThatIsNotThere() {
        var hours = weekly(DayOfWeek.SUNDAY, "01:00-05:00");
        var slots = slots(hours, rule(60, 0, 7)).from(at("2026-03-28T12:00"));

        assertThat(times(slots)).containsExactly("2026-03-29T01:00", "2026-03-29T02:00", "2026-03-29T04:00");
        assertThat(apart(slots)).isTrue();
    }

    @Test
    void theNightInWhichClocksGoBackHasTheHourTwiceAndEachSlotOnce() {
        var hours = weekly(DayOfWeek.SUNDAY, "02:00-05:00");
        var slots = slots(hours, rule(60, 0, 7)).from(at("2026-10-24T12:00"));

        assertThat(times(slots))
                .containsExactly("2026-10-25T02:00", "2026-10-25T03:00", "2026-10-25T03:00", "2026-10-25T04:00");
        assertThat(apart(slots)).isTrue();
    }

    @Test
    void anOfficeThatIsOpenAtNightHasSlotsOnBothSidesOfMidnightAndNoneAcross() {
        var slots =
                slots(weekly(DayOfWeek.FRIDAY, "22:00-02:00"), rule(50, 0, 3)).from(at("2026-05-15T12:00"));

        assertThat(times(slots))
                .containsExactly("2026-05-15T22:00", "2026-05-15T22:50", "2026-05-16T00:00", "2026-05-16T00:50");
    }

    @Test
    void aPlaceIsFreeUntilAsManyAsCanComeAtOnceHaveIt() {
        var rule = new Rule(
                new UUID(0, 1), Manner.IN_PERSON, 30, 2, 0, 7, Set.of("en"), false, Set.of(), List.of(), Set.of(), 1);
        var slots = slots(MONDAYS, rule);
        var nine = new Slot(at("2026-05-11T09:00"), at("2026-05-11T09:30"));
        var halfPast = new Slot(at("2026-05-11T09:30"), at("2026-05-11T10:00"));

        assertThat(slots.place(nine, List.of())).hasValue(1);
        assertThat(slots.place(nine, List.of(new Taken(nine, 1)))).hasValue(2);
        assertThat(slots.place(nine, List.of(new Taken(nine, 2)))).hasValue(1);
        assertThat(slots.place(nine, List.of(new Taken(nine, 1), new Taken(nine, 2))))
                .isEmpty();
        assertThat(slots.place(halfPast, List.of(new Taken(nine, 1), new Taken(nine, 2))))
                .hasValue(1);
        assertThat(slots.place(nine, List.of(new Taken(nine, 1), new Taken(nine, 4))))
                .as("four came at once when that was booked")
                .isEmpty();
        var longer = new Slot(at("2026-05-11T09:10"), at("2026-05-11T09:40"));
        assertThat(slots.place(nine, List.of(new Taken(longer, 1))))
                .as("slots were longer when that was booked")
                .hasValue(2);
    }

    @Test
    void knowsWhetherWhatWasBookedStillLiesInTheHours() {
        var booked = new Slot(at("2026-05-11T09:30"), at("2026-05-11T10:00"));

        assertThat(slots(MONDAYS, rule(30, 0, 7)).hold(booked)).isTrue();
        assertThat(slots(MONDAYS, rule(20, 240, 1)).hold(booked))
                .as("other slots, less notice: still there")
                .isTrue();
        assertThat(slots(weekly(DayOfWeek.MONDAY, "09:00-09:45"), rule(30, 0, 7))
                        .hold(booked))
                .isFalse();
        assertThat(new Slots(MONDAYS, rule(30, 0, 7), day -> true, ATHENS).hold(booked))
                .isFalse();
    }

    @Test
    void somebodyIsUnderstoodInALanguageThatIsSpokenThereAlsoThroughAnInterpreter() {
        var alone = rule(30, 0, 7);
        var interpreted = new Rule(
                new UUID(0, 1), Manner.IN_PERSON, 30, 1, 0, 7, Set.of("en"), true, Set.of(), List.of(), Set.of(), 1);

        assertThat(alone.serves(new Spoken("en", null))).isTrue();
        assertThat(alone.serves(new Spoken("en", "uk"))).isFalse();
        assertThat(interpreted.serves(new Spoken("en", "uk"))).isTrue();
        assertThat(interpreted.serves(new Spoken("sq", "uk"))).isFalse();
    }

    private static boolean apart(List<Slot> slots) {
        return slots.stream().noneMatch(one -> slots.stream().anyMatch(other -> one != other && one.overlaps(other)));
    }

    private static Slots slots(Hours hours, Rule rule) {
        return new Slots(hours, rule, NEVER_FREE, ATHENS);
    }

    private static Rule rule(int minutes, int leadHours, int horizonDays) {
        return new Rule(
                new UUID(0, 1),
                Manner.IN_PERSON,
                minutes,
                1,
                leadHours,
                horizonDays,
                Set.of("en"),
                false,
                Set.of(),
                List.of(),
                Set.of(),
                1);
    }

    private static Hours weekly(DayOfWeek day, String typed) {
        return new Hours(Map.of(day, intervals(typed)), List.of(), null, Map.of());
    }

    private static Special special(String day, String typed) {
        return new Special(LocalDate.parse(day), LocalDate.parse(day), Set.of(), intervals(typed), Map.of());
    }

    private static List<Hours.Interval> intervals(String typed) {
        return Hours.parse(typed).orElseThrow();
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(ATHENS).toInstant();
    }

    private static List<String> times(List<Slot> slots) {
        return slots.stream()
                .map(it -> LocalDateTime.ofInstant(it.start(), ATHENS).toString())
                .toList();
    }
}
