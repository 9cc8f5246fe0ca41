package city.koinon.platform.municipality;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A part of the city, as its residents call it. Never deleted, because what was said about it stays: closed instead. */
public record District(
        UUID id,
        Map<String, String> name,
        int position,
        @Nullable LocalDate closedOn,
        int version) {

    public String nameIn(String lang) {
        return Names.in(name, lang);
    }
}
