package city.koinon.platform.duties;

import city.koinon.platform.municipality.FreeDay;
import city.koinon.platform.municipality.FreeDays;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Counts days as the law does: the first day is day 0, what falls on a day of rest does not count, and a day is a day until midnight in
 * the city.
 */
public final class WorkingDays {

    private final Predicate<LocalDate> works;
    private final Function<LocalDate, Map<String, String>> names;

    /** @param names of a holiday by language; nothing for a plain weekend */
    WorkingDays(Predicate<LocalDate> works, Function<LocalDate, Map<String, String>> names) {
        this.works = works;
        this.names = names;
    }

    /** A holiday on a Sunday is a Sunday. */
    public static WorkingDays of(FreeDays days) {
        return new WorkingDays(
                days::isWorkingDay,
                day -> days.isWeekend(day)
                        ? Map.of()
                        : days.on(day).map(FreeDay::name).orElse(Map.of()));
    }

    boolean isWorkingDay(LocalDate day) {
        return works.test(day);
    }

    Leg count(Leg.Why why, LocalDate from, int days, DayKind kind) {
        return kind == DayKind.WORKING ? countWorking(why, from, days) : countAll(why, from, days);
    }

    private Leg countWorking(Leg.Why why, LocalDate from, int days) {
        var skipped = new ArrayList<Skipped>();
        var weekend = 0;
        var day = from;
        for (var counted = 0; counted < days; ) {
            day = day.plusDays(1);
            if (works.test(day)) {
                counted++;
            } else if (names.apply(day).isEmpty()) {
                weekend++;
            } else {
                skipped.add(new Skipped(day, names.apply(day)));
            }
        }
        return new Leg(why, from, days, DayKind.WORKING, day, weekend, skipped);
    }

    private Leg countAll(Leg.Why why, LocalDate from, int days) {
        var skipped = new ArrayList<Skipped>();
        var weekend = 0;
        var day = from.plusDays(days);
        while (!works.test(day)) {
            if (names.apply(day).isEmpty()) {
                weekend++;
            } else {
                skipped.add(new Skipped(day, names.apply(day)));
            }
            day = day.plusDays(1);
        }
        return new Leg(why, from, days, DayKind.CALENDAR, day, weekend, skipped);
    }

    /** The last day of a term. Calendar days that end on a day of rest roll forward, as terms are counted everywhere. */
    public LocalDate after(LocalDate from, int days, DayKind kind) {
        return days == 0 ? from : count(Leg.Why.TERM, from, days, kind).until();
    }

    /** The day that lies this many days of its kind after, or with a negative number before, another. Does not roll. */
    LocalDate shift(LocalDate from, int days, DayKind kind) {
        if (kind == DayKind.CALENDAR) {
            return from.plusDays(days);
        }
        var day = from;
        for (var left = Math.abs(days); left > 0; ) {
            day = day.plusDays(Integer.signum(days));
            if (works.test(day)) {
                left--;
            }
        }
        return day;
    }

    /** How many days of its kind lie after the first and up to and with the last. */
    public int between(LocalDate first, LocalDate last, DayKind kind) {
        if (!last.isAfter(first)) {
            return 0;
        }
        var days = first.plusDays(1).datesUntil(last.plusDays(1));
        return (int) (kind == DayKind.WORKING ? days.filter(works) : days).count();
    }

    /** The moment from which something due on that day is late: the next midnight in the city, whatever its clocks do that night. */
    static Instant overdueFrom(LocalDate due, ZoneId zone) {
        return due.plusDays(1).atStartOfDay(zone).toInstant();
    }
}
