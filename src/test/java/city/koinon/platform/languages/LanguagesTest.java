package city.koinon.platform.languages;

import static org.assertj.core.api.Assertions.assertThat;

import city.koinon.CityTest;
import city.koinon.SmallCity;
import city.koinon.platform.identity.Accounts;
import city.koinon.platform.identity.SignedIn;
import city.koinon.platform.kernel.CurrentCity;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.municipality.Municipality;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

/** Somebody asks for a language, and the city has it, or has it not. */
@CityTest
class LanguagesTest {

    @Autowired
    Municipality municipality;

    @Autowired
    Accounts accounts;

    @Autowired
    Wishes wishes;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    MockMvcTester web;

    private final String city = "lan-" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeEach
    void aCityInGreekEnglishAndSomali() {
        municipality.create(SmallCity.of(city, Map.of("el", "Λιβαδειά", "en", "Levadia"), "el", "en", "so"));
    }

    @Test
    void leadsToTheFirstLanguageThatTheCityHas() {
        assertThat(arrive("ti,so;q=0.9,el;q=0.5")).hasRedirectedUrl("/" + city + "/so");
        assertThat(arrive("en-GB")).hasRedirectedUrl("/" + city + "/en");
        assertThat(arrive("*")).redirectedUrl().startsWith("/" + city + "/").doesNotContain("languages");
        assertThat(wishes()).as("they read something else as well").isEmpty();
    }

    /** Scenario 6: no German, and here no Greek, that nobody has chosen. */
    @Test
    void asksWhoeverReadsNoneOfThemWhichTheySpeakAndCountsTheWish() {
        var arrived = arrive("ti-ER,ti;q=0.9");
        assertThat(arrived).hasRedirectedUrl("/" + city + "/languages?wish=ti");
        assertThat(arrived)
                .hasHeader(HttpHeaders.CACHE_CONTROL, "max-age=43200, private")
                .hasHeader(HttpHeaders.VARY, "Accept-Language");
        assertThat(arrived.getResponse().getCookies()).isEmpty();

        var chooser = page("/languages?wish=ti");
        assertThat(chooser.select("bdi[lang=ti]").text()).isEqualTo("ትግርኛ");
        assertThat(chooser.select("h1 span[lang]").eachAttr("lang")).containsExactly("el", "en");
        assertThat(chooser.select(".k-tongues a").eachText()).containsExactly("Ελληνικά", "English", "Soomaali");
        assertThat(chooser.select(".k-tongues a[hreflang=so]").attr("href")).isEqualTo("/" + city + "/so");
        assertThat(wishes()).containsExactly("ti 1");

        assertThat(arrive("xx,qqq;q=0.5")).hasRedirectedUrl("/" + city + "/languages");
        assertThat(wishes()).as("what is no language").containsExactly("ti 1");
    }

    /** An old link, or somebody who typed what they read: the same page, in what there is. */
    @Test
    void anAddressInALanguageThatTheCityDoesNotHaveOffersTheSamePageInThoseItHas() {
        for (var path : List.of("/ti", "/ti/services", "/ti/nowhere")) {
            var answer = web.get().uri("/" + city + path).exchange();
            assertThat(answer).as(path).hasStatus(404);
            var offered = Jsoup.parse(body(answer));
            assertThat(offered.select("bdi[lang=ti]").text()).isEqualTo("ትግርኛ");
            assertThat(offered.select(".k-tongues a[hreflang=so]").attr("href"))
                    .isEqualTo("/" + city + "/so" + path.substring(3));
        }
        assertThat(Jsoup.parse(body(web.get()
                                .uri("/" + city + "/ti/services?topic=HEALTH")
                                .exchange()))
                        .select(".k-tongues a[hreflang=en]")
                        .attr("href"))
                .isEqualTo("/" + city + "/en/services?topic=HEALTH");
        assertThat(wishes()).as("an address is no wish").isEmpty();
        var noLanguage = web.get().uri("/" + city + "/qqq/services").exchange();
        assertThat(noLanguage).hasStatus(404);
        assertThat(Jsoup.parse(body(noLanguage)).select(".k-chooser")).isEmpty();
        assertThat(web.get()
                        .uri("/" + city + "/ti/services.json")
                        .accept("application/json")
                        .exchange())
                .hasStatus(404)
                .bodyText()
                .startsWith("{");
    }

    @Test
    void countsAFormOnceHoweverOftenItIsSent() {
        var form = page("/en/languages");
        assertThat(form.select("button[lang=ti]").text()).isEqualTo("ትግርኛ");
        assertThat(form.select("button[lang=ur]").attr("dir")).isEqualTo("rtl");
        assertThat(form.select("button[value=so]")).as("what the city has").isEmpty();
        var once = form.select("main input[name=once]").val();

        for (var i = 0; i < 2; i++) {
            assertThat(wish("ur", once)).hasRedirectedUrl("/" + city + "/en/languages?wished=ur");
        }
        assertThat(wishes()).containsExactly("ur 1");
        assertThat(wish("so", UUID.randomUUID().toString())).hasRedirectedUrl("/" + city + "/so");
        assertThat(wish("qqq", UUID.randomUUID().toString())).hasStatus(422);
        assertThat(wishes()).containsExactly("ur 1");

        var thanks = page("/en/languages?wished=ur");
        assertThat(thanks.select(".k-notice [lang=ur][dir=rtl] .k-lead").text()).isEqualTo("اردو · شکریہ");
    }

    @Test
    void showsEditorsWhatWasAskedForBesideWhatThereIs() {
        in(() -> {
            wishes.wish("ti");
            wishes.wish("ti");
            wishes.wish("ka");
            return city;
        });
        var editor = in(() -> {
            var account = accounts.open("editor@" + city + ".example", "Editor", "en");
            accounts.grant(account, Role.EDITOR, null);
            return account;
        });

        var matrix = Jsoup.parse(body(web.get()
                .uri("/" + city + "/en/translations/coverage")
                .with(SignedIn.as(editor))
                .exchange()));

        assertThat(matrix.select("section[aria-labelledby=asked] tbody th").eachText())
                .containsExactly("Tigrinya · ትግርኛ", "Georgian · ქართული");
        in(() -> {
            var now = municipality.city();
            municipality.arrange(now.name(), "GR", null, now.zone(), List.of("el", "en", "so", "ti"), now.version());
            return city;
        });
        assertThat(wishes()).as("once the city has it").containsExactly("ka 1");
    }

    @Test
    void knowsTheLanguagesOfTheWorldByTheirOwnNames() {
        var all = WorldLanguages.byLetters().values().stream()
                .flatMap(List::stream)
                .toList();

        assertThat(all).hasSizeGreaterThan(200).extracting(it -> it.tag()).doesNotHaveDuplicates();
        assertThat(WorldLanguages.find("ti")).contains(new WorldLanguages.Language("ti", "ትግርኛ", "ltr"));
        assertThat(WorldLanguages.find("ps")).contains(new WorldLanguages.Language("ps", "پښتو", "rtl"));
        assertThat(WorldLanguages.byLetters().get(WorldLanguages.Letters.CYRILLIC))
                .extracting(it -> it.name())
                .containsSubsequence("Башҡорт", "Български", "Српски", "Українська");
        assertThat(WorldLanguages.byLetters().get(WorldLanguages.Letters.LATIN))
                .extracting(it -> it.name())
                .containsSubsequence("Afrikaans", "Čeština", "ʻŌlelo Hawaiʻi", "Soomaali", "Türkçe");
    }

    private MvcTestResult arrive(String languages) {
        return web.get()
                .uri("/" + city)
                .header(HttpHeaders.ACCEPT_LANGUAGE, languages)
                .exchange();
    }

    private MvcTestResult wish(String language, String once) {
        return web.post()
                .uri("/" + city + "/en/languages")
                .param("once", once)
                .param("language", language)
                .exchange();
    }

    private Document page(String path) {
        var answer = web.get().uri("/" + city + path).exchange();
        assertThat(answer).as(path).hasStatusOk();
        return Jsoup.parse(body(answer));
    }

    private static String body(MvcTestResult answer) {
        try {
            return answer.getResponse().getContentAsString();
        } catch (java.io.UnsupportedEncodingException never) {
            throw new IllegalStateException(never);
        }
    }

    private List<String> wishes() {
        return in(() -> wishes.lately().stream()
                .map(it -> it.language() + " " + it.times())
                .toList());
    }

    private <T> T in(Supplier<T> work) {
        return CurrentCity.in(city, () -> transaction.execute(status -> work.get()));
    }
}
