package city.koinon.platform.search;

import com.ibm.icu.text.Normalizer2;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Makes words alike that people write in more than one way: capitals, accents and vowel signs, the two sigmas of Greek, the alefs of Arabic.
 */
final class Folding {

    private static final Normalizer2 CASE = Normalizer2.getNFKCCasefoldInstance();
    private static final Normalizer2 APART = Normalizer2.getNFKDInstance();

    /** Letters that Unicode keeps apart although readers type one for the other. */
    private static final Map<Integer, String> ALIKE = Map.ofEntries(
            Map.entry((int) 'ٱ', "ا"),
            Map.entry((int) 'ى', "ي"),
            Map.entry((int) 'ی', "ي"),
            Map.entry((int) 'ة', "ه"),
            Map.entry((int) 'ک', "ك"),
            Map.entry((int) 'ı', "i"),
            Map.entry((int) 'ł', "l"),
            Map.entry((int) 'đ', "d"),
            Map.entry((int) 'ø', "o"));

    private static final int TATWEEL = 'ـ';

    private Folding() {}

    /** The words of a text, each folded; numbers without the zeros before them, so that 7 finds 07. */
    static List<String> words(String text) {
        var words = new ArrayList<String>();
        var word = new StringBuilder();
        APART.normalize(CASE.normalize(text)).codePoints().forEach(it -> {
            if (Character.isDigit(it)) {
                word.append(Character.digit(it, 10));
            } else if (ALIKE.containsKey(it)) {
                word.append(ALIKE.get(it));
            } else if (isPartOfAWord(it)) {
                word.appendCodePoint(it);
            } else if (!isSilent(it)) {
                end(word, words);
            }
        });
        end(word, words);
        return words;
    }

    /** One line that begins and ends with a space, so that the beginning of a word can be looked for. */
    static String line(List<String> texts) {
        var line = new StringBuilder(" ");
        texts.forEach(text -> words(text).forEach(word -> line.append(word).append(' ')));
        return line.toString();
    }

    private static void end(StringBuilder word, List<String> words) {
        if (!word.isEmpty()) {
            var whole = word.toString();
            words.add(isNumber(whole) ? whole.replaceFirst("^0+(?=.)", "") : whole);
            word.setLength(0);
        }
    }

    static boolean isNumber(String word) {
        return word.chars().allMatch(it -> it >= '0' && it <= '9');
    }

    private static boolean isPartOfAWord(int it) {
        return Character.isLetter(it) && it != TATWEEL || Character.getType(it) == Character.COMBINING_SPACING_MARK;
    }

    private static boolean isSilent(int it) {
        return it == TATWEEL || Character.getType(it) == Character.NON_SPACING_MARK;
    }
}
