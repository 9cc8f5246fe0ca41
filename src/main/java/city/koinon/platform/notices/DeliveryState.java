package city.koinon.platform.notices;

/** What became of a letter. */
public enum DeliveryState {
    /** To be sent, now or at its next attempt. */
    WAITING,
    SENT,
    /** Would have been sent: this installation has no mail server. */
    KEPT,
    /** Given up after the last attempt. */
    FAILED
}
