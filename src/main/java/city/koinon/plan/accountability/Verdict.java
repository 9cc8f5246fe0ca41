package city.koinon.plan.accountability;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a body says of an answer, or of a promise reported done. Without a decision it is the body's silence. */
record Verdict(
        UUID id,
        @Nullable UUID commitment,
        @Nullable UUID report,
        @Nullable UUID answer,
        VerdictValue value,
        @Nullable UUID reasons,
        @Nullable UUID decision,
        LocalDate givenOn) {}
