package city.koinon.plan.strategy;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One of the events a recurring step is made of.
 *
 * @param evidence text; null when a meeting of the participation room is evidence enough
 * @param struckOn the day it was taken back, because it had been entered by mistake
 */
record Held(
        UUID id,
        UUID step,
        LocalDate heldOn,
        @Nullable UUID evidence,
        @Nullable String link,
        @Nullable UUID meeting,
        LocalDate recordedOn,
        @Nullable LocalDate struckOn,
        @Nullable UUID whyStruck) {

    boolean counts() {
        return struckOn == null;
    }
}
