package city.koinon.act.guide;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The body of an article as an editor writes it, in one field and without a toolbar: an empty line begins something new, {@code #} a
 * heading, {@code 1.} a step, {@code -} an entry of a list, {@code !} what must not be overlooked.
 */
final class Body {

    private static final Pattern HEADING = Pattern.compile("#{1,6}\\s*(.+)");
    private static final Pattern STEP = Pattern.compile("\\p{Nd}{1,2}[.)]\\s+(.+)");
    private static final Pattern ENTRY = Pattern.compile("[-*•–]\\s+(.+)");
    private static final Pattern NOTE = Pattern.compile("!\\s*(.+)");

    private Body() {}

    /** @param words without the sign that says of which kind they are */
    record Part(Kind kind, String words) {}

    static List<Part> read(String typed) {
        var parts = new ArrayList<Part>();
        Kind kind = null;
        var lines = new ArrayList<String>();
        for (var raw : typed.lines().toList()) {
            var line = raw.strip();
            var now = kindOf(line);
            if (lines.isEmpty() || goesOn(kind, now)) {
                kind = lines.isEmpty() ? now : kind;
            } else {
                end(kind, lines, parts);
                kind = now;
            }
            if (!line.isEmpty()) {
                lines.add(words(line));
            } else if (kind != Kind.STEPS && kind != Kind.LIST) {
                end(kind, lines, parts);
            }
        }
        end(kind, lines, parts);
        return List.copyOf(parts);
    }

    /** As it would be typed; reading it again gives the same. */
    static String write(List<Part> parts) {
        return parts.stream().map(Body::write).collect(Collectors.joining("\n\n"));
    }

    private static String write(Part part) {
        var lines = part.words().lines().toList();
        return switch (part.kind()) {
            case HEADING -> "# " + part.words();
            case NOTE -> "! " + part.words();
            case LIST -> lines.stream().map(it -> "- " + it).collect(Collectors.joining("\n"));
            case STEPS ->
                IntStream.range(0, lines.size())
                        .mapToObj(it -> it + 1 + ". " + lines.get(it))
                        .collect(Collectors.joining("\n"));
            case TEXT -> part.words();
        };
    }

    /** Entries follow each other even with empty lines between them; a text or a note goes over several lines; a heading has one. */
    private static boolean goesOn(@Nullable Kind kind, @Nullable Kind now) {
        return now == null
                || (kind == now && kind != Kind.HEADING && kind != Kind.NOTE)
                || (kind == Kind.NOTE && now == Kind.TEXT);
    }

    /** Null for a line with nothing on it. */
    private static @Nullable Kind kindOf(String line) {
        if (line.isEmpty()) {
            return null;
        }
        if (HEADING.matcher(line).matches()) {
            return Kind.HEADING;
        }
        if (NOTE.matcher(line).matches()) {
            return Kind.NOTE;
        }
        if (STEP.matcher(line).matches()) {
            return Kind.STEPS;
        }
        return ENTRY.matcher(line).matches() ? Kind.LIST : Kind.TEXT;
    }

    private static String words(String line) {
        for (var sign : List.of(HEADING, NOTE, STEP, ENTRY)) {
            var found = sign.matcher(line);
            if (found.matches()) {
                return found.group(1).strip();
            }
        }
        return line;
    }

    private static void end(@Nullable Kind kind, List<String> lines, List<Part> parts) {
        if (kind != null && !lines.isEmpty()) {
            parts.add(new Part(kind, String.join(kind == Kind.STEPS || kind == Kind.LIST ? "\n" : " ", lines)));
        }
        lines.clear();
    }
}
