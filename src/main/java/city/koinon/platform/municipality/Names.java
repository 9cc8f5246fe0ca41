package city.koinon.platform.municipality;

import city.koinon.platform.ui.Form;
import city.koinon.platform.ui.Tongue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * A short name in several languages, in the order of the city's languages; the first stands in for those that are missing.
 * Longer writing, with its translators and their provenance, is the business of texts.
 */
public final class Names {

    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<LinkedHashMap<String, String>> MAP = new TypeReference<>() {};

    private Names() {}

    /** In this language, or else in the first there is. */
    public static String in(Map<String, String> names, String lang) {
        return shown(names, lang).value();
    }

    /** The same, telling in which language it came out, so that the page can mark it. */
    public static Named shown(Map<String, String> names, String lang) {
        var exact = names.get(lang);
        if (exact != null) {
            return new Named(exact, Tongue.of(lang), false);
        }
        return names.entrySet().stream()
                .findFirst()
                .map(first -> new Named(first.getValue(), Tongue.of(first.getKey()), true))
                .orElse(new Named("", Tongue.of(lang), false));
    }

    /**
     * Reads the fields {@code field.el}, {@code field.en} … One of them must be filled; which one is the writer's choice.
     *
     * @param main refused when all are empty
     */
    public static Map<String, String> from(Form form, String field, int max, List<String> languages, String main) {
        var names = new LinkedHashMap<String, String>();
        var before = form.refusals().size();
        for (var lang : languages) {
            var name = form.optional(field + "." + lang, max);
            if (name != null) {
                names.put(lang, name.replaceAll("\\s+", " "));
            }
        }
        if (names.isEmpty() && form.refusals().size() == before) {
            form.refuse(field + "." + main, "municipality.refused.nameless");
        }
        return Collections.unmodifiableMap(names);
    }

    public static void prefill(Form form, String field, Map<String, String> names) {
        names.forEach((lang, name) -> form.prefill(field + "." + lang, name));
    }

    /** For a column of type {@code json}, which keeps the order of the languages. */
    public static String json(Map<String, String> names) {
        return JSON.writeValueAsString(names);
    }

    public static Map<String, String> read(String json) {
        return Collections.unmodifiableMap(JSON.readValue(json, MAP));
    }

    /** @param fallback shown in another language than the page's */
    public record Named(String value, Tongue tongue, boolean fallback) {}
}
