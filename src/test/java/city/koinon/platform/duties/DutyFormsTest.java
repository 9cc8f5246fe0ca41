package city.koinon.platform.duties;

import static org.assertj.core.api.Assertions.assertThat;

import city.koinon.CityTest;
import city.koinon.platform.identity.Accounts;
import city.koinon.platform.identity.SignedIn;
import city.koinon.platform.kernel.Ids;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.ledger.Actor;
import city.koinon.platform.ledger.Draft;
import city.koinon.platform.ledger.Ledger;
import city.koinon.platform.ledger.Subject;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Scenario S10, and the pages of register, desk and record, as a browser without scripts sees them. */
@CityTest
class DutyFormsTest {

    static final String REASON = "The budget of the service is decided by the council only on 4 May.";

    @Autowired
    ApplicationContext house;

    @Autowired
    MockMvcTester web;

    @Autowired
    Duties duties;

    @Autowired
    Ledger ledger;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ClimbLadders climbLadders;

    Town town;
    UUID secretary;
    UUID duty;
    Subject ask;

    @BeforeEach
    void anAnswerIsOwed() {
        town = new Town(house);
        town.at("2026-03-20");
        var accounts = house.getBean(Accounts.class);
        secretary = town.in(() -> accounts.open("secretary@" + town.slug + ".example", "Amal Secretary", "en"));
        town.run(() -> accounts.grant(secretary, Role.SECRETARY, town.body));
        ask = new Subject("errand", Ids.next());
        duty = town.owesAnAnswer("2026-03-20", ask);
    }

    @Test
    void refusesAThinReasonOnTheLastDayAndKeepsWhatWasTyped() {
        town.at("2026-04-22");

        var refused = extend(town.clerk, "5", "Too busy", "0");

        assertThat(refused).hasStatus(422);
        assertThat(refused).bodyText().contains("at least 40 characters", "Too busy</textarea>", "value=\"5\"");
    }

    @Test
    void extendsOnceAndShowsTheOldDateStruckThrough() {
        town.at("2026-04-22");

        assertThat(extend(town.clerk, "5", REASON, "0")).hasStatus(302);

        assertThat(page("/duties/" + duty))
                .bodyText()
                .containsPattern("<del>.*22 April 2026.*</del>")
                .contains("29 April 2026", REASON);
        var again = extend(town.clerk, "5", REASON, "1");
        assertThat(again).hasStatus(409);
        assertThat(again).bodyText().contains("That is possible once");
    }

    @Test
    void refusesAnExtensionAfterTheDay() {
        town.at("2026-04-23");

        assertThat(extend(town.clerk, "5", REASON, "0")).hasStatus(409);
    }

    @Test
    void letsNobodyElseMoveTheDate() {
        assertThat(extend(secretary, "5", REASON, "0")).hasStatus(403);
        assertThat(web.post()
                        .uri(address("/duties/" + duty + "/reply"))
                        .param("reply", "Yes.")
                        .with(SignedIn.as(town.clerk)))
                .hasStatus(403);
        assertThat(web.get().uri(address("/duties/" + duty + "/extend"))).hasStatus(302);
        assertThat(town.in(() -> duties.get(duty)).extension()).isNull();
    }

    @Test
    void asksBackOnceAndGoesOnWithTheReply() {
        town.at("2026-04-21");
        assertThat(web.post()
                        .uri(address("/duties/" + duty + "/clarify"))
                        .param("question", "Which district?")
                        .with(SignedIn.as(town.clerk)))
                .hasStatus(302);
        assertThat(page("/duties/" + duty)).bodyText().contains("Which district?", "do not count");
        assertThat(desk(secretary)).bodyText().contains("A question from Social Service", "/duties/" + duty + "/reply");

        town.at("2026-04-24");
        var empty = web.post()
                .uri(address("/duties/" + duty + "/reply"))
                .param("reply", " ")
                .with(SignedIn.as(secretary))
                .exchange();
        assertThat(empty).hasStatus(422);
        assertThat(web.post()
                        .uri(address("/duties/" + duty + "/reply"))
                        .param("reply", "The centre.")
                        .with(SignedIn.as(secretary)))
                .hasStatus(302);

        assertThat(town.in(() -> duties.get(duty)).dueOn()).isEqualTo("2026-04-27");
        assertThat(web.post()
                        .uri(address("/duties/" + duty + "/clarify"))
                        .param("question", "And which street?")
                        .with(SignedIn.as(town.clerk)))
                .hasStatus(409);
    }

    @Test
    void namesWhatIsOverdueWithItsComputationOnThePageAndAsData() {
        assertThat(page("/overdue")).bodyText().contains("Nothing is overdue");
        town.at("2026-05-11");
        town.outside(climbLadders::run);

        assertThat(page("/overdue"))
                .bodyText()
                .contains(
                        "No answer since 22 April 2026, 12 working days late",
                        "Social Service",
                        "Independence Day",
                        "Deputy Mayor");
        assertThat(page("/overdue?by=" + town.mayor)).bodyText().contains("Nothing is overdue");
        assertThat(page("/overdue?by=nonsense&age=%00")).hasStatus(200);
        assertThat(page("/overdue.json")).bodyText().contains("\"working_days_late\":12", "\"level\":3");
        assertThat(page("/overdue.csv")).bodyText().contains("2026-04-22");
        assertThat(page("/overdue.atom"))
                .bodyText()
                .contains("<feed xmlns=\"http://www.w3.org/2005/Atom\"", "Social Service");
        assertThat(page("/duties/" + duty))
                .bodyText()
                .contains("has happened", "to come", "In time until the end of 22 April 2026");
        assertThat(web.get().uri("/" + town.slug + "/ar/overdue"))
                .bodyText()
                .contains("لا إجابة منذ", "متأخر 12 يوم عمل");
    }

    @Test
    void putsOnTheDeskWhatOnesOfficeOwesAndNothingElse() {
        assertThat(desk(town.clerk)).bodyText().contains("Answer · Social Service", "Due 22 April 2026");
        assertThat(desk(secretary)).bodyText().contains("Nothing is waiting for you");
        assertThat(web.get().uri(address("/desk"))).hasStatus(302);
    }

    @Test
    void showsTheRecordAndWhatIsNeededToCheckIt() {
        town.run(() -> ledger.record(Draft.of("ANSWER", ask, Actor.office(town.social, "=Social Service"))));

        var seq = town.recorded + 1;
        assertThat(page("/acts")).bodyText().contains("Social Service", "/acts/" + seq);
        assertThat(page("/acts/" + seq))
                .bodyText()
                .contains("\"payload\"", "SHA-256")
                .doesNotContain("does not match");
        assertThat(page("/acts.json")).bodyText().contains("\"seq\":" + seq);
        assertThat(page("/acts.csv")).bodyText().contains("'=Social Service");
        assertThat(page("/acts.atom")).bodyText().contains("<entry>");
        assertThat(page("/acts/" + seq + ".json")).bodyText().contains("\"salt\"");
        assertThat(page("/threads/" + ask)).hasStatus(200);
        assertThat(page("/threads/" + ask + ".atom")).bodyText().contains("<entry>");
        assertThat(page("/acts/" + (seq + 1))).hasStatus(404);
        assertThat(page("/threads/errand/" + Ids.next())).hasStatus(404);
    }

    @Test
    void followsByMailOnlyAfterTheMailboxHasSaidYes() {
        town.run(() -> ledger.record(Draft.of("ASKED", ask, Actor.SYSTEM)));

        assertThat(follow("no address")).hasStatus(422);
        assertThat(follow("reader@example.org")).hasStatus(302);
        town.run(() -> ledger.record(Draft.of("ANSWER", ask, Actor.SYSTEM)));
        assertThat(letters()).isEqualTo(1);

        var body = town.in(() -> jdbc.sql("select body from notices.letter where address = 'reader@example.org'")
                .query(String.class)
                .single());
        var found = Pattern.compile("/follow/([0-9a-f-]{36})").matcher(body);
        assertThat(found.find()).isTrue();
        assertThat(page("/follow/" + found.group(1))).bodyText().contains("Do you want to follow");
        assertThat(letters()).isEqualTo(1);
        var token = token("/follow?kind=errand&id=" + ask.id());
        assertThat(post("/follow/" + found.group(1), token)).hasStatus(302);
        town.run(() -> ledger.record(Draft.of("VERDICT", ask, Actor.SYSTEM)));
        assertThat(letters()).isEqualTo(2);

        assertThat(post("/unfollow/" + found.group(1), token)).hasStatus(302);
        assertThat(page("/unfollow/" + found.group(1))).bodyText().contains("no longer follow");
        town.run(() -> ledger.record(Draft.of("CLOSED", ask, Actor.SYSTEM)));
        assertThat(letters()).isEqualTo(2);
    }

    private int letters() {
        return town.in(() -> jdbc.sql("select count(*) from notices.letter where address = 'reader@example.org'")
                .query(Integer.class)
                .single());
    }

    private MvcTestResult follow(String address) {
        return web.post()
                .uri(address("/follow"))
                .param("kind", "errand")
                .param("id", ask.id().toString())
                .param("email", address)
                .with(guest(token("/follow?kind=errand&id=" + ask.id())))
                .exchange();
    }

    private MvcTestResult post(String path, Guest guest) {
        return web.post().uri(address(path)).with(guest(guest)).exchange();
    }

    /** What somebody without an account carries from a form they were shown: its cookies and its fields. */
    record Guest(jakarta.servlet.http.Cookie[] cookies, java.util.Map<String, String> fields) {}

    private Guest token(String path) {
        var shown = page(path);
        assertThat(shown).hasStatus(200);
        var fields = new java.util.HashMap<String, String>();
        var hidden = Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"");
        var matcher = hidden.matcher(
                new String(shown.getResponse().getContentAsByteArray(), java.nio.charset.StandardCharsets.UTF_8));
        while (matcher.find()) {
            if (!matcher.group(1).equals("once")
                    && !matcher.group(1).equals("kind")
                    && !matcher.group(1).equals("id")) {
                fields.put(matcher.group(1), matcher.group(2));
            }
        }
        return new Guest(shown.getResponse().getCookies(), fields);
    }

    private static org.springframework.test.web.servlet.request.RequestPostProcessor guest(Guest guest) {
        return request -> {
            if (guest.cookies().length > 0) {
                request.setCookies(guest.cookies());
            }
            guest.fields().forEach(request::addParameter);
            return request;
        };
    }

    private MvcTestResult extend(UUID account, String days, String reason, String version) {
        return web.post()
                .uri(address("/duties/" + duty + "/extend"))
                .param("days", days)
                .param("reason", reason)
                .param("version", version)
                .with(SignedIn.as(account))
                .exchange();
    }

    private MvcTestResult desk(UUID account) {
        return web.get().uri(address("/desk")).with(SignedIn.as(account)).exchange();
    }

    private MvcTestResult page(String path) {
        return web.get().uri(address(path)).exchange();
    }

    private String address(String path) {
        return "/" + town.slug + "/en" + path;
    }
}
