package city.koinon.plan.accountability;

/** What an office can say to an ask. */
public enum Position {
    ACCEPT,
    PARTLY,
    DECLINE,
    NOT_OURS,
    NEEDS_STUDY;

    /** After it nothing more is owed but what was promised. */
    boolean isFinal() {
        return this == ACCEPT || this == PARTLY || this == DECLINE;
    }

    boolean promises() {
        return this == ACCEPT || this == PARTLY;
    }
}
