package city.koinon.platform.duties;

/** What can be owed. */
public enum DutyKind {
    HOLD_MEETING,
    PUBLISH_MINUTES,
    ACKNOWLEDGE,
    ANSWER,
    REPORT,
    DELIVER,
    GIVE_VERDICT,
    SEND,
    APPEAR,
    VERIFY,
    /** To one person who asked, who may have no account. */
    REPLY
}
