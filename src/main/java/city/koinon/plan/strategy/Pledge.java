package city.koinon.plan.strategy;

import city.koinon.platform.kernel.Conflicted;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a partner promised the city, or the city a partner, outside of recommendations and answers: in a memorandum or a decision.
 *
 * @param text        text
 * @param reference   under which anyone finds the paper it stands in
 * @param consequence text: what follows when it is not kept; null when none was agreed, which the page says
 * @param evidence    text: by what anyone can see that it was kept
 */
record Pledge(
        UUID id,
        ByKind byKind,
        UUID byId,
        ToKind toKind,
        @Nullable UUID toId,
        UUID text,
        Origin origin,
        String reference,
        LocalDate madeOn,
        LocalDate dueOn,
        @Nullable UUID consequence,
        @Nullable UUID action,
        @Nullable LocalDate keptOn,
        @Nullable UUID evidence,
        @Nullable LocalDate withdrawnOn,
        @Nullable UUID whyWithdrawn,
        int version) {

    public enum ByKind {
        ORGANISATION,
        OFFICE
    }

    public enum ToKind {
        ORGANISATION,
        OFFICE,
        PUBLIC
    }

    public enum Origin {
        RECOMMENDATION,
        DECISION,
        MEMORANDUM,
        ACTION
    }

    /** Computed, never kept. */
    public enum Standing {
        OPEN,
        KEPT,
        KEPT_LATE,
        BROKEN,
        WITHDRAWN
    }

    Standing standing(LocalDate today) {
        if (withdrawnOn != null) return Standing.WITHDRAWN;
        if (keptOn != null) return keptOn.isAfter(dueOn) ? Standing.KEPT_LATE : Standing.KEPT;
        return today.isAfter(dueOn) ? Standing.BROKEN : Standing.OPEN;
    }

    Pledge open() {
        if (keptOn != null) throw new Conflicted("", "strategy.refused.pledge-kept");
        if (withdrawnOn != null) throw new Conflicted("", "strategy.refused.pledge-withdrawn");
        return this;
    }
}
