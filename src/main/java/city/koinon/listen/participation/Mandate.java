package city.koinon.listen.participation;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Somebody holds a seat, or stands in for its holder, from one day to another, both included. */
public record Mandate(
        UUID id,
        UUID body,
        UUID seat,
        boolean voting,
        UUID account,
        Part part,
        LocalDate from,
        @Nullable LocalDate to,
        int version) {

    public enum Part {
        HOLDER,
        DEPUTY
    }

    boolean on(LocalDate day) {
        return !day.isBefore(from) && (to == null || !day.isAfter(to));
    }

    boolean meets(LocalDate otherFrom, @Nullable LocalDate otherTo) {
        return (to == null || !otherFrom.isAfter(to)) && (otherTo == null || !from.isAfter(otherTo));
    }

    /** A seat has one holder at a time, and a person has one voting seat in a body (or one part in a seat) at a time. */
    boolean standsAgainst(Mandate other) {
        if (id.equals(other.id) || !body.equals(other.body) || !meets(other.from, other.to)) {
            return false;
        }
        var sameChair = seat.equals(other.seat) && part == Part.HOLDER && other.part == Part.HOLDER;
        var samePerson = account.equals(other.account) && (seat.equals(other.seat) || (voting && other.voting));
        return sameChair || samePerson;
    }
}
