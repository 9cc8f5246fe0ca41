package city.koinon.journeys;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.ServiceWorkerPolicy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What people in a story hold in their hands. One browser serves all journeys; each person has a context of their own, as if on their own device. */
public abstract class Browsing {

    private static final Path CHROMIUM = Path.of(System.getProperty("koinon.chromium", "/usr/bin/chromium"));

    /** Started with the first journey and stopped with the virtual machine: a browser takes seconds to start. */
    private static final class Shared {
        static final Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        static final Browser browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(CHROMIUM)
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));

        static {
            Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
        }
    }

    private final List<BrowserContext> devices = new ArrayList<>();

    /** A story that breaks off leaves what each person in it saw last. */
    @RegisterExtension
    final AfterTestExecutionCallback lastSight = story -> {
        if (story.getExecutionException().isPresent()) {
            var n = 0;
            for (var page : devices.stream().flatMap(it -> it.pages().stream()).toList()) {
                keepPicture(page, "broken-off-" + story.getRequiredTestMethod().getName() + "-" + ++n);
            }
        }
    };

    @AfterEach
    protected void putDevicesAway() {
        devices.forEach(BrowserContext::close);
        devices.clear();
    }

    /** A new device: a desktop browser that asks for English. */
    protected Page device() {
        return device(new Browser.NewContextOptions().setViewportSize(1280, 900).setLocale("en-GB"));
    }

    /** A cheap phone, 320 pixels wide, without scripts. */
    protected Page phone(String locale) {
        return device(new Browser.NewContextOptions()
                .setViewportSize(320, 640)
                .setLocale(locale)
                .setJavaScriptEnabled(false));
    }

    /** Nothing is kept on it unless the story is about that: what a page does then would depend on what was looked at before. */
    protected Page device(Browser.NewContextOptions options) {
        if (options.serviceWorkers == null) {
            options.setServiceWorkers(ServiceWorkerPolicy.BLOCK);
        }
        var context = Shared.browser.newContext(options.setBaseURL(address("")).setReducedMotion(ReducedMotion.REDUCE));
        context.setDefaultTimeout(Integer.getInteger("koinon.patience", 30_000));
        devices.add(context);
        return context.newPage();
    }

    /** A security key in this device that always says yes, as if somebody touched it. */
    protected static void withAuthenticator(Page page) {
        var devtools = page.context().newCDPSession(page);
        devtools.send("WebAuthn.enable");
        var options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("transport", "internal");
        options.addProperty("hasResidentKey", true);
        options.addProperty("hasUserVerification", true);
        options.addProperty("isUserVerified", true);
        options.addProperty("automaticPresenceSimulation", true);
        var asked = new JsonObject();
        asked.add("options", options);
        devtools.send("WebAuthn.addVirtualAuthenticator", asked);
    }

    /** Signs in by the demonstration's door. */
    protected Page signIn(Page page, String city, UUID account) {
        page.navigate(address("/demo?city=" + city));
        // Where there are many people they are folded away by what they are; whoever looks for one of them opens that
        // first.
        page.locator("[data-account='" + account + "'] button").dispatchEvent("click");
        page.waitForURL(url -> url.contains("/" + city + "/"));
        return page;
    }

    /** Chooses an option by what it says; its label covers all of it, so that a thumb finds it. */
    protected static void pick(Page page, String label) {
        page.locator("label:has(:text-is('" + label + "'))").first().click();
    }

    /** Where the house of this story is open. */
    protected abstract int port();

    protected String address(String path) {
        return "http://localhost:" + port() + path;
    }

    /** Keeps what the page looks like below {@code target/screenshots}, for people to look at. */
    protected void keepPicture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target", "screenshots", getClass().getSimpleName(), name + ".png"))
                .setFullPage(true));
    }

    protected void inTheDark(Page page) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
    }
}
