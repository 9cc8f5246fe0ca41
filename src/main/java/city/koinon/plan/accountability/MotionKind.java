package city.koinon.plan.accountability;

/** What a body can be asked to decide about a recommendation, an ask or a promise. */
public enum MotionKind {
    ADOPT(false),
    WITHDRAW(true),
    SATISFIED(false),
    NOT_SATISFIED(true),
    CONFIRM(false),
    DISPUTE(true),
    WAIVE(true),
    APPEAR(false);

    private final boolean reasonsNeeded;

    MotionKind(boolean reasonsNeeded) {
        this.reasonsNeeded = reasonsNeeded;
    }

    public boolean reasonsNeeded() {
        return reasonsNeeded;
    }
}
