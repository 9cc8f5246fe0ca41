package city.koinon.platform.municipality;

import city.koinon.platform.kernel.CurrentCity;
import city.koinon.platform.ui.CityFace;
import city.koinon.platform.ui.Tongue;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** The face a city shows on each of its pages. */
@Component
class Faces implements CityFace {

    private final Municipality municipality;
    private final Map<String, Theme> themes = new ConcurrentHashMap<>();
    private final Map<String, String> sheets = new ConcurrentHashMap<>();

    Faces(Municipality municipality) {
        this.municipality = municipality;
    }

    @Override
    public Optional<Face> of(String slug) {
        var city = slug.equals(CurrentCity.LEAGUE) ? Optional.of(City.league()) : municipality.find(slug);
        return city.map(it -> new Face(
                it.slug(),
                it.name(),
                it.languages().stream().map(Tongue::of).toList(),
                it.zone(),
                "/" + it.slug() + "/theme.css?v="
                        + sheets.computeIfAbsent(
                                it.colour(), colour -> theme(it).hash()),
                it.logo()));
    }

    /** Computed once for each colour ever seen. */
    Theme theme(City city) {
        return themes.computeIfAbsent(city.colour(), Theme::of);
    }
}
