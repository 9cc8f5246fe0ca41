package city.koinon.plan.accountability;

import city.koinon.platform.kernel.Conflicted;
import city.koinon.platform.ledger.Subject;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a body has been asked to decide. */
record Motion(
        UUID id,
        UUID body,
        MotionKind kind,
        Subject subject,
        UUID title,
        @Nullable UUID reasons,
        LocalDate proposedOn,
        State state,
        @Nullable UUID decision,
        int version) {

    enum State {
        OPEN,
        CARRIED,
        NOT_CARRIED
    }

    Motion decided(UUID decision, boolean carried) {
        if (state != State.OPEN) {
            throw new Conflicted("", "accountability.refused.state");
        }
        return new Motion(
                id, body, kind, subject, title, reasons, proposedOn, carried ? State.CARRIED : State.NOT_CARRIED, decision, version);
    }
}
