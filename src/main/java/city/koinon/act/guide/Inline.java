package city.koinon.act.guide;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A line of an article cut into what is only read and what can be touched: addresses of pages, of mail, and telephone numbers. */
final class Inline {

    private static final Pattern TOUCHED = Pattern.compile("(?<page>https?://[^\\s<>\"«»]*[^\\s<>\"«».,;:!?)\\]،؛؟])"
            + "|(?<mail>[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+)"
            // For help, the same in all of the European Union: 112, and 116 000 and its like.
            + "|(?<help>(?<![\\p{L}\\p{N}.,/-])(?:112|116 ?\\d{3})(?![\\p{L}\\p{N}/-]|[.,]\\d| ?€))"
            + "|(?<phone>(?<![\\p{L}\\p{N}./-])(?:\\+|00)?\\d[\\d  ()-]{4,18}\\d(?![\\p{L}\\p{N}/-]))");

    /** Shorter than this it is an amount or a year. */
    private static final int SHORTEST_NUMBER = 7;

    private Inline() {}

    /** @param href where a touch leads; empty for what is only read */
    record Piece(String words, String href) {

        /** Digits and addresses run from left to right in every script. */
        boolean touched() {
            return !href.isEmpty();
        }
    }

    static List<Piece> of(String line) {
        var pieces = new ArrayList<Piece>();
        var found = TOUCHED.matcher(line);
        var done = 0;
        while (found.find()) {
            var href = href(found.group("page"), found.group("mail"), found.group("help"), found.group("phone"));
            if (!href.isEmpty()) {
                add(pieces, line.substring(done, found.start()));
                pieces.add(new Piece(found.group(), href));
                done = found.end();
            }
        }
        add(pieces, line.substring(done));
        return List.copyOf(pieces);
    }

    private static void add(List<Piece> pieces, String words) {
        if (!words.isEmpty()) {
            pieces.add(new Piece(words, ""));
        }
    }

    private static String href(
            @Nullable String page, @Nullable String mail, @Nullable String help, @Nullable String phone) {
        if (page != null) {
            return page;
        }
        if (mail != null) {
            return "mailto:" + mail;
        }
        if (help != null) {
            return "tel:" + help.replace(" ", "");
        }
        var digits = phone == null ? "" : phone.replaceAll("[^\\d+]", "");
        return digits.length() >= SHORTEST_NUMBER ? "tel:" + digits : "";
    }
}
