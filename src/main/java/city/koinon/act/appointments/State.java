package city.koinon.act.appointments;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** What became of an appointment. */
enum State {
    BOOKED,
    CONFIRMED,
    ATTENDED,
    NO_SHOW,
    CANCELLED;

    /**
     * An office that confirms nothing still says who came; one that is moved is to be confirmed anew; a slip of the thumb can be mended. What is
     * cancelled stays so: its time may be somebody else's by now.
     */
    private static final Map<State, Set<State>> MOVES = new EnumMap<>(Map.of(
            BOOKED, EnumSet.of(CONFIRMED, ATTENDED, NO_SHOW, CANCELLED),
            CONFIRMED, EnumSet.of(BOOKED, ATTENDED, NO_SHOW, CANCELLED),
            ATTENDED, EnumSet.of(NO_SHOW),
            NO_SHOW, EnumSet.of(ATTENDED),
            CANCELLED, EnumSet.noneOf(State.class)));

    boolean mayBecome(State next) {
        return MOVES.getOrDefault(this, Set.of()).contains(next);
    }

    /** Still ahead: it can be moved and cancelled. */
    boolean open() {
        return this == BOOKED || this == CONFIRMED;
    }

    /** Somebody was there, or was not: nobody knows before it begins. */
    boolean saysWhoCame() {
        return this == ATTENDED || this == NO_SHOW;
    }
}
