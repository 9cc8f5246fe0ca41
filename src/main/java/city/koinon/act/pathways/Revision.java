package city.koinon.act.pathways;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A pathway as it was published once, or as its editors work on it. */
record Revision(
        UUID pathway,
        String slug,
        int number,
        Body body,
        int version,
        @Nullable Instant publishedAt) {

    boolean published() {
        return publishedAt != null;
    }

    Pathway structure() {
        return body.pathway();
    }

    /** Below city and language. */
    String path() {
        return "/pathways/" + slug;
    }
}
