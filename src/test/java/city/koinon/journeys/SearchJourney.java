package city.koinon.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import city.koinon.SmallCity;
import city.koinon.act.guide.Articles;
import city.koinon.act.guide.GuideSample;
import city.koinon.act.services.Topic;
import city.koinon.platform.kernel.CurrentCity;
import city.koinon.platform.municipality.Municipality;
import city.koinon.platform.texts.Origin;
import city.koinon.platform.texts.Texts;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/** Scenario 15 of the information office: a word from a letter, or a word with a slip, leads to the article in the reader's own language. */
class SearchJourney extends Journey {

    @Autowired
    ApplicationContext house;

    @Autowired
    Municipality municipality;

    @Autowired
    Articles articles;

    @Autowired
    Texts texts;

    @Autowired
    TransactionTemplate transaction;

    private final String city = "find-" + UUID.randomUUID().toString().substring(0, 6);
    private UUID office = new UUID(0, 0);

    @BeforeEach
    void aCityWithThreeArticlesInFourLanguages() {
        municipality.create(SmallCity.of(city, Map.of("en", "Levadia", "ar", "ليفاديا"), "en", "de", "ar", "fa"));
        CurrentCity.run(city, () -> {
            office = GuideSample.office(house);
            article(
                    "residence",
                    "Permit to stay, and registration",
                    Map.of(
                            "de", "Aufenthaltstitel und Anmeldung",
                            "ar", "تصريح الإقامة وتسجيل السكن",
                            "fa", "اجازه\u200Cی اقامت و ثبت محل سکونت"));
            article(
                    "rent",
                    "Rent a home",
                    Map.of("de", "Eine Wohnung mieten", "ar", "استئجار بيت", "fa", "اجاره\u200Cی خانه"));
            article(
                    "doctor",
                    "Find a doctor",
                    Map.of("de", "Einen Arzt finden", "ar", "كيف تجدون طبيبًا", "fa", "پیدا کردن پزشک"));
        });
    }

    @ParameterizedTest
    @CsvSource({
        "ar, Aufenthaltstitel",
        "ar, اقامة",
        "ar, Anmeldng",
        "fa, Aufenthaltstitel",
        "fa, اجازهی اقامت",
        "fa, Anmeldng"
    })
    void aWordOfALetterLeadsToTheArticleInTheReadersOwnLanguage(String lang, String typed) {
        var phone = phone(lang);
        search(phone, lang, typed);

        var first = phone.locator("main .k-list a").first();
        assertThat(first).hasAttribute("href", "/" + city + "/" + lang + "/guide/residence");
        assertThat(first.locator("span")).hasAttribute("lang", lang);
        assertThat(first.locator("span")).hasAttribute("dir", "rtl");
        assertThat(first)
                .hasText(lang.equals("ar") ? "تصريح الإقامة وتسجيل السكن" : "اجازه\u200Cی اقامت و ثبت محل سکونت");
        first.click();
        assertThat(phone.locator("h1")).hasAttribute("lang", lang);
    }

    /** What is never found is asked for instead; that it is counted, and how, is in the test of the room. */
    @ParameterizedTest
    @CsvSource({"ar, منطاد", "fa, زپلین"})
    void whoFindsNothingIsTakenToTheQuestionWithTheWordsInIt(String lang, String typed) {
        var phone =
                device(new Browser.NewContextOptions().setViewportSize(320, 640).setLocale(lang));
        search(phone, lang, typed);

        assertThat(phone.locator("main .k-list a")).hasCount(0);
        assertThat((Boolean) phone.evaluate("document.documentElement.scrollWidth <= 320"))
                .isTrue();
        assertThat(Barriers.on(phone, "")).isEmpty();
        keepPicture(phone, "nothing-" + lang);
        phone.locator("main a[href*='/ask']").first().click();
        assertThat(phone.locator("[name=words]")).hasValue(typed);
    }

    private void search(Page phone, String lang, String typed) {
        phone.navigate(address("/" + city + "/" + lang + "/search"));
        phone.fill("[name=q]", typed);
        phone.locator("main")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions())
                .first()
                .click();
        assertThat(phone).hasURL(Pattern.compile(".*/search\\?q=.+"));
    }

    private void article(String slug, String title, Map<String, String> titles) {
        GuideSample.article(house, UUID.randomUUID(), office, Topic.RESIDENCE, slug, title, "Bring your passport.");
        transaction.executeWithoutResult(status -> {
            var first = articles.findBySlug(slug).orElseThrow().texts().getFirst();
            titles.forEach((lang, words) -> texts.render(first, lang, words, Origin.HUMAN, null));
        });
    }
}
