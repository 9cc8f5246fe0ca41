package city.koinon.plan.strategy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * How the plan stood on a day, frozen.
 *
 * @param content the very text that was hashed
 * @param sha256  64 hexadecimal digits
 */
record StateOfPlay(
        UUID id, int number, UUID strategy, LocalDate asOf, Instant frozenAt, String content, String sha256) {

    /** Computed now from what is kept now. */
    boolean isWhole() {
        return Frozen.sha256(content).equals(sha256);
    }

    Frozen frozen() {
        return Frozen.read(content);
    }
}
