package city.koinon.platform.duties;

import java.time.LocalDate;
import java.util.List;

/**
 * One stretch of the way to a due date: the term itself, an extension, a pause.
 *
 * @param from day 0
 * @param until the last day, on which the thing may still be done in time
 * @param weekendDays how many plain days of rest did not count
 * @param skipped the holidays that did not count
 */
public record Leg(
        Why why, LocalDate from, int days, DayKind dayKind, LocalDate until, int weekendDays, List<Skipped> skipped) {

    public enum Why {
        /** The rules give so many days. */
        TERM,
        /** A date was agreed; nothing was counted. */
        DATE,
        EXTENSION,
        PAUSE
    }

    public Leg {
        skipped = List.copyOf(skipped);
    }

    static Leg agreed(LocalDate from, LocalDate due) {
        return new Leg(Why.DATE, from, 0, DayKind.CALENDAR, due, 0, List.of());
    }
}
