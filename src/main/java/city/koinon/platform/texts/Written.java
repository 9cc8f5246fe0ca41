package city.koinon.platform.texts;

import city.koinon.platform.ui.Form;
import city.koinon.platform.ui.Page;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What somebody wrote, in one language or several at once. The first is the original. */
public record Written(String sourceLanguage, Map<String, String> values) {

    public Written {
        if (!values.containsKey(sourceLanguage)) {
            throw new IllegalArgumentException("Nothing is written in " + sourceLanguage);
        }
        values = Map.copyOf(values);
    }

    public static Written of(String lang, String value) {
        return new Written(lang, Map.of(lang, value));
    }

    public static Written of(String sourceLang, Map<String, String> values) {
        return new Written(sourceLang, values);
    }

    /**
     * Reads {@code <field>.<language>} for each language of the city. The page's language is the original; where nothing is written in
     * it, the first language that has something. Nothing in any language is refused at the page's language.
     *
     * @param max characters in each language
     */
    public static Written from(Form form, String field, int max, Page page) {
        var values = read(form, field, max, page);
        if (values.isEmpty()) {
            var own = field + "." + page.lang();
            if (form.refusal(own) == null) {
                form.refuse(own, "ui.refused.empty");
            }
            return of(page.lang(), "–");
        }
        return of(
                values.containsKey(page.lang())
                        ? page.lang()
                        : values.keySet().iterator().next(),
                values);
    }

    /** Like {@link #from}, but nothing at all is also an answer. */
    public static Optional<Written> optional(Form form, String field, int max, Page page) {
        var values = read(form, field, max, page);
        return values.isEmpty() ? Optional.empty() : Optional.of(from(form, field, max, page));
    }

    private static Map<String, String> read(Form form, String field, int max, Page page) {
        var values = new LinkedHashMap<String, String>();
        for (var lang : page.cityLanguages()) {
            var value = form.optional(field + "." + lang, max);
            if (value != null) {
                values.put(lang, value);
            }
        }
        return values;
    }
}
