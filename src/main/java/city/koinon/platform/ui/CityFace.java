package city.koinon.platform.ui;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a city shows itself on every page. Municipality implements it; the installation itself has a face of its own. */
public interface CityFace {

    Optional<Face> of(String slug);

    /**
     * @param name      per language tag
     * @param languages in the city's order; the first is its main language
     * @param theme     path of the stylesheet with the city's colours, or null for the house's own
     */
    record Face(
            String slug,
            Map<String, String> name,
            List<Tongue> languages,
            ZoneId zone,
            @Nullable String theme,
            @Nullable String logo) {

        public String nameIn(String lang) {
            var own = name.get(lang);
            return own != null ? own : name.getOrDefault(languages.getFirst().tag(), slug);
        }

        public Optional<Tongue> tongue(String tag) {
            return languages.stream().filter(it -> it.tag().equals(tag)).findFirst();
        }
    }
}
