package city.koinon.plan.motions;

import city.koinon.plan.accountability.MotionKind;
import city.koinon.platform.kernel.Conflicted;
import city.koinon.platform.ledger.Subject;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a body has been asked to decide.
 *
 * @param judged the answer or the report it is about, when it is about one
 */
record Motion(
        UUID id,
        UUID body,
        MotionKind kind,
        Subject subject,
        UUID title,
        @Nullable UUID reasons,
        @Nullable UUID judged,
        LocalDate proposedOn,
        State state,
        @Nullable UUID decision,
        int version) {

    enum State {
        OPEN,
        CARRIED,
        NOT_CARRIED,
        LAPSED
    }

    Motion decided(UUID decision, boolean carried) {
        return ended(carried ? State.CARRIED : State.NOT_CARRIED, decision);
    }

    /** What it asks about has moved on. */
    Motion lapsed() {
        return ended(State.LAPSED, null);
    }

    private Motion ended(State next, @Nullable UUID decision) {
        if (state != State.OPEN) {
            throw new Conflicted("", "accountability.refused.state");
        }
        return new Motion(id, body, kind, subject, title, reasons, judged, proposedOn, next, decision, version);
    }
}
