package city.koinon.act.pathways;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Telephone numbers within a text: they run from left to right also where the words do not, and a thumb can call them. */
final class Phones {

    private static final Pattern NUMBER = Pattern.compile("\\+?\\d(?:[ -]?\\d){6,14}(?!\\d)");

    private Phones() {}

    /** @param href empty for words */
    record Piece(String words, String href) {}

    static List<Piece> in(String text) {
        var pieces = new ArrayList<Piece>();
        var numbers = NUMBER.matcher(text);
        var at = 0;
        while (numbers.find()) {
            if (numbers.start() > at) pieces.add(new Piece(text.substring(at, numbers.start()), ""));
            pieces.add(new Piece(numbers.group(), "tel:" + numbers.group().replaceAll("[ -]", "")));
            at = numbers.end();
        }
        if (at < text.length()) pieces.add(new Piece(text.substring(at), ""));
        return pieces;
    }

    /** Whether a text names the number already, however the two are spaced: on paper it need not stand twice. */
    static boolean named(String text, String phone) {
        var numbers =
                in(phone).stream().map(Piece::href).filter(it -> !it.isEmpty()).toList();
        return !numbers.isEmpty() && in(text).stream().map(Piece::href).toList().containsAll(numbers);
    }
}
