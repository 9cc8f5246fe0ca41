package city.koinon.act.feedback;

/** How long it took, or has taken so far; from the shortest to the longest. */
enum Took {
    SAME_DAY,
    A_WEEK,
    A_MONTH,
    THREE_MONTHS,
    LONGER
}
