package city.koinon.act.offline;

import city.koinon.platform.ui.Page;
import gg.jte.Content;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The pack of a language as one page that needs nothing else: it opens from a memory card, travels by Bluetooth, and prints. */
record WholeGuide(Pack pack, Page page, Set<String> inside) {

    private static final String STYLE = style();

    /** Its own style and nothing from anywhere: the file says so of itself too, since no server stands behind it later. */
    static final String CONTENT = "default-src 'none'; style-src 'sha256-" + hash(STYLE)
            + "'; img-src data:; base-uri 'none'; form-action 'none'";

    private static final Pattern LINK = Pattern.compile(" href=\"(/[^\"]*)\"");
    private static final Pattern HEADING = Pattern.compile("<(/?)h([2-6])(?=[\\s>])");

    WholeGuide(Pack pack, Page page) {
        this(pack, page, pack.entries().stream().map(Pack.Entry::path).collect(Collectors.toSet()));
    }

    /** One list of it. */
    record Chapter(String path, String title, List<Pack.Entry> entries) {}

    List<Chapter> chapters() {
        var byList = pack.entries().stream().collect(Collectors.groupingBy(Pack.Entry::list));
        return pack.lists().entrySet().stream()
                .filter(it -> byList.containsKey(it.getKey()))
                .map(it -> new Chapter(it.getKey(), it.getValue(), byList.getOrDefault(it.getKey(), List.of())))
                .toList();
    }

    Iterable<Pack.Line> leaves() {
        return pack.leaves();
    }

    String title(String list) {
        return Objects.requireNonNull(pack.lists().get(list));
    }

    String content() {
        return CONTENT;
    }

    /** The style as an element; no template carries any. */
    Content styled() {
        return output -> output.writeContent("<style>" + STYLE + "</style>");
    }

    /** Where a leaf begins in the file. */
    static String anchor(String path) {
        return path.substring(1).replace('/', '.');
    }

    /** A piece of a page made part of this one: what it leads to lies in the file where it can, and its headings stand below the leaf's. */
    Content within(String html) {
        return output -> output.writeContent(lowered(linked(html)));
    }

    String linked(String html) {
        var start = page.to("");
        return LINK.matcher(html).replaceAll(found -> {
            var to = found.group(1);
            var path = to.startsWith(start + "/") ? to.substring(start.length()) : "";
            return java.util.regex.Matcher.quoteReplacement(
                    inside.contains(path) ? " href=\"#" + anchor(path) + '"' : " href=\"" + page.absolute(to) + '"');
        });
    }

    private static String lowered(String html) {
        return HEADING.matcher(html)
                .replaceAll(found -> "<" + found.group(1) + "h" + Math.min(6, Integer.parseInt(found.group(2)) + 2));
    }

    private static String style() {
        try (var in = Objects.requireNonNull(WholeGuide.class.getResourceAsStream("whole.css"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String hash(String style) {
        try {
            return Base64.getEncoder()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
