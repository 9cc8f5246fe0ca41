package city.koinon.act.appointments;

import java.time.Instant;

/** A time somebody can have. */
record Slot(Instant start, Instant end) {

    Slot {
        if (!start.isBefore(end)) {
            throw new IllegalArgumentException("A slot ends after it begins: " + start);
        }
    }

    boolean overlaps(Slot other) {
        return start.isBefore(other.end) && other.start.isBefore(end);
    }

    boolean within(Slot other) {
        return !start.isBefore(other.start) && !end.isAfter(other.end);
    }
}
