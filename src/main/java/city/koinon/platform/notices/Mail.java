package city.koinon.platform.notices;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A letter as written: rendered in the language of its reader, with what became of it.
 *
 * @param leave where its reader ends such letters with one click, with city and language; none where there is nothing to end
 */
public record Mail(
        UUID id,
        String key,
        @Nullable UUID account,
        @Nullable String address,
        String lang,
        String subject,
        String body,
        String messageId,
        DeliveryState state,
        Instant writtenAt,
        int attempts,
        @Nullable String failure,
        @Nullable Instant sentAt,
        @Nullable String leave) {}
