package city.koinon.platform.directory;

import city.koinon.platform.municipality.Names;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An association, an employer, a public body: whoever can hold a seat or keep a promise as an organisation. */
public record Organisation(
        UUID id,
        String slug,
        Map<String, String> name,
        Kind kind,
        Level level,
        String contact,
        @Nullable String website,
        @Nullable LocalDate closedOn,
        int version) {

    public enum Kind {
        ASSOCIATION,
        NGO,
        EMPLOYER,
        PUBLIC_BODY,
        SCHOOL,
        UNION,
        OTHER
    }

    public String nameIn(String lang) {
        return Names.in(name, lang);
    }

    public String path() {
        return "/organisations/" + slug;
    }
}
