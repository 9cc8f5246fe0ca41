package city.koinon.platform.directory;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The time during which one named person holds an office; both days belong to it.
 *
 * @param account with which this person signs in and answers, if they do so themselves
 */
public record Term(
        UUID id,
        UUID office,
        String person,
        @Nullable UUID account,
        LocalDate from,
        @Nullable LocalDate to,
        int version) {

    public boolean covers(LocalDate day) {
        return !day.isBefore(from) && (to == null || !day.isAfter(to));
    }

    boolean overlaps(LocalDate otherFrom, @Nullable LocalDate otherTo) {
        return (to == null || !otherFrom.isAfter(to)) && (otherTo == null || !from.isAfter(otherTo));
    }
}
