package city.koinon.platform.ui;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.text.NumberFormat;
import com.ibm.icu.util.Currency;
import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
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

    private static final int LONGEST_REMEMBERED = 100;

    private static final Map<Enum<?>, String> KEYS = new ConcurrentHashMap<>();

    private static final Pattern FILE = Pattern.compile(".*/([a-z]+)/messages(?:_([a-z]+))?\\.properties$");

    private final Map<String, Map<String, String>> byLanguage = new HashMap<>();
    private final Map<String, MessageFormat> formats = new ConcurrentHashMap<>();
    private final Cache<Sentence, String> said =
            Caffeine.newBuilder().maximumSize(20_000).build();

    private record Sentence(String lang, String key, List<Object> args) {}

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

    /**
     * The words in the language itself, or English where a language has none of its own.
     *
     * @param args numbers and words; a map from languages to words is said in the reader's language
     */
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
        return remembered(spoken, key, Arrays.asList(args), () -> {
            var format = formats.computeIfAbsent(
                    spoken + ":" + key, it -> new MessageFormat(text, ULocale.forLanguageTag(localeOf(spoken))));
            // ICU's formats are not made for several threads at once.
            return ((MessageFormat) format.clone())
                    .format(Arrays.stream(args)
                            .map(arg -> arg instanceof Map<?, ?> names ? named(names, lang) : arg)
                            .toArray());
        });
    }

    /** A name that is known in several languages, in the reader's own, or else as it was written first. */
    private static Object named(Map<?, ?> names, String lang) {
        var own = names.get(lang);
        return own != null
                ? own
                : names.values().stream().findFirst().map(Object.class::cast).orElse("");
    }

    String number(String lang, long number) {
        return remembered(
                spoken(lang),
                "number",
                List.of(number),
                () -> NumberFormat.getIntegerInstance(figures(lang)).format(number));
    }

    String decimal(String lang, double number, int digits) {
        return remembered(spoken(lang), "decimal", List.of(number, digits), () -> {
            var format = NumberFormat.getInstance(figures(lang));
            format.setMinimumFractionDigits(digits);
            format.setMaximumFractionDigits(digits);
            return format.format(number);
        });
    }

    String money(String lang, BigDecimal amount, String currency) {
        return remembered(spoken(lang), "money", List.of(amount, currency), () -> {
            var format = NumberFormat.getCurrencyInstance(figures(lang));
            format.setCurrency(Currency.getInstance(currency));
            if (amount.stripTrailingZeros().scale() <= 0) {
                format.setMaximumFractionDigits(0);
            }
            return format.format(amount);
        });
    }

    /** @param share 0 to 1, shown as a whole percentage */
    String percent(String lang, double share) {
        return remembered(
                spoken(lang),
                "percent",
                List.of(share),
                () -> NumberFormat.getPercentInstance(figures(lang)).format(share));
    }

    private static ULocale figures(String lang) {
        return ULocale.forLanguageTag(localeOf(spoken(lang)));
    }

    /** The same short sentences are said on every page, and ICU takes its time for each. */
    private String remembered(String lang, String key, List<Object> args, Supplier<String> say) {
        var brief = args.stream()
                .allMatch(
                        it -> it instanceof Number || it instanceof String text && text.length() <= LONGEST_REMEMBERED);
        return brief ? said.get(new Sentence(lang, key, args), it -> say.get()) : say.get();
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
        return KEYS.computeIfAbsent(value, Words::key);
    }

    private static String key(Enum<?> value) {
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
