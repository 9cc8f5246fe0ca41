package city.koinon.act.pathways;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What somebody said of a step of their plan, and since when it is so. */
record Tick(Mark mark, LocalDate since, @Nullable Reason reason) {

    enum Mark {
        NOT_STARTED,
        DOING,
        DONE,
        BLOCKED,
        NOT_FOR_ME
    }

    /** Why it does not go on. No words of one's own: they might name people, and they could not be counted. */
    enum Reason {
        NO_APPOINTMENT,
        PAPER_MISSING,
        SENT_AWAY,
        LANGUAGE,
        COST,
        TOO_FAR,
        NO_ANSWER,
        OTHER
    }

    static Tick of(Mark mark, LocalDate since) {
        return new Tick(mark, since, mark == Mark.BLOCKED ? Reason.OTHER : null);
    }
}
