package city.koinon.plan.accountability;

import city.koinon.platform.duties.DayKind;
import city.koinon.platform.municipality.FreeDays;
import java.time.LocalDate;

/** Counts working days between two days, as the city works. */
final class Days {

    private Days() {}

    /** How many working days lie after the first and up to and with the last. */
    static int working(LocalDate first, LocalDate last, FreeDays free) {
        return last.isAfter(first)
                ? (int) first.plusDays(1).datesUntil(last.plusDays(1)).filter(free::isWorkingDay).count()
                : 0;
    }

    /** Calendar days that end on a day of rest roll forward, as the rules count everywhere. */
    static LocalDate after(LocalDate from, int days, DayKind kind, FreeDays free) {
        var day = kind == DayKind.CALENDAR ? from.plusDays(days) : from;
        if (kind == DayKind.WORKING) {
            for (var left = days; left > 0; ) {
                day = day.plusDays(1);
                if (free.isWorkingDay(day)) {
                    left--;
                }
            }
        }
        while (days > 0 && !free.isWorkingDay(day)) {
            day = day.plusDays(1);
        }
        return day;
    }
}
