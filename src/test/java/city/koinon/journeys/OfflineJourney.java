package city.koinon.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import city.koinon.SmallCity;
import city.koinon.act.guide.GuideSample;
import city.koinon.act.pathways.Sample;
import city.koinon.act.services.ServicesSample;
import city.koinon.act.services.Topic;
import city.koinon.platform.kernel.CurrentCity;
import city.koinon.platform.kernel.MovableClock;
import city.koinon.platform.municipality.Municipality;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ServiceWorkerPolicy;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Scenario 4 of the information office: somebody reads, loses the connection, goes on reading, ticks and asks; and finds it again. */
class OfflineJourney extends Journey {

    private static final String PLANS_KEPT =
            "(await Promise.all((await caches.keys()).map(async it => (await (await caches.open(it)).keys()).filter(page => page.url.includes('/my-plan/')).length))).reduce((sum, it) => sum + it, 0)";

    private static final Pattern SAVED = Pattern.compile("Saved copy of \\d{1,2} [A-Z][a-z]+ \\d{4}");

    @Autowired
    ApplicationContext house;

    @Autowired
    Municipality municipality;

    @Autowired
    MovableClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    private final String city = "away-" + UUID.randomUUID().toString().substring(0, 6);
    private final UUID article = UUID.randomUUID();
    private UUID office = article;

    @BeforeEach
    void foundTheCity() {
        municipality.create(SmallCity.of(city, Map.of("en", "Levadia", "ar", "ليفاديا"), "en", "ar"));
        CurrentCity.run(city, () -> {
            Sample.published(house, "");
            office = GuideSample.office(house);
            write("Bring your passport.");
            GuideSample.article(
                    house, UUID.randomUUID(), office, Topic.HOUSING, "rent", "Rent a home", "Read the contract first.");
            ServicesSample.made(house, "Open");
        });
    }

    @AfterEach
    void putTheClockRight() {
        clock.offset(Duration.ZERO);
    }

    @Test
    void somebodyReadsAndTicksWithoutAConnectionAndItCountsWithOne() {
        try (var cable = new Cable(port())) {
            var phone = device(smallTelephone());
            var home = "http://localhost:" + cable.port() + "/" + city + "/en";
            whileThereIsAConnection(phone, home);
            assertThat(cable.asked("/pack/all/"))
                    .as("one request for all of it")
                    .isOne();
            assertThat(cable.asked("/pack/items/")).isZero();

            cut(phone, cable);
            withoutOne(phone, home);
            ticks(phone, home);
            mend(phone, cable);
            phone.navigate(home + "/pathways");
            phone.locator("[data-plan-here] a").click();
            assertThat(phone.locator(".k-way > li").first()).hasAttribute("id", "step-register-residence");
            assertThat(phone.locator(".k-ticked")).hasCount(0);

            CurrentCity.run(city, () -> write("Bring your passport and two photographs."));
            clock.offset(Duration.ofMinutes(3));
            phone.navigate(home + "/offline");
            phone.locator("[data-do=update]").click();
            assertThat(phone.locator("[data-said]")).hasText("Kept. You can read it without a connection now.");
            assertThat(cable.asked("/pack/items/"))
                    .as("one article was changed")
                    .isOne();
            assertThat(cable.asked("/pack/all/")).isOne();
            cut(phone, cable);
            phone.navigate(home + "/guide/register");
            assertThat(phone.locator("main")).containsText("two photographs");
            mend(phone, cable);

            var other = phone.context().newPage();
            other.navigate(home + "/pathways/first-weeks/plan");
            phone.navigate(home + "/offline");
            phone.locator("[data-do=forget]").click();
            assertThat(phone.locator("[data-said]")).hasText("Everything is deleted from this phone.");
            assertThat(leftOn(phone)).isEqualTo("0 0 0 0");
            startTheWorkerAnew(phone);
            other.evaluate("dispatchEvent(new Event('online'))");
            other.reload();
            other.navigate(home + "/guide");
            assertThat(leftOn(other)).as("nor by another page").isEqualTo("0 0 0 0");

            phone.locator("[data-do=keep]").click();
            assertThat(phone.locator("[data-said]")).hasText("Kept. You can read it without a connection now.");
            assertThat(phone.locator("[data-some]")).isVisible();
        }
    }

    @Test
    void aPlanUnderACodeGoesFromTheTelephoneWhenItIsDeleted() {
        try (var cable = new Cable(port())) {
            var phone = device(smallTelephone());
            var home = "http://localhost:" + cable.port() + "/" + city + "/en";
            phone.navigate(home + "/pathways/first-weeks/plan");
            phone.locator("main form.k-form button").last().click();
            phone.waitForURL("**/my-plan/**");
            var plan = phone.url().replaceAll("\\?.*", "");
            phone.locator("[data-plan-keep] button").click();
            until(phone, PLANS_KEPT + " === 1");
            cut(phone, cable);
            phone.navigate(plan);
            assertThat(phone.locator("main")).containsText(SAVED);
            mend(phone, cable);

            phone.navigate(plan + "/delete");
            phone.locator("main form button").click();
            phone.waitForURL("**/my-plan?gone=1");
            until(phone, PLANS_KEPT + " === 0");
            assertThat(phone.locator("[data-plan-here] a")).hasCount(0);
            assertThat(phone.evaluate("localStorage.length")).isEqualTo(0);
            cut(phone, cable);
            phone.navigate(plan);
            assertThat(phone.locator("h1")).hasText("This page is not kept on this phone");
            assertThat(phone.locator("main")).not().containsText("My plan");
        }
    }

    @Test
    void aQuestionAskedWithoutAConnectionIsSentOnceAndItsCodeIsSeen() {
        try (var cable = new Cable(port())) {
            var phone = device(smallTelephone());
            var home = "http://localhost:" + cable.port() + "/" + city + "/en";
            phone.navigate(home + "/offline");
            phone.locator("[data-do=keep]").click();
            assertThat(phone.locator("[data-said]")).hasText("Kept. You can read it without a connection now.");
            cut(phone, cable);
            asks(phone, home);
            assertThat(questions()).isZero();

            cable.answersInstead(409);
            mend(phone, cable);
            phone.navigate(home + "/offline");
            for (var later : List.of(409, 429, 503)) {
                cable.answersInstead(later);
                var before = cable.asked("POST /");
                send(phone);
                assertThat(cable.asked("POST /")).as("tried").isGreaterThan(before);
                assertThat(phone.locator("#waiting [data-when=waiting]")).isVisible();
                assertThat(phone.locator("#waiting [data-when=refused]:visible"))
                        .hasCount(0);
            }
            assertThat(questions()).isZero();
            cable.answersInstead(0);
            cut(phone, cable);

            var other = phone.context().newPage();
            for (var time = 0; time < 2; time++) {
                mend(phone, cable);
                other.navigate(home + "/guide");
                phone.navigate(home + "/offline");
                assertThat(phone.locator("#waiting [data-when=sent]")).isVisible();
                cut(phone, cable);
            }
            assertThat(questions()).isOne();
            mend(phone, cable);
            phone.locator("#waiting a").click();
            assertThat(phone.locator("main")).containsText("How long is the queue?");
        }
    }

    private static Browser.NewContextOptions smallTelephone() {
        return new Browser.NewContextOptions()
                .setViewportSize(320, 640)
                .setLocale("en-GB")
                .setServiceWorkers(ServiceWorkerPolicy.ALLOW);
    }

    private static void whileThereIsAConnection(Page phone, String home) {
        phone.navigate(home);
        phone.navigate(home + "/guide");
        phone.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Register where you live"))
                .click();
        assertThat(phone.locator("main")).containsText("Bring your passport.");
        phone.navigate(home + "/guide/rent");
        phone.navigate(home + "/pathways/first-weeks/plan");
        phone.locator("[data-plan-keep] button").click();
        until(
                phone,
                "(await caches.keys()).length && (await (await caches.open((await caches.keys())[0])).keys()).some(it => it.url.includes('/plan?a='))");
        phone.navigate(home + "/places");
        phone.navigate(home + "/offline");
        assertThat(phone.locator("[data-some]")).isVisible();
        assertThat(phone.locator("[data-plans]")).containsText("My plan");
        looksRight(phone);
        until(
                phone,
                "(await (await caches.open((await caches.keys())[0])).keys()).some(it => it.url.endsWith('/places'))");
    }

    private void withoutOne(Page phone, String home) {
        phone.navigate(home + "/guide");
        assertThat(phone.locator("main")).containsText(SAVED);
        phone.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Rent a home"))
                .click();
        assertThat(phone.locator("h1")).hasText("Rent a home");
        assertThat(phone.locator("main")).containsText("Read the contract first.");
        assertThat(phone.locator("main")).containsText(SAVED);
        looksRight(phone);
        keepPicture(phone, "article");
        phone.navigate(home + "/search?q=registr+wher");
        assertThat(phone.locator("main .k-list li").first()).containsText("Register where you live");
        phone.navigate(home + "/search?q=contrcat");
        assertThat(phone.locator("main .k-list li").first()).containsText("Rent a home");
        phone.navigate(home + "/search?q=zeppelin");
        assertThat(phone.locator("main")).containsText("Nothing of that is kept");
        phone.navigate(home + "/services");
        phone.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Open Desk"))
                .click();
        assertThat(phone.locator("main")).containsText("09:00");
        phone.navigate(home + "/places");
        assertThat(phone.locator("main")).containsText("Open Place");
        assertThat(phone.locator("main")).containsText(SAVED);
        phone.navigate(home + "/bodies");
        assertThat(phone.locator("h1")).hasText("This page is not kept on this phone");
        assertThat(phone.locator("main")).containsText("My plan");
        looksRight(phone);
        inTheDark(phone);
        phone.navigate(home.replaceAll("/en$", "/ar") + "/guide");
        assertThat(phone.locator("main")).containsText(SAVED);
        looksRight(phone);
    }

    private static void ticks(Page phone, String home) {
        phone.navigate(home + "/pathways");
        phone.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(Pattern.compile("^My plan")))
                .click();
        assertThat(phone.locator("main")).containsText(SAVED);
        phone.locator("#step-confirm-address button[value=DONE]").first().click();
        for (var look = 0; look < 2; look++) {
            assertThat(phone.locator("#step-confirm-address .k-ticked")).containsText("You ticked here: done.");
            phone.reload();
        }
    }

    private static void asks(Page phone, String home) {
        var key = asks(phone, home, "How long is the queue?", "");
        assertThat(phone.locator("#waiting")).containsText("How long is the queue?");
        assertThat(phone.locator("#waiting [data-when=waiting]")).isVisible();
        asks(phone, home, "How long is the queue?", key);
        assertThat(phone.locator("#waiting li")).hasCount(1);
        // Another one, written over the first and thought better of.
        asks(phone, home, "Never mind", key);
        assertThat(phone.locator("#waiting li")).hasCount(2);
        phone.locator("#waiting li", new Page.LocatorOptions().setHasText("Never mind"))
                .locator("[data-withdraw]")
                .click();
        assertThat(phone.locator("#waiting li")).hasCount(1);
    }

    /**
     * @param key of a form that was sent before, as it is where somebody goes back to it; empty for a new one
     * @return the key it was sent with
     */
    private static String asks(Page phone, String home, String words, String key) {
        phone.navigate(home + "/ask");
        assertThat(phone.locator("main")).containsText("Send your question all the same");
        phone.fill("[name=words]", words);
        phone.selectOption("[name=topic]", "RESIDENCE");
        var once = phone.locator("main form.k-form [name=once]");
        if (!key.isEmpty()) {
            once.evaluate("(it, key) => { it.value = key; }", key);
        }
        var sent = once.inputValue();
        phone.locator("main form.k-form button").last().click();
        phone.waitForURL("**/offline#waiting");
        return sent;
    }

    /** Waits for what has to be awaited to be known; a browser's own waiting takes any promise for a yes. */
    private static void until(Page phone, String condition) {
        phone.evaluate("""
                async () => {
                  for (let n = 0; n < 400; n++) {
                    if (await (async () => %s)()) return;
                    await new Promise(it => setTimeout(it, 50));
                  }
                  throw new Error("It never came to be");
                }
                """.formatted(condition));
    }

    /** What waits, and comes back when it was tried. */
    private static void send(Page phone) {
        phone.evaluate("""
                async () => {
                  const {port1, port2} = new MessageChannel();
                  const {active} = await navigator.serviceWorker.getRegistration();
                  return new Promise(done => { port1.onmessage = done; active.postMessage({do: 'send'}, [port2]); });
                }
                """);
    }

    /** As a browser does by itself after half a minute in which it was not asked anything. */
    private static void startTheWorkerAnew(Page phone) {
        var devtools = phone.context().newCDPSession(phone);
        devtools.send("ServiceWorker.enable");
        devtools.send("ServiceWorker.stopAllWorkers");
        devtools.detach();
    }

    /** Caches, databases, workers and what this city has in the storage of pages. */
    private static String leftOn(Page phone) {
        return (String)
                phone.evaluate(
                        "async () => [(await caches.keys()).length, (await indexedDB.databases()).length, (await navigator.serviceWorker.getRegistrations()).length, localStorage.length].join(' ')");
    }

    @Test
    void theWholeGuideOpensFromAFileAndAsksNobody() throws IOException, InterruptedException {
        var file = Path.of("target", "screenshots", getClass().getSimpleName(), "guide.html");
        Files.createDirectories(file.getParent());
        HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(address("/" + city + "/ar/guide.html")))
                                .build(),
                        HttpResponse.BodyHandlers.ofFile(file));
        var device =
                device(new Browser.NewContextOptions().setViewportSize(320, 640).setLocale("ar"));
        var asked = new ArrayList<String>();
        device.onRequest(it -> asked.add(it.url()));
        var wrong = new ArrayList<String>();
        device.onConsoleMessage(it -> wrong.add(it.text()));
        device.navigate(file.toUri().toString());
        assertThat(device.locator("html")).hasAttribute("dir", "rtl");
        device.locator("nav a[href='#guide.rent']").click();
        assertThat(device.locator("#guide\\.rent")).isInViewport();
        assertThat(device.locator("body")).hasCSS("max-width", "704px");
        assertThat(device.locator("main")).containsText("Read the contract first.");
        looksRight(device);
        keepPicture(device, "whole");
        assertThat(asked).allMatch(it -> it.startsWith("file:"));
        assertThat(wrong).as("refused by its own policy").isEmpty();
    }

    private static void cut(Page phone, Cable cable) {
        cable.cut();
        phone.context().setOffline(true);
    }

    private static void mend(Page phone, Cable cable) {
        cable.mend();
        phone.context().setOffline(false);
    }

    private long questions() {
        return CurrentCity.in(
                city,
                () -> transaction.execute(status -> jdbc.sql("select count(*) from questions.question")
                        .query(Long.class)
                        .single()));
    }

    private void write(String body) {
        GuideSample.article(house, article, office, Topic.RESIDENCE, "register", "Register where you live", body);
    }

    private static void looksRight(Page page) {
        assertThat(Barriers.on(page, "")).isEmpty();
        assertThat((Integer)
                        page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .as("scrolls sideways")
                .isZero();
    }
}
