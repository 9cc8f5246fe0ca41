package city.koinon.platform.search;

import java.util.List;

/** What somebody looks for: all of its words must be there, in whatever language. */
record Query(List<String> words) {

    /** A thing to be found, as folded lines. */
    record Lines(String title, String all) {}

    private static final int TOO_SHORT_TO_LIE_INSIDE = 3;

    static Query of(String typed) {
        return new Query(Folding.words(typed).stream().distinct().toList());
    }

    /** How well something fits; 0 when it does not. Words as they were typed go before their stems, the title before the rest. */
    int fits(Lines lines) {
        if (words.isEmpty()) {
            return 0;
        }
        if (words.stream().allMatch(it -> holds(lines.title(), it))) {
            return 4;
        }
        if (words.stream().allMatch(it -> holds(lines.title(), stem(it)))) {
            return 3;
        }
        if (words.stream().allMatch(it -> holds(lines.all(), it))) {
            return 2;
        }
        return words.stream().allMatch(it -> holds(lines.all(), stem(it))) ? 1 : 0;
    }

    /** Numbers match as a whole and words from their beginning; Arabic joins "and", "in" and "the" to the word, Han puts nothing between. */
    private static boolean holds(String line, String word) {
        if (Folding.isNumber(word)) {
            return line.contains(" " + word + " ");
        }
        return line.contains(" " + word) || mayLieInside(word) && line.contains(word);
    }

    private static boolean mayLieInside(String word) {
        return switch (Character.UnicodeScript.of(word.codePointAt(0))) {
            case ARABIC -> word.length() >= TOO_SHORT_TO_LIE_INSIDE;
            case HAN, HIRAGANA, KATAKANA, THAI, KHMER, LAO, MYANMAR -> true;
            default -> false;
        };
    }

    /** Endings change with number and case, and somebody who types "courses" means a course too: so the last letters of a long word may differ. */
    private static String stem(String word) {
        if (Folding.isNumber(word)) {
            return word;
        }
        var bare = word.replaceFirst("^(?:[وفبك]?ال|لل)(?=.{3})", "");
        var dropped = bare.length() >= 7 ? 2 : bare.length() >= 5 ? 1 : 0;
        return bare.substring(0, bare.length() - dropped);
    }
}
