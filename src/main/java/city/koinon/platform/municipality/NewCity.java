package city.koinon.platform.municipality;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What must be known to found a city. */
public record NewCity(
        String slug,
        Map<String, String> name,
        String country,
        @Nullable String region,
        ZoneId zone,
        List<String> languages,
        String colour) {}
