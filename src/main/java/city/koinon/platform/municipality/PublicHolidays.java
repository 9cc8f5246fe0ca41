package city.koinon.platform.municipality;

import city.koinon.platform.ui.Words;
import com.ibm.icu.util.Calendar;
import com.ibm.icu.util.Calendar.WeekData;
import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Year;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The public holidays of countries and their regions, computed by Jollyday, moving feasts of both Easters included. Those of Greece,
 * Spain, Czechia and Belgium have names of ours in the four languages of the pages; those of all other countries are named in English only,
 * as the library has them, in whatever language the page is.
 */
@Component
class PublicHolidays {

    /** A holiday of the library that closes schools but no office. */
    private static final Set<String> ONLY_FOR_SCHOOLS = Set.of("GR:THREE_HIERARCHS");

    private static final Map<String, Set<DayOfWeek>> WEEKENDS = new ConcurrentHashMap<>();

    private record Place(String country, @Nullable String region, int year) {}

    private final Words words;
    private final Map<Place, Map<LocalDate, FreeDay>> computed = new ConcurrentHashMap<>();

    PublicHolidays(Words words) {
        this.words = words;
    }

    /** Countries whose holidays are known, as ISO codes. */
    List<String> countries() {
        var iso = Set.of(Locale.getISOCountries());
        return Arrays.stream(HolidayCalendar.values())
                .map(it -> it.getId().toUpperCase(Locale.ROOT))
                .filter(iso::contains)
                .distinct()
                .sorted()
                .toList();
    }

    /** Parts of the country with holidays of their own: the library's code, slash by slash, and a name. */
    Map<String, String> regions(String country) {
        var found = new TreeMap<String, String>();
        manager(country).getCalendarHierarchy().getChildren().forEach((code, part) -> {
            found.put(code, part.getDescription(Locale.ENGLISH));
            part.getChildren()
                    .forEach((inner, town) -> found.put(
                            code + "/" + inner,
                            part.getDescription(Locale.ENGLISH) + ", " + town.getDescription(Locale.ENGLISH)));
        });
        return found;
    }

    Map<LocalDate, FreeDay> of(String country, @Nullable String region, int year) {
        return computed.computeIfAbsent(new Place(country, region, year), this::compute);
    }

    /** The days of rest each week, by the customs of the country (Unicode CLDR). */
    static Set<DayOfWeek> weekend(String country) {
        return WEEKENDS.computeIfAbsent(country, PublicHolidays::computeWeekend);
    }

    private static Set<DayOfWeek> computeWeekend(String country) {
        WeekData week = Calendar.getWeekDataForRegion(country);
        var days = EnumSet.noneOf(DayOfWeek.class);
        for (int day = week.weekendOnset; ; day = day % 7 + 1) {
            days.add(day == Calendar.SUNDAY ? DayOfWeek.SUNDAY : DayOfWeek.of(day - 1));
            if (day == week.weekendCease) {
                return Collections.unmodifiableSet(days);
            }
        }
    }

    private Map<LocalDate, FreeDay> compute(Place place) {
        var days = new HashMap<LocalDate, FreeDay>();
        var parts = place.region() == null ? new String[0] : place.region().split("/");
        manager(place.country()).getHolidays(Year.of(place.year()), parts).stream()
                .filter(it -> it.getType() == HolidayType.PUBLIC_HOLIDAY)
                .filter(it -> !ONLY_FOR_SCHOOLS.contains(place.country() + ":" + it.getPropertiesKey()))
                .forEach(it -> days.put(
                        it.getDate(),
                        new FreeDay(it.getDate(), names(place.country(), it), FreeDay.Origin.PUBLIC, true)));
        return Collections.unmodifiableMap(days);
    }

    private Map<String, String> names(String country, Holiday holiday) {
        var names = new LinkedHashMap<String, String>();
        var known = KnownHoliday.of(country, holiday.getPropertiesKey());
        Words.LANGUAGES.forEach(lang -> names.put(
                lang, known.map(it -> words.say(lang, it)).orElseGet(() -> holiday.getDescription(Locale.ENGLISH))));
        return names;
    }

    private static HolidayManager manager(String country) {
        return HolidayManager.getInstance(ManagerParameters.create(country.toLowerCase(Locale.ROOT)));
    }

    /** Holidays we can name in every language of the pages; the library's English name stands for the others. */
    enum KnownHoliday {
        NEW_YEAR,
        EPIPHANY,
        CLEAN_MONDAY,
        GREEK_INDEPENDENCE,
        ANNUNCIATION,
        MAUNDY_THURSDAY,
        GOOD_FRIDAY,
        EASTER,
        EASTER_MONDAY,
        LABOUR_DAY,
        LIBERATION,
        ASCENSION_DAY,
        PENTECOST,
        WHIT_MONDAY,
        CYRUS_METHODIUS,
        HUS,
        ASSUMPTION_DAY,
        WENCELAS,
        NATIONAL_DAY,
        REGIONAL,
        OCHI,
        INDEPENDENCE_DAY,
        ALL_SAINTS,
        ARMISTICE,
        FREEDOM_DEMOCRACY,
        CONSTITUTION_DAY,
        IMMACULATE_CONCEPTION,
        CHRISTMAS_EVE,
        CHRISTMAS,
        STEPHENS;

        static Optional<KnownHoliday> of(String country, String key) {
            var plain = key.substring(key.indexOf('.') + 1);
            var name = switch (plain) {
                case "THEOPHANY" -> "EPIPHANY";
                case "PENTECOST_MONDAY" -> "WHIT_MONDAY";
                case "ANNUNCIATION" -> country.equals("GR") ? "GREEK_INDEPENDENCE" : plain;
                default -> plain;
            };
            return Stream.of(values()).filter(it -> it.name().equals(name)).findFirst();
        }
    }
}
