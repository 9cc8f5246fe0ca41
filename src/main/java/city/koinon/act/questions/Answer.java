package city.koinon.act.questions;

import city.koinon.platform.texts.Manuscript;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * What an office has answered, as a manuscript that is translated for the asker.
 *
 * @param title what translators read over it
 * @param told  the asker has been told that it can be read in their language
 */
record Answer(
        UUID id,
        UUID question,
        UUID title,
        UUID words,
        String language,
        UUID office,
        Instant answeredAt,
        boolean told) {

    static final String KIND = "question-answer";

    List<UUID> texts() {
        return List.of(title, words);
    }

    /**
     * @param wanted the language the asker reads
     * @param path   where whoever answers sees it
     */
    Manuscript manuscript(String wanted, String path) {
        return new Manuscript(KIND, id, path, true, texts(), Set.of(wanted));
    }
}
