package city.koinon.platform.search;

import java.util.List;

/**
 * The endings of Albanian nouns and adjectives, definite and in the plural, of which Lucene knows nothing: leje, leja, lejen, lejes,
 * lejeve are one word. Light, as the stemmers for Arabic and Greek are: what remains need not be a word, only the same for all.
 */
final class Albanian {

    /** Folded, the longest first. */
    private static final List<String> ENDINGS = List.of(
            "ioneve", "imeve", "imesh", "ionit", "ionin", "eve", "ave", "ove", "ive", "jes", "jen", "ash", "esh", "it",
            "in", "is", "ut", "un", "es", "en", "et", "at", "ot", "ve", "je", "ja", "ia", "te", "se", "ne", "sh");

    private static final int SHORTEST = 3;

    private Albanian() {}

    /** @param word folded */
    static String stem(String word) {
        var stem = ENDINGS.stream()
                .filter(it -> word.endsWith(it) && word.length() - it.length() >= SHORTEST)
                .findFirst()
                .map(it -> word.substring(0, word.length() - it.length()))
                .orElse(word);
        var end = stem.length();
        while (end > SHORTEST && "aeiouj".indexOf(stem.charAt(end - 1)) >= 0) {
            end--;
        }
        return stem.substring(0, end);
    }
}
