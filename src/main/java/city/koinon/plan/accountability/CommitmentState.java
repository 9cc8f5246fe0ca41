package city.koinon.plan.accountability;

/** How a promise stands. That its date has been missed is not among them: it is computed, see {@link Commitment#brokenOn}. */
public enum CommitmentState {
    PROMISED,
    UNDERWAY,
    REPORTED_DONE,
    CONFIRMED,
    DISPUTED,
    UNJUDGED,
    SUPERSEDED,
    WAIVED;

    /** The office still has to do it. */
    public boolean owed() {
        return this == PROMISED || this == UNDERWAY || this == DISPUTED;
    }

    /** The office says it is done and the body has not said otherwise. */
    public boolean claimedDone() {
        return this == REPORTED_DONE || this == UNJUDGED || this == CONFIRMED;
    }

    /** The office is still held to it, or has kept it: neither released by the body nor replaced by a newer promise. */
    public boolean stands() {
        return owed() || claimedDone();
    }

    /** Nothing more is expected of anybody. */
    public boolean settled() {
        return this == CONFIRMED || this == SUPERSEDED || this == WAIVED;
    }
}
