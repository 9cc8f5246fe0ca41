package city.koinon.platform.duties;

/** Who can owe something, or be owed it. */
public enum PartyKind {
    OFFICE,
    BODY
}
