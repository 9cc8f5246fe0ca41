package city.koinon.platform.search;

import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Cuts texts of any script into words, and makes words alike that people write in more than one way: capitals, accents and vowel signs, the
 * two sigmas of Greek, the alefs of Arabic, the letters of Persian and Kurdish typed on an Arabic keyboard, digits of every script.
 */
final class Folding {

    private static final Normalizer2 CASE = Normalizer2.getNFKCCasefoldInstance();
    private static final Normalizer2 APART = Normalizer2.getNFKDInstance();
    private static final Normalizer2 TOGETHER = Normalizer2.getNFCInstance();

    /** Letters that Unicode keeps apart although readers type one for the other. */
    private static final Map<Integer, String> ALIKE = Map.ofEntries(
            Map.entry((int) 'ٱ', "ا"),
            Map.entry((int) 'ى', "ي"),
            Map.entry((int) 'ی', "ي"),
            Map.entry((int) 'ێ', "ي"),
            Map.entry((int) 'ے', "ي"),
            Map.entry((int) 'ة', "ه"),
            Map.entry((int) 'ە', "ه"),
            Map.entry((int) 'ہ', "ه"),
            Map.entry((int) 'ھ', "ه"),
            Map.entry((int) 'ک', "ك"),
            Map.entry((int) 'ۆ', "و"),
            Map.entry((int) 'ڕ', "ر"),
            Map.entry((int) 'ڵ', "ل"),
            Map.entry((int) 'ء', ""),
            Map.entry((int) 'ґ', "г"),
            Map.entry((int) 'ı', "i"),
            Map.entry((int) 'ł', "l"),
            Map.entry((int) 'đ', "d"),
            Map.entry((int) 'ø', "o"),
            Map.entry((int) 'æ', "ae"),
            Map.entry((int) 'œ', "oe"));

    private static final int TATWEEL = 'ـ';

    /** Joins the parts of a Persian word without joining its letters; many keyboards have none, and others type a space. */
    private static final String HALF_SPACE = "\u200c";

    private static final String APOSTROPHES = "'’‘ʼʹ′´`＇";
    private static final String INSIDE = HALF_SPACE + APOSTROPHES + ".:·_-";

    private Folding() {}

    /** The words of a text as they stand there, the longest first thousand letters of each. */
    static List<String> words(String text) {
        var words = new ArrayList<String>();
        var breaks = BreakIterator.getWordInstance(ULocale.ROOT);
        var clean = straight(text);
        breaks.setText(clean);
        var from = breaks.first();
        for (var to = breaks.next(); to != BreakIterator.DONE; from = to, to = breaks.next()) {
            if (breaks.getRuleStatus() >= BreakIterator.WORD_NONE_LIMIT && to - from <= LONGEST) {
                words.add(clean.substring(from, to));
            }
        }
        return words;
    }

    /** Nobody types it, and Lucene takes no term of any length. */
    private static final int LONGEST = 1_000;

    /** An apostrophe of whatever keyboard, so that it parts no word. */
    private static String straight(String text) {
        var straight = new StringBuilder(text);
        for (var at = 0; at < straight.length(); at++) {
            if (APOSTROPHES.indexOf(straight.charAt(at)) > 0) {
                straight.setCharAt(at, '\'');
            }
        }
        return straight.toString();
    }

    /**
     * How a word is kept and asked for, most often in one way. What is joined within a word by a sign that people leave out or write as a
     * space is kept as one and in its parts: می‌خواهم, l’école, Α.Φ.Μ.
     */
    static Set<String> forms(String word) {
        var forms = new LinkedHashSet<String>();
        add(fold(word), forms);
        if (word.chars().anyMatch(it -> INSIDE.indexOf(it) >= 0) && isParted(word)) {
            for (var part : word.split("[" + HALF_SPACE + APOSTROPHES + ".:·_]")) {
                if (part.length() > 1) {
                    add(fold(part), forms);
                }
            }
        }
        return forms;
    }

    private static void add(String form, Set<String> forms) {
        if (!form.isEmpty()) {
            forms.add(form);
        }
    }

    /** In Ukrainian or Hebrew an apostrophe is as good as a letter. */
    private static boolean isParted(String word) {
        return word.contains(HALF_SPACE)
                || switch (UScript.getScript(word.codePointAt(0))) {
                    case UScript.CYRILLIC, UScript.HEBREW -> false;
                    default -> true;
                };
    }

    /** Without anything that is not a letter or a digit; numbers without the zeros before them, so that 7 finds 07. */
    static String fold(String word) {
        if (word.chars().allMatch(it -> it >= 'a' && it <= 'z')) {
            return word;
        }
        var folded = new StringBuilder();
        var marksCount = true;
        var apart = APART.normalize(CASE.normalize(word));
        for (var at = 0; at < apart.length(); at += Character.charCount(apart.codePointAt(at))) {
            var it = apart.codePointAt(at);
            var type = Character.getType(it);
            if (Character.isDigit(it)) {
                folded.append(Character.digit(it, 10));
            } else if (ALIKE.containsKey(it)) {
                folded.append(ALIKE.get(it));
            } else if (Character.isLetter(it) && it != TATWEEL) {
                folded.appendCodePoint(it);
                marksCount = marksCount(it);
            } else if (type == Character.COMBINING_SPACING_MARK || type == Character.NON_SPACING_MARK && marksCount) {
                folded.appendCodePoint(it);
            }
        }
        var whole = TOGETHER.normalize(folded);
        return isNumber(whole) ? whole.replaceFirst("^0+(?=.)", "") : whole;
    }

    /** Accents and short vowels come and go; the vowels of India and the tones of Thai do not. */
    private static boolean marksCount(int letter) {
        return switch (UScript.getScript(letter)) {
            case UScript.LATIN, UScript.GREEK, UScript.CYRILLIC, UScript.ARABIC, UScript.HEBREW, UScript.SYRIAC ->
                false;
            default -> true;
        };
    }

    static boolean isNumber(String word) {
        return !word.isEmpty() && word.chars().allMatch(it -> it >= '0' && it <= '9');
    }

    static boolean hasDigit(String word) {
        return word.chars().anyMatch(it -> it >= '0' && it <= '9');
    }
}
