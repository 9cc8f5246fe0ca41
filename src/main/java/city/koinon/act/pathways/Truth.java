package city.koinon.act.pathways;

/** What is known of a condition when not everything was answered (Kleene's strong three-valued logic). */
enum Truth {
    YES,
    NO,
    MAYBE;

    Truth and(Truth other) {
        return this == NO || other == NO ? NO : this == YES && other == YES ? YES : MAYBE;
    }

    Truth or(Truth other) {
        return not().and(other.not()).not();
    }

    Truth not() {
        return switch (this) {
            case YES -> NO;
            case NO -> YES;
            case MAYBE -> MAYBE;
        };
    }

    static Truth of(boolean known) {
        return known ? YES : NO;
    }
}
