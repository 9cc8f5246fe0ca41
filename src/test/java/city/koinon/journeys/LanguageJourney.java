package city.koinon.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import city.koinon.SmallCity;
import city.koinon.act.guide.Articles;
import city.koinon.act.guide.GuideSample;
import city.koinon.act.services.Topic;
import city.koinon.platform.identity.Accounts;
import city.koinon.platform.kernel.CurrentCity;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.municipality.Municipality;
import city.koinon.platform.texts.Origin;
import city.koinon.platform.texts.Texts;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/** Scenario 6: somebody whose telephone speaks Tigrinya comes to a city that has none. */
class LanguageJourney extends Journey {

    @Autowired
    Municipality municipality;

    @Autowired
    Accounts accounts;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    ApplicationContext house;

    @Autowired
    Articles articles;

    @Autowired
    Texts texts;

    private final String city = "tongue-" + UUID.randomUUID().toString().substring(0, 6);

    @Test
    void isAskedInsteadOfGivenAnotherLanguageAndIsCountedOnce() {
        municipality.create(
                SmallCity.of(city, Map.of("el", "Λιβαδειά", "en", "Levadia", "ar", "ليفاديا"), "el", "en", "ar"));
        var editor = CurrentCity.in(
                city,
                () -> transaction.execute(status -> {
                    var account = accounts.open("editor@" + city + ".example", "Eleni", "en");
                    accounts.grant(account, Role.EDITOR, null);
                    return account;
                }));
        var phone = phone("ti");

        phone.navigate(address("/" + city));
        assertThat(phone).hasURL(address("/" + city + "/languages?wish=ti"));
        assertThat(phone.locator("bdi[lang=ti]")).hasText("ትግርኛ");
        assertThat(phone.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .containsText("ما اللغة التي تتكلمونها؟");
        assertThat((Boolean) phone.evaluate("document.documentElement.scrollWidth <= 320"))
                .isTrue();
        keepPicture(phone, "chooser");
        phone.navigate(address("/" + city));
        link(phone, "العربية").click();
        assertThat(phone.locator("html")).hasAttribute("lang", "ar");

        link(phone, "لغتي ليست هنا").click();
        assertThat((Boolean) phone.evaluate("document.documentElement.scrollWidth <= 320"))
                .isTrue();
        keepPicture(phone, "languages-ar");
        var other = phone.locator("button[lang=ur]");
        other.click();
        assertThat(phone.locator(".k-notice [lang=ur]")).hasAttribute("dir", "rtl");
        assertThat(phone.locator(".k-notice")).containsText("شکریہ");

        var desk = deviceOf(city, editor);
        desk.navigate(address("/" + city + "/en/translations/coverage"));
        var asked = desk.locator("section[aria-labelledby=asked] tbody tr");
        assertThat(asked).hasCount(2);
        assertThat(asked.nth(0)).hasText(java.util.regex.Pattern.compile("Tigrinya · ትግርኛ\\s*1\\D.*"));
        assertThat(asked.nth(1)).containsText("Urdu · اردو");
        keepPicture(desk, "asked-for");
    }

    @Test
    void anArticleThatNobodyHasTranslatedIsShownAsItWasWrittenAndOfferedInNoOtherLanguage() {
        municipality.create(SmallCity.of(city, Map.of("en", "Levadia"), "en", "ar", "so"));
        CurrentCity.run(city, () -> {
            GuideSample.article(
                    house,
                    UUID.randomUUID(),
                    GuideSample.office(house),
                    Topic.RESIDENCE,
                    "register",
                    "Register where you live",
                    "Bring your passport.\n\nIt costs nothing.");
            transaction.executeWithoutResult(status -> {
                var parts = articles.findBySlug("register").orElseThrow().texts();
                var arabic = List.of("سجّلوا مكان سكنكم", "باختصار", "أحضروا جواز السفر.");
                for (var part = 0; part < arabic.size(); part++) {
                    texts.render(parts.get(part), "ar", arabic.get(part), Origin.HUMAN, null);
                }
            });
        });
        var phone = phone("so");

        phone.navigate(address("/" + city));
        assertThat(phone).hasURL(address("/" + city + "/so"));
        phone.navigate(address("/" + city + "/so/guide/register"));
        for (var part : List.of("h1", "article p[lang=en]:has-text('passport')")) {
            assertThat(phone.locator(part)).hasAttribute("lang", "en");
            assertThat(phone.locator(part)).hasAttribute("dir", "ltr");
        }
        assertThat(phone.locator("main .k-notice")).containsText("This page is not in your language yet.");
        assertThat(offered(phone)).isEqualTo(List.of("en", "ar"));
        keepPicture(phone, "in-no-somali");

        phone.navigate(address("/" + city + "/ar/guide/register"));
        assertThat(phone.locator("html")).hasAttribute("dir", "rtl");
        assertThat(phone.locator("article p[lang=ar]:has-text('جواز')")).hasCSS("direction", "rtl");
        var untranslated = phone.locator("article p[lang=en][dir=ltr]");
        assertThat(untranslated).hasText("It costs nothing.");
        assertThat(untranslated).hasCSS("direction", "ltr");
        assertThat(phone.locator("article .k-mark-note")).hasCount(1);
        assertThat(offered(phone)).isEqualTo(List.of("en", "ar"));
        keepPicture(phone, "half-in-arabic");
    }

    private static Object offered(Page page) {
        return page.locator("link[rel=alternate][hreflang]").all().stream()
                .map(it -> it.getAttribute("hreflang"))
                .toList();
    }

    private static com.microsoft.playwright.Locator link(Page page, String name) {
        return page.getByRole(
                        AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true))
                .first();
    }
}
