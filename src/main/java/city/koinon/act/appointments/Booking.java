package city.koinon.act.appointments;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An appointment somebody has.
 *
 * @param manner    as it was when the time was taken
 * @param number    which of those that can be had at once, from 1
 * @param contact   a mail address or a telephone number; null where none was left, or it was erased
 * @param note      what she wrote to whoever will be there; null likewise
 * @param lang      in which she read, and is written to
 * @param cancelled why there is none after all
 * @param sequence  how often its time or its state has changed, for calendars
 */
record Booking(
        UUID id,
        UUID service,
        UUID offering,
        Manner manner,
        int number,
        Slot slot,
        State state,
        Spoken spoken,
        Reason reason,
        @Nullable String contact,
        @Nullable String note,
        String lang,
        @Nullable Cancelled cancelled,
        int sequence,
        int version,
        Instant changedAt) {

    boolean canBeChanged(Instant now) {
        return state.open() && now.isBefore(slot.start());
    }

    /** Whether it is the one that begins then and there already. */
    boolean isAt(UUID where, Instant start) {
        return offering.equals(where) && slot.start().equals(start);
    }

    /** Nobody knows who came before it begins, and nobody cancels what is over. */
    boolean mayBecome(State next, Instant now) {
        return state.mayBecome(next)
                && (!next.saysWhoCame() || !now.isBefore(slot.start()))
                && (next != State.CANCELLED || now.isBefore(slot.end()));
    }
}
