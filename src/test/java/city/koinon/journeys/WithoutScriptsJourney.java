package city.koinon.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import city.koinon.RouteExamples;
import city.koinon.SmallCity;
import city.koinon.act.pathways.Sample;
import city.koinon.platform.kernel.CurrentCity;
import city.koinon.platform.municipality.Municipality;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Scenario 5 of the information office: a telephone that runs no scripts and keeps no cookies misses nothing. */
class WithoutScriptsJourney extends Journey {

    private static final String MARK = "Harbour";

    @Autowired
    ApplicationContext house;

    @Autowired
    Municipality municipality;

    private final String city = "plain-" + UUID.randomUUID().toString().substring(0, 8);
    private final Map<String, String> there = new HashMap<>();

    @BeforeEach
    void aCityWithOneOfEachThing() throws ClassNotFoundException {
        municipality.create(SmallCity.of(city, Map.of("en", "Levadia"), "en", "el", "es", "ar"));
        for (var examples : RouteExamples.ofAllRooms(house)) {
            CurrentCity.run(city, () -> there.putAll(examples.make(MARK)));
        }
    }

    @Test
    void readsSearchesFiltersAsksBooksAndTakesThePlanToAnotherTelephone() {
        var phone = phone("en");
        phone.context().onResponse(it -> assertThat(it.headers()).doesNotContainKey("set-cookie"));
        open(phone, "/guide");
        phone.locator("main a:has-text('" + MARK + "')").first().click();
        assertThat(phone.locator("h1")).containsText(MARK);

        open(phone, "/search");
        phone.getByLabel("What are you looking for?").fill(MARK + " Desk");
        send(phone);
        assertThat(phone.locator("main .k-list a").first()).containsText(MARK + " Desk");

        open(phone, "/services?q=desk");
        phone.getByLabel("Topic").selectOption("HEALTH");
        send(phone);
        assertThat(phone.locator("main .k-list a")).hasCount(0);
        phone.getByLabel("Topic").selectOption("ARRIVAL");
        send(phone);
        phone.locator("main .k-list a").first().click();
        assertThat(phone.locator("h1")).containsText(MARK + " Desk");

        open(phone, "/ask");
        phone.locator("[name=words]").fill("May I bring my daughter along?");
        phone.locator("[name=topic]").selectOption("ARRIVAL");
        phone.locator("main form.k-form button").last().click();
        assertThat(phone.locator("main")).containsText("May I bring my daughter along?");
        assertThat(phone.locator("main .k-code").first()).containsText(" ");
        var booked = booksATime(phone);

        open(phone, "/pathways/" + Sample.SLUG + "/questions?fact=hasAddress&then=plan");
        tick(phone, "[name=answer][value=no]");
        phone.locator("main form .k-actions button").first().click();
        var confirm = phone.locator("#step-confirm-address");
        confirm.locator("details summary")
                .filter(new Locator.FilterOptions().setHasText("another day"))
                .click();
        confirm.locator("[name=since]").fill("1/1/2026");
        confirm.locator(".k-field button[value=DONE]").click();
        assertThat(phone.locator("#step-register-residence")).containsText("1 January 2026");
        phone.locator("main form.k-form button").last().click();
        var code = phone.locator(".k-code").innerText();
        var address = phone.url().replaceAll("\\?.*", "");

        var other = phone("en");
        open(other, "/my-plan");
        other.fill("#f-code", code);
        other.locator("main form button").first().click();
        assertThat(other).hasURL(address);
        assertThat(other.locator("#step-register-residence")).containsText("1 January 2026");
        other.locator("a[href$='/print']").click();
        var sheet = printed(other, "plan");
        other.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat(sheet.text()).contains(code.split(" "));
        sheet.staysWithinTheMargins();
        other.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));

        open(other, "/appointments/open");
        other.getByLabel("Your code").fill(booked);
        send(other);
        assertThat(other.locator("main")).containsText(MARK + " Listening");
        assertThat(other.locator("main")).containsText("My son has a letter from school.");
        assertThat(printed(other, "appointment").text()).contains(booked.split(" "));

        for (var device : List.of(phone, other)) {
            assertThat(device.context().cookies()).isEmpty();
            assertThat((Integer) device.evaluate(
                            "document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                    .isZero();
        }
    }

    /** From the list of services to the code that opens the appointment again. */
    private String booksATime(Page phone) {
        open(phone, "/services?q=listening");
        phone.locator("main .k-list a").first().click();
        phone.locator("main a[href$='/book']").click();
        book(phone);
        assertThat(phone.locator("#errors")).isVisible();
        phone.locator("[name=language]").selectOption("en");
        phone.locator("[name=note]").fill("My son has a letter from school.");
        tick(phone, "[name=slot]");
        tick(phone, "[name=reason][value=LETTER]");
        book(phone);
        assertThat(phone).hasURL(Pattern.compile(".*/appointments/[0-9-]+.*"));
        return phone.locator(".k-code").innerText();
    }

    private static void book(Page phone) {
        phone.locator("main form .k-actions button:not([name])").last().click();
    }

    private static void tick(Page phone, String choice) {
        phone.locator(choice).first().check(new Locator.CheckOptions().setForce(true));
    }

    private Sheet printed(Page phone, String name) {
        return Sheet.of(phone, Path.of("target", "screenshots", getClass().getSimpleName(), name + ".pdf"));
    }

    private void open(Page phone, String path) {
        phone.navigate(address("/" + city + "/en" + path));
        assertThat(phone.locator("main h1")).hasCount(1);
    }

    private static void send(Page phone) {
        phone.locator("main form button").first().click();
    }
}
