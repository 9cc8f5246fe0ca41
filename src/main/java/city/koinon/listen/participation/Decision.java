package city.koinon.listen.participation;

import city.koinon.platform.ledger.Subject;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a body decided, with the numbers it was decided by.
 *
 * @param question text
 * @param subject  what the item was about, if it was about something
 */
public record Decision(
        UUID id,
        UUID body,
        UUID meeting,
        UUID item,
        UUID question,
        Result result,
        int yes,
        int no,
        int abstain,
        int presentVoting,
        int filledVoting,
        Instant closedAt,
        @Nullable Subject subject) {

    public boolean carried() {
        return result == Result.CARRIED;
    }
}
