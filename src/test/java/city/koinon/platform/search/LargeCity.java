package city.koinon.platform.search;

import city.koinon.platform.ui.SearchSource;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.springframework.util.FileSystemUtils;

/**
 * A city of a thousand articles in twelve languages, of words that are made up but spread as words are: few that stand everywhere, many
 * that stand once (Zipf). How long it takes to read, how large its index is, and how long a search takes.
 */
public final class LargeCity {

    private static final int ARTICLES = 1_000;
    private static final int WORDS = 250;
    private static final int VOCABULARY = 8_000;
    private static final int READERS = 20;
    private static final int SEARCHES_EACH = 50;

    /** Language and the letters of its words, by turns one consonant and one vowel. */
    private static final Map<String, List<String>> LANGUAGES = letters();

    private LargeCity() {}

    public record Measured(Duration reading, long megabytes, double[] milliseconds) {

        public double milliseconds(double share) {
            return milliseconds[(int) Math.min(milliseconds.length - 1, Math.floor(share * milliseconds.length))];
        }
    }

    private static Map<String, List<String>> letters() {
        var letters = new LinkedHashMap<String, List<String>>();
        var latin = List.of("bcdfghklmnprstvz", "aeiou");
        for (var lang : List.of("en", "de", "fr", "ro", "sq", "tr")) {
            letters.put(lang, latin);
        }
        letters.put("el", List.of("βγδζθκλμνξπρστφχψ", "αεηιουω"));
        letters.put("uk", List.of("бвгджзклмнпрстфхцчшщ", "аеиіоуюя"));
        letters.put("ru", List.of("бвгджзклмнпрстфхцчшщ", "аеиыоуюя"));
        letters.put("ar", List.of("بتثجحخدذرزسشصضطظعغفقكلمن", "اوي"));
        letters.put("fa", List.of("بپتجچحخدرزسشطعغفقکگلمن", "اوی"));
        letters.put("ckb", List.of("بپتجچحخدرزسشغفقکگلمن", "اوێۆە"));
        return letters;
    }

    public static Measured measure() throws Exception {
        var folder = Files.createTempDirectory("koinon-large-");
        var random = new Random(7);
        var vocabulary = new LinkedHashMap<String, List<String>>();
        LANGUAGES.forEach((lang, letters) -> vocabulary.put(lang, words(letters, random)));
        try (var index = new Index(folder)) {
            var before = System.nanoTime();
            for (var number = 0; number < ARTICLES; number++) {
                index.put("large", "guide", "1", article(vocabulary, random));
            }
            index.show();
            var reading = Duration.ofNanos(System.nanoTime() - before);
            var asked = new ArrayList<String[]>();
            for (var number = 0; number < 400; number++) {
                asked.add(question(vocabulary, random));
            }
            times(index, asked); // the compiler first makes its fast code
            return new Measured(reading, size(folder) >> 20, times(index, asked));
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    private static double[] times(Index index, List<String[]> asked) throws Exception {
        try (var readers = Executors.newFixedThreadPool(READERS)) {
            var work = new ArrayList<Callable<double[]>>();
            for (var reader = 0; reader < READERS; reader++) {
                var mine = new Random(reader);
                work.add(() -> mine.ints(SEARCHES_EACH, 0, asked.size())
                        .mapToDouble(it -> {
                            var began = System.nanoTime();
                            index.find("large", asked.get(it)[0], asked.get(it)[1], null, 20);
                            return (System.nanoTime() - began) / 1e6;
                        })
                        .toArray());
            }
            var all = new ArrayList<Double>();
            for (var done : readers.invokeAll(work)) {
                Arrays.stream(done.get()).forEach(all::add);
            }
            return all.stream().mapToDouble(it -> it).sorted().toArray();
        }
    }

    /** One to three words of some language, by a reader of some language; every third with a slip. */
    private static String[] question(Map<String, List<String>> vocabulary, Random random) {
        var languages = List.copyOf(vocabulary.keySet());
        var words = vocabulary.get(languages.get(random.nextInt(languages.size())));
        var typed = new StringBuilder();
        for (var count = 1 + random.nextInt(3); count > 0; count--) {
            typed.append(some(words, random)).append(' ');
        }
        if (random.nextInt(3) == 0) {
            typed.deleteCharAt(1 + random.nextInt(typed.length() - 2));
        }
        return new String[] {languages.get(random.nextInt(languages.size())), typed.toString()};
    }

    private static SearchSource.Thing article(Map<String, List<String>> vocabulary, Random random) {
        var titles = new LinkedHashMap<String, String>();
        var bodies = new LinkedHashMap<String, String>();
        vocabulary.forEach((lang, words) -> {
            titles.put(lang, text(words, 5, random));
            bodies.put(lang, text(words, WORDS, random));
        });
        return new SearchSource.Thing(new UUID(random.nextLong(), random.nextLong()), "/guide", titles).saying(bodies);
    }

    private static String text(List<String> words, int length, Random random) {
        var text = new StringBuilder();
        for (var count = 0; count < length; count++) {
            text.append(some(words, random)).append(' ');
        }
        return text.toString();
    }

    private static String some(List<String> words, Random random) {
        return words.get((int) Math.min(VOCABULARY - 1, Math.exp(random.nextDouble() * Math.log(VOCABULARY)) - 1));
    }

    private static List<String> words(List<String> letters, Random random) {
        var words = new ArrayList<String>();
        while (words.size() < VOCABULARY) {
            var word = new StringBuilder();
            for (var syllable = 2 + random.nextInt(4); syllable > 0; syllable--) {
                for (var kind : letters) {
                    word.append(kind.charAt(random.nextInt(kind.length())));
                }
            }
            words.add(word.toString());
        }
        return words;
    }

    private static long size(java.nio.file.Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.mapToLong(it -> it.toFile().length()).sum();
        }
    }
}
