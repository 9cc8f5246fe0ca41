package city.koinon.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import city.koinon.SmallCity;
import city.koinon.Visitors;
import city.koinon.act.guide.Articles;
import city.koinon.platform.directory.Directory;
import city.koinon.platform.directory.Level;
import city.koinon.platform.directory.OfficeDraft;
import city.koinon.platform.directory.Organisation;
import city.koinon.platform.directory.OrganisationDraft;
import city.koinon.platform.identity.Accounts;
import city.koinon.platform.kernel.CurrentCity;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.municipality.Municipality;
import city.koinon.platform.texts.Origin;
import city.koinon.platform.texts.Texts;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Scenario 7: an article, a volunteer who translates it from another translation, a reader, and a change that outdates everything. */
class TranslationJourney extends Journey {

    private static final List<String> ARABIC =
            List.of("احصلوا على رقم AMKA", "خلال شهر من وصولكم.", "لا حاجة إلى موعد.", "ما تحضرونه معكم", "جواز السفر");

    private static final List<String> PERSIAN =
            List.of("شماره AMKA بگیرید", "ظرف یک ماه پس از ورود.", "نیازی به وقت قبلی نیست.", "چه بیاورید", "گذرنامه");

    private static final List<String> POLISH =
            List.of("Zdobądź AMKA", "W ciągu miesiąca.", "Nie trzeba się umawiać.", "Co zabrać", "paszport");

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

    private final String city = "words-" + UUID.randomUUID().toString().substring(0, 6);

    @Test
    void isTranslatedSentBackPublishedAndOutdated() {
        municipality.create(SmallCity.of(city, Map.of("en", "Levadia"), "en", "ar", "fa", "pl"));
        var circle = in(() -> {
            directory.addOffice(
                    new OfficeDraft(Map.of("en", "Community Centre"), Level.CITY, null, "", false),
                    Visitors.COORDINATOR);
            return directory.addOrganisation(
                    new OrganisationDraft(
                            Map.of("en", "Circle of Families"), Organisation.Kind.ASSOCIATION, Level.CITY, "", null),
                    Visitors.COORDINATOR);
        });
        var editor = deviceOf(city, somebody("Vasilis", Role.EDITOR, null));
        var leyla = deviceOf(city, somebody("Leyla", Role.TRANSLATOR, circle));

        publish(editor);
        in(() -> {
            var parts = articles.findBySlug("amka").orElseThrow().texts();
            for (var i = 0; i < parts.size(); i++) {
                texts.render(parts.get(i), "ar", ARABIC.get(i), Origin.HUMAN, null);
                texts.render(parts.get(i), "pl", POLISH.get(i), Origin.MACHINE, null);
            }
            return 0;
        });
        editor.navigate(address("/" + city + "/en/translations/glossary/new"));
        editor.locator("[name=term]").fill("AMKA");
        pick(editor, "It stays as it is");
        press(editor, "Save");

        // From the Arabic, with the protected name lost at first.
        leyla.navigate(address("/" + city + "/en/translations?language=fa"));
        follow(leyla, "Get your AMKA");
        press(leyla, "I translate this");
        leyla.locator("main textarea").first().fill(PERSIAN.getFirst());
        press(leyla, "العربية");
        assertThat(leyla.locator("main textarea").first()).hasValue(PERSIAN.getFirst());
        assertThat(leyla.locator(".k-passage p[lang=ar]").first()).hasText(ARABIC.getFirst());
        var task = leyla.url().replaceFirst("\\?.*", "");
        fill(leyla, PERSIAN, "شماره بگیرید");
        press(leyla, "Hand in to be read");
        assertThat(leyla.getByRole(AriaRole.ALERT)).containsText("“AMKA” from line 1 of the original is missing");
        keepPicture(leyla, "term-lost");
        fill(leyla, PERSIAN, PERSIAN.getFirst());
        press(leyla, "Hand in to be read");
        assertThat(leyla.locator("main")).containsText("It waits for somebody else to read it");

        editor.navigate(task);
        editor.getByLabel("What should be different").fill("Say “within one month”, as the law does.");
        press(editor, "Send back");
        leyla.navigate(task + "?from=ar");
        assertThat(leyla.locator("main")).containsText("as the law does");
        leyla.locator("textarea[name^='part.']").nth(1).fill("ظرف یک ماه پس از ورود به یونان.");
        press(leyla, "Hand in to be read");
        editor.navigate(task);
        press(editor, "Publish this translation");

        var reader = phone("fa");
        reader.navigate(address("/" + city + "/fa/guide/amka"));
        assertThat(reader.locator("h1")).hasText(PERSIAN.getFirst());
        assertThat(reader.locator(".k-translated")).containsText("Translated by Circle of Families.");
        assertThat(reader.locator(".k-translated")).containsText("Checked by Levadia.");
        reader.navigate(address("/" + city + "/pl/guide/amka"));
        assertThat(reader.locator("main")).containsText("A machine translated this page and nobody has checked it");
        keepPicture(reader, "by-machine");
        reader.locator("main .k-notice a[hreflang=en]").click();
        assertThat(reader.locator("h1")).hasText("Get your AMKA");

        change(editor, "within a month of coming.", "within one month of coming.", "No: only the wording");
        reader.navigate(address("/" + city + "/fa/guide/amka"));
        assertThat(reader.locator(".k-translated")).containsText("Circle of Families");
        change(editor, "within one month of coming.", "within ten days of coming.", "Yes: translations must follow");
        for (var lang : List.of("ar", "fa", "pl")) {
            reader.navigate(address("/" + city + "/" + lang + "/guide/amka"));
            assertThat(reader.locator("main .k-notice").first()).isVisible();
            assertThat(reader.locator("main .k-translated")).hasCount(0);
        }
        keepPicture(reader, "outdated");
        editor.navigate(address("/" + city + "/en/translations"));
        assertThat(editor.locator("#results tbody tr")).hasCount(3);
        keepPicture(editor, "board");
    }

    private void publish(Page editor) {
        editor.navigate(address("/" + city + "/en/guide/drafts/new"));
        editor.getByLabel("Title").fill("Get your AMKA");
        editor.getByLabel("Summary").fill("Ask for it within a month of coming.");
        editor.getByLabel("Text", new Page.GetByLabelOptions().setExact(true))
                .fill("You need no appointment.\n\n# What to bring\n- your passport");
        editor.getByLabel("Address of the page").fill("amka");
        editor.getByLabel("Topic").selectOption("RESIDENCE");
        editor.getByLabel("Office that answers for it").selectOption(new SelectOption().setLabel("Community Centre"));
        press(editor, "Preview");
        press(editor, "Publish");
        assertThat(editor.locator("h1")).hasText("Get your AMKA");
    }

    private void change(Page editor, String before, String now, String meaning) {
        editor.navigate(address("/" + city + "/en/guide/amka"));
        follow(editor, "Change");
        assertThat(editor.getByLabel("Summary")).hasValue("Ask for it " + before);
        editor.getByLabel("Summary").fill("Ask for it " + now);
        press(editor, "Preview");
        pick(editor, meaning);
        press(editor, "Publish");
    }

    private static void fill(Page page, List<String> words, String title) {
        var fields = page.locator("textarea[name^='part.']");
        assertThat(fields).hasCount(words.size());
        for (var i = 0; i < words.size(); i++) {
            fields.nth(i).fill(i == 0 ? title : words.get(i));
        }
    }

    private UUID somebody(String name, Role role, UUID scope) {
        return in(() -> {
            var account = accounts.open(name.toLowerCase(java.util.Locale.ROOT) + "@" + city + ".example", name, "en");
            accounts.grant(account, role, scope);
            return account;
        });
    }

    private static void press(Page page, String button) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }

    private static void follow(Page page, String link) {
        page.locator("main")
                .getByRole(
                        AriaRole.LINK,
                        new com.microsoft.playwright.Locator.GetByRoleOptions()
                                .setName(link)
                                .setExact(true))
                .first()
                .click();
    }

    private <T> T in(Supplier<T> work) {
        return CurrentCity.in(city, () -> transaction.execute(status -> work.get()));
    }
}
