package city.koinon.platform.duties;

/** Where a duty stands on a given day. Always computed, never kept. */
public enum State {
    OPEN,
    DUE_SOON,
    OVERDUE,
    PAUSED,
    DISCHARGED,
    WAIVED;

    /** Still owed. */
    public boolean open() {
        return this == OPEN || this == DUE_SOON || this == OVERDUE || this == PAUSED;
    }
}
