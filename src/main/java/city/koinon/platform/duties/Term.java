package city.koinon.platform.duties;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How long somebody has: so many days of a kind, or until an agreed date.
 *
 * @param extension the most days, of the same kind, by which it may be extended once; 0 when it may not
 */
public record Term(int days, DayKind dayKind, @Nullable LocalDate date, int extension) {

    public Term {
        if (date == null && (days < 1 || days > 1000) || extension < 0 || extension > 1000) {
            throw new IllegalArgumentException("A term has from 1 to 1000 days");
        }
    }

    public static Term of(int days, DayKind kind) {
        return new Term(days, kind, null, 0);
    }

    public static Term working(int days) {
        return of(days, DayKind.WORKING);
    }

    public static Term calendar(int days) {
        return of(days, DayKind.CALENDAR);
    }

    public static Term until(LocalDate date) {
        return new Term(0, DayKind.WORKING, date, 0);
    }

    public Term extendableBy(int most) {
        return new Term(days, dayKind, date, most);
    }
}
