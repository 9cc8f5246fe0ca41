package city.koinon.platform.municipality;

import java.time.LocalDate;
import java.util.Map;

/**
 * A day with a name: a public holiday, a day of the city's own, or a holiday on which this city works.
 *
 * @param free false when the offices are open all the same
 */
public record FreeDay(LocalDate date, Map<String, String> name, Origin origin, boolean free) {

    public enum Origin {
        PUBLIC,
        OWN
    }

    public String nameIn(String lang) {
        return Names.in(name, lang);
    }
}
