package city.koinon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Half of the languages around the Mediterranean are written from right to left; so our styles know start and end, not left and right. */
class CssTest {

    private static final Path WEB = Path.of("src/main/web");
    private static final Pattern PHYSICAL = Pattern.compile(
            "(?<![-\\w])(?:(?:margin|padding|border|inset|scroll-margin|scroll-padding)-(?:left|right|top|bottom)[-\\w]*\\s*:"
                    + "|(?:left|right|top|bottom)\\s*:"
                    + "|border-(?:top|bottom)-(?:left|right)-radius"
                    + "|(?:text-align|float|clear)\\s*:\\s*(?:left|right)"
                    + "|(?:min-|max-)?(?:width|height)\\s*:)");
    private static final Pattern IN_A_QUERY = Pattern.compile("@(?:media|container)[^{]*\\{");

    @Test
    void knowsStartAndEndInsteadOfLeftAndRight() throws IOException {
        var found = new TreeSet<String>();
        for (var file : sheets()) {
            var lines = Files.readString(file).replaceAll("(?s)/\\*.*?\\*/", "").split("\n");
            for (var line : lines) {
                PHYSICAL.matcher(IN_A_QUERY.matcher(line).replaceAll(""))
                        .results()
                        .forEach(it -> found.add(file.getFileName() + ": " + it.group()));
            }
        }
        assertThat(found).isEmpty();
    }

    @Test
    void fetchesNothingFromElsewhere() throws IOException {
        for (var file : sheets()) {
            assertThat(Files.readString(file)).doesNotContain("http:", "https:", "url(//");
        }
    }

    @Test
    void templatesCarryNoStyleAndNoScriptOfTheirOwn() throws IOException {
        var inline = Pattern.compile(
                "\\sstyle=\"|\\son(?:click|change|submit|load|input)=\"|<style|<script(?![^>]*\\bsrc=)");
        var found = new TreeSet<String>();
        try (var files = Files.walk(Path.of("src/main/java"))) {
            for (var file : files.filter(it -> it.toString().endsWith(".jte")).toList()) {
                inline.matcher(Files.readString(file))
                        .results()
                        .forEach(it -> found.add(file.getFileName() + ": " + it.group()));
            }
        }
        assertThat(found).isEmpty();
    }

    @Test
    void weighsLittleOnTheWay() throws IOException {
        try (var files = Files.list(WEB.resolve("dist"))) {
            var sheet = files.filter(it -> it.getFileName().toString().matches("koinon\\..*\\.css\\.gz"))
                    .findFirst()
                    .orElseThrow();
            assertThat(Files.size(sheet)).isLessThanOrEqualTo(25_000);
        }
    }

    private static List<Path> sheets() throws IOException {
        try (var files = Files.walk(WEB, 2)) {
            return files.filter(it -> it.toString().endsWith(".css"))
                    .filter(it -> !it.startsWith(WEB.resolve("dist")) && !it.startsWith(WEB.resolve("node_modules")))
                    .toList();
        }
    }
}
