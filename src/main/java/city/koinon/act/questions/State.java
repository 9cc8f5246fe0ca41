package city.koinon.act.questions;

import java.util.EnumSet;
import java.util.Set;

/** How far the city is with a question. */
enum State {
    /** It has come in, and nobody has taken it yet. */
    NEW,
    /** Somebody is working on the answer. */
    ASSIGNED,
    /** It was handed on to another office, which has not taken it yet. */
    FORWARDED,
    /** The asker can read an answer, and say whether it was one. */
    ANSWERED,
    CLOSED;

    Set<State> next() {
        return switch (this) {
            case NEW -> EnumSet.of(ASSIGNED, FORWARDED, ANSWERED, CLOSED);
            case ASSIGNED -> EnumSet.of(FORWARDED, ANSWERED, CLOSED);
            case FORWARDED -> EnumSet.of(ASSIGNED, FORWARDED, ANSWERED, CLOSED);
            case ANSWERED -> EnumSet.of(ASSIGNED, CLOSED);
            case CLOSED -> EnumSet.noneOf(State.class);
        };
    }

    /** The city owes an answer. */
    boolean waits() {
        return this == NEW || this == ASSIGNED || this == FORWARDED;
    }
}
