package city.koinon.platform.duties;

/** How days are counted: only those on which the city works, or all, with the last one rolling on to the next on which it works. */
public enum DayKind {
    WORKING,
    CALENDAR
}
