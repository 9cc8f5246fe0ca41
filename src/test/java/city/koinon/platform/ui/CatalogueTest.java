package city.koinon.platform.ui;

import static org.assertj.core.api.Assertions.assertThat;

import city.koinon.CityTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Whatever one room's page borrows from the house stands in the catalogue, and nobody keeps a list of it. */
@CityTest
class CatalogueTest {

    private static final Path SOURCES = Path.of("src/main/java/city/koinon");
    private static final Pattern CALL = Pattern.compile("@template\\.([a-z.-]+?)\\.([a-z-]+)\\(");
    private static final Set<String> SHARED = Set.of("platform/ui", "platform/texts");

    @Autowired
    List<Example> examples;

    @Test
    void showsEveryTemplateThatOthersCall() throws IOException {
        var calls = calls();
        var shared = new TreeSet<String>();
        // What a room beside the house's own components calls for itself only is no component.
        calls.forEach((caller, called) -> called.stream()
                .filter(it -> folder(it).equals("platform/ui") || !folder(it).equals(folder(caller)))
                .forEach(shared::add));
        shared.removeIf(it -> !SHARED.contains(folder(it)) || it.contains("/example-"));

        var shown = reachable("platform/ui/catalogue", calls);
        for (var template : calls.keySet()) {
            if (template.contains("/example-")) {
                shown.addAll(reachable(template, calls));
            }
        }

        assertThat(shared).contains("platform/ui/crumbs", "platform/texts/fields");
        shared.removeAll(shown);
        assertThat(shared).as("called by pages and shown by no example").isEmpty();
    }

    /** An example that no bean brings would be a file and no page. */
    @Test
    void bringsEveryExampleThereIsAFileFor() throws IOException {
        var files = calls().keySet().stream()
                .filter(it -> it.contains("/example-"))
                .map(it -> it.substring(it.indexOf("/example-") + "/example-".length()))
                .collect(Collectors.toSet());

        assertThat(examples).extracting(Example::name).containsAll(files);
    }

    private static Set<String> reachable(String from, Map<String, Set<String>> calls) {
        var reached = new TreeSet<String>();
        var ahead = new ArrayDeque<>(List.of(from));
        while (!ahead.isEmpty()) {
            var template = ahead.pop();
            if (reached.add(template)) {
                ahead.addAll(calls.getOrDefault(template, Set.of()));
            }
        }
        return reached;
    }

    /** Which templates each template calls, all by path without ending. */
    private static Map<String, Set<String>> calls() throws IOException {
        var calls = new TreeMap<String, Set<String>>();
        try (var files = Files.walk(SOURCES)) {
            for (var file : files.filter(it -> it.toString().endsWith(".jte")).toList()) {
                var name =
                        SOURCES.relativize(file).toString().replace('\\', '/').replace(".jte", "");
                calls.put(
                        name,
                        CALL.matcher(Files.readString(file))
                                .results()
                                .map(it -> it.group(1).replace('.', '/') + "/" + it.group(2))
                                .collect(Collectors.toSet()));
            }
        }
        return calls;
    }

    private static String folder(String template) {
        return template.substring(0, template.lastIndexOf('/'));
    }
}
