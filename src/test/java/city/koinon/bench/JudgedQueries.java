package city.koinon.bench;

import city.koinon.platform.search.Judged;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;

/** How often the search finds what people mean: by the language of the reader, and by what makes it hard. */
final class JudgedQueries {

    private JudgedQueries() {}

    static String table(Judged.Group group) throws IOException {
        var outcomes = Judged.outcomes(group);
        var table = new Table("queries", "how many", "recall at 3", "mean reciprocal rank");
        row(table, "all", Judged.Score.of(outcomes));
        rows(table, "reader of ", Judged.by(outcomes, Judged.Query::lang));
        rows(table, "", Judged.by(outcomes, Judged.Query::difficulty));
        return table.toString();
    }

    private static void rows(Table table, String before, Map<String, Judged.Score> scores) {
        scores.forEach((name, score) -> row(table, before + name, score));
    }

    private static void row(Table table, String name, Judged.Score score) {
        table.row(
                name,
                String.valueOf(score.queries()),
                String.format(Locale.ROOT, "%.2f", score.recall()),
                String.format(Locale.ROOT, "%.2f", score.reciprocal()));
    }
}
