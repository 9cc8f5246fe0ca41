package city.koinon.act.offline;

import static org.assertj.core.api.Assertions.assertThat;

import city.koinon.platform.ui.PackSource.Leaf;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a pack says of itself, and how much of it a cheap telephone has to fetch. */
class PackTest {

    private static final Map<String, Object> FRAME = Map.of("html", "<main>%%main%%</main>");
    private static final Path ARTICLES = Path.of("src/main/java/city/koinon/act/guide/demonstration");

    @Test
    void hasOneLineForEachLeafUnderTheDigestOfWhatItSays() {
        var pack = pack(leaf("/guide/a", "Bread", "<p>Where to get it.</p>"), leaf("/guide/b", "Milk", "<p>Too.</p>"));
        assertThat(pack.entries()).extracting(Pack.Entry::path).containsExactly("/guide/a", "/guide/b");
        for (var entry : pack.entries()) {
            assertThat(new String(pack.line(entry.hash()).orElseThrow(), StandardCharsets.UTF_8))
                    .contains("\"" + entry.title() + "\"");
        }
        assertThat(new String(pack.line(pack.frame()).orElseThrow(), StandardCharsets.UTF_8))
                .contains("%%main%%");
        assertThat(pack.line("elsewhere")).isEmpty();
        assertThat(StreamSupport.stream(pack.leaves().spliterator(), false).map(Pack.Line::title))
                .containsExactly("Bread", "Milk");
    }

    @Test
    void isTheSameWhileEverythingInItIsAndChangesOnlyWhereSomethingWasChanged() {
        var before = pack(leaf("/guide/a", "Bread", "<p>Where.</p>"), leaf("/guide/b", "Milk", "<p>Too.</p>"));
        var again = pack(leaf("/guide/a", "Bread", "<p>Where.</p>"), leaf("/guide/b", "Milk", "<p>Too.</p>"));
        var after = pack(leaf("/guide/a", "Bread", "<p>Where.</p>"), leaf("/guide/b", "Milk", "<p>No more.</p>"));
        assertThat(again.mark()).isEqualTo(before.mark());
        assertThat(after.mark()).isNotEqualTo(before.mark());
        assertThat(after.frame()).isEqualTo(before.frame());
        assertThat(after.entries().getFirst()).isEqualTo(before.entries().getFirst());
        assertThat(after.entries().getLast().hash())
                .isNotEqualTo(before.entries().getLast().hash());
    }

    @Test
    void leavesOutHowTemplatesAreIndentedAndKeepsTheLinesOfTexts() {
        var leaf = Pack.Line.of(leaf("/guide/a", "Bread", "<ul>\n      <li>one</li>\n\n  </ul>\n"), "/guide");
        assertThat(leaf.body()).isEqualTo("<ul>\n<li>one</li></ul>");
    }

    /**
     * Services have a week of hours, places an address. Words are drawn at random as often as they stand in the demonstration's articles, which
     * compresses a tenth worse than sentences do. Articles have 250 words; of a small city in Arabic those of the demonstration's length are
     * held to the budget, because 250 words drawn like this would be 108 KB.
     */
    @ParameterizedTest
    @CsvSource({
        "en, 150, 250, 80, 60, 100",
        "ar, 150, 160, 80, 60, 100",
        "ar, 400, 250, 0, 0, 350",
        "en, 1000, 250, 600, 400, 900",
        "ar, 1000, 250, 600, 400, 900"
    })
    void staysWithinWhatACheapTelephoneFetches(
            String lang, int articles, int length, int services, int places, int kilobytes) throws IOException {
        var words = words(lang);
        var random = new Random(7);
        var writer = new Pack.Writer(FRAME);
        for (var n = 0; n < articles; n++) {
            writer.add(Pack.Line.of(
                    leaf("/guide/article-" + n, said(words, 5, random), article(words, length, random)), "/guide"));
        }
        for (var n = 0; n < services; n++) {
            writer.add(Pack.Line.of(
                    leaf("/services/service-" + n, said(words, 5, random), service(words, random)), "/services"));
        }
        for (var n = 0; n < places; n++) {
            writer.add(
                    Pack.Line.of(leaf("/places/place-" + n, said(words, 4, random), place(words, random)), "/places"));
        }
        var pack = writer.done();
        var fetched = pack.squeezed().length() + zipped(pack.manifest(lang));
        assertThat(fetched).isLessThanOrEqualTo(kilobytes << 10);
    }

    @Test
    void isNotSqueezedAgainWhileItSaysTheSame() {
        var before = pack(leaf("/guide/a", "Bread", "<p>Where.</p>"));
        assertThat(writer(leaf("/guide/a", "Bread", "<p>Where.</p>"))
                        .done(before)
                        .squeezed())
                .isSameAs(before.squeezed());
        assertThat(writer(leaf("/guide/a", "Bread", "<p>There.</p>"))
                        .done(before)
                        .squeezed())
                .isNotEqualTo(before.squeezed());
    }

    @Test
    void travelsAsItLiesOnlyToWhoeverSaysThatTheyReadIt() {
        var squeezed = new Squeezed("br", new byte[0]);
        for (var header : List.of("br", "gzip, deflate, br, zstd", "gzip;q=0.5,br;q=1.0", "BR")) {
            assertThat(squeezed.readBy(header)).as(header).isTrue();
        }
        for (var header : List.of("gzip", "", "brotli", "br;q=0", "br; q=0.0")) {
            assertThat(squeezed.readBy(header)).as(header).isFalse();
        }
        assertThat(squeezed.readBy(null)).isFalse();
    }

    private static String article(List<String> words, int length, Random random) {
        var body =
                new StringBuilder("<p class=\"k-lead\" lang=\"xx\" dir=\"auto\">" + said(words, 20, random) + "</p>");
        for (var part = 0; part < length / 80; part++) {
            body.append("<h2>")
                    .append(said(words, 4, random))
                    .append("</h2><p>")
                    .append(said(words, 40, random))
                    .append("</p><ul>");
            for (var line = 0; line < 4; line++) {
                body.append("<li>").append(said(words, 8, random)).append("</li>");
            }
            body.append("</ul>");
        }
        return body.append("<p class=\"k-meta\">14 May 2026</p>").toString();
    }

    private static String service(List<String> words, Random random) {
        var body = new StringBuilder(
                "<p class=\"k-lead s-prose\">" + said(words, 30, random) + "</p><dl class=\"k-facts\">");
        for (var fact = 0; fact < 4; fact++) {
            body.append("<div><dt>Cost</dt><dd>").append(said(words, 6, random)).append("</dd></div>");
        }
        return body.append("</dl><h2>Where and when</h2><h3><a href=\"/levadia/en/places/place-")
                .append(random.nextInt(400))
                .append("\">")
                .append(said(words, 3, random))
                .append("</a></h3>")
                .append(hours(random))
                .append("<p><a href=\"tel:+3022610")
                .append(10_000 + random.nextInt(90_000))
                .append("\">call</a></p>")
                .toString();
    }

    private static String place(List<String> words, Random random) {
        return "<dl class=\"k-facts\"><div><dt>Address</dt><dd><bdi>" + said(words, 2, random) + " "
                + random.nextInt(200) + ", 32131 Levadia</bdi></dd></div><div><dt>On the map</dt><dd>38."
                + random.nextInt(10_000) + ", 22." + random.nextInt(10_000) + "</dd></div></dl><h2>Services here</h2>"
                + hours(random);
    }

    private static String hours(Random random) {
        var week = new StringBuilder("<table class=\"k-table k-hours\"><tbody>");
        for (var day : List.of("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")) {
            week.append("<tr><th scope=\"row\">")
                    .append(day)
                    .append("</th><td><bdi dir=\"ltr\">0")
                    .append(7 + random.nextInt(3))
                    .append(":30-1")
                    .append(random.nextInt(9))
                    .append(":00</bdi></td></tr>");
        }
        return week.append("</tbody></table>").toString();
    }

    private static String said(List<String> words, int many, Random random) {
        var said = new StringBuilder();
        for (var n = 0; n < many; n++) {
            said.append(words.get(random.nextInt(words.size()))).append(' ');
        }
        return said.toString().strip();
    }

    /** Each as often as it is written there. */
    private static List<String> words(String lang) throws IOException {
        var words = new ArrayList<String>();
        var letter = lang.equals("ar") ? "\\p{IsArabic}" : "[A-Za-z]";
        try (var files = Files.list(ARTICLES)) {
            for (var file : files.sorted().toList()) {
                var found = java.util.regex.Pattern.compile("(?<!\\p{L})" + letter + "{2,}(?!\\p{L})")
                        .matcher(Files.readString(file));
                while (found.find()) words.add(found.group());
            }
        }
        assertThat(words).hasSizeGreaterThan(1_000);
        return words;
    }

    private static int zipped(byte[] said) throws IOException {
        var bytes = new java.io.ByteArrayOutputStream();
        try (var zip = new java.util.zip.GZIPOutputStream(bytes)) {
            zip.write(said);
        }
        return bytes.size();
    }

    static Pack pack(Leaf... leaves) {
        return writer(leaves).done();
    }

    private static Pack.Writer writer(Leaf... leaves) {
        var writer = new Pack.Writer(FRAME);
        writer.list("/guide", "Guide");
        for (var leaf : leaves) writer.add(Pack.Line.of(leaf, "/guide"));
        return writer;
    }

    static Leaf leaf(String path, String title, String body) {
        return new Leaf(
                path, "", title, "en", "ltr", false, it -> it.writeContent("about"), it -> it.writeContent(body));
    }
}
