package city.koinon.platform.languages;

import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.Collator;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The languages of the world as those call them who speak them, by Unicode's CLDR and a few that it does not name yet. */
final class WorldLanguages {

    /** Made up, or spoken by nobody any more. */
    private static final Set<String> NOBODYS = Set.of("ia", "ie", "tok", "prg");

    /** Spoken by many who come to Europe, and without a name of their own in CLDR. */
    private static final Map<String, String> FURTHER = Map.of(
            "prs", "دری",
            "bal", "بلوچی",
            "rom", "Romani",
            "ht", "Kreyòl ayisyen",
            "mnk", "Mandinka",
            "snk", "Sooninke",
            "rhg", "Ruáingga",
            "gn", "Avañeʼẽ");

    private static final Set<String> RIGHT_TO_LEFT_TOO = Set.of("prs", "bal");

    /** As the letters look that somebody would look for. */
    enum Letters {
        LATIN("A B C"),
        ARABIC("ا ب ج"),
        CYRILLIC("А Б В"),
        OTHERS("አ あ ក");

        final String first;

        Letters(String first) {
            this.first = first;
        }

        static Letters of(String name) {
            return switch (UScript.getScript(name.codePointAt(Character.isLetter(name.codePointAt(0)) ? 0 : 1))) {
                case UScript.LATIN -> LATIN;
                case UScript.ARABIC -> ARABIC;
                case UScript.CYRILLIC -> CYRILLIC;
                default -> name.startsWith("ʻ") ? LATIN : OTHERS;
            };
        }
    }

    /** @param name in the language itself */
    record Language(String tag, String name, String dir) {}

    private static final Map<String, Language> ALL = all();

    private WorldLanguages() {}

    static Optional<Language> find(String tag) {
        return Optional.ofNullable(ALL.get(tag));
    }

    /** In the order in which a dictionary of all scripts would have them. */
    static Map<Letters, List<Language>> byLetters() {
        var byLetters = new EnumMap<Letters, List<Language>>(Letters.class);
        ALL.values()
                .forEach(it -> byLetters
                        .computeIfAbsent(Letters.of(it.name()), letters -> new ArrayList<>())
                        .add(it));
        var collator = Collator.getInstance(ULocale.ROOT);
        byLetters
                .values()
                .forEach(it -> it.sort(
                        Comparator.comparing(Language::name, collator::compare).thenComparing(Language::tag)));
        return byLetters;
    }

    private static Map<String, Language> all() {
        var all = new TreeMap<String, Language>();
        Arrays.stream(ULocale.getAvailableLocales())
                .map(ULocale::getLanguage)
                .filter(it -> it.matches("[a-z]{2,3}") && !NOBODYS.contains(it))
                .forEach(tag -> {
                    var name = ULocale.getDisplayLanguage(tag, tag);
                    if (!name.isEmpty() && !name.equals(tag)) {
                        var locale = new ULocale(tag);
                        var direction = locale.isRightToLeft() ? "rtl" : "ltr";
                        all.put(tag, new Language(tag, capitalised(name), direction));
                    }
                });
        FURTHER.forEach(
                (tag, name) -> all.put(tag, new Language(tag, name, RIGHT_TO_LEFT_TOO.contains(tag) ? "rtl" : "ltr")));
        return Map.copyOf(all);
    }

    /** As at the beginning of a sentence: Georgian has capitals, but not for that. */
    private static String capitalised(String name) {
        return Character.toString(Character.toTitleCase(name.codePointAt(0)))
                + name.substring(name.offsetByCodePoints(0, 1));
    }
}
