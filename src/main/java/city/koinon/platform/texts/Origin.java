package city.koinon.platform.texts;

/** Where a wording comes from. Exactly one language of a text is authoritative: the one it was written in. */
public enum Origin {
    AUTHORITATIVE,
    HUMAN,
    COMMUNITY,
    MACHINE
}
