package city.koinon.listen.participation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is written down about a meeting. Drafted by the secretary, circulated for everybody to read, adopted by a later meeting or
 * because nobody objected; then nothing in it changes any more, and what was wrong is said beside it.
 *
 * @param silentUntil when circulated: the last day on which a seat may object
 */
record Minutes(
        UUID meeting,
        State state,
        int revision,
        @Nullable Instant circulatedAt,
        @Nullable LocalDate silentUntil,
        @Nullable Instant adoptedAt,
        @Nullable UUID adoptedBy,
        int version) {

    public enum State {
        DRAFT,
        CIRCULATED,
        ADOPTED
    }

    boolean isPublic() {
        return state != State.DRAFT;
    }

    boolean adoptedBySilenceOn(LocalDate today, boolean objected) {
        return state == State.CIRCULATED && !objected && silentUntil != null && today.isAfter(silentUntil);
    }
}
