package city.koinon.act.questions;

/** Why an office hands a question on. One of a list, because it stands in the public record, where nothing of the asker may. */
enum Reason {
    ANOTHER_OFFICE,
    ANOTHER_LEVEL,
    KNOWS_BETTER,
    NOBODY_HERE
}
