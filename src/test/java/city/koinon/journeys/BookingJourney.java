package city.koinon.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import city.koinon.SmallCity;
import city.koinon.act.appointments.Reception;
import city.koinon.platform.kernel.CurrentCity;
import city.koinon.platform.kernel.MovableClock;
import city.koinon.platform.municipality.Municipality;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Scenario 11 of the information office: somebody books a time with the keys alone, in a window enlarged to four times its size. */
class BookingJourney extends Journey {

    private static final ZoneId ATHENS = ZoneId.of("Europe/Athens");

    @Autowired
    ApplicationContext house;

    @Autowired
    Municipality municipality;

    @Autowired
    MovableClock clock;

    private final String city = "book-" + UUID.randomUUID().toString().substring(0, 8);
    private String service = "";

    @BeforeEach
    void aCentreOnAMonday() {
        clock.moveTo(LocalDateTime.parse("2026-05-11T08:30").atZone(ATHENS).toInstant());
        municipality.create(SmallCity.of(city, Map.of("en", "Levadia", "ar", "ليفاديا"), "en", "ar"));
        CurrentCity.run(
                city,
                () -> service = "/services/" + Reception.opens(house, "Open").slug());
    }

    @AfterEach
    void putTheClockRight() {
        clock.offset(Duration.ZERO);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ar"})
    void isBookedWithTheKeysAloneAtFourHundredPercent(String lang) {
        var page = device(new Browser.NewContextOptions()
                .setViewportSize(320, 225)
                .setDeviceScaleFactor(4)
                .setLocale(lang));
        page.navigate(address("/" + city + "/" + lang + service));
        var keys = new Keyboard(page).skip().enter("main a[href$='/book']");
        noBarrier(page);

        keys.write("from", "31.02.2026");
        keys.write("note", lang.equals("ar") ? "لا أقرأ اليونانية" : "I do not read Greek");
        keys.enter("main form .k-actions button:not([name])");
        assertThat(page.title()).startsWith(lang.equals("ar") ? "خطأ" : "Error:");
        assertThat(page.locator("#errors a").evaluateAll("all => all.map(it => it.getAttribute('href'))"))
                .isEqualTo(List.of("#f-language", "#f-from", "#f-slot", "#f-reason"));
        for (var field : List.of("language", "from")) {
            var said = page.locator("#e-" + field + " span:not(.k-unseen)").innerText();
            assertThat(page.locator("#errors a[href='#f-" + field + "']"))
                    .containsText(said.substring(said.indexOf(' ') + 1));
        }
        noBarrier(page);
        keepPicture(page, "refused-" + lang);
        keys.followTheFirstError("language");
        for (var n = 0; n < 2 && !page.inputValue("#f-language").equals("ar"); n++) {
            keys.press("ArrowDown");
        }
        assertThat(page.locator("#f-from")).hasValue("31.02.2026");
        assertThat(page.locator("#f-note")).hasValue(lang.equals("ar") ? "لا أقرأ اليونانية" : "I do not read Greek");

        keys.write("from", "١٦/٥/٢٠٢٦").enter("button[name=more]");
        assertThat(page.locator("input[name=slot]")).hasCount(3);
        assertThat(page.locator(".k-group")).hasCount(1);
        assertThat(page.locator("#f-language")).hasValue("ar");
        var wanted = page.locator("input[name=slot]").nth(1).getAttribute("value");
        keys.pick("slot", wanted).pick("reason", "LETTER").enter("main form .k-actions button:not([name])");
        assertThat(page.locator(".k-code")).hasText(java.util.regex.Pattern.compile("(\\d{5} ?){5}"));
        assertThat(page.locator("main")).containsText("09:20–09:40");
        assertThat(page.locator("h1")).hasCount(1);
        noBarrier(page);
        keepPicture(page, "booked-" + lang);

        keys.enter("main a[href$='/move']")
                .pick("slot", page.locator("input[name=slot]").first().getAttribute("value"));
        noBarrier(page);
        keys.enter("main form .k-actions button:not([name])");
        assertThat(page.locator("main .k-notice")).containsText("09:40–10:00");
        keys.enter("main a[href$='/cancel']");
        noBarrier(page);

        page.context()
                .route(
                        "https://*.wikipedia.org/**",
                        it -> it.fulfill(new Route.FulfillOptions()
                                .setContentType("text/html")
                                .setBody("<h1>Main Page</h1>")));
        keys.press("Shift").press("Shift").press("Shift");
        page.waitForURL("https://*.wikipedia.org/**");
    }

    private static void noBarrier(Page page) {
        assertThat(Barriers.on(page, "")).as(page.url()).isEmpty();
        assertThat((Integer)
                        page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .as("scrolls sideways")
                .isZero();
    }
}
