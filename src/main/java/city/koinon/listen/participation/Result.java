package city.koinon.listen.participation;

/** What came of a vote. */
public enum Result {
    CARRIED,
    NOT_CARRIED,
    TIED
}
