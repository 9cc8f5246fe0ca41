package city.koinon.platform.directory;

/** Of which government an office or organisation is part, or at which it works. */
public enum Level {
    CITY,
    REGION,
    STATE,
    EU,
    PARTNER
}
