package city.koinon.platform.texts;

import java.util.EnumSet;
import java.util.Set;

/** How far a translation is, and what may come next. */
enum TaskStatus {
    /** Nobody has taken it. */
    OPEN,
    /** Somebody translates it. */
    CLAIMED,
    /** It waits for somebody else to read it. */
    SUBMITTED,
    /** Read, and given back with a reason. */
    RETURNED,
    /** Published. */
    ACCEPTED,
    /** Nobody needs it any more. */
    CANCELLED;

    Set<TaskStatus> next() {
        return switch (this) {
            case OPEN -> EnumSet.of(CLAIMED, CANCELLED);
            case CLAIMED, RETURNED -> EnumSet.of(OPEN, SUBMITTED, CANCELLED);
            case SUBMITTED -> EnumSet.of(ACCEPTED, RETURNED, CANCELLED);
            case ACCEPTED, CANCELLED -> EnumSet.noneOf(TaskStatus.class);
        };
    }

    boolean ended() {
        return next().isEmpty();
    }

    /** Whoever translates has shown it: somebody is reading it, or has sent it back. */
    boolean handedIn() {
        return this == SUBMITTED || this == RETURNED;
    }

    /** Somebody has begun, and it is not done. */
    boolean inWork() {
        return this == CLAIMED || this == SUBMITTED || this == RETURNED;
    }
}
