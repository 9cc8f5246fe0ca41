package city.koinon.platform.municipality;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Map;
import java.util.UUID;

/**
 * A day on which this city differs from the calendar of its country.
 *
 * @param yearly returns every year on the same day of the same month
 */
record OwnDay(UUID id, LocalDate day, boolean yearly, Kind kind, Map<String, String> name, int version) {

    enum Kind {
        /** The offices are closed although the country works: the patron saint's day. */
        FREE,
        /** The offices are open although the country rests. */
        WORKED
    }

    boolean falls(LocalDate date) {
        return yearly ? !date.isBefore(day) && MonthDay.from(day).equals(MonthDay.from(date)) : day.equals(date);
    }
}
