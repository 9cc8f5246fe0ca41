package city.koinon.platform.ui;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A language as its own readers call it, with its direction: {@code ar}, العربية, {@code rtl}. */
public record Tongue(String tag, String name, String dir) {

    private static final Set<String> RIGHT_TO_LEFT =
            Set.of("ar", "fa", "he", "ur", "ckb", "ps", "ug", "yi", "dv", "sd");

    /** Kurmanji has no name of its own in the tables of the JDK; it is what most people mean by Kurdish. */
    private static final Map<String, String> NAMED_AS = Map.of("kmr", "ku");

    private static final Map<String, Tongue> KNOWN = new ConcurrentHashMap<>();

    public static Tongue of(String tag) {
        return KNOWN.computeIfAbsent(tag, Tongue::inItsOwnWords);
    }

    /** What a language is called in another: {@code ar} is Arabic in English. */
    public static String called(String tag, Locale in) {
        return named(tag).getDisplayLanguage(in);
    }

    private static Locale named(String tag) {
        return Locale.forLanguageTag(NAMED_AS.getOrDefault(tag, tag));
    }

    private static Tongue inItsOwnWords(String tag) {
        var name = named(tag).getDisplayLanguage(named(tag));
        // As a title, for Georgian has capitals but begins no word with one.
        return new Tongue(
                tag,
                Character.toString(Character.toTitleCase(name.codePointAt(0)))
                        + name.substring(name.offsetByCodePoints(0, 1)),
                directionOf(tag));
    }

    /** {@code rtl} or {@code ltr}. */
    public static String directionOf(String tag) {
        return RIGHT_TO_LEFT.contains(Locale.forLanguageTag(tag).getLanguage()) ? "rtl" : "ltr";
    }
}
