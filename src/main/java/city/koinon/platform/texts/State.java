package city.koinon.platform.texts;

import java.util.List;

/** Whether what a reader of one language finds says what the original says. Derived from revision numbers, never kept. */
public enum State {
    /** The language it was written in. */
    ORIGINAL,
    /** Says what the original says. */
    CURRENT,
    /** The original has changed in substance since, or says more. */
    STALE,
    /** A machine made it, and nobody has read it against the original. */
    MACHINE_UNREVIEWED,
    /** Not there, but somebody is translating it. */
    IN_PROGRESS,
    /** Not there. */
    MISSING;

    /**
     * The state of a whole from its texts in one language.
     *
     * @param parts    the title first: what has no title in a language is not offered in it
     * @param inWork   somebody is translating it
     */
    public static State of(List<State> parts, boolean inWork) {
        if (parts.getFirst() == MISSING) {
            return inWork ? IN_PROGRESS : MISSING;
        }
        if (parts.stream().allMatch(it -> it == ORIGINAL)) {
            return ORIGINAL;
        }
        if (parts.contains(MISSING) || parts.contains(STALE)) {
            return STALE;
        }
        return parts.contains(MACHINE_UNREVIEWED) ? MACHINE_UNREVIEWED : CURRENT;
    }

    /** There is something to read in the language. */
    public boolean offered() {
        return this != MISSING && this != IN_PROGRESS;
    }
}
