package city.koinon.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * The words of one language as a city's offices write it: made up of its letters, spread as words are (few that stand everywhere, many that
 * stand once), with turns of phrase that come again and again.
 */
final class Vocabulary {

    private static final int WORDS = 8_000;
    private static final int PHRASES = 600;

    /** Every third step is a phrase: what offices write packs about as small as the guide of the demonstration does. */
    private static final double PHRASE = 0.34;

    private static final List<String> LATIN = List.of("bcdfghklmnprstvz", "aeiou");

    /** Consonants and vowels by turns; in the Ethiopic script one letter is both. */
    private static final Map<String, List<String>> LETTERS = Map.ofEntries(
            Map.entry("el", List.of("βγδζθκλμνξπρστφχψ", "αεηιουω")),
            Map.entry("uk", List.of("бвгджзклмнпрстфхцчшщ", "аеиіоуюя")),
            Map.entry("ru", List.of("бвгджзклмнпрстфхцчшщ", "аеиыоуюя")),
            Map.entry("ar", List.of("بتثجحخدذرزسشصضطظعغفقكلمن", "اوي")),
            Map.entry("fa", List.of("بپتجچحخدرزسشطعغفقکگلمن", "اوی")),
            Map.entry("ti", List.of("ሀለሐመሰረሸቀበተነአከወዘደገ", "ሁሉሑሙሱሩሹቁቡቱኑኡኩዉዙዱጉ")),
            Map.entry("es", List.of("bcdfghlmnñprstvz", "aeiouó")),
            Map.entry("fr", List.of("bcdfghlmnprstvz", "aeiouéè")),
            Map.entry("ro", List.of("bcdfghlmnprsștțvz", "aeiouăâ")),
            Map.entry("sq", List.of("bcdfghklmnprstvzç", "aeiouë")),
            Map.entry("tr", List.of("bcçdfgğhklmnprsştvz", "aeıioöuü")));

    private final List<String> words = new ArrayList<>();
    private final List<String> phrases = new ArrayList<>();
    private final String lang;
    private final Locale locale;
    private final Random random;

    Vocabulary(String lang) {
        this.lang = lang;
        random = new Random(lang.hashCode());
        locale = Locale.forLanguageTag(lang);
        while (words.size() < WORDS) {
            words.add(made(LETTERS.getOrDefault(lang, LATIN)));
        }
        while (phrases.size() < PHRASES) {
            var phrase = new ArrayList<String>();
            for (var count = 3 + random.nextInt(4); count > 0; count--) {
                phrase.add(word());
            }
            phrases.add(String.join(" ", phrase));
        }
    }

    String lang() {
        return lang;
    }

    private String made(List<String> letters) {
        var word = new StringBuilder();
        for (var syllable = 1 + random.nextInt(4); syllable > 0; syllable--) {
            letters.forEach(kind -> word.append(kind.charAt(random.nextInt(kind.length()))));
        }
        return word.toString();
    }

    /** One word, as often as words of its rank are. */
    String word() {
        return words.get(rank(WORDS));
    }

    private int rank(int of) {
        return (int) Math.min(of - 1, Math.exp(random.nextDouble() * Math.log(of)) - 1);
    }

    /** One sentence, without its full stop. */
    String line(int length) {
        var text = new StringBuilder();
        for (var count = 0; count < length; ) {
            var more = random.nextDouble() < PHRASE ? phrases.get(rank(PHRASES)) : word();
            text.append(text.isEmpty() ? "" : " ").append(more);
            count += 1 + (int) more.chars().filter(it -> it == ' ').count();
        }
        return text.substring(0, 1).toUpperCase(locale) + text.substring(1);
    }

    String sentences(int length) {
        var text = new StringBuilder();
        for (var left = length; left > 0; ) {
            var next = Math.min(left, 6 + random.nextInt(11));
            text.append(text.isEmpty() ? "" : " ").append(line(next)).append('.');
            left -= next;
        }
        return text.toString();
    }

    /** Several entries, one a line. */
    String lines(int count, int length) {
        var lines = new ArrayList<String>();
        for (var number = 0; number < count; number++) {
            lines.add(line(length));
        }
        return String.join("\n", lines);
    }
}
