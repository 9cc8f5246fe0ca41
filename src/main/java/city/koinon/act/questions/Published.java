package city.koinon.act.questions;

import city.koinon.act.services.Topic;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A question with its answer that everybody may read, in an editor's words.
 *
 * @param slug     its address
 * @param question its title
 * @param office   that answers for it
 * @param madeFrom the question of somebody that gave rise to it, for editors only
 */
record Published(
        UUID id,
        String slug,
        Topic topic,
        UUID question,
        UUID answer,
        UUID office,
        @Nullable UUID madeFrom,
        Instant publishedAt,
        Instant changedAt,
        @Nullable LocalDate withdrawnOn,
        int version) {

    static final String KIND = "question-published";

    /** Below city and language. */
    String path() {
        return "/questions/" + slug;
    }

    List<UUID> texts() {
        return List.of(question, answer);
    }

    boolean read() {
        return withdrawnOn == null;
    }
}
