package city.koinon;

import city.koinon.platform.municipality.NewCity;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/** A city in Greece in which nothing is arranged yet. */
public final class SmallCity {

    private SmallCity() {}

    /** @param languages the main one first */
    public static NewCity of(String slug, Map<String, String> names, String... languages) {
        return new NewCity(slug, names, "GR", null, ZoneId.of("Europe/Athens"), List.of(languages), "#0b5f5a");
    }
}
