package city.koinon.platform.municipality;

import city.koinon.platform.kernel.CurrentCity;
import city.koinon.platform.ui.Words;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A city of this installation.
 *
 * @param slug      the first step of every address of the city
 * @param name      by language tag
 * @param country   ISO 3166, two capital letters; its public holidays are the city's
 * @param region    the part of the country whose holidays count too, as the calendar library calls it ({@code md}, {@code md/mad})
 * @param languages tags in the city's order; the first is its main language
 * @param colour    {@code #rrggbb}
 * @param logo      a path below the city, or none
 */
public record City(
        String slug,
        Map<String, String> name,
        String country,
        @Nullable String region,
        ZoneId zone,
        List<String> languages,
        String colour,
        @Nullable String logo,
        int version) {

    static final String HOUSE_COLOUR = "#0b5f5a";

    public String nameIn(String lang) {
        return Names.in(name, lang);
    }

    public String mainLanguage() {
        return languages.getFirst();
    }

    public boolean isLeague() {
        return slug.equals(CurrentCity.LEAGUE);
    }

    /** The installation itself, in which its operators live: has pages and a face like a city, but no people. */
    static City league() {
        var name = new LinkedHashMap<String, String>();
        name.put("en", "Koinon");
        name.put("el", "Κοινόν");
        name.put("es", "Koinon");
        name.put("ar", "كوينون");
        return new City(CurrentCity.LEAGUE, name, "EU", null, ZoneOffset.UTC, Words.LANGUAGES, HOUSE_COLOUR, null, 0);
    }
}
