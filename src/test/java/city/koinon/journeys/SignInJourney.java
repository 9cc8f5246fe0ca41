package city.koinon.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import city.koinon.SmallCity;
import city.koinon.platform.identity.Accounts;
import city.koinon.platform.identity.Keys;
import city.koinon.platform.kernel.CurrentCity;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.municipality.Municipality;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Coming in: from the console, with a passkey, with a link on a cheap phone; and what an old tab sends. */
class SignInJourney extends Journey {

    @Autowired
    ApplicationContext context;

    @Autowired
    Municipality municipality;

    @Autowired
    Accounts accounts;

    private final String city = "signin-" + UUID.randomUUID().toString().substring(0, 6);

    @BeforeEach
    void aCity() {
        municipality.create(SmallCity.of(city, Map.of("en", "Levadia", "ar", "ليفاديا"), "en", "el", "ar"));
    }

    private static void press(Page page, String button) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .first()
                .click();
    }

    @Test
    void theOperatorEntersFromTheConsoleAndComesBackWithAPasskey() {
        var page = device();
        withAuthenticator(page);
        page.navigate(address(Keys.onTheConsole(context)));
        page.getByLabel("Name").fill("Olga Operator");
        page.getByLabel("E-mail address").fill("not an address");
        press(page, "Enter");
        assertThat(page.locator(".k-errors")).containsText("does not look like an e-mail address");
        assertThat(page.getByLabel("Name")).hasValue("Olga Operator");
        page.getByLabel("E-mail address").fill("olga-" + city + "@example.org");
        press(page, "Enter");

        assertThat(page).hasURL(Pattern.compile(".*/league/en/account/passkeys"));
        page.getByLabel("Name of the passkey").fill("My laptop");
        press(page, "Register a passkey");
        assertThat(page.locator(".k-list")).containsText("My laptop");
        keepPicture(page, "passkeys");

        page.navigate(address("/league/en/account"));
        assertThat(page.getByText("Operator of the installation").first()).isVisible();
        keepPicture(page, "account");
        press(page, "Sign out");
        page.navigate(address("/league/en/account"));
        assertThat(page).hasURL(Pattern.compile(".*/league/en/sign-in\\?next=.*"));
        press(page, "Sign in with a passkey");
        assertThat(page).hasURL(Pattern.compile(".*/league/en/account"));
        assertThat(page.getByText("With a passkey").first()).isVisible();

        page.navigate(address("/" + city + "/en/sign-in"));
        keepPicture(page, "sign-in");
        press(page, "Sign in with a passkey");
        assertThat(page.locator("[role=status]")).containsText("This city does not know this passkey");
    }

    @Test
    void aLinkLetsSomebodyInOnAPhoneWithoutScriptsInArabic() {
        var account = CurrentCity.in(city, () -> accounts.open("salma@example.org", "سلمى حداد", "ar"));
        var phone = phone("ar");
        phone.navigate(address("/" + city + "/ar/sign-in"));
        assertThat(phone.locator("html")).hasAttribute("dir", "rtl");
        phone.locator("#f-email").fill("nobody@example.org");
        phone.locator("#f-email").press("Enter");
        assertThat(phone).hasURL(Pattern.compile(".*/sign-in/sent"));
        keepPicture(phone, "sent-ar");

        phone.navigate(address(Keys.toSignIn(context, city, "ar", account)));
        assertThat(phone.locator("main")).containsText("سلمى حداد");
        phone.locator("main form button").press("Enter");
        assertThat(phone).hasURL(Pattern.compile(".*/ar/account"));
        assertThat(phone.locator("main")).containsText("salma@example.org");
        keepPicture(phone, "account-ar");
    }

    @Test
    void whatAnOldTabSendsIsShownAndSentAgain() {
        var account = CurrentCity.in(city, () -> {
            var somebody = accounts.open("eleni@example.org", "Eleni Papadaki", "en");
            accounts.grant(somebody, Role.COORDINATOR, null);
            return somebody;
        });
        var page = device();
        page.navigate(address(Keys.toSignIn(context, city, "en", account)));
        press(page, "Sign in");
        page.navigate(address("/" + city + "/en/accounts/new"));
        page.getByLabel("Name").fill("Nikos Ioannou");
        page.getByLabel("E-mail address").fill("nikos@example.org");

        // In another tab the session ends and a new one begins.
        var otherTab = page.context().newPage();
        otherTab.navigate(address("/" + city + "/en/account"));
        press(otherTab, "Sign out");
        otherTab.navigate(address(Keys.toSignIn(context, city, "en", account)));
        press(otherTab, "Sign in");

        press(page, "Invite");
        assertThat(page.locator("h1")).containsText("Not sent yet");
        assertThat(page.locator("main")).containsText("nikos@example.org");
        keepPicture(page, "not-sent-yet");
        press(page, "Send again");
        assertThat(page.locator("h1")).containsText("Nikos Ioannou");

        page.locator("#f-role").selectOption("EDITOR");
        press(page, "Give");
        assertThat(page.locator(".k-list")).containsText("Editor");
        keepPicture(page, "one-account");
        page.navigate(address("/" + city + "/en/accounts"));
        keepPicture(page, "accounts");
        page.navigate(address("/" + city + "/en/accounts/audit"));
        assertThat(page.locator("table")).containsText("Task given");
        page.navigate(address("/" + city + "/en/accounts/provider"));
        keepPicture(page, "provider");
    }
}
