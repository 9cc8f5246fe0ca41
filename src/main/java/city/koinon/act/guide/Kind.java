package city.koinon.act.guide;

/** What a block of an article is. In STEPS and LIST each line is an entry of its own. */
enum Kind {
    TEXT,
    HEADING,
    STEPS,
    LIST,
    NOTE
}
