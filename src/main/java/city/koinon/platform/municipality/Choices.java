package city.koinon.platform.municipality;

import city.koinon.platform.ui.Form;
import city.koinon.platform.ui.Option;
import city.koinon.platform.ui.Page;
import city.koinon.platform.ui.Tongue;
import com.ibm.icu.text.Collator;
import com.ibm.icu.util.TimeZone;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What can be chosen for a city, and the reading of what was chosen. */
@Component
class Choices {

    private final PublicHolidays holidays;

    Choices(PublicHolidays holidays) {
        this.holidays = holidays;
    }

    List<Option> countries(Page page) {
        return sorted(
                page,
                holidays.countries().stream()
                        .map(code -> new Option(code, countryName(code, page)))
                        .toList());
    }

    static String countryName(String code, Page page) {
        return Locale.of("", code).getDisplayCountry(page.locale());
    }

    List<Option> regions(String country, Page page) {
        return sorted(
                page,
                holidays.regions(country).entrySet().stream()
                        .map(it -> new Option(it.getKey(), it.getValue()))
                        .toList());
    }

    static List<Option> zones() {
        return TimeZone.getAvailableIDs(TimeZone.SystemTimeZoneType.CANONICAL_LOCATION, null, null).stream()
                .filter(Choices::isZone)
                .map(id -> new Option(id, id.replace('_', ' ')))
                .toList();
    }

    static List<Option> languages() {
        return Languages.KNOWN.stream()
                .map(Tongue::of)
                .map(it -> new Option(it.tag(), it.name() + " (" + it.tag() + ")"))
                .toList();
    }

    String country(Form form) {
        var country = form.typed("country");
        form.check(holidays.countries().contains(country), "country", "ui.refused.choice");
        return country;
    }

    @Nullable
    String region(Form form, String country) {
        var region = form.typed("region");
        if (region.isEmpty()) {
            return null;
        }
        if (!holidays.countries().contains(country)
                || !holidays.regions(country).containsKey(region)) {
            form.refuse("region", "municipality.refused.region");
        }
        return region;
    }

    /** Nothing chosen is enough where the country has only one. */
    ZoneId zone(Form form, String country) {
        var typed = form.typed("zone");
        if (typed.isEmpty() && holidays.countries().contains(country)) {
            var zones = List.copyOf(
                    TimeZone.getAvailableIDs(TimeZone.SystemTimeZoneType.CANONICAL_LOCATION, country, null));
            if (zones.size() == 1) {
                return ZoneId.of(zones.getFirst());
            }
            form.refuse("zone", "municipality.refused.zones", String.join(", ", zones));
        } else if (!isZone(typed) || zones().stream().noneMatch(it -> it.value().equals(typed))) {
            form.refuse("zone", "ui.refused.choice");
        } else {
            return ZoneId.of(typed);
        }
        return ZoneId.of("UTC");
    }

    /** The fields {@code language.1}, {@code language.2} … in their order; empty ones are passed over. */
    static List<String> languages(Form form) {
        var chosen = new LinkedHashSet<String>();
        for (var n = 1; n <= Languages.MOST; n++) {
            var tag = form.typed("language." + n);
            if (!tag.isEmpty()) {
                form.check(Languages.KNOWN.contains(tag), "language." + n, "ui.refused.choice");
                form.check(chosen.add(tag), "language." + n, "municipality.refused.languageTwice");
            }
        }
        form.check(!chosen.isEmpty(), "language.1", "municipality.refused.speechless");
        return new ArrayList<>(chosen);
    }

    /** {@code #0B5F5A}, {@code 0b5f5a} and {@code #abc} mean what one expects. */
    static String colour(Form form) {
        var typed = form.text("colour", 20).toLowerCase(Locale.ROOT);
        var bare = typed.startsWith("#") ? typed.substring(1) : typed;
        var full = bare.matches("[0-9a-f]{3}") ? bare.replaceAll("(.)", "$1$1") : bare;
        if (Theme.isColour("#" + full)) {
            return "#" + full;
        }
        if (form.refusal("colour") == null) {
            form.refuse("colour", "municipality.refused.colour");
        }
        return City.HOUSE_COLOUR;
    }

    /** How many languages the form offers: those there are and some more. */
    static int languageFields(Form form) {
        var filled = 0;
        for (var n = 1; n <= Languages.MOST; n++) {
            filled = form.typed("language." + n).isEmpty() ? filled : n;
        }
        return Math.clamp(filled + 2, 4, Languages.MOST);
    }

    static Map<String, String> names(Form form, Page page) {
        return Names.from(form, "name", 80, page.cityLanguages(), page.lang());
    }

    private static boolean isZone(String id) {
        try {
            return !id.isEmpty() && !ZoneId.of(id).getId().isEmpty();
        } catch (DateTimeException unknownToJava) {
            return false;
        }
    }

    private static List<Option> sorted(Page page, List<Option> options) {
        var order = Collator.getInstance(page.locale());
        return options.stream()
                .sorted(Comparator.comparing(Option::label, order::compare))
                .toList();
    }
}
