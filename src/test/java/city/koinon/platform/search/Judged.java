package city.koinon.platform.search;

import city.koinon.platform.ui.SearchSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.util.FileSystemUtils;
import org.yaml.snakeyaml.Yaml;

/**
 * The demonstration's articles, and queries of people of many languages with the articles they should find, judged by hand: how many are
 * among the first three, and how far up.
 */
public final class Judged {

    private static final Path ARTICLES = Path.of("src/main/java/city/koinon/act/guide/demonstration");
    private static final List<String> LANGUAGES = List.of("el", "en", "ar", "sq", "ro", "uk");
    private static final int FEW = 3;
    private static final int MANY = 20;

    private Judged() {}

    /** The search was tuned by the one group and had never seen the other when that was first counted. */
    public enum Group {
        JUDGED("judged.tsv"),
        HELD_OUT("held-out.tsv");

        private final String file;

        Group(String file) {
            this.file = file;
        }
    }

    /** @param lang in which the reader reads */
    public record Query(String lang, String typed, Set<String> slugs, String difficulty) {}

    /** @param place of the first right one, 0 when it is not among the first twenty */
    public record Outcome(Query query, List<String> found, int place, double recall) {

        double reciprocal() {
            return place == 0 ? 0 : 1.0 / place;
        }
    }

    /** @param recall at three: of what should be found, how much is among the first three (at most three can be) */
    public record Score(int queries, double recall, double reciprocal) {

        public static Score of(List<Outcome> outcomes) {
            return new Score(
                    outcomes.size(),
                    outcomes.stream().mapToDouble(Outcome::recall).average().orElse(0),
                    outcomes.stream().mapToDouble(Outcome::reciprocal).average().orElse(0));
        }
    }

    public static Map<String, Score> by(List<Outcome> outcomes, Function<Query, String> what) {
        return outcomes.stream()
                .collect(Collectors.groupingBy(
                        it -> what.apply(it.query()),
                        TreeMap::new,
                        Collectors.collectingAndThen(Collectors.toList(), Score::of)));
    }

    public static List<Outcome> outcomes(Group group) throws IOException {
        var folder = Files.createTempDirectory("koinon-judged-");
        try (var index = new Index(folder)) {
            var slugs = new HashMap<UUID, String>();
            articles().forEach((slug, thing) -> {
                slugs.put(thing.id(), slug);
                index.put("levadia", "guide", thing);
            });
            index.show();
            var outcomes = new ArrayList<Outcome>();
            for (var query : queries(group)) {
                var found = index.find("levadia", query.lang(), query.typed(), null, MANY).first().stream()
                        .map(it -> slugs.getOrDefault(it.id(), ""))
                        .toList();
                var first = found.stream().filter(query.slugs()::contains).findFirst();
                var right = found.stream()
                        .limit(FEW)
                        .filter(query.slugs()::contains)
                        .count();
                outcomes.add(new Outcome(
                        query,
                        found.stream().limit(FEW).toList(),
                        first.map(it -> found.indexOf(it) + 1).orElse(0),
                        (double) right / Math.min(FEW, query.slugs().size())));
            }
            return outcomes;
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    static List<Query> queries(Group group) throws IOException {
        try (var file = Judged.class.getResourceAsStream(group.file)) {
            if (file == null) {
                throw new IOException(group.file + " is missing");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(it -> !it.isBlank() && !it.startsWith("#") && !it.startsWith("reader-language"))
                    .map(it -> it.split("\t"))
                    .map(it ->
                            new Query(it[0].strip(), it[1], Set.of(it[2].strip().split("\\s*,\\s*")), it[3].strip()))
                    .toList();
        }
    }

    /** By slug, as the guide brings them: title, then the summary and the blocks. */
    static Map<String, SearchSource.Thing> articles() throws IOException {
        var articles = new LinkedHashMap<String, SearchSource.Thing>();
        try (var files = Files.list(ARTICLES)) {
            files.filter(it -> it.toString().endsWith(".yaml")).sorted().forEach(file -> {
                Map<String, Object> article = read(file);
                var slug = String.valueOf(article.get("slug"));
                articles.put(slug, thing(slug, article));
            });
        }
        return articles;
    }

    private static SearchSource.Thing thing(String slug, Map<String, Object> article) {
        var titles = new LinkedHashMap<String, String>();
        var summaries = new LinkedHashMap<String, String>();
        var bodies = new LinkedHashMap<String, String>();
        for (var lang : LANGUAGES) {
            if (article.get(lang) instanceof Map<?, ?> told) {
                titles.put(lang, String.valueOf(told.get("title")));
                summaries.put(lang, String.valueOf(told.get("summary")));
                bodies.put(
                        lang,
                        ((List<?>) told.get("blocks"))
                                .stream().map(String::valueOf).collect(Collectors.joining("\n")));
            }
        }
        return new SearchSource.Thing(
                        UUID.nameUUIDFromBytes(slug.getBytes(StandardCharsets.UTF_8)), "/guide/" + slug, titles)
                .saying(summaries)
                .saying(bodies);
    }

    private static Map<String, Object> read(Path file) {
        try {
            return new Yaml().load(Files.readString(file));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
