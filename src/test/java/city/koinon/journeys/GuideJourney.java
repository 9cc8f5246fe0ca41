package city.koinon.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import city.koinon.SmallCity;
import city.koinon.Visitors;
import city.koinon.act.guide.Articles;
import city.koinon.platform.directory.Directory;
import city.koinon.platform.directory.Level;
import city.koinon.platform.directory.OfficeDraft;
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
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** An editor writes what everybody asks at the counter, and somebody who has just arrived reads it in Arabic on a cheap phone. */
class GuideJourney extends Journey {

    @Autowired
    Municipality municipality;

    @Autowired
    Directory directory;

    @Autowired
    Accounts accounts;

    @Autowired
    Articles articles;

    @Autowired
    Texts texts;

    @Autowired
    TransactionTemplate transaction;

    private final String city = "guide-" + UUID.randomUUID().toString().substring(0, 6);

    @Test
    void isWrittenOnceReadInTwoLanguagesAndCorrected() {
        municipality.create(SmallCity.of(city, Map.of("en", "Levadia", "ar", "ليفاديا"), "en", "ar"));
        var account = in(() -> {
            directory.addOffice(
                    new OfficeDraft(Map.of("en", "Community Centre"), Level.CITY, null, "", false),
                    Visitors.COORDINATOR);
            var editor = accounts.open("vasilis@" + city + ".example", "Vasilis", "en");
            accounts.grant(editor, Role.EDITOR, null);
            return editor;
        });
        var editor = deviceOf(city, account);

        editor.navigate(address("/" + city + "/en/guide/drafts/new"));
        editor.getByLabel("Title").fill("Register your address");
        editor.getByLabel("Summary").fill("Everybody who moves here says so within eight days.");
        editor.getByLabel("Text", new Page.GetByLabelOptions().setExact(true))
                .fill(
                        "You need no appointment.\n\n# What to bring\n- your passport\n- the contract of your flat\n\n! Call 22610 99000 if you cannot come.");
        editor.getByLabel("Address of the page").fill("Register!");
        editor.getByLabel("Topic").selectOption("RESIDENCE");
        editor.getByLabel("Office that answers for it")
                .selectOption(new com.microsoft.playwright.options.SelectOption().setLabel("Community Centre"));
        press(editor, "Preview");
        assertThat(editor.getByRole(AriaRole.ALERT)).containsText("Use small Latin letters");
        assertThat(editor.getByLabel("Title")).hasValue("Register your address");
        editor.getByLabel("Address of the page").fill("register");
        press(editor, "Preview");
        assertThat(editor.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("What to bring")))
                .isVisible();
        press(editor, "Publish");
        assertThat(editor.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .hasText("Register your address");

        in(() -> {
            var article = articles.findBySlug("register").orElseThrow();
            var arabic = List.of(
                    "سجّلوا عنوانكم",
                    "على كل من ينتقل إلى هنا أن يبلّغ بذلك خلال ثمانية أيام.",
                    "لا حاجة إلى موعد.",
                    "ماذا تحملون معكم",
                    "جواز سفركم\nعقد إيجار بيتكم");
            for (var at = 0; at < arabic.size(); at++) {
                texts.render(article.texts().get(at), "ar", arabic.get(at), Origin.HUMAN, null);
            }
            return 0;
        });
        var phone = phone("ar");
        phone.navigate(address("/" + city + "/ar/guide"));
        phone.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("سجّلوا عنوانكم"))
                .click();
        assertThat(phone.locator("html")).hasAttribute("dir", "rtl");
        assertThat(phone.locator("article li").first()).hasText("جواز سفركم");
        assertThat(phone.getByText("لم يُترجم هذا الجزء بعد")).hasCount(1);
        assertThat(phone.getByText("Call 22610 99000")).isVisible();
        assertThat(phone.locator("a[href='tel:2261099000'] bdi")).hasAttribute("dir", "ltr");
        assertThat((Boolean) phone.evaluate("document.documentElement.scrollWidth <= 320"))
                .isTrue();
        keepPicture(phone, "article-ar");

        editor.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("Change").setExact(true))
                .click();
        editor.getByLabel("Summary").fill("Everybody who moves here says so within ten days.");
        press(editor, "Preview");
        press(editor, "Publish");
        assertThat(editor.getByRole(AriaRole.ALERT)).containsText("Has the meaning changed?");
        pick(editor, "Yes: translations must follow");
        press(editor, "Publish");
        phone.reload();
        assertThat(phone.getByText("خلال ثمانية أيام")).isVisible();
        keepPicture(phone, "article-ar-outdated");
    }

    private static void press(Page page, String button) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }

    private <T> T in(Supplier<T> work) {
        return CurrentCity.in(city, () -> transaction.execute(status -> work.get()));
    }
}
