package city.koinon.act.questions;

/** Why nothing more happens with a question. */
enum Ending {
    /** The asker says that the answer was one. */
    HELPED,
    /** Nobody said anything for a month after the answer. */
    QUIET,
    NO_QUESTION,
    ASKED_TWICE,
    /** The asker took it back. */
    WITHDRAWN
}
