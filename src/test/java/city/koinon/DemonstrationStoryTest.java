package city.koinon;

import static org.assertj.core.api.Assertions.assertThat;

import city.koinon.platform.directory.Directory;
import city.koinon.platform.kernel.CurrentCity;
import city.koinon.platform.ledger.Act;
import city.koinon.platform.ledger.Ledger;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@DemonstrationTest
class DemonstrationStoryTest {

    @Autowired
    Directory directory;

    @Autowired
    Ledger ledger;

    @Autowired
    Clock clock;

    @LocalServerPort
    int port;

    @Test
    void opensOnTheSameDayWhereverItIsStarted() {
        assertThat(clock.instant())
                .isBetween(Instant.parse("2026-05-12T15:40:00Z"), Instant.parse("2026-05-12T18:00:00Z"));
    }

    @Test
    void hasTwoCitiesWithTheirOffices() {
        CurrentCity.run("levadia", () -> assertThat(directory.offices()).hasSizeGreaterThan(8));
        CurrentCity.run(
                "fuenlabrada", () -> assertThat(directory.organisations()).hasSizeGreaterThan(31));
    }

    @Test
    void letsAnAssociationBeSpokenForByItsOwnAndShowsWhatTheBodyRecommended() {
        var board = Wanderer.read(new Wanderer(port).get("/fuenlabrada/en/bodies/coexistence-board"));

        assertThat(board.select("li, tr"))
                .anyMatch(it -> it.text().contains("Dacia Romanian Association")
                        && it.text().contains("Elena")
                        && !it.text().contains("Fátima"));
        assertThat(board.select("a[href$='/recommendations?body=coexistence-board']"))
                .hasSize(1);
    }

    @Test
    void eachNumberOfTheChainIsTheLengthOfTheListItLeadsTo() {
        var reader = new Wanderer(port);
        for (var city : List.of("levadia", "fuenlabrada")) {
            var links = Wanderer.read(reader.get("/" + city + "/en")).select(".k-chain a");
            assertThat(links).hasSize(4);
            for (var link : links.subList(0, 3)) {
                // What was replaced stands in a list of its own, below.
                var rows = Wanderer.read(reader.get(link.attr("href"))).select("main ul.k-list").stream()
                        .limit(1)
                        .flatMap(list -> list.select("> li").stream());
                assertThat(rows)
                        .as(link.attr("href"))
                        .hasSize(Integer.parseInt(link.select("b").text()));
            }
        }
    }

    @Test
    void theHomeShowsTheNextMeetingAndWhatIsOverdueAndThePlan() {
        var home = Wanderer.read(new Wanderer(port).get("/fuenlabrada/en"));

        assertThat(home.select("main a[href*='/meetings/']")).isNotEmpty();
        assertThat(home.select("main a[href*='/duties/'], main a[href$='/overdue']")).isNotEmpty();
        assertThat(home.select("main a[href*='/plan/']")).isNotEmpty();
        assertThat(home.select("main").text()).contains("Next meeting", "What is overdue", "working days late");
    }

    @Test
    void theSitemapNamesThePagesInEachLanguageAndEachOfThemOpens() {
        var reader = new Wanderer(port);
        var pages = org.jsoup.Jsoup.parse(
                        reader.get("/fuenlabrada/sitemap.xml").body(), "", org.jsoup.parser.Parser.xmlParser())
                .select("url");
        var english = pages.stream()
                .map(it -> java.net.URI.create(it.select("loc").text()).getPath())
                .filter(it -> it.equals("/fuenlabrada/en") || it.startsWith("/fuenlabrada/en/"))
                .toList();

        assertThat(pages).allMatch(it -> it.getElementsByTag("xhtml:link").size() == 3);
        assertThat(pages).hasSize(3 * english.size());
        assertThat(english)
                .doesNotHaveDuplicates()
                .contains(
                        "/fuenlabrada/en",
                        "/fuenlabrada/en/plan",
                        "/fuenlabrada/en/heard",
                        "/fuenlabrada/en/bodies/coexistence-board",
                        "/fuenlabrada/en/acts/1")
                .anyMatch(it -> it.startsWith("/fuenlabrada/en/duties/"))
                .anyMatch(it -> it.startsWith("/fuenlabrada/en/recommendations/CB-"))
                .allMatch(it -> reader.get(it).statusCode() == 200);
    }

    @Test
    void tellsOfNothingThatHasNotHappenedYet() {
        for (var city : List.of("levadia", "fuenlabrada")) {
            CurrentCity.run(city, () -> {
                var acts = ledger.latest(100_000);
                assertThat(acts)
                        .hasSizeGreaterThan(50)
                        .allMatch(act -> !act.at().isAfter(clock.instant()));
                assertThat(acts)
                        .isSortedAccordingTo(Comparator.comparing(Act::on).reversed());
            });
        }
    }

    @Test
    void letsAnybodyBeAnybodyAndPutsThemAtTheirDesk() {
        var stage = Wanderer.read(new Wanderer(port).get("/league/en/demo"));

        assertThat(stage.select("[data-account]")).hasSizeGreaterThan(40);
        var somebody = stage.select("#cast-levadia ~ ul [data-account]").first();
        var levadia = stage.select("section[aria-labelledby=cast-levadia] [data-account]")
                .first();
        var visitor = new Wanderer(port).as("levadia", java.util.UUID.fromString(levadia.attr("data-account")));
        assertThat(visitor.get("/levadia/en/desk").statusCode()).isEqualTo(200);
        assertThat(somebody).isNotNull();
    }
}
