package city.koinon.bench;

import city.koinon.platform.search.Judged;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes how often the search finds what people mean into docs/performance.md: by the language of the reader, and by what makes it hard. */
final class JudgedQueries {

    private static final Pattern SECTION = Pattern.compile("<!-- judged.*<!-- /judged -->", Pattern.DOTALL);

    private JudgedQueries() {}

    static void main(String[] args) throws IOException {
        write(Path.of(args[0]));
    }

    static void write(Path report) throws IOException {
        var outcomes = Judged.outcomes();
        var text = new StringBuilder(
                "<!-- judged by ./koinon bench; what stands between these two lines is written by it -->\n\n");
        text.append("| queries | how many | recall at 3 | mean reciprocal rank |\n|---|---|---|---|\n");
        row(text, "all", Judged.Score.of(outcomes));
        rows(text, "reader of ", Judged.by(outcomes, Judged.Query::lang));
        rows(text, "", Judged.by(outcomes, Judged.Query::difficulty));
        text.append("\n<!-- /judged -->");
        var before = Files.readString(report);
        if (!SECTION.matcher(before).find()) {
            throw new IOException(report + " has no section for the judged queries");
        }
        Files.writeString(report, SECTION.matcher(before).replaceFirst(Matcher.quoteReplacement(text.toString())));
    }

    private static void rows(StringBuilder text, String before, Map<String, Judged.Score> scores) {
        scores.forEach((name, score) -> row(text, before + name, score));
    }

    private static void row(StringBuilder text, String name, Judged.Score score) {
        text.append(String.format(
                Locale.ROOT, "| %s | %d | %.2f | %.2f |%n", name, score.queries(), score.recall(), score.reciprocal()));
    }
}
