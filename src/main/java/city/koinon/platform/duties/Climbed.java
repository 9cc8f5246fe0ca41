package city.koinon.platform.duties;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A level a duty has reached.
 *
 * @param on the day the level belongs to; {@code at} is later where the house had to catch up
 * @param act its place in the public record; null for the reminder, which is not public
 */
public record Climbed(
        UUID duty,
        int level,
        LocalDate on,
        Instant at,
        @Nullable Long act) {}
