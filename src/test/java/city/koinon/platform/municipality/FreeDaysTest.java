package city.koinon.platform.municipality;

import static org.assertj.core.api.Assertions.assertThat;

import city.koinon.platform.ui.Words;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FreeDaysTest {

    static final PublicHolidays HOLIDAYS = new PublicHolidays(new Words());

    @Test
    void knowsTheHolidaysOfGreeceWithItsOwnEaster() {
        var greece = of("GR", null);

        assertThat(greece.of(2026))
                .extracting(FreeDay::date)
                .containsExactly(
                        LocalDate.of(2026, 1, 1),
                        LocalDate.of(2026, 1, 6),
                        LocalDate.of(2026, 2, 23),
                        LocalDate.of(2026, 3, 25),
                        LocalDate.of(2026, 4, 10),
                        LocalDate.of(2026, 4, 12),
                        LocalDate.of(2026, 4, 13),
                        LocalDate.of(2026, 5, 1),
                        LocalDate.of(2026, 6, 1),
                        LocalDate.of(2026, 8, 15),
                        LocalDate.of(2026, 10, 28),
                        LocalDate.of(2026, 12, 25),
                        LocalDate.of(2026, 12, 26));
        assertThat(greece.nameOf(LocalDate.of(2026, 4, 13), "en")).contains("Easter Monday");
        assertThat(greece.nameOf(LocalDate.of(2026, 6, 1), "el")).contains("Δευτέρα του Αγίου Πνεύματος");
        assertThat(greece.isWorkingDay(LocalDate.of(2026, 4, 6)))
                .as("Easter Monday of the West")
                .isTrue();
        assertThat(greece.isWorkingDay(LocalDate.of(2026, 1, 30)))
                .as("closes schools, not offices")
                .isTrue();
    }

    @Test
    void findsTheOrthodoxEasterMondayAndTheMondayOfTheHolySpiritYearByYear() {
        var greece = of("GR", null);

        assertThat(List.of(
                        LocalDate.of(2024, 5, 6),
                        LocalDate.of(2025, 4, 21),
                        LocalDate.of(2027, 5, 3),
                        LocalDate.of(2028, 4, 17)))
                .allMatch(day -> greece.nameOf(day, "en").equals(java.util.Optional.of("Easter Monday")));
        assertThat(List.of(
                        LocalDate.of(2024, 6, 24),
                        LocalDate.of(2025, 6, 9),
                        LocalDate.of(2027, 6, 21),
                        LocalDate.of(2028, 6, 5)))
                .allMatch(day -> !greece.isWorkingDay(day));
    }

    @Test
    void knowsWhatMadridAddsToTheHolidaysOfSpain() {
        assertThat(of("ES", "md").of(2026))
                .extracting(it -> MonthDay.from(it.date()).toString())
                .contains(
                        "--01-01", "--01-06", "--04-02", "--04-03", "--05-01", "--05-02", "--10-12", "--12-08",
                        "--12-25")
                .doesNotContain("--04-06");
        assertThat(of("ES", null).isWorkingDay(LocalDate.of(2025, 5, 2))).isTrue();
        assertThat(of("ES", "md").isWorkingDay(LocalDate.of(2025, 5, 2))).isFalse();
        assertThat(of("ES", "md").nameOf(LocalDate.of(2026, 10, 12), "es")).contains("Fiesta Nacional");
    }

    @Test
    void knowsTheHolidaysOfCzechia() {
        assertThat(of("CZ", null).of(2026))
                .extracting(it -> MonthDay.from(it.date()).toString())
                .containsExactly(
                        "--01-01", "--04-03", "--04-06", "--05-01", "--05-08", "--07-05", "--07-06", "--09-28",
                        "--10-28", "--11-17", "--12-24", "--12-25", "--12-26");
    }

    @Test
    void knowsTheHolidaysOfBelgiumAndNotItsMereObservances() {
        assertThat(of("BE", null).of(2026))
                .extracting(it -> MonthDay.from(it.date()).toString())
                .containsExactly(
                        "--01-01", "--04-05", "--04-06", "--05-01", "--05-14", "--05-24", "--05-25", "--07-21",
                        "--08-15", "--11-01", "--11-11", "--12-25");
        assertThat(of("BE", null).isWorkingDay(LocalDate.of(2026, 11, 2))).isTrue();
    }

    @Test
    void restsOnTheWeekendOfTheCountry() {
        assertThat(PublicHolidays.weekend("GR")).containsExactlyInAnyOrder(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
        assertThat(PublicHolidays.weekend("EG")).containsExactlyInAnyOrder(DayOfWeek.FRIDAY, DayOfWeek.SATURDAY);
        assertThat(of("GR", null).isWorkingDay(LocalDate.of(2026, 4, 25))).isFalse();
        assertThat(of("GR", null).nameOf(LocalDate.of(2026, 4, 25))).isEmpty();
    }

    @Test
    void letsTheCityAddItsOwnDayEveryYearFromTheFirst() {
        var levadia = of("GR", null, own(LocalDate.of(2025, 9, 9), true, OwnDay.Kind.FREE));

        assertThat(levadia.isWorkingDay(LocalDate.of(2026, 9, 9))).isFalse();
        assertThat(levadia.isWorkingDay(LocalDate.of(2024, 9, 9))).isTrue();
        assertThat(levadia.nameOf(LocalDate.of(2026, 9, 9))).contains("Saint Regina");
    }

    @Test
    void letsTheCityWorkOnAHolidayOfItsCountry() {
        var levadia = of("GR", null, own(LocalDate.of(2026, 2, 23), false, OwnDay.Kind.WORKED));

        assertThat(levadia.isWorkingDay(LocalDate.of(2026, 2, 23))).isTrue();
        assertThat(levadia.isWorkingDay(LocalDate.of(2027, 3, 15))).isFalse();
    }

    @Test
    void namesEveryHolidayOfTheFourCountriesInEveryLanguageOfTheHouse() {
        for (var place : List.of("GR", "ES:md", "CZ", "BE")) {
            var parts = place.split(":");
            assertThat(of(parts[0], parts.length > 1 ? parts[1] : null).of(2026))
                    .allSatisfy(day -> assertThat(day.name().values())
                            .as("%s %s", place, day)
                            .hasSize(4)
                            .doesNotHaveDuplicates());
        }
    }

    private static OwnDay own(LocalDate day, boolean yearly, OwnDay.Kind kind) {
        return new OwnDay(UUID.randomUUID(), day, yearly, kind, Map.of("en", "Saint Regina"), 1);
    }

    private static FreeDays of(String country, @Nullable String region, OwnDay... own) {
        return new FreeDays(
                "el", PublicHolidays.weekend(country), year -> HOLIDAYS.of(country, region, year), List.of(own));
    }
}
