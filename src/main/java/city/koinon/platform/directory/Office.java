package city.koinon.platform.directory;

import city.koinon.platform.municipality.Names;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A post with a name and a duty to answer, whoever holds it. It may be closed and is never deleted: what it answered stays.
 *
 * @param reportsTo the office above, or null where it is not known
 * @param contact   how anyone can reach it, several lines
 * @param external  not the city's own: a ministry, a regional service
 * @param closedOn  the last day on which it worked
 */
public record Office(
        UUID id,
        String slug,
        Map<String, String> name,
        Level level,
        @Nullable UUID reportsTo,
        String contact,
        boolean external,
        @Nullable LocalDate closedOn,
        int version) {

    public String nameIn(String lang) {
        return Names.in(name, lang);
    }

    public boolean openOn(LocalDate day) {
        return closedOn == null || !day.isAfter(closedOn);
    }

    /** Below city and language. */
    public String path() {
        return "/offices/" + slug;
    }
}
