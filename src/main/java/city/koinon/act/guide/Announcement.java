package city.koinon.act.guide;

import city.koinon.act.services.Topic;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is different for a while.
 *
 * @param topic null where it concerns everybody
 * @param title a text, as is {@code words}
 * @param last  the last day on which it holds
 * @param withdrawnOn null while it is not withdrawn
 */
record Announcement(
        UUID id,
        @Nullable Topic topic,
        UUID title,
        UUID words,
        LocalDate first,
        LocalDate last,
        @Nullable LocalDate withdrawnOn,
        Instant madeAt,
        int version) {

    static final String KIND = "announcement";

    String path() {
        return "/announcements/" + id;
    }

    List<UUID> texts() {
        return List.of(title, words);
    }

    boolean holdsOn(LocalDate day) {
        return !day.isBefore(first) && !day.isAfter(last);
    }
}
