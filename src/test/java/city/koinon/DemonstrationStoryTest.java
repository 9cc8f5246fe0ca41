package city.koinon;

import static org.assertj.core.api.Assertions.assertThat;

import city.koinon.platform.directory.Directory;
import city.koinon.platform.duties.Duties;
import city.koinon.platform.duties.DutyKind;
import city.koinon.platform.duties.State;
import city.koinon.platform.identity.Accounts;
import city.koinon.platform.kernel.CurrentCity;
import city.koinon.platform.ledger.Act;
import city.koinon.platform.ledger.Ledger;
import city.koinon.platform.municipality.Municipality;
import city.koinon.platform.texts.ManuscriptKind;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@DemonstrationTest
class DemonstrationStoryTest {

    private static final List<String> CITIES = List.of("levadia", "fuenlabrada");

    @Autowired
    Accounts accounts;

    @Autowired
    Duties duties;

    @Autowired
    Municipality municipality;

    @Autowired
    Directory directory;

    @Autowired
    Ledger ledger;

    @Autowired
    Clock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    List<ManuscriptKind> kinds;

    @LocalServerPort
    int port;

    @Test
    void opensOnTheSameDayWhereverItIsStarted() {
        assertThat(clock.instant())
                .isBetween(Instant.parse("2026-05-12T15:40:00Z"), Instant.parse("2026-05-12T18:00:00Z"));
    }

    /** A listener that is still at it when the night comes would look as if it had never heard. */
    @Test
    void tellsNobodyTwiceWhileDaysPassInSeconds() {
        assertThat(jdbc.sql("""
                        select listener_id from event_publication_archive where completion_attempts > 1
                        union all
                        select listener_id from event_publication
                        """).query(String.class).list()).isEmpty();
    }

    /** A title alone does not tell whoever translates an article from a step. */
    @Test
    void whateverIsToBeTranslatedHasAName() {
        var written = new TreeSet<String>();
        for (var city : CITIES) {
            CurrentCity.run(
                    city,
                    () -> transaction.executeWithoutResult(
                            status -> written.addAll(jdbc.sql("select distinct kind from texts.manuscript")
                                    .query(String.class)
                                    .list())));
        }
        assertThat(written).hasSizeGreaterThan(5);
        assertThat(kinds.stream().map(ManuscriptKind::kind)).containsAll(written);
    }

    @Test
    void hasTwoCitiesWithTheirOffices() {
        CurrentCity.run("levadia", () -> assertThat(directory.offices()).hasSizeGreaterThan(8));
        CurrentCity.run(
                "fuenlabrada", () -> assertThat(directory.organisations()).hasSizeGreaterThan(31));
    }

    @Test
    void everyStateOfARecommendationAnAskAndAPromiseCanBeSeen() {
        assertThat(everywhere("recommendations", "state"))
                .contains("ADOPTED", "SENT", "IN_FOLLOW_UP", "CLOSED", "WITHDRAWN");
        assertThat(everywhere("answers", "state")).contains("OPEN", "STUDY", "HANDED_OVER", "ANSWERED", "REOPENED");
        assertThat(everywhere("answers", "position"))
                .contains("ACCEPT", "PARTLY", "DECLINE", "NOT_OURS", "NEEDS_STUDY");
        assertThat(everywhere("commitments", "state"))
                .contains(
                        "PROMISED",
                        "UNDERWAY",
                        "REPORTED_DONE",
                        "CONFIRMED",
                        "DISPUTED",
                        "UNJUDGED",
                        "SUPERSEDED",
                        "WAIVED");
        assertThat(list("levadia", "commitments"))
                .as("a promise broken: its date is missed and nothing was reported")
                .anyMatch(it -> Boolean.TRUE.equals(it.get("date_missed")) && it.get("reported_done") == null);
    }

    @Test
    void aDraftIsSeenByItsBodyOnly() {
        var secretary = new Wanderer(port).as("levadia", account("levadia", "secretary"));

        assertThat(secretary.get("/levadia/en/recommendations").body()
                        + secretary.get("/levadia/en/desk").body())
                .contains("Summer activities for children");
        assertThat(new Wanderer(port).get("/levadia/en/recommendations").body())
                .doesNotContain("Summer activities for children");
    }

    @Test
    void somethingIsOverdueAtEachLevelOfTheLadderAndWaitsInEveryOtherWay() {
        assertThat(everywhere("overdue", "level")).contains(1, 2, 3, 4);
        var states = new TreeSet<State>();
        for (var city : CITIES) {
            CurrentCity.run(city, () -> duties.all().forEach(it -> states.add(it.state(municipality.today()))));
        }
        assertThat(states).containsExactlyInAnyOrder(State.values());
        CurrentCity.run(
                "levadia",
                () -> assertThat(duties.all())
                        .anyMatch(it -> it.extension() != null)
                        .anyMatch(it -> it.pause() != null));
    }

    @Test
    void oneMeetingWasMissedAndOthersWereHeldCancelledAndAreComing() {
        CurrentCity.run(
                "levadia",
                () -> assertThat(duties.all())
                        .as("the panel met in February only after the month it owed a meeting for was over")
                        .anyMatch(it -> it.kind() == DutyKind.HOLD_MEETING
                                && it.discharge() != null
                                && it.discharge().on().isAfter(it.dueOn())));
        assertThat(everywhere("meetings", "stage")).contains("HELD", "CANCELLED", "CONVENED", "IN_SESSION");
        assertThat(CITIES.stream()
                        .flatMap(city -> CurrentCity.in(city, () -> ledger.latest(100_000)).stream())
                        .map(Act::type))
                .contains("MINUTES_CIRCULATED", "MINUTES_ADOPTED", "MINUTES_ERRATUM", "NO_QUORUM");
        assertThat(everywhere("decisions", "result")).contains("CARRIED", "NOT_CARRIED", "TIED");
    }

    @Test
    void theBoardHasThirtyOneEntitiesAndAThematicGroupBelowIt() {
        assertThat(list("fuenlabrada", "bodies/coexistence-board/seats"))
                .hasSize(31)
                .allMatch(it -> it.get("organisation") != null);
        assertThat(list("fuenlabrada", "bodies"))
                .anyMatch(it -> "GROUP".equals(it.get("kind")) && it.get("parent") != null);
        assertThat(Wanderer.read(new Wanderer(port).get("/fuenlabrada/en/bodies/coexistence-board"))
                        .text())
                .contains("2020");
    }

    @Test
    void thePlanOfLevadiaHasTheTwoGoalsAndEightActionsAndShowsEveryStatus() {
        var plan = list("levadia", "plan");

        assertThat(plan.stream().map(it -> it.get("goal")).distinct()).hasSize(2);
        assertThat(plan.stream().map(it -> it.get("action")).distinct()).hasSize(8);
        assertThat(everywhere("plan", "status"))
                .contains("DONE", "ON_TRACK", "LATE", "AT_RISK", "UNKNOWN", "NOT_STARTED", "CANCELLED");
        assertThat(plan).as("something that recurs").anyMatch(it -> it.get("recurs") != null);
    }

    @Test
    void speaksTheLanguagesOfEachCity() {
        assertThat(titles("/levadia/el/recommendations"))
                .contains("Πινακίδες σε τέσσερις γλώσσες στον σταθμό των λεωφορείων");
        assertThat(titles("/levadia/ar/recommendations")).contains("لافتات بأربع لغات في محطة الحافلات");
        assertThat(titles("/levadia/sq/recommendations"))
                .contains("Tabela në katër gjuhë në stacionin e autobusëve", "Një sallë për shoqatat në mbrëmje");
        assertThat(titles("/levadia/sq/recommendations/MP-2025-02"))
                .as("what nobody has translated stands in the city’s own language, not in the first of the alphabet")
                .contains("Αμφισβήτηση")
                .doesNotContainPattern("[ء-ي]");
        assertThat(titles("/fuenlabrada/es/recommendations"))
                .contains("Una sola base de datos de candidaturas y ofertas");
        assertThat(titles("/fuenlabrada/ar/recommendations")).contains("قاعدة بيانات واحدة للمرشحين والوظائف الشاغرة");
    }

    private String titles(String path) {
        return Wanderer.read(new Wanderer(port).get(path)).select("main").text();
    }

    private List<Map<String, Object>> list(String city, String name) {
        var answer = new Wanderer(port).get("/" + city + "/en/" + name + ".json");
        assertThat(answer.statusCode()).as(name).isEqualTo(200);
        return JsonMapper.shared().readValue(answer.body(), new TypeReference<>() {});
    }

    private Set<Object> everywhere(String name, String column) {
        return CITIES.stream()
                .flatMap(city -> list(city, name).stream())
                .map(it -> it.get(column))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    private UUID account(String city, String who) {
        return CurrentCity.in(
                city,
                () -> accounts.byAddress(who + "@" + city + ".example")
                        .orElseThrow()
                        .id());
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
        for (var city : CITIES) {
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
        assertThat(home.select("main a[href*='/duties/'], main a[href$='/overdue']"))
                .isNotEmpty();
        assertThat(home.select("main a[href*='/plan/']")).isNotEmpty();
        assertThat(home.select("main").text()).contains("Next meeting", "What is overdue", "working days late");
    }

    @Test
    void theSitemapNamesThePagesInEachLanguageAndEachOfThemOpens() {
        var reader = new Wanderer(port);
        var pages = reader.sitemap("fuenlabrada").select("url");
        var english = pages.stream()
                .map(it -> java.net.URI.create(it.select("loc").text()).getPath())
                .filter(it -> it.equals("/fuenlabrada/en") || it.startsWith("/fuenlabrada/en/"))
                .toList();

        assertThat(pages).allMatch(it -> it.getElementsByTag("xhtml:link").size() == 4);
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
        for (var city : CITIES) {
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
        var visitor = new Wanderer(port).as("levadia", UUID.fromString(levadia.attr("data-account")));
        assertThat(visitor.get("/levadia/en/desk").statusCode()).isEqualTo(200);
        assertThat(somebody).isNotNull();
    }
}
