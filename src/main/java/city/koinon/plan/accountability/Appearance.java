package city.koinon.plan.accountability;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A body has asked an office to come and explain its silence. */
record Appearance(
        UUID id,
        UUID body,
        UUID office,
        UUID recommendation,
        @Nullable UUID ask,
        @Nullable UUID commitment,
        UUID decision,
        LocalDate askedOn,
        @Nullable LocalDate appearedOn) {

    /** Where the day on which the office came is typed; several may be waited for on one page. */
    String field() {
        return field(id);
    }

    static String field(UUID id) {
        return "on-" + id;
    }
}
