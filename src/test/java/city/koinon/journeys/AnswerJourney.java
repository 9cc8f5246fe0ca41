package city.koinon.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import city.koinon.plan.accountability.World;
import city.koinon.platform.kernel.CityJob;
import city.koinon.platform.ledger.Subject;
import city.koinon.platform.notices.Notices;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.core.annotation.AnnotationAwareOrderComparator;

/** From a draft to a promise kept: the scenarios S7, S8, S9 and S11, each with what must be refused. */
class AnswerJourney extends Journey {

    static final LocalDate MARCH_20 = LocalDate.of(2026, 3, 20);
    static final LocalDate APRIL_8 = LocalDate.of(2026, 4, 8);
    static final LocalDate OCTOBER_15 = LocalDate.of(2026, 10, 15);

    @Autowired
    ApplicationContext house;

    @Autowired
    Notices notices;

    World town;

    @BeforeEach
    void aTown() {
        town = new World(house, MARCH_20);
    }

    @AfterEach
    void realTime() {
        town.clock.offset(Duration.ZERO);
    }

    @Test
    void aSecretaryDraftsTheBodyAdoptsAndTheOfficesOweAnswers() {
        var secretary = deviceOf(town.city, town.secretary.accountId());
        go(secretary, "/recommendations/new");
        press(secretary, "Keep the draft");
        assertThat(secretary.locator(".k-errors")).containsText("Please fill this in");

        fill(secretary, "title.en", "Evening Greek courses for people who work by day");
        fill(secretary, "reasons.en", "Eleven people said it at the market, at school and at the information desk.");
        press(secretary, "Keep the draft");
        assertThat(secretary.locator(".k-errors")).containsText("at least one ask");
        assertThat(field(secretary, "title.en")).hasValue("Evening Greek courses for people who work by day");

        fill(secretary, "ask1.en", "Open the Lyceum on two evenings a week");
        press(secretary, "Keep the draft");
        assertThat(secretary.locator("#e-ask1office")).isVisible();
        choose(secretary, "ask1office", "Deputy Mayor for Social Policy");
        fill(secretary, "ask2.en", "Repair the light in the school yard");
        choose(secretary, "ask2office", "Technical Services");
        fill(secretary, "ask3.en", "Pay the teacher for the evening hours");
        choose(secretary, "ask3office", "Deputy Mayor for Social Policy");
        press(secretary, "Keep the draft");
        assertThat(secretary.locator("h1")).containsText("Evening Greek courses");
        var draft = UUID.fromString(secretary.url().replaceAll(".*/drafts/", ""));

        var stranger = device();
        stranger.navigate(address("/" + town.city + "/en/recommendations/drafts/" + draft));
        assertThat(stranger.locator("h1")).not().containsText("Evening Greek courses");

        press(secretary, "Put it on the agenda");
        assertThat(secretary.locator("main")).containsText("On the agenda of the body");
        stranger.reload();
        assertThat(stranger.locator("h1")).containsText("Evening Greek courses");

        town.run(() -> town.carried(new Subject("recommendation", draft)));
        go(secretary, "/recommendations/CB-2026-01");
        press(secretary, "Send to the offices");
        var thread = secretary.locator("main");
        assertThat(thread).containsText("22 April 2026");
        assertThat(secretary.locator(".k-ask")).hasCount(3);
        secretary.locator("#ask-1 .k-why summary").click();
        assertThat(secretary.locator("#ask-1 .k-why")).containsText("25 March 2026");
        assertThat(secretary.locator("#ask-1 .k-why")).containsText("13 April 2026");
        keepPicture(secretary, "sent");
    }

    @Test
    void anOfficeAnswersAndWhatMakesNoAnswerIsRefused() {
        var id = town.sent(town.welfare, town.welfare, town.welfare);
        var number = town.number(id);
        town.run(() -> notices.follow(new Subject("recommendation", id), town.reader.accountId()));
        town.on(APRIL_8);
        var clerk = deviceOf(town.city, town.clerk.accountId());

        answering(clerk, number, 1, "Accepted");
        fill(clerk, "reasons.en", "From October the Lyceum is open on Tuesday and Thursday from 19:00.");
        press(clerk, "Publish the answer");
        assertThat(clerk.locator(".k-errors")).containsText("Whoever accepts makes a promise");
        fill(clerk, "promise1.en", "Two evening groups of at least twelve people");
        fill(clerk, "promise1when.en", "Two lists of names hang at the door of the Lyceum");
        fill(clerk, "promise1due", "7/4/2026");
        press(clerk, "Publish the answer");
        assertThat(clerk.locator("#e-promise1due")).containsText("must lie ahead");
        assertThat(field(clerk, "reasons.en"))
                .hasValue("From October the Lyceum is open on Tuesday and Thursday from 19:00.");
        fill(clerk, "promise1due", "15/10/2026");
        press(clerk, "Publish the answer");
        assertThat(clerk.locator("#ask-1")).containsText("Accepted");
        assertThat(clerk.locator("#ask-1")).containsText("Signed by Maria Georgiou, entered for them by Anna Clerk");

        answering(clerk, number, 2, "Declined");
        press(clerk, "Publish the answer");
        assertThat(clerk.locator(".k-errors")).containsText("Please fill this in");
        assertThat(clerk.locator(".k-errors")).containsText("on what the refusal rests");
        fill(clerk, "reasons.en", "The city has chosen to open the library instead.");
        pick(clerk, "It is a policy choice");
        press(clerk, "Publish the answer");
        assertThat(clerk.locator("#ask-2")).containsText("Declined");

        answering(clerk, number, 3, "Not ours to decide");
        fill(clerk, "reasons.en", "Buses between towns are run by the region.");
        press(clerk, "Publish the answer");
        assertThat(clerk.locator("#e-handTo")).containsText("Please name the office");
        choose(clerk, "handTo", "Region (outside the city)");
        press(clerk, "Publish the answer");
        assertThat(clerk.locator("#ask-3")).containsText("Handed over to: Region");
        assertThat(clerk.locator("main")).containsText("Answer due");
        town.run(() -> assertThat(notices.of(town.reader.accountId())).isNotEmpty());
        keepPicture(clerk, "answered");
    }

    @Test
    void aSecondTabLearnsTheNewerStateAndKeepsItsText() {
        var number = town.number(town.sent(town.welfare));
        var clerk = deviceOf(town.city, town.clerk.accountId());
        var holder = deviceOf(town.city, town.holder.accountId());
        answering(clerk, number, 1, "Declined");
        answering(holder, number, 1, "Declined");
        fill(holder, "reasons.en", "The city has chosen to open the library instead.");
        pick(holder, "It is a policy choice");
        press(holder, "Publish the answer");
        fill(clerk, "reasons.en", "There is no money for this in the budget of the year.");
        pick(clerk, "It is a policy choice");
        press(clerk, "Publish the answer");

        assertThat(clerk.locator(".k-errors")).containsText("Somebody else has changed this");
        assertThat(field(clerk, "reasons.en")).hasValue("There is no money for this in the budget of the year.");
    }

    @Test
    void silenceEscalatesOnceAtEachLevelAlsoAfterTheHouseStoodStill() {
        var number = town.number(town.sent(town.welfare));
        town.on(LocalDate.of(2026, 4, 23));
        jobs();
        var reader = device();
        reader.navigate(address("/" + town.city + "/en/recommendations/" + number));
        assertThat(reader.locator("main")).containsText("No answer, 1 working day late");
        town.on(LocalDate.of(2026, 5, 25));
        jobs();
        jobs();
        reader.reload();
        assertThat(reader.locator(".k-thread li[data-next]").last()).containsText("since 22 April 2026");
        assertThat(reader.locator(".k-thread")).containsText("Mayor");
        reader.navigate(address("/" + town.city + "/en/overdue"));
        assertThat(reader.locator("main")).containsText("Deputy Mayor for Social Policy");
        reader.navigate(address("/" + town.city + "/ar/recommendations/" + number));
        assertThat(reader.locator("html")).hasAttribute("dir", "rtl");
        keepPicture(reader, "late-arabic");
    }

    @Test
    void aPromiseIsReportedDisputedReportedAgainAndConfirmedAndAnotherMissesItsDate() {
        var id = town.sent(town.welfare);
        var number = town.number(id);
        var holder = deviceOf(town.city, town.holder.accountId());
        answering(holder, number, 1, "Accepted");
        fill(holder, "reasons.en", "From October the Lyceum is open on Tuesday and Thursday from 19:00.");
        fill(holder, "promise1.en", "Two evening groups of at least twelve people");
        fill(holder, "promise1when.en", "Two lists of names hang at the door of the Lyceum");
        fill(holder, "promise1due", "15/10/2026");
        press(holder, "Add another promise");
        fill(holder, "promise2.en", "The city pays the teacher");
        fill(holder, "promise2when.en", "The contract is published");
        fill(holder, "promise2due", "20/10/2026");
        choose(holder, "promise2office", "Deputy Mayor for Social Policy");
        press(holder, "Publish the answer");
        var promise = town.onlyPromise(id);

        town.on(OCTOBER_15);
        report(holder, promise);
        press(holder, "Publish the report");
        assertThat(holder.locator(".k-errors")).containsText("at least one link, document or photo");
        fill(holder, "evidence1said", "The two lists at the door");
        choose(holder, "evidence1kind", "Photo");
        press(holder, "Publish the report");
        assertThat(holder.locator("main")).containsText("Reported done by the city");

        var secretary = deviceOf(town.city, town.secretary.accountId());
        put(secretary, promise, "Dispute that the promise is kept", "One of the two groups has four people");
        town.run(() -> town.carried(new Subject("commitment", promise)));
        go(holder, "/commitments/" + promise);
        assertThat(holder.locator("main")).containsText("Disputed by the body");
        assertThat(holder.locator("main")).containsText("One of the two groups has four people");
        report(holder, promise);
        fill(holder, "evidence1said", "Two full lists, checked by the school");
        choose(holder, "evidence1kind", "Document");
        press(holder, "Publish the report");
        put(secretary, promise, "Confirm that the promise is kept", null);
        town.run(() -> town.carried(new Subject("commitment", promise)));
        go(holder, "/commitments/" + promise);
        assertThat(holder.locator("main")).containsText("Kept, confirmed by the body");

        town.on(LocalDate.of(2026, 10, 21));
        var reader = device();
        reader.navigate(address("/" + town.city + "/en/commitments?missed=true"));
        assertThat(reader.locator("#results")).containsText("Date missed");
        go(holder, "/commitments?missed=true");
        holder.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("The city pays the teacher"))
                .click();
        holder.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Revise the promise"))
                .click();
        fill(holder, "why.en", "The council voted the money only this week");
        fill(holder, "promise.en", "The city pays the teacher from December");
        fill(holder, "due", "31/02/2027");
        press(holder, "Publish the revised promise");
        assertThat(holder.locator("#e-due")).containsText("not a day in the calendar");
        fill(holder, "due", "1/12/2026");
        press(holder, "Publish the revised promise");
        assertThat(holder.locator("h1")).containsText("from December");
        assertThat(holder.locator("main s").first()).containsText("The city pays the teacher");
        keepPicture(holder, "revised");
        go(holder, "/figures");
        assertThat(holder.locator("main")).containsText("1 of 2");
    }

    private void report(Page page, UUID promise) {
        go(page, "/commitments/" + promise + "/report");
        pick(page, "It is done");
        fill(page, "text.en", "Both groups have begun");
    }

    private void put(Page page, UUID promise, String kind, @org.jspecify.annotations.Nullable String reasons) {
        go(page, "/commitments/" + promise + "/motion");
        pick(page, kind);
        if (reasons != null) {
            fill(page, "reasons.en", reasons);
        }
        press(page, "Put it on the agenda");
        assertThat(page.locator("main")).containsText("On the agenda of the body");
    }

    private void answering(Page page, String number, int n, String position) {
        go(page, "/recommendations/" + number + "/asks/" + n + "/answer");
        pick(page, position);
        press(page, "Continue");
    }

    private void jobs() {
        town.run(() -> house.getBeansOfType(CityJob.class).values().stream()
                .sorted(AnnotationAwareOrderComparator.INSTANCE)
                .filter(it -> it.name().equals("climb-ladders") || it.name().equals("silence-of-the-body"))
                .sorted(Comparator.comparing(CityJob::name))
                .forEach(CityJob::run));
    }

    private void go(Page page, String path) {
        page.navigate(address("/" + town.city + "/en" + path));
    }

    private static com.microsoft.playwright.Locator field(Page page, String name) {
        return page.locator("[id='f-" + name + "']");
    }

    private static void fill(Page page, String name, String value) {
        field(page, name).fill(value);
    }

    private static void choose(Page page, String name, String label) {
        field(page, name).selectOption(new com.microsoft.playwright.options.SelectOption().setLabel(label));
    }

    private static void press(Page page, String label) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(label).setExact(true))
                .click();
    }
}
