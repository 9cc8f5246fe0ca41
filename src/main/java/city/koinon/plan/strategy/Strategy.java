package city.koinon.plan.strategy;

import city.koinon.platform.kernel.Conflicted;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One version of the city's plan.
 *
 * @param number      1 for the first plan of the city, one more for every version after it
 * @param title       text
 * @param summary     text
 * @param decidedBy   who adopted it, as they are called: the municipal council
 * @param decisionRef under which number
 * @param whyClosed   text; null when a newer version took its place
 */
record Strategy(
        UUID id,
        int number,
        UUID title,
        @Nullable UUID summary,
        LocalDate startsOn,
        LocalDate endsOn,
        Stage state,
        @Nullable UUID supersedes,
        @Nullable String decidedBy,
        @Nullable String decisionRef,
        @Nullable LocalDate decidedOn,
        @Nullable LocalDate adoptedOn,
        @Nullable LocalDate closedOn,
        @Nullable UUID whyClosed,
        int version) {

    /** What is adopted is not edited any more: what changes is a new version. */
    Strategy asDraft() {
        if (state != Stage.DRAFT) {
            throw new Conflicted("", "strategy.refused.adopted");
        }
        return this;
    }

    Strategy inForce() {
        if (state != Stage.ADOPTED) {
            throw new Conflicted("", "strategy.refused.not-in-force");
        }
        return this;
    }

    boolean covers(LocalDate day) {
        return !day.isBefore(startsOn) && !day.isAfter(endsOn);
    }
}
