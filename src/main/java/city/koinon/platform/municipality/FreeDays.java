package city.koinon.platform.municipality;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;

/**
 * When a city works and when it rests: the weekend of its country, the public holidays, and the city's own days, which go before both.
 * Knows nothing of databases, so that a due date can be checked by hand.
 */
public final class FreeDays {

    private final String mainLanguage;
    private final Set<DayOfWeek> weekend;
    private final IntFunction<Map<LocalDate, FreeDay>> publicHolidays;
    private final List<OwnDay> ownDays;

    FreeDays(
            String mainLanguage,
            Set<DayOfWeek> weekend,
            IntFunction<Map<LocalDate, FreeDay>> publicHolidays,
            List<OwnDay> ownDays) {
        this.mainLanguage = mainLanguage;
        this.weekend = weekend;
        this.publicHolidays = publicHolidays;
        this.ownDays = ownDays;
    }

    public boolean isWorkingDay(LocalDate day) {
        var named = on(day);
        if (named.isPresent() && named.get().origin() == FreeDay.Origin.OWN) {
            return !named.get().free();
        }
        return named.isEmpty() && !isWeekend(day);
    }

    public boolean isWeekend(LocalDate day) {
        return weekend.contains(day.getDayOfWeek());
    }

    /** What makes this day special, in the city's main language; a plain weekend has no name. */
    public Optional<String> nameOf(LocalDate day) {
        return nameOf(day, mainLanguage);
    }

    public Optional<String> nameOf(LocalDate day, String lang) {
        return on(day).map(it -> it.nameIn(lang));
    }

    public Optional<FreeDay> on(LocalDate day) {
        return ownDays.stream()
                .filter(own -> own.falls(day))
                .min(Comparator.comparing(OwnDay::yearly))
                .map(own -> new FreeDay(day, own.name(), FreeDay.Origin.OWN, own.kind() == OwnDay.Kind.FREE))
                .or(() ->
                        Optional.ofNullable(publicHolidays.apply(day.getYear()).get(day)));
    }

    /** Every day of the year that has a name, in order. */
    public List<FreeDay> of(int year) {
        var days = new ArrayList<FreeDay>();
        for (var day = LocalDate.of(year, 1, 1); day.getYear() == year; day = day.plusDays(1)) {
            on(day).ifPresent(days::add);
        }
        return days;
    }

    public long workingDaysIn(int year) {
        return LocalDate.of(year, 1, 1)
                .datesUntil(LocalDate.of(year + 1, 1, 1))
                .filter(this::isWorkingDay)
                .count();
    }
}
