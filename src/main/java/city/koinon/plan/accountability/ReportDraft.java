package city.koinon.plan.accountability;

import city.koinon.platform.texts.Written;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an office is about to report about a promise. */
public record ReportDraft(Claim claim, Written text, List<EvidenceDraft> evidence) {

    /**
     * One thing that shows it.
     *
     * @param link where it can be seen; needed for a link, possible for the others
     * @param said what can be seen there
     * @param dated the day from which it is
     */
    public record EvidenceDraft(EvidenceKind kind, @Nullable String link, String said, String lang, LocalDate dated) {}

    public ReportDraft {
        evidence = List.copyOf(evidence);
    }
}
