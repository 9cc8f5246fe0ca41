package city.koinon.platform.duties;

import java.time.LocalDate;
import java.util.Map;

/** A holiday that did not count, under its names by language. */
public record Skipped(LocalDate on, Map<String, String> name) {

    public String nameIn(String lang) {
        var own = name.get(lang);
        if (own != null) {
            return own;
        }
        return name.getOrDefault(
                "en", name.isEmpty() ? "" : name.values().iterator().next());
    }
}
