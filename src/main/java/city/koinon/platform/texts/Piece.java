package city.koinon.platform.texts;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A stretch of a wording that has stayed, come or gone since an earlier one. */
record Piece(Kind kind, String text) {

    enum Kind {
        STAYED,
        CAME,
        WENT
    }

    private static final int MANY = 4_000;

    /** Word by word; very long wordings line by line, for comparing every word with every other takes its time. */
    static List<Piece> between(String before, String now) {
        var byWord = before.length() + now.length() < MANY * 8;
        var old = tokens(before, byWord);
        var young = tokens(now, byWord);
        var pieces = new ArrayList<Piece>();
        var at = 0;
        for (AbstractDelta<String> delta : DiffUtils.diff(old, young).getDeltas()) {
            var from = delta.getSource().getPosition();
            add(pieces, Kind.STAYED, old.subList(at, from));
            add(pieces, Kind.WENT, delta.getSource().getLines());
            add(pieces, Kind.CAME, delta.getTarget().getLines());
            at = from + delta.getSource().size();
        }
        add(pieces, Kind.STAYED, old.subList(at, old.size()));
        return pieces;
    }

    private static void add(List<Piece> pieces, Kind kind, List<String> tokens) {
        if (!tokens.isEmpty()) {
            pieces.add(new Piece(kind, String.join("", tokens)));
        }
    }

    private static List<String> tokens(String text, boolean byWord) {
        return text.isEmpty() ? List.of() : Arrays.asList(text.split(byWord ? "(?<=\\s)|(?=\\s)" : "(?<=\n)", -1));
    }
}
