package city.koinon.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import city.koinon.SmallCity;
import city.koinon.act.pathways.Sample;
import city.koinon.platform.kernel.CurrentCity;
import city.koinon.platform.kernel.MovableClock;
import city.koinon.platform.municipality.Municipality;
import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Scenarios 1, 2 and 3 of the information office, as a newcomer lives through them. */
class PathwayJourney extends Journey {

    private static final ZoneId ATHENS = ZoneId.of("Europe/Athens");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final int FIRST_VISIT = 60_000;

    @Autowired
    ApplicationContext house;

    @Autowired
    Municipality municipality;

    @Autowired
    MovableClock clock;

    private final String city = "ways-" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeEach
    void foundTheCity() {
        itIs(TODAY);
        municipality.create(SmallCity.of(city, Map.of("en", "Levadia", "ar", "ليفاديا"), "en", "ar"));
        CurrentCity.run(city, () -> Sample.published(house, ""));
    }

    @AfterEach
    void putTheClockRight() {
        clock.offset(Duration.ZERO);
    }

    @Test
    void aNewcomerReadsInArabicOnASmallTelephoneWhatToDoNext() {
        var phone =
                device(new Browser.NewContextOptions().setViewportSize(320, 640).setLocale("ar"));
        var transferred = transferredBy(phone);
        phone.navigate(address("/" + city + "/ar/pathways/first-weeks"));
        assertThat(phone.locator("html")).hasAttribute("dir", "rtl");
        assertThat(phone.locator("html")).hasAttribute("lang", "ar");
        looksRight(phone);
        phone.locator("main .k-actions a").first().click();
        say(phone, "متى جئت؟", "١٢/١١/٢٠٢٦");
        choose(phone, "هل لديك عنوان؟", "no");
        assertThat(phone.locator("main .k-notice")).containsText("لستم ملزمين بالإجابة");
        doesNotKnow(phone, "ما وضعك؟");
        choose(phone, "هل لديك رقم ضريبي؟", "no");
        choose(phone, "هل يساعدك محامٍ؟", "no");
        looksRight(phone);
        phone.locator("main .k-actions a").first().click();

        var steps = phone.locator(".k-way > li");
        assertThat(steps).hasCount(3);
        assertThat(steps.first()).containsText("احصل على ورقة تثبت عنوانك");
        assertThat(steps.first().locator(".k-because")).hasText(Pattern.compile("السبب:\\s+ليس لديك عنوان بعد"));
        assertThat(steps.nth(1)).containsText("لا يمكن البدء بعد");
        assertThat(phone.locator("main")).containsText("قد تخصك");
        var number = steps.first().evaluate("li => getComputedStyle(li, '::before').right");
        assertThat(number).as("numbers stand on the right").asString().isIn("16px", "20px");
        steps.first().locator("summary").first().click();
        assertThat(steps.first().locator("a[href='tel:+302261099000'] bdi")).hasAttribute("dir", "ltr");
        looksRight(phone);
        keepPicture(phone, "plan-ar");
        assertThat(transferred.get()).as("everything transferred").isLessThanOrEqualTo(FIRST_VISIT);

        steps.first().locator("button[data-kind=primary][value=DONE]").click();
        assertThat(phone.locator(".k-way > li").first()).containsText("حتى 6 ديسمبر 2026");
    }

    @Test
    void theAddressComesFirstThenTwoWeeksAndNothingSomebodyHasAlready() {
        var device = device();
        device.navigate(address("/" + city + "/en/pathways/first-weeks/questions"));
        say(device, "When did you come?", "12/11/2026");
        choose(device, "Do you have an address?", "no");
        choose(device, "What is your situation?", "asylum");
        choose(device, "Do you have a tax number?", "yes");
        choose(device, "Does a lawyer help you?", "no");
        device.locator("main .k-actions a").first().click();
        var register = device.locator("#step-register-residence");
        assertThat(register).containsText("Cannot start yet. First:");
        assertThat(register).containsText("14 days after you have done:");
        assertThat(device.locator(".k-way")).not().containsText("Get a tax number");
        assertThat(device.locator("main")).containsText("Already done, because you said so");
        assertThat(device.locator("#step-tax-number")).containsText("you have a tax number");
        assertThat(device.locator("#step-legal-advice .k-because")).containsText("you said: I have asked for asylum");

        // Kept on this device, the plan is there again when it is opened, with what was ticked since.
        device.locator("[data-plan-keep] button").click();
        assertThat(device.locator("[data-plan-keep] [role=status]")).hasText("Kept on this device.");
        device.locator("#step-confirm-address button[data-kind=primary][value=DONE]")
                .click();
        assertThat(device.locator("#step-register-residence")).containsText("By 6 December 2026");
        device.navigate(address("/" + city + "/en/pathways"));
        device.locator("[data-plan-here] a").click();
        assertThat(device.locator("#step-register-residence")).containsText("By 6 December 2026");

        device.locator("main form.k-form button").last().click();
        assertThat(device.locator("main")).containsText("Your plan is kept.");
        var address = device.url().replaceAll("\\?.*", "");
        looksRight(device);
        itIs(LocalDate.of(2026, 12, 7));
        var office = phone("en");
        office.navigate(address("/" + city + "/en/my-plan"));
        office.fill("#f-code", device.locator(".k-code").innerText());
        office.locator("main form button").first().click();
        assertThat(office).hasURL(address);
        assertThat(office.locator(".k-way > li").first()).hasAttribute("id", "step-register-residence");
        assertThat(office.locator(".k-way > li").first()).containsText("Late: it was due by 6 December 2026");
    }

    @Test
    void theDeviceKeepsWhatBothTabsTickedAndNoTabTakesAnythingBack() {
        var device = device();
        device.navigate(address("/" + city + "/en/pathways/first-weeks/plan"));
        device.locator("[data-plan-keep] button").click();
        var old = device.context().newPage();
        old.navigate(device.url());
        tick(device, "confirm-address");
        assertThat(old.locator("[data-plan-other]")).isHidden();
        tick(old, "tax-number");
        assertThat(old.locator("#step-tax-number")).containsText("Since");

        device.navigate(address("/" + city + "/en/pathways"));
        device.locator("[data-plan-here] a").click();
        assertThat(device.locator("#step-confirm-address")).containsText("Since");
        assertThat(device.locator("#step-tax-number")).containsText("Since");
        device.goBack();
        device.goBack();
        assertThat(device.locator("#step-tax-number")).not().containsText("Since");
        device.locator("[data-plan-other] a").click();
        assertThat(device.locator("#step-confirm-address")).containsText("Since");
        assertThat(device.locator("#step-tax-number")).containsText("Since");
    }

    private static void tick(Page page, String step) {
        page.locator("#step-" + step + " button[data-kind=primary][value=DONE]").click();
    }

    private static void say(Page page, String question, String answer) {
        assertThat(page.locator("h1")).hasText(question);
        page.fill("#f-answer", answer);
        page.locator("main form .k-actions button").first().click();
    }

    private static void choose(Page page, String question, String value) {
        assertThat(page.locator("h1")).hasText(question);
        page.locator("[name=answer][value=" + value + "]").check(new Locator.CheckOptions().setForce(true));
        page.locator("main form .k-actions button").first().click();
    }

    private static void doesNotKnow(Page page, String question) {
        assertThat(page.locator("h1")).hasText(question);
        page.locator("main form button[name=unknown]").click();
    }

    private static void looksRight(Page page) {
        assertThat(Barriers.on(page, "")).isEmpty();
        assertThat((Integer)
                        page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .as("scrolls sideways")
                .isZero();
    }

    /** What really came over the wire, packed as it was. */
    private static AtomicLong transferredBy(Page page) {
        var bytes = new AtomicLong();
        var devtools = page.context().newCDPSession(page);
        devtools.send("Network.enable");
        devtools.on(
                "Network.loadingFinished",
                (JsonObject it) -> bytes.addAndGet(it.get("encodedDataLength").getAsLong()));
        return bytes;
    }

    private void itIs(LocalDate day) {
        clock.moveTo(day.atTime(12, 0).atZone(ATHENS).toInstant());
    }
}
