package city.koinon.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import city.koinon.listen.participation.Mandate;
import city.koinon.listen.participation.Seat;
import city.koinon.listen.participation.Seats;
import city.koinon.plan.accountability.World;
import city.koinon.platform.identity.Accounts;
import city.koinon.platform.ledger.Subject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Scenario S17: a recommendation, its answers, a report and a dispute, without a mouse, in a narrow window and in one enlarged to twice its size. */
class KeyboardJourney extends Journey {

    private static final LocalDate MARCH_10 = LocalDate.of(2026, 3, 10);
    private static final ZoneId ATHENS = ZoneId.of("Europe/Athens");

    @Autowired
    ApplicationContext house;

    World town;

    @BeforeEach
    void aTown() {
        town = new World(house, MARCH_10);
    }

    @AfterEach
    void realTime() {
        town.clock.offset(Duration.ZERO);
    }

    @Test
    void s7_aRecommendationFromTheDraftToTheLetterAt320Pixels() {
        threeResidentsHaveASeat();
        var page = signIn(narrow(), town.city, town.secretary.accountId());
        page.navigate(address("/" + town.city + "/en"));
        var keys = new Keyboard(page).skip();
        keys.backTo("nav summary")
                .menu()
                .enter("nav a[href$='/recommendations']")
                .enter("a[href$='/recommendations/new']");

        keys.enter("button.k-button:not([name])").followTheFirstError("title.en");
        keys.write("title.en", "Evening Greek courses for people who work by day");
        keys.write("reasons.en", "Eleven people said it at the market, at school and at the information desk.");
        keys.write("ask1.en", "Open the Lyceum on two evenings a week");
        keys.enter("button.k-button:not([name])").followTheFirstError("ask1office");
        keys.select("ask1office", "Deputy Mayor");
        keys.write("ask2.en", "Repair the light in the school yard").select("ask2office", "Technical");
        keys.write("ask3.en", "Pay the teacher for the evening hours").select("ask3office", "Deputy Mayor");
        keys.enter("button.k-button:not([name])");
        assertThat(page.locator("h1")).containsText("Evening Greek courses");
        keys.enter("form[action$='/propose'] button");
        assertThat(page.locator("main")).containsText("On the agenda of the body");

        keys.menu()
                .enter("nav a[href$='/bodies']")
                .enter("main a[href$='/bodies/coexistence-board']")
                .enter("a[href$='/meetings/new']");
        keys.write("on", "31/02/2026").enter("button[value=convene]").followTheFirstError("on");
        keys.write("on", "20/3/2026").write("place", "Community Centre").enter("button[value=convene]");
        assertThat(page.locator("main")).containsText("Convened");
        itIs("2026-03-20T18:00");
        keys.enter("a[href$='/run']").enter("form[action$='/open'] button");
        for (var member : page.locator("input[name^='presence-'][value=ROOM]").all()) {
            keys.pick(member.getAttribute("name"), "ROOM");
        }
        keys.enter("form[action$='/attendance'] button");
        // The question comes with the recommendation; only the way of voting is asked.
        if (page.locator("[name=ballot]").count() == 0) {
            keys.enter(".k-steps a");
        }
        keys.pick("ballot", "SHOW_OF_HANDS");
        keys.enter("form[action$='/decision'] button");
        keys.write("yes", "4")
                .write("no", "0")
                .write("abstain", "0")
                .enter("form[action$='/tally'] button")
                .followTheFirstError("yes");
        keys.write("yes", "3").enter("form[action$='/tally'] button");
        assertThat(page.locator("main")).containsText("3 in favour");
        keys.enter("button[value=done]")
                .enter("form[action$='/run/close'] button")
                .enter("button[value=circulate]");
        assertThat(page.locator("main")).containsText("The minutes are circulated");

        keys.menu()
                .enter("nav a[href$='/recommendations']")
                .enter("#results h3 a")
                .enter("form[action$='/send'] button");
        assertThat(page.locator(".k-ask")).hasCount(3);
        keys.to("#ask-1 summary").press("Enter");
        assertThat(page.locator("#ask-1 .k-why")).containsText("25 March 2026");
        assertThat(page.locator("#ask-1 .k-why")).containsText("13 April 2026");
        keepPicture(page, "sent-320");
    }

    @Test
    void s8_whatMakesNoAnswerIsRefusedAndWhatDoesIsPublishedAtTwiceTheSize() {
        town.on(LocalDate.of(2026, 3, 20));
        var number = town.number(town.sent(town.welfare, town.welfare, town.welfare));
        town.on(LocalDate.of(2026, 4, 8));
        var page = signIn(enlarged(), town.city, town.clerk.accountId());
        page.navigate(address("/" + town.city + "/en/desk"));
        var keys = new Keyboard(page).skip();

        keys.enter(".k-desk a.k-button[href*='/asks/1/answer']")
                .pick("position", "ACCEPT")
                .enter("main form button");
        keys.write("reasons.en", "From October the Lyceum is open on Tuesday and Thursday from 19:00.");
        keys.enter("main .k-actions button").followTheFirstError("promise1.en");
        keys.write("promise1.en", "Two evening groups of at least twelve people");
        keys.write("promise1when.en", "Two lists of names hang at the door of the Lyceum");
        keys.write("promise1due", "7/4/2026").enter("main .k-actions button").followTheFirstError("promise1due");
        keys.write("promise1due", "15/10/2026").enter("main .k-actions button");
        assertThat(page.locator("#ask-1")).containsText("Accepted");

        keys.enter("#ask-2 a[href$='/answer']").pick("position", "DECLINE").enter("main form button");
        keys.enter("main .k-actions button").followTheFirstError("reasons.en");
        keys.write("reasons.en", "The city has chosen to open the library instead.")
                .pick("basis", "POLICY_CHOICE");
        keys.enter("main .k-actions button");
        assertThat(page.locator("#ask-2")).containsText("Declined");

        keys.enter("#ask-3 a[href$='/answer']").pick("position", "NOT_OURS").enter("main form button");
        keys.write("reasons.en", "Buses between towns are run by the region.");
        keys.enter("main .k-actions button").followTheFirstError("handTo");
        keys.select("handTo", "Region").enter("main .k-actions button");
        assertThat(page.locator("#ask-3")).containsText("Handed over to: Region");
        keepPicture(page, "answered-enlarged");
    }

    @Test
    void s11_aReportAndItsDisputeAt320Pixels() {
        town.on(LocalDate.of(2026, 3, 20));
        var id = town.sent(town.welfare);
        var number = town.number(id);
        var page = signIn(narrow(), town.city, town.holder.accountId());
        page.navigate(address("/" + town.city + "/en/recommendations/" + number + "/asks/1/answer?position=ACCEPT"));
        var keys = new Keyboard(page);
        keys.write("reasons.en", "From October the Lyceum is open on Tuesday and Thursday from 19:00.");
        keys.write("promise1.en", "Two evening groups of at least twelve people");
        keys.write("promise1when.en", "Two lists of names hang at the door of the Lyceum");
        keys.write("promise1due", "15/10/2026").enter("main .k-actions button");
        town.on(LocalDate.of(2026, 10, 15));

        keys.enter("#ask-1 a[href*='/commitments/']").enter("main a[href$='/report']");
        keys.pick("claim", "DONE").write("text.en", "Both groups have begun").enter("main .k-actions button");
        assertThat(page.locator("#errors")).containsText("at least one link, document or photo");
        keys.write("evidence1said", "The two lists at the door")
                .select("evidence1kind", "Photo")
                .enter("main .k-actions button");
        assertThat(page.locator("main")).containsText("Reported done by the city");
        var promise = page.url();

        var secretary = signIn(narrow(), town.city, town.secretary.accountId());
        secretary.navigate(promise);
        var hers = new Keyboard(secretary).skip();
        hers.enter("main a[href$='/motion?kind=DISPUTE']")
                .enter("main .k-actions button")
                .followTheFirstError("reasons.en");
        hers.write("reasons.en", "One of the two groups has four people").enter("main .k-actions button");
        assertThat(secretary.locator("main")).containsText("On the agenda of the body");
        town.run(() -> town.carried(new Subject("commitment", UUID.fromString(promise.replaceAll(".*/", "")))));
        keys.enter("main a[href*='/recommendations/']").enter("#ask-1 a[href*='/commitments/']");
        assertThat(page.locator("main")).containsText("Disputed by the body");
        assertThat(page.locator("main")).containsText("One of the two groups has four people");
        keepPicture(page, "disputed-320");
    }

    @Test
    void whoSearchesFindsOnADesktopAndOnATelephoneWithoutScripts() {
        town.on(LocalDate.of(2026, 3, 20));
        var number = town.number(town.sent(town.welfare));
        for (var page : List.of(device(), phone("en-GB"))) {
            page.navigate(address("/" + town.city + "/en"));
            var keys = new Keyboard(page).search("LYCEUM evenings");
            assertThat(page.locator("main")).containsText("One thing found");
            keepPicture(page, "found-" + page.viewportSize().width);
            keys.enter("main .k-list a[href$='/recommendations/" + number + "']");

            keys.search("nothing of the kind");
            assertThat(page.locator("main .k-empty")).containsText("Nothing was found");
            assertThat(page.locator("[id='f-q']")).hasValue("nothing of the kind");
        }
    }

    @Test
    void aThreadWeighsLessThanAHundredKilobytes() {
        town.on(LocalDate.of(2026, 3, 20));
        var number = town.number(town.sent(town.welfare, town.works, town.welfare));
        var page = device();
        var weight = new AtomicLong();
        page.onRequestFinished(request -> {
            if (!request.resourceType().equals("image")) {
                var sizes = request.sizes();
                weight.addAndGet((long) sizes.responseHeadersSize + sizes.responseBodySize);
            }
        });
        page.navigate(address("/" + town.city + "/en/recommendations/" + number));
        page.waitForLoadState(com.microsoft.playwright.options.LoadState.NETWORKIDLE);
        assertThat(weight.get()).as("bytes over the wire at a first visit").isBetween(5_000L, 100_000L);
    }

    private void threeResidentsHaveASeat() {
        town.run(() -> {
            var seats = house.getBean(Seats.class);
            for (var name : List.of("Salma", "Arben", "Eleni")) {
                var account =
                        house.getBean(Accounts.class).open(name.toLowerCase(Locale.ROOT) + "@example.org", name, "en");
                var seat = seats.open(
                        town.board,
                        "Resident " + name,
                        Seat.Constituency.RESIDENT,
                        null,
                        true,
                        MARCH_10,
                        town.coordinator);
                seats.give(seat, account, Mandate.Part.HOLDER, MARCH_10, null, town.coordinator);
            }
        });
    }

    private Page narrow() {
        return device(new Browser.NewContextOptions().setViewportSize(320, 640).setLocale("en-GB"));
    }

    /** A window of 1280 pixels that somebody has enlarged to 200 %. */
    private Page enlarged() {
        return device(new Browser.NewContextOptions()
                .setViewportSize(640, 450)
                .setDeviceScaleFactor(2)
                .setLocale("en-GB"));
    }

    private void itIs(String time) {
        town.clock.moveTo(LocalDateTime.parse(time).atZone(ATHENS).toInstant());
    }
}
