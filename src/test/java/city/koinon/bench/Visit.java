package city.koinon.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * What a browser loads to show a page: the page, its style, its scripts and what those import, its pictures.
 *
 * @param first   bytes over the wire, headers included, when nothing is in the browser's cache
 * @param changed when everything is, but the page itself has changed
 * @param again   when nothing has
 */
record Visit(int first, int changed, int again) {

    private static final String[] COMPRESSED = {"Accept-Encoding: gzip"};
    private static final Pattern NEEDED =
            Pattern.compile("<(?:link|script|img)\\b[^>]*?\\b(?:href|src)=\"(/[^\"]+)\"[^>]*>");
    private static final Pattern LOADED_LATER = Pattern.compile("rel=\"(?:alternate|canonical|next|prev|manifest)\"");
    private static final Pattern IMPORTED =
            Pattern.compile("(?:import|from)\\s*\"(\\./[^\"]+)\"|url\\(\"?(/[^)\"]+)\"?\\)");

    static Visit to(Readers readers, String path) throws IOException {
        Map<String, Readers.Answer> loaded = new LinkedHashMap<>();
        var page = readers.get(path, COMPRESSED);
        var open = new ArrayDeque<String>();
        for (var found = NEEDED.matcher(text(page)); found.find(); ) {
            if (!LOADED_LATER.matcher(found.group()).find()) {
                open.add(found.group(1).replace("&amp;", "&"));
            }
        }
        while (!open.isEmpty()) {
            var next = open.pop();
            if (loaded.containsKey(next)) {
                continue;
            }
            var answer = readers.get(next, COMPRESSED);
            if (answer.status() != 200) {
                throw new IOException(next + " answers " + answer.status());
            }
            loaded.put(next, answer);
            if (next.endsWith(".js") || next.endsWith(".css")) {
                for (var found = IMPORTED.matcher(text(answer)); found.find(); ) {
                    open.add(
                            found.group(1) != null
                                    ? next.substring(0, next.lastIndexOf('/'))
                                            + found.group(1).substring(1)
                                    : found.group(2));
                }
            }
        }
        var asked = 0;
        for (var each : loaded.entrySet()) {
            if (!each.getValue().header("Cache-Control").contains("max-age")
                    || each.getValue().header("Cache-Control").contains("no-cache")) {
                asked += again(readers, each.getKey(), each.getValue());
            }
        }
        var first = page.bytes()
                + loaded.values().stream().mapToInt(Readers.Answer::bytes).sum();
        return new Visit(first, page.bytes() + asked, again(readers, path, page) + asked);
    }

    private static int again(Readers readers, String path, Readers.Answer before) throws IOException {
        var tag = before.header("ETag");
        var since = before.header("Last-Modified");
        return tag.isEmpty() && since.isEmpty()
                ? readers.get(path, COMPRESSED).bytes()
                : readers.get(
                                path,
                                COMPRESSED[0],
                                tag.isEmpty() ? "If-Modified-Since: " + since : "If-None-Match: " + tag)
                        .bytes();
    }

    private static String text(Readers.Answer answer) throws IOException {
        if (!answer.header("Content-Encoding").equals("gzip")) {
            return answer.text();
        }
        try (var plain = new GZIPInputStream(new ByteArrayInputStream(answer.body()))) {
            return new String(plain.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
