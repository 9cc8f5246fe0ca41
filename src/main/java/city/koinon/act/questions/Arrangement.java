package city.koinon.act.questions;

import city.koinon.act.services.Topic;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How the city answers questions.
 *
 * @param days          of the city's work, until an answer is owed
 * @param keptDays      after closing, until the way to reach the asker is erased
 * @param defaultOffice answers what no office was named for
 */
record Arrangement(int days, int keptDays, @Nullable UUID defaultOffice, Map<Topic, UUID> offices, int version) {

    static final Arrangement USUAL = new Arrangement(5, 30, null, Map.of(), 0);

    Arrangement {
        offices = Map.copyOf(offices);
    }
}
