package city.koinon.journeys;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What axe finds on a page. The engine is laid into the page once, and neither fetches our style sheet once more nor tells what is well. */
public final class Barriers {

    /** For pages that have it from the beginning: {@code context.addInitScript}. */
    public static final String AXE = axe();

    private Barriers() {}

    /**
     * @param page    with scripts: without them the engine never ends
     * @param options more options of {@code axe.run}, each after a comma
     */
    @SuppressWarnings("unchecked")
    public static List<String> on(Page page, String options) {
        if (!Boolean.TRUE.equals(page.evaluate("() => 'axe' in window"))) {
            page.evaluate(AXE);
        }
        var violations = (List<Map<String, Object>>)
                page.evaluate(
                        "async () => (await axe.run(document, {preload: false, resultTypes: ['violations']" + options
                                + "})).violations.map(it => ({rule: it.id + ', ' + it.help, nodes: it.nodes.slice(0, 3).map(node => node.html)}))");
        return violations.stream()
                .map(it -> it.get("rule") + ": " + it.get("nodes"))
                .toList();
    }

    private static String axe() {
        try (var script = Barriers.class.getResourceAsStream("/axe.min.js")) {
            return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
