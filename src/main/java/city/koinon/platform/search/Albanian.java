package city.koinon.platform.search;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The endings of Albanian nouns and adjectives, definite and in the plural, of which Lucene knows nothing: leje, leja, lejen, lejes,
 * lejeve are one word. Light, as the stemmers for Arabic and Greek are: what remains need not be a word, only the same for all.
 */
final class Albanian {

    /** Folded, the longest first. */
    private static final List<String> ENDINGS = List.of(
            "imeve", "imesh", "ionit", "ioneve", "eve", "ave", "ove", "ive", "ese", "ise", "jes", "jen", "ese", "ete", "ate", "ote", "ite",
            "eri", "isht", "eve", "ime", "it", "in", "is", "ut", "un", "es", "en", "et", "at", "ot", "ve", "je", "ja", "ia", "te",
            "se", "ne", "sh", "e", "a", "i", "u", "o", "j");

    private static final int SHORTEST = 3;

    static final Set<String> LITTLE = Stream.of(
                    "e", "i", "të", "së", "në", "dhe", "me", "për", "nga", "si", "ku", "kur", "çfarë", "që", "një", "do", "të", "ta", "unë",
                    "jam", "është", "janë", "kam", "ka", "kemi", "kanë", "mund", "duhet", "im", "ime", "tim", "time", "mua", "më", "nuk",
                    "po", "a", "pa", "deri", "te", "tek", "ose", "por", "edhe", "se", "kjo", "ky", "kush", "cilat", "cili", "sa", "jap",
                    "bëj", "marr", "dua", "këtu", "aty")
            .map(Folding::fold)
            .collect(Collectors.toUnmodifiableSet());

    private Albanian() {}

    /** @param word folded */
    static String stem(String word) {
        for (var ending : ENDINGS) {
            if (word.endsWith(ending) && word.length() - ending.length() >= SHORTEST) {
                return word.substring(0, word.length() - ending.length());
            }
        }
        return word;
    }
}
