package city.koinon.platform.texts;

import java.util.List;
import java.util.UUID;

/**
 * What is translated as a whole: an article, the description of a service, a step of a pathway.
 *
 * @param kind     of whose ids {@code id} is one, {@code "article"}
 * @param path     where it is read, below city and language
 * @param critical deadlines or rights depend on it: an outdated translation stands behind the original
 * @param texts    the title first
 */
public record Manuscript(String kind, UUID id, String path, boolean critical, List<UUID> texts) {

    public Manuscript {
        texts = List.copyOf(texts);
        if (texts.isEmpty()) {
            throw new IllegalArgumentException("A manuscript begins with its title");
        }
    }
}
