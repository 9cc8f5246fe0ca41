package city.koinon.platform.ui;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Every sentence of the house in every language of the house. Each module keeps its own in {@code messages*.properties};
 * here they stand together, each under {@code <module>.<key>}. Plurals go through ICU: English has two, Arabic six.
 */
@Component
public class Words {

    /** The languages every change is complete in. A city may read others too; their pages borrow the words of the first. */
    public static final List<String> LANGUAGES = List.of("en", "el", "es", "ar");

    private static final Pattern FILE = Pattern.compile(".*/([a-z]+)/messages(?:_([a-z]+))?\\.properties$");

    private final Map<String, Map<String, String>> byLanguage = new HashMap<>();
    private final Map<String, MessageFormat> formats = new ConcurrentHashMap<>();

    public Words() {
        LANGUAGES.forEach(lang -> byLanguage.put(lang, new HashMap<>()));
        try {
            for (var file : new PathMatchingResourcePatternResolver()
                    .getResources("classpath*:city/koinon/**/messages*.properties")) {
                var name = FILE.matcher(file.getURL().getPath());
                if (name.matches()) {
                    var lang = name.group(2) == null ? "en" : name.group(2);
                    var words = new Properties();
                    try (var reader = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
                        words.load(reader);
                    }
                    var here = byLanguage.computeIfAbsent(lang, it -> new HashMap<>());
                    words.forEach((key, value) -> here.put(name.group(1) + "." + key, (String) value));
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The words in the language itself, or English where a language has none of its own. */
    public String say(String lang, String key, Object... args) {
        var spoken = spoken(lang);
        var pattern = byLanguage.getOrDefault(spoken, Map.of()).get(key);
        if (pattern == null) {
            pattern = byLanguage.getOrDefault("en", Map.of()).get(key);
        }
        if (pattern == null) {
            throw new IllegalArgumentException("No words for " + key);
        }
        if (pattern.indexOf('{') < 0) {
            return pattern;
        }
        var text = pattern;
        var format = formats.computeIfAbsent(
                spoken + ":" + key, it -> new MessageFormat(text, ULocale.forLanguageTag(localeOf(spoken))));
        // ICU's formats are not made for several threads at once.
        return ((MessageFormat) format.clone()).format(args);
    }

    /** One sentence for the readers of every language of the house, and of these: what is frozen today is to be read by all of them. */
    public static Map<String, String> inEach(Collection<String> more, UnaryOperator<String> sentence) {
        var said = new LinkedHashMap<String, String>();
        Stream.concat(LANGUAGES.stream(), more.stream()).forEach(lang -> said.computeIfAbsent(lang, sentence));
        return said;
    }

    /** Words for a constant: {@code <module>.<Enum>.<CONSTANT>}, the module being the enum's package. */
    public String say(String lang, Enum<?> value) {
        return say(lang, keyOf(value));
    }

    public static String keyOf(Enum<?> value) {
        var type = value.getDeclaringClass();
        var parts = type.getPackageName().split("\\.");
        return parts[parts.length - 1] + "." + type.getSimpleName() + "." + value.name();
    }

    public boolean has(String lang, String key) {
        return byLanguage.getOrDefault(lang, Map.of()).containsKey(key);
    }

    /** The language in which the house speaks to a reader of {@code lang}. */
    public static String spoken(String lang) {
        return LANGUAGES.contains(lang) ? lang : "en";
    }

    /** European readers of Arabic meet both kinds of digits; dates, forms and laws around them use 0-9. */
    static String localeOf(String lang) {
        return lang.equals("ar") ? "ar-u-nu-latn" : lang;
    }

    Map<String, String> all(String lang) {
        return Map.copyOf(byLanguage.getOrDefault(lang, Map.of()));
    }
}
