package city.koinon.act.offline;

import static org.assertj.core.api.Assertions.assertThat;

import city.koinon.CityTest;
import city.koinon.SmallCity;
import city.koinon.Wanderer;
import city.koinon.act.guide.GuideSample;
import city.koinon.act.pathways.Sample;
import city.koinon.act.services.ServicesSample;
import city.koinon.act.services.Topic;
import city.koinon.platform.kernel.CurrentCity;
import city.koinon.platform.kernel.MovableClock;
import city.koinon.platform.municipality.Municipality;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a browser fetches to keep, and the whole guide as one file. */
@CityTest
class OfflineTest {

    private static final JsonMapper JSON = new JsonMapper();

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext house;

    @Autowired
    Municipality municipality;

    @Autowired
    MovableClock clock;

    private final String city = "offline-" + UUID.randomUUID().toString().substring(0, 6);
    private final UUID article = UUID.randomUUID();
    private UUID office = article;
    private UUID editor = article;
    private Wanderer reader = new Wanderer(0);

    @BeforeEach
    void foundTheCity() {
        municipality.create(SmallCity.of(city, Map.of("en", "Levadia", "ar", "ليفاديا"), "en", "ar"));
        CurrentCity.run(city, () -> {
            editor =
                    java.util.Objects.requireNonNull(Sample.published(house, "").account());
            office = GuideSample.office(house);
            write("Bring your passport and call +30 22610 99000.");
            GuideSample.article(
                    house, UUID.randomUUID(), office, Topic.SAFETY, "violence", "Violence at home", "Call 15900.");
            ServicesSample.made(house, "Open");
        });
        reader = new Wanderer(port);
    }

    @AfterEach
    void putTheClockRight() {
        clock.offset(Duration.ZERO);
    }

    @Test
    void hasALeafForEachArticleServicePlaceAndPathwayInEveryLanguage() {
        for (var lang : List.of("en", "ar")) {
            var manifest = manifest(reader, lang);
            var paths = new ArrayList<String>();
            manifest.get("items").forEach(it -> paths.add(it.get(0).asString()));
            assertThat(paths)
                    .contains("/guide/register", "/guide/violence", "/pathways/first-weeks")
                    .anyMatch(it -> it.startsWith("/services/"))
                    .anyMatch(it -> it.startsWith("/places/"));
            var all = reader.get(path(lang, "/pack/all/" + manifest.get("mark").asString()));
            assertThat(all.headers().firstValue("Cache-Control"))
                    .hasValueSatisfying(it -> assertThat(it).contains("immutable"));
            var lines = all.body().strip().split("\n");
            assertThat(lines).hasSize(1 + paths.size());
            var frame = JSON.readTree(lines[0]);
            assertThat(frame.get("html").asString())
                    .contains("%%main%%", "dir=\"" + (lang.equals("ar") ? "rtl" : "ltr"));
            var delicate = new HashSet<String>();
            for (var n = 1; n < lines.length; n++) {
                var leaf = JSON.readTree(lines[n]);
                assertThat(leaf.get("path").asString()).isEqualTo(paths.get(n - 1));
                assertThat(leaf.get("body").asString()).doesNotContain(" id=", "<script", "<form");
                if (leaf.get("delicate").asBoolean())
                    delicate.add(leaf.get("path").asString());
            }
            assertThat(delicate)
                    .contains("/guide/violence", "/pathways/first-weeks")
                    .doesNotContain("/guide/register");
        }
    }

    @Test
    void isTheSameForWhoeverIsSignedIn() {
        var mine = manifest(new Wanderer(port).as(city, editor), "en");
        assertThat(mine).isEqualTo(manifest(reader, "en"));
        var frame = reader.get(path("en", "/pack/items/" + mine.get("frame").asString()));
        assertThat(frame.headers().firstValue("Cache-Control"))
                .hasValueSatisfying(it -> assertThat(it).contains("immutable", "public"));
        assertThat(JSON.readTree(frame.body()).get("html").asString())
                .contains("/sign-in")
                .doesNotContain("/desk\"", "_csrf");
    }

    @Test
    void letsExactlyOneLeafBeFetchedAgainAfterOneArticleWasChanged() {
        var before = hashes(manifest(reader, "en"));
        assertThat(hashes(manifest(reader, "en"))).isEqualTo(before);
        CurrentCity.run(city, () -> write("Bring your passport and two photographs."));
        clock.offset(Packs.A_MOMENT.multipliedBy(2));
        var after = hashes(manifest(reader, "en"));
        assertThat(after.keySet()).isEqualTo(before.keySet());
        assertThat(after.keySet().stream().filter(it -> !after.get(it).equals(before.get(it))))
                .containsExactly("/guide/register");
        var leaf = reader.get(path("en", "/pack/items/" + after.get("/guide/register")));
        assertThat(leaf.body()).contains("two photographs");
        assertThat(reader.get(path("en", "/pack/items/" + before.get("/guide/register")))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void isOneFileThatNeedsNothingElse() {
        var answer = reader.get(path("en", "/guide.html"));
        var policy = answer.headers().firstValue("Content-Security-Policy").orElseThrow();
        assertThat(answer.headers().firstValue("Content-Disposition").orElseThrow())
                .contains("filename=\"" + city + "-guide-en.html\"");
        assertThat(answer.headers().firstValue("ETag"))
                .as("a newer program that says it in another way has another mark")
                .contains("W/\"" + Pack.digest(output -> output.writeContent(answer.body())) + '"');
        var file = Jsoup.parse(answer.body());
        assertThat(policy).contains(WholeGuide.CONTENT);
        assertThat(file.select("meta[http-equiv=Content-Security-Policy]").attr("content"))
                .isEqualTo(WholeGuide.CONTENT)
                .contains("default-src 'none'");
        assertThat(file.select("link[href], script, [src], form, iframe, [style]"))
                .isEmpty();
        assertThat(file.select("h1")).hasSize(1);
        assertThat(file.text()).contains("Call 15900.", "Open Desk", "Open Place", "09:00", "Register your residence");
        assertThat(file.select("article#guide\\.register a[href='tel:+302261099000']"))
                .hasSize(1);
        for (var link : file.select("a[href^=#]")) {
            assertThat(file.getElementById(link.attr("href").substring(1)))
                    .as(link.outerHtml())
                    .isNotNull();
        }
        assertThat(file.select("a[href^=/]")).isEmpty();
        assertThat(file.select("nav a")).hasSameSizeAs(file.select("article"));
    }

    @Test
    void tellsWithoutScriptsWhatIsKeptAndWhatIsNot() {
        var page = Jsoup.parse(reader.get(path("en", "/offline")).body());
        assertThat(page.select("[data-kept][hidden], [data-waiting][hidden]")).hasSize(2);
        assertThat(page.select("main a[download][href$=/guide.html]")).hasSize(1);
        assertThat(page.text()).contains("nothing is kept by itself");
        assertThat(reader.get("/sw.js").headers().firstValue("Content-Type").orElseThrow())
                .startsWith("text/javascript");
    }

    private void write(String body) {
        GuideSample.article(house, article, office, Topic.RESIDENCE, "register", "Register where you live", body);
    }

    private JsonNode manifest(Wanderer who, String lang) {
        return JSON.readTree(who.get(path(lang, "/pack/manifest.json")).body());
    }

    private static Map<String, String> hashes(JsonNode manifest) {
        var hashes = new java.util.TreeMap<String, String>();
        hashes.put("frame", manifest.get("frame").asString());
        manifest.get("items")
                .forEach(it -> hashes.put(it.get(0).asString(), it.get(1).asString()));
        return hashes;
    }

    private String path(String lang, String rest) {
        return "/" + city + "/" + lang + rest;
    }
}
