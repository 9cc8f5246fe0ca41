package city.koinon.act.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import city.koinon.CityTest;
import city.koinon.SmallCity;
import city.koinon.act.appointments.Reception;
import city.koinon.act.services.Services;
import city.koinon.platform.identity.Accounts;
import city.koinon.platform.identity.SignedIn;
import city.koinon.platform.kernel.CurrentCity;
import city.koinon.platform.kernel.Ids;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.municipality.Municipality;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** People say what came of a service, and from five answers on everybody reads it. */
@CityTest
class FeedbackTest {

    @Autowired
    MockMvcTester web;

    @Autowired
    ApplicationContext house;

    @Autowired
    Municipality municipality;

    @Autowired
    Accounts accounts;

    private final String city = "feedback-" + UUID.randomUUID().toString().substring(0, 8);
    private String service = "";

    @BeforeEach
    void aService() {
        municipality.create(SmallCity.of(city, Map.of("en", "Town", "ar", "مدينة"), "en", "ar"));
        CurrentCity.run(
                city,
                () -> service = "/services/" + Reception.opens(house, "Main").slug());
    }

    @Test
    void isToldFromFiveAnswersOnWithoutSmallCountsAndItsLinesOnlyToEditors() {
        for (var n = 0; n < 4; n++) {
            assertThat(answer("en", Map.of("delivered", "YES", "took", "A_WEEK", "effort", "2")))
                    .hasStatus3xxRedirection();
        }
        assertThat(read("en", service).text()).contains("Too few have answered").doesNotContain("4 people");
        answer(
                "ar",
                Map.of(
                        "delivered",
                        "NO",
                        "took",
                        "LONGER",
                        "explained",
                        "NO",
                        "effort",
                        "5",
                        "said",
                        "=انتظرت\tكثيرًا"));
        answer("ar", Map.of("delivered", "YES", "explained", "NO", "effort", "2"));

        var page = read("en", service).text();
        assertThat(page)
                .contains("5 people answered", "The other 5 are not told apart", "Up to a week", "2 of 5")
                .doesNotContain("انتظرت", "No: 1");
        assertThat(read("ar", service).text()).contains("أجاب به 5 أشخاص", "حتى أسبوع");

        var editor = CurrentCity.in(city, () -> accounts.open("editor@" + city + ".example", "Editor", "en"));
        assertThat(web.get().uri("/" + city + "/en/feedback").exchange()).hasStatus3xxRedirection();
        CurrentCity.run(city, () -> accounts.grant(editor, Role.EDITOR, null));
        var list = Jsoup.parse(body(signed(editor, "/feedback")));
        assertThat(list.text()).contains("=انتظرت كثيرًا");
        assertThat(body(signed(editor, "/feedback.csv")))
                .contains("month,service,language", ",ar,NO,LONGER,NO,5,'=انتظرت كثيرًا")
                .contains(",ar,YES,,,2,");

        assertThat(web.post()
                        .uri("/" + city + "/en/feedback")
                        .with(SignedIn.in(city, editor))
                        .param("line", list.select("button[name=line]").attr("value"))
                        .exchange())
                .hasStatus3xxRedirection();
        assertThat(body(signed(editor, "/feedback.csv")))
                .contains(",ar,NO,LONGER,NO,5,")
                .doesNotContain("انتظرت");
    }

    @Test
    void nobodyWhoLooksBeforeAndAfterOneAnswerSeesAnything() {
        for (var n = 0; n < 5; n++) {
            answer("en", Map.of("delivered", "YES", "effort", "1"));
        }
        var before = told();
        for (var n = 0; n < 4; n++) {
            answer("en", Map.of("delivered", "NO", "effort", "5"));
            assertThat(told()).isEqualTo(before).contains("Yes: 5", "every 5 more answers");
        }
        answer("en", Map.of("delivered", "NO", "effort", "5"));
        assertThat(told()).contains("10 people answered", "Yes: 5", "No: 5");
    }

    @Test
    void twentyAtOnceAreToldInFullBatches() throws InterruptedException {
        var id = CurrentCity.in(
                city,
                () -> house.getBean(Services.class)
                        .findBySlug(service.substring("/services/".length()))
                        .orElseThrow()
                        .id());
        var answers = house.getBean(Answers.class);
        try (var people = Executors.newFixedThreadPool(8)) {
            for (var n = 0; n < 23; n++) {
                people.execute(
                        () -> CurrentCity.run(city, () -> answers.add(id, "en", Delivered.YES, null, null, 1, null)));
            }
        }
        assertThat(told()).contains("20 people answered", "Yes: 20");
    }

    private String told() {
        return Objects.requireNonNull(read("en", service).selectFirst("h2:containsOwn(What came of it)"))
                .parent()
                .text();
    }

    @Test
    void asksOnlyWhatIsNeededAndKeepsWhatWasTyped() {
        var answer = answer("en", Map.of("said", "a".repeat(201)));
        assertThat(answer).hasStatus(422);
        var page = Jsoup.parse(body(answer));
        assertThat(page.title()).startsWith("Error:");
        assertThat(page.select("#errors a").eachAttr("href")).containsExactly("#f-delivered", "#f-effort", "#f-said");
        assertThat(page.select("#f-said").attr("value")).hasSize(201);
        assertThat(answer("en", Map.of("delivered", "YES", "effort", "6"))).hasStatus(422);
    }

    @Test
    void isCountedOnceHoweverOftenItIsSentAndNotForEverFromOnePlace() {
        var once = Ids.next().toString();
        for (var n = 0; n < 6; n++) {
            answer("en", Map.of("once", once, "delivered", "YES", "effort", "1"));
        }
        assertThat(read("en", service).text()).contains("Too few have answered");
        for (var n = 0; n < 29; n++) {
            answer("en", Map.of("delivered", "YES", "effort", "1"));
        }
        assertThat(answer("en", Map.of("delivered", "YES", "effort", "1"))).hasStatus(429);
        assertThat(read("en", service).text()).contains("30 people answered", "Yes: 30");
    }

    private MvcTestResult answer(String lang, Map<String, String> fields) {
        var request = web.post().uri("/" + city + "/" + lang + service + "/feedback");
        new LinkedHashMap<>(fields).forEach(request::param);
        return request.exchange();
    }

    private MvcTestResult signed(UUID account, String path) {
        return web.get()
                .uri("/" + city + "/en" + path)
                .with(SignedIn.in(city, account))
                .exchange();
    }

    private Document read(String lang, String path) {
        var answer = web.get().uri("/" + city + "/" + lang + path).exchange();
        assertThat(answer).as(path).hasStatusOk();
        return Jsoup.parse(body(answer));
    }

    private static String body(MvcTestResult answer) {
        try {
            return answer.getResponse().getContentAsString(StandardCharsets.UTF_8);
        } catch (java.io.UnsupportedEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
