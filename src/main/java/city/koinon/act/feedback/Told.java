package city.koinon.act.feedback;

import java.time.LocalDate;

/**
 * What everybody reads of a service until enough others have answered.
 *
 * @param on the day on which it was made, from the answers of the twelve months before it
 */
record Told(Outcome outcome, LocalDate on) {

    /**
     * So many answers come into it at once: of what changed, nobody can say which of so many people it was. As many as have to answer
     * before anything is told at all.
     */
    static final int BATCH = Outcome.FEWEST;
}
