package city.koinon.plan.strategy;

import city.koinon.platform.kernel.Conflicted;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of a step, whichever version of the plan it stands in.
 *
 * @param since        the day a plan first promised it
 * @param doneOn       the day it was done, as the office reported on {@code reportedOn}
 * @param evidence     text: by what anyone can see that it is done
 * @param whyCancelled text
 */
record Progress(
        UUID step,
        LocalDate since,
        @Nullable LocalDate doneOn,
        @Nullable LocalDate reportedOn,
        @Nullable UUID evidence,
        @Nullable String link,
        @Nullable LocalDate cancelledOn,
        @Nullable UUID whyCancelled,
        int version) {

    /** A step nobody has promised yet: it stands in a draft. */
    static Progress none(UUID step, LocalDate day) {
        return new Progress(step, day, null, null, null, null, null, null, 0);
    }

    boolean cancelled() {
        return cancelledOn != null;
    }

    boolean done() {
        return doneOn != null;
    }

    /** Whoever says something new about a step must have a step about which something can be said. */
    Progress open() {
        if (cancelled()) {
            throw new Conflicted("", "strategy.refused.cancelled");
        }
        if (done()) {
            throw new Conflicted("", "strategy.refused.done");
        }
        return this;
    }
}
