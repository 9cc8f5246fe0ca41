package city.koinon.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import city.koinon.platform.duties.Town;
import city.koinon.platform.identity.Accounts;
import city.koinon.platform.kernel.Role;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Somebody without an account asks in Arabic on a small phone; a clerk answers in Greek; a translator makes it hers; others learn from it. */
class AskJourney extends Journey {

    @Autowired
    ApplicationContext house;

    @Autowired
    Accounts accounts;

    @Test
    void asksInArabicIsAnsweredInGreekReadsItInArabicAndOthersFindIt() {
        var town = new Town(house);
        var at = "/" + town.slug;
        var people = town.in(() -> {
            var editor = accounts.open("editor@" + town.slug + ".example", "Eleni", "en");
            accounts.grant(editor, Role.EDITOR, null);
            var translator = accounts.open("translator@" + town.slug + ".example", "Layla", "ar");
            accounts.grant(translator, Role.TRANSLATOR, null);
            return List.of(editor, translator);
        });

        // axe waits for timers, which no page without scripts has; that it works without scripts is seen elsewhere.
        var phone = device(new com.microsoft.playwright.Browser.NewContextOptions()
                .setViewportSize(320, 640)
                .setLocale("ar"));
        phone.navigate(address(at + "/ar/search?q=zzz"));
        phone.locator("main a[href*='/ask?words=']").click();
        phone.fill("#f-words", "أين أتعلّم اليونانية مساءً؟");
        phone.selectOption("#f-topic", "LANGUAGE");
        looksRight(phone);
        keepPicture(phone, "ask-ar");
        press(phone, "إرسال السؤال");
        var code = phone.locator(".k-code").innerText();
        assertThat(code).matches("(\\d{5} ){4}\\d{5}");
        assertThat(phone.locator("main")).containsText("السؤال رقم 1");
        looksRight(phone);
        keepPicture(phone, "asked-ar");

        var editor = deviceOf(town.slug, people.getFirst());
        editor.navigate(address(at + "/en/questions/inbox"));
        editor.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Question no. 1"))
                .click();
        editor.selectOption("#f-language", "el");
        editor.fill("#f-said", "Στο Κέντρο Κοινότητας, κάθε Τρίτη στις 19:00.");
        press(editor, "Send the answer");
        assertThat(editor.locator("main")).containsText("Στο Κέντρο Κοινότητας");
        assertThat(editor.locator("form[action$='/answer']")).hasCount(0);

        phone.navigate(address(at + "/ar/my-question"));
        phone.fill("#f-code", code);
        press(phone, "فتح");
        assertThat(phone.locator("p.k-words[lang=el]")).hasText("Στο Κέντρο Κοινότητας, κάθε Τρίτη στις 19:00.");

        var translator = deviceOf(town.slug, people.getLast());
        translator.navigate(address(at + "/ar/translations?language=ar"));
        translator.locator("main td, main th a").first().click();
        translator.locator("form[action$='/claim'] button").click();
        translator.locator("textarea").first().fill("الإجابة عن السؤال رقم 1");
        translator.locator("textarea").last().fill("في مركز المجتمع، كل ثلاثاء الساعة 19:00.");
        translator.locator("button[name=do][value=submit]").click();
        var task = translator.url();
        editor.navigate(task);
        editor.locator("form[action$='/accept'] button").click();

        phone.reload();
        assertThat(phone.locator("p.k-words[lang=ar]")).hasText("في مركز المجتمع، كل ثلاثاء الساعة 19:00.");
        phone.locator("[name=helped][value=YES]").check(new Locator.CheckOptions().setForce(true));
        press(phone, "إرسال");
        assertThat(phone.locator("main")).containsText("كانت الإجابة مفيدة");
        looksRight(phone);
        keepPicture(phone, "answered-ar");

        editor.navigate(address(at + "/en/questions/new"));
        editor.fill("#f-question", "Where can I learn Greek in the evening?");
        editor.fill("#f-answer", "At the Community Centre, Tuesdays at 19:00.");
        editor.selectOption("#f-topic", "LANGUAGE");
        editor.selectOption("#f-office", town.social.toString());
        editor.fill("#f-slug", "greek-in-the-evening");
        press(editor, "Publish");
        assertThat(editor.locator("h1")).hasText("Where can I learn Greek in the evening?");

        var other = device();
        other.navigate(address(at + "/en/search?q=evening+greek"));
        other.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Where can I learn Greek in the evening?"))
                .click();
        assertThat(other.locator("main")).containsText("Tuesdays at 19:00");
    }

    private static void press(Page page, String button) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }

    private static void looksRight(Page page) {
        assertThat(Barriers.on(page, "")).isEmpty();
        assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= 320"))
                .isTrue();
    }
}
