package city.koinon.plan.strategy;

import java.time.LocalDate;
import java.util.UUID;

/**
 * What one office answers for.
 *
 * @param title  text
 * @param office the one office that answers for it; others may help
 */
record Action(
        UUID strategy,
        UUID id,
        UUID goal,
        int position,
        UUID title,
        UUID office,
        LocalDate startsOn,
        LocalDate dueOn,
        int weight,
        int version) {}
