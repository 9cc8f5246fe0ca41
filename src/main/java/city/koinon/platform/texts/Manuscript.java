package city.koinon.platform.texts;

import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * What is translated as a whole: an article, the description of a service, a step of a pathway.
 *
 * @param kind     of whose ids {@code id} is one, {@code "article"}
 * @param path     where it is read, below city and language
 * @param critical deadlines or rights depend on it: an outdated translation stands behind the original
 * @param texts    the title first
 * @param onlyIn   the languages in which somebody waits for it, where it is not for everybody; empty for all of the city's
 */
public record Manuscript(String kind, UUID id, String path, boolean critical, List<UUID> texts, Set<String> onlyIn) {

    public Manuscript(String kind, UUID id, String path, boolean critical, List<UUID> texts) {
        this(kind, id, path, critical, texts, Set.of());
    }

    public Manuscript {
        texts = List.copyOf(texts);
        onlyIn = Set.copyOf(onlyIn);
        if (texts.isEmpty()) {
            throw new IllegalArgumentException("A manuscript begins with its title");
        }
    }

    boolean wantedIn(String lang) {
        return onlyIn.isEmpty() || onlyIn.contains(lang);
    }
}
