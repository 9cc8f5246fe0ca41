package city.koinon.plan.accountability;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What an office says about its promise, and with what it shows it. */
record Report(
        UUID id,
        UUID commitment,
        Claim claim,
        UUID text,
        UUID office,
        @Nullable UUID term,
        String signed,
        @Nullable UUID enteredBy,
        LocalDate reportedOn,
        List<Evidence> evidence) {

    /** @param said what can be seen there, in the language it was written in */
    record Evidence(EvidenceKind kind, @Nullable String link, String said, String lang, LocalDate dated) {}
}
