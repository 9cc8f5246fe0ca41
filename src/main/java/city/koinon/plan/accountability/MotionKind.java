package city.koinon.plan.accountability;

/** What a body can be asked to decide about a recommendation, an ask or a promise. */
public enum MotionKind {
    ADOPT("recommendation", false),
    WITHDRAW("recommendation", true),
    SATISFIED("ask", false),
    NOT_SATISFIED("ask", true),
    CONFIRM("commitment", false),
    DISPUTE("commitment", true),
    WAIVE("commitment", true),
    APPEAR("ask", false);

    private final String about;
    private final boolean reasonsNeeded;

    MotionKind(String about, boolean reasonsNeeded) {
        this.about = about;
        this.reasonsNeeded = reasonsNeeded;
    }

    /** The kind of subject it is about; a request to appear may also be about a promise. */
    String about() {
        return about;
    }

    boolean reasonsNeeded() {
        return reasonsNeeded;
    }
}
