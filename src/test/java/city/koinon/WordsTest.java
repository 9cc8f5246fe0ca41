package city.koinon;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The house says everything in four languages, and nothing that nobody asks for. */
class WordsTest {

    private static final Path SOURCES = Path.of("src/main/java/city/koinon");
    private static final List<String> OTHERS = List.of("el", "es", "ar");
    private static final Pattern ENUM = Pattern.compile("\\benum\\s+(\\w+)[^{]*\\{");
    private static final Pattern CONSTANT =
            Pattern.compile("^\\s*([A-Z][A-Z0-9_]*)\\s*(?:\\(|,|;|$|\\{)", Pattern.MULTILINE);
    private static final Pattern LITERAL = Pattern.compile("\"([a-z]+\\.[A-Za-z][\\w.-]*)\"");

    @Test
    void everySentenceIsThereInEveryLanguage() throws IOException {
        var missing = new TreeSet<String>();
        for (var module : modules()) {
            var english = words(module, "").keySet();
            for (var lang : OTHERS) {
                var here = words(module, "_" + lang).keySet();
                english.stream()
                        .filter(it -> !here.contains(it))
                        .forEach(it -> missing.add(lang + ": " + name(module) + "." + it));
                here.stream()
                        .filter(it -> !english.contains(it))
                        .forEach(it -> missing.add("en: " + name(module) + "." + it));
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void everySentenceCanBeSaidAndAsksForTheSameThings() throws IOException {
        var wrong = new TreeSet<String>();
        for (var module : modules()) {
            var english = words(module, "");
            for (var lang : Stream.concat(Stream.of(""), OTHERS.stream().map(it -> "_" + it))
                    .toList()) {
                words(module, lang).forEach((key, value) -> {
                    var where = name(module) + "." + key + lang;
                    if (value.isBlank()) {
                        wrong.add(where + " is empty");
                    }
                    if (value.contains("'")) {
                        wrong.add(where + " has a straight apostrophe, which quotes instead of being shown");
                    }
                    try {
                        var said = arguments(value, lang);
                        var meant = arguments(english.getOrDefault(key, value), "");
                        if (!meant.containsAll(said)) {
                            wrong.add(where + " speaks of " + said + " where English knows " + meant);
                        }
                    } catch (IllegalArgumentException broken) {
                        wrong.add(where + ": " + broken.getMessage());
                    }
                });
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void noSentenceIsMissingAndNoneIsUnused() throws IOException {
        var kept = new TreeSet<String>();
        for (var module : modules()) {
            words(module, "").keySet().forEach(key -> kept.add(name(module) + "." + key));
        }
        var roots = modules().stream().map(WordsTest::name).collect(Collectors.toSet());
        var asked = new TreeSet<String>();
        var enums = new TreeMap<String, Set<String>>();
        for (var file : sources()) {
            var text = Files.readString(file);
            LITERAL.matcher(text)
                    .results()
                    .map(it -> it.group(1))
                    .filter(it -> roots.contains(it.substring(0, it.indexOf('.'))))
                    .forEach(asked::add);
            if (file.toString().endsWith(".java")) {
                enums.putAll(enumsIn(text, file.getParent().getFileName().toString()));
            }
        }
        var missing = new TreeSet<>(asked);
        missing.removeAll(kept);
        missing.removeIf(WordsTest::isNoSentence);
        assertThat(missing).as("asked for, but nobody wrote it").isEmpty();

        var unused = new TreeSet<>(kept);
        unused.removeAll(asked);
        enums.values().forEach(unused::removeAll);
        assertThat(unused).as("written, but nobody asks for it").isEmpty();

        for (var constants : enums.values()) {
            if (constants.stream().anyMatch(kept::contains)) {
                assertThat(kept).as("every constant of an enum that is shown").containsAll(constants);
            }
        }
    }

    /** Names of tables, settings and files look like keys and are none. */
    private static boolean isNoSentence(String literal) {
        return literal.matches(".*\\.(jte|sql|css|js|json|csv|ics|atom|xml|svg|docx|txt|html|zip|gz|db|log)$")
                || literal.matches("[a-z]+\\.[a-z]+(_[a-z]+)+");
    }

    private static Map<String, Set<String>> enumsIn(String text, String module) {
        var found = new TreeMap<String, Set<String>>();
        var match = ENUM.matcher(text);
        while (match.find()) {
            var body = text.substring(match.end());
            var end = body.indexOf(';') < 0
                    ? body.indexOf('}')
                    : Math.min(
                            body.indexOf(';') + 1,
                            body.indexOf('}') < 0 ? Integer.MAX_VALUE : Math.max(body.indexOf('}'), 0));
            var list = body.substring(0, Math.max(0, Math.min(end, body.length())))
                    .replaceAll("(?s)/\\*.*?\\*/", "")
                    .replaceAll("//.*", "");
            var constants = new TreeSet<String>();
            CONSTANT.matcher(list + "\n")
                    .results()
                    .forEach(it -> constants.add(module + "." + match.group(1) + "." + it.group(1)));
            Stream.of(list.split(","))
                    .map(String::strip)
                    .filter(it -> it.matches("[A-Z][A-Z0-9_]*"))
                    .forEach(it -> constants.add(module + "." + match.group(1) + "." + it));
            found.put(module + "." + match.group(1), constants);
        }
        return found;
    }

    private static Set<String> arguments(String pattern, String lang) {
        return new TreeSet<>(
                new MessageFormat(pattern, ULocale.forLanguageTag(lang.isEmpty() ? "en" : lang.substring(1)))
                        .getArgumentNames());
    }

    private static List<Path> modules() throws IOException {
        try (var files = Files.walk(SOURCES)) {
            return files.filter(it -> it.getFileName().toString().equals("messages.properties"))
                    .map(Path::getParent)
                    .sorted()
                    .toList();
        }
    }

    private static List<Path> sources() throws IOException {
        try (var files = Files.walk(SOURCES)) {
            return new ArrayList<>(files.filter(it ->
                            it.toString().endsWith(".java") || it.toString().endsWith(".jte"))
                    .toList());
        }
    }

    private static String name(Path module) {
        return module.getFileName().toString();
    }

    private static Map<String, String> words(Path module, String suffix) throws IOException {
        var file = module.resolve("messages" + suffix + ".properties");
        var words = new Properties();
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                words.load(reader);
            }
        }
        return words.entrySet().stream()
                .collect(Collectors.toMap(
                        it -> (String) it.getKey(), it -> (String) it.getValue(), (a, b) -> a, TreeMap::new));
    }
}
