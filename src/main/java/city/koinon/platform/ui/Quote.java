package city.koinon.platform.ui;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Words that were kept in several languages without saying which of them is the original, as one reader sees them.
 *
 * @param value empty when there are no words at all
 * @param lang  the language of {@code value}, for its mark on the page
 */
public record Quote(String value, String lang) {

    /** In the reader's language, else in the first of the city's languages that has words; its main language comes first. */
    public static Quote of(Map<String, String> words, Page page) {
        return of(words, page.lang(), page.cityLanguages());
    }

    /** @param order the languages of the city, the main one first */
    public static Quote of(Map<String, String> words, String lang, List<String> order) {
        return Stream.concat(
                        Stream.concat(Stream.of(lang), order.stream()),
                        words.keySet().stream().sorted())
                .filter(words::containsKey)
                .findFirst()
                .map(it -> new Quote(words.getOrDefault(it, ""), it))
                .orElse(new Quote("", lang));
    }

    public String dir() {
        return Tongue.directionOf(lang);
    }

    public boolean isEmpty() {
        return value.isEmpty();
    }

    @Override
    public String toString() {
        return value;
    }
}
