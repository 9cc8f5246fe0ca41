package city.koinon.platform.texts;

import org.jspecify.annotations.Nullable;

/** Why somebody should translate. */
enum Reason {
    /** There is nothing in this language. */
    NEW,
    /** The original has moved on. */
    STALE,
    /** A machine made it: somebody should read it against the original. */
    REVIEW;

    /** What a state asks for; null when nothing is to be done. */
    static @Nullable Reason of(State state) {
        return switch (state) {
            case ORIGINAL, CURRENT -> null;
            case STALE -> STALE;
            case MACHINE_UNREVIEWED -> REVIEW;
            case MISSING, IN_PROGRESS -> NEW;
        };
    }
}
