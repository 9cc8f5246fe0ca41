package city.koinon.plan.accountability;

import static org.assertj.core.api.Assertions.assertThat;

import city.koinon.CityTest;
import city.koinon.Wanderer;
import city.koinon.listen.participation.Board;
import city.koinon.plan.strategy.Domain;
import city.koinon.plan.strategy.Plans;
import city.koinon.platform.directory.Directory;
import city.koinon.platform.directory.Level;
import city.koinon.platform.directory.Organisation;
import city.koinon.platform.directory.OrganisationDraft;
import city.koinon.platform.texts.Written;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** A stranger looks for something in a city, in any of its languages, and finds what everybody may read and nothing else. */
@CityTest
class SearchTest {

    private static final LocalDate MARCH_20 = LocalDate.of(2026, 3, 20);

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext house;

    @Autowired
    Recommendations recommendations;

    @Autowired
    Motions motions;

    @Autowired
    Answers answers;

    @Autowired
    Archive archive;

    @Autowired
    Directory directory;

    @Autowired
    Plans plans;

    World town;
    Wanderer stranger;

    @BeforeEach
    void aTown() {
        town = new World(house, MARCH_20);
        stranger = new Wanderer(port);
    }

    @AfterEach
    void realTime() {
        town.clock.offset(Duration.ZERO);
    }

    @Test
    void findsARecommendationByItsNumberAndByItsWordsInAnyLanguage() {
        var number = town.number(sent(evening()));

        for (var typed : List.of(
                number,
                number.toLowerCase(java.util.Locale.ROOT).replace("-0", "-"),
                "ΒΡΑΔΙΝΑ ΜΑΘΗΜΑΤΑ ΓΛΩΣΣΑΣ",
                "evening courses",
                "atencion",
                "الاعداديه",
                "دَوْرات")) {
            assertThat(found("en", typed)).as(typed).contains("/recommendations/" + number);
        }
        assertThat(search("ar", "evening courses").body())
                .contains(
                        "lang=\"ar\" dir=\"rtl\">دورات لغة مسائية</span>",
                        "<meta name=\"robots\" content=\"noindex\">");
        assertThat(found("en", "swimming")).isEmpty();
        assertThat(Wanderer.read(search("en", "swimming")).select(".k-empty, .k-quick a[href$=/recommendations]"))
                .as("what helps whoever finds nothing")
                .hasSize(2);
    }

    @Test
    void findsBodiesOfficesOrganisationsPromisesAndThePlan() {
        var id = town.sent(town.welfare);
        town.run(() -> answers.answer(
                town.ask(id, 1),
                AnswerDraft.accept(
                        World.words("From October the Lyceum is open."), town.promise(LocalDate.of(2026, 10, 15))),
                archive.ask(town.ask(id, 1)).version(),
                town.holder));
        town.run(() -> directory.addOrganisation(
                new OrganisationDraft(
                        Map.of("es", "Asociación de Vecinos"), Organisation.Kind.ASSOCIATION, Level.CITY, "", null),
                town.coordinator));
        var step = town.here(() -> {
            var end = LocalDate.of(2027, 12, 31);
            var plan = plans.begin(World.words("Integration plan"), null, MARCH_20, end, town.coordinator);
            var goal = plans.addGoal(plan, World.words("Living together"), Domain.PARTICIPATION, town.coordinator);
            var action = plans.addAction(
                    plan, goal, World.words("Neighbours meet"), town.welfare, MARCH_20, end, 1, town.coordinator);
            var first = plans.addStep(
                    plan,
                    action,
                    Written.of("el", "Πρώτη γιορτή γειτονιάς"),
                    LocalDate.of(2026, 6, 30),
                    1,
                    town.coordinator);
            assertThat(found("en", "γιορτη γειτονιας"))
                    .as("a plan that is a draft")
                    .isEmpty();
            plans.adopt(plan, "Municipal Council", "1/2026", MARCH_20, 0, town.coordinator);
            return first;
        });

        assertThat(found("en", "συμβουλιο")).contains("/bodies/coexistence-board");
        assertThat(found("en", "αντιδημαρχος")).hasSize(1).first().asString().startsWith("/offices/");
        assertThat(found("el", "georgiou")).as("by who holds it").hasSize(1);
        assertThat(found("ar", "asociacion vecino"))
                .hasSize(1)
                .first()
                .asString()
                .startsWith("/organisations/");
        assertThat(found("en", "evening groups")).contains("/commitments/" + town.onlyPromise(id));
        assertThat(found("en", "γιορτη γειτονιας")).contains("/plan/steps/" + step);
        assertThat(found("en", "living together")).anyMatch(it -> it.startsWith("/plan#goal-"));
        assertThat(found("en", "neighbours")).anyMatch(it -> it.startsWith("/plan/actions/"));
    }

    @Test
    void findsAMeetingByWhatIsToBeTalkedAboutOnceItIsConvened() {
        var board = new Board(house, "2026-03-02");
        var convened = board.convened("2026-03-19");
        board.planned("2026-04-16", "A secret garden");

        assertThat(found(board.city, "ar", "evening courses")).containsExactly("/meetings/" + convened);
        assertThat(found(board.city, "en", "secret garden")).isEmpty();
    }

    @Test
    void neverFindsADraftBeforeItStandsOnAnAgendaNorWhatIsOfAnotherCity() {
        var elsewhere = new World(house, MARCH_20);
        var draft = town.here(() -> recommendations.draft(evening(), town.secretary));

        assertThat(found("en", "evening courses")).as("a draft").isEmpty();
        var secretary = new Wanderer(port).as(town.city, town.secretary.accountId());
        assertThat(Wanderer.read(secretary.get(address(town.city, "en", "evening courses")))
                        .select("main .k-list a"))
                .as("by its own secretary either: what is found is what everybody may read")
                .isEmpty();

        town.run(() -> motions.propose(draft, town.secretary));
        assertThat(found("en", "evening courses")).containsExactly("/recommendations/drafts/" + draft);
        assertThat(found(elsewhere.city, "en", "evening courses")).isEmpty();
    }

    @Test
    void refusesALongQueryInWordsAndKeepsNoSearchForTheNextReader() {
        var long101 = "ж".repeat(101);

        var refused = search("en", long101);
        assertThat(refused.statusCode()).isEqualTo(200);
        assertThat(refused.body()).contains("This may have at most 100 characters; it has 101.", long101);

        assertThat(search("en", "board").headers().firstValue("ETag")).isEmpty();
        assertThat(search("en", "board").headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(stranger.get("/" + town.city + "/en/search").headers().firstValue("ETag"))
                .as("the page before anything is typed")
                .isPresent();
        assertThat(stranger.get("/" + town.city + "/sitemap-en-1.xml").body()).doesNotContain("/search");
    }

    @Test
    void takesWhatIsTypedForWordsAndNothingElse() {
        for (var typed : List.of("<script>alert(1)</script>", "%", "' or 1=1 --", "\\u0000", "(((", "*")) {
            var answer = search("en", typed);
            assertThat(answer.statusCode()).as(typed).isEqualTo(200);
            assertThat(answer.body()).doesNotContain("<script>alert");
            assertThat(Wanderer.read(answer).select("main .k-list a")).as(typed).isEmpty();
        }
    }

    private RecommendationDraft evening() {
        return new RecommendationDraft(
                town.board,
                Written.of(
                        "el",
                        Map.of(
                                "el",
                                "Βραδινά μαθήματα γλώσσας",
                                "en",
                                "Evening courses",
                                "es",
                                "Clases de idioma por la tarde",
                                "ar",
                                "دورات لغة مسائية")),
                World.words("Eleven people said it at the market."),
                List.of(new RecommendationDraft.AskDraft(
                        town.welfare,
                        Written.of(
                                "es",
                                Map.of(
                                        "es",
                                        "Atención a quienes trabajan de día",
                                        "ar",
                                        "افتحوا المدرسة الإعدادية مساءً")))));
    }

    private UUID sent(RecommendationDraft draft) {
        return town.here(() -> {
            var id = recommendations.draft(draft, town.secretary);
            motions.propose(id, town.secretary);
            town.carried(Subjects.recommendation(id));
            recommendations.send(id, town.version(id), town.secretary);
            return id;
        });
    }

    private List<String> found(String lang, String typed) {
        return found(town.city, lang, typed);
    }

    /** Where the hits lead, below city and language. */
    private List<String> found(String city, String lang, String typed) {
        return Wanderer.read(stranger.get(address(city, lang, typed))).select("main .k-list a").stream()
                .map(it -> it.attr("href").substring(("/" + city + "/" + lang).length()))
                .toList();
    }

    private HttpResponse<String> search(String lang, String typed) {
        return stranger.get(address(town.city, lang, typed));
    }

    private static String address(String city, String lang, String typed) {
        return "/" + city + "/" + lang + "/search?q=" + URLEncoder.encode(typed, StandardCharsets.UTF_8);
    }
}
