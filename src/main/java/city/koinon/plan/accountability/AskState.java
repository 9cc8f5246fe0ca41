package city.koinon.plan.accountability;

/** Where one ask stands between the body that put it and the office that owes an answer. */
public enum AskState {
    OPEN,
    STUDY,
    HANDED_OVER,
    ANSWERED,
    REOPENED;

    boolean waits() {
        return this != ANSWERED;
    }
}
