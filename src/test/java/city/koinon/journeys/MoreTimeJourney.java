package city.koinon.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import city.koinon.plan.accountability.World;
import city.koinon.platform.kernel.CityJob;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Scenario S10: an office asks for more time, or asks back, and everybody sees the old date beside the new one. */
class MoreTimeJourney extends Journey {

    private static final LocalDate MARCH_20 = LocalDate.of(2026, 3, 20);
    private static final LocalDate APRIL_21 = LocalDate.of(2026, 4, 21);
    private static final LocalDate APRIL_22_THE_LAST_DAY = LocalDate.of(2026, 4, 22);
    private static final LocalDate APRIL_23 = LocalDate.of(2026, 4, 23);
    private static final String REASON = "The budget of the service is decided by the council only on 4 May.";

    @Autowired
    ApplicationContext house;

    World town;
    String number;

    @BeforeEach
    void anAnswerIsOwed() {
        town = new World(house, MARCH_20);
        number = town.number(town.sent(town.welfare));
    }

    @AfterEach
    void realTime() {
        town.clock.offset(Duration.ZERO);
    }

    @Test
    void theTermIsExtendedOnceForAPublishedReasonAndTheOldDateStaysVisible() {
        town.on(APRIL_22_THE_LAST_DAY);
        var holder = theDuty(deviceOf(town.city, town.holder.accountId()));
        var secondTab = holder.context().newPage();
        secondTab.navigate(holder.url());
        follow(secondTab, "Extend the term");
        type(secondTab, "reason", REASON);

        follow(holder, "Extend the term");
        type(holder, "days", "400");
        type(holder, "reason", "Too busy!!");
        press(holder, "Extend and publish the reason");
        assertThat(holder.locator("#e-reason")).containsText("at least 40 characters");
        assertThat(holder.locator("#e-days")).isVisible();
        assertThat(field(holder, "reason")).hasValue("Too busy!!");
        type(holder, "days", "5");
        type(holder, "reason", REASON);
        press(holder, "Extend and publish the reason");
        assertThat(holder.locator("main")).containsText("29 April 2026");
        assertThat(link(holder, "Extend the term")).hasCount(0);
        keepPicture(holder, "extended");

        press(secondTab, "Extend and publish the reason");
        assertThat(secondTab.locator(".k-errors")).containsText("Somebody else has changed this");
        press(secondTab, "Extend and publish the reason");
        assertThat(secondTab.locator(".k-errors"))
                .containsText("The term has been extended already. That is possible once.");
        assertThat(field(secondTab, "reason")).hasValue(REASON);

        var reader = phone("en");
        reader.navigate(holder.url());
        assertThat(reader.locator("main del")).containsText("22 April 2026");
        assertThat(reader.locator("main")).containsText(REASON);
        keepPicture(reader, "extended-phone");
        reader.navigate(thread());
        assertThat(reader.locator("#ask-1")).containsText("29 April 2026");
        assertThat(reader.locator(".k-thread")).containsText("Term extended to 29 April 2026");
        assertThat(reader.locator(".k-thread")).containsText(REASON);
        town.on(LocalDate.of(2026, 4, 29));
        reader.navigate(address("/" + town.city + "/en/overdue"));
        assertThat(reader.locator("main")).not().containsText("Open the Lyceum");
        town.on(LocalDate.of(2026, 4, 30));
        reader.reload();
        assertThat(reader.locator("main")).containsText("Open the Lyceum");
    }

    @Test
    void afterTheLastDayNobodyGetsMoreTime() {
        town.on(APRIL_22_THE_LAST_DAY);
        var holder = theDuty(deviceOf(town.city, town.holder.accountId()));
        follow(holder, "Extend the term");
        type(holder, "reason", REASON);
        town.on(APRIL_23);
        press(holder, "Extend and publish the reason");
        assertThat(holder.locator(".k-errors")).containsText("The day has passed");
        assertThat(field(holder, "reason")).hasValue(REASON);

        theDuty(holder);
        assertThat(link(holder, "Extend the term")).hasCount(0);
        assertThat(link(holder, "Ask for clarification")).hasCount(0);
        assertThat(holder.locator("main del")).hasCount(0);
    }

    @Test
    void aQuestionStopsTheCounterUntilItsReply() {
        town.on(APRIL_21);
        var clerk = theDuty(deviceOf(town.city, town.clerk.accountId()));
        var duty = clerk.url();
        follow(clerk, "Ask for clarification");
        press(clerk, "Ask and publish the question");
        assertThat(clerk.locator("#e-question")).isVisible();
        type(clerk, "question", "Which two evenings suit those who work in shifts?");
        press(clerk, "Ask and publish the question");
        assertThat(clerk.locator("main")).containsText("Which two evenings suit those who work in shifts?");
        assertThat(link(clerk, "Extend the term")).hasCount(0);

        town.on(LocalDate.of(2026, 4, 24));
        var reader = device();
        reader.navigate(address("/" + town.city + "/en/overdue"));
        assertThat(reader.locator("main")).not().containsText("Open the Lyceum");
        reader.navigate(thread());
        assertThat(reader.locator(".k-thread")).containsText("asks for clarification");
        assertThat(reader.locator("#ask-1")).containsText("6 May 2026");
        keepPicture(reader, "paused");

        var secretary = deviceOf(town.city, town.secretary.accountId());
        secretary.navigate(address("/" + town.city + "/en/desk"));
        secretary
                .locator(".k-desk")
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Reply"))
                .first()
                .click();
        assertThat(secretary.locator("blockquote")).containsText("Which two evenings");
        press(secretary, "Reply and publish");
        assertThat(secretary.locator("#e-reply")).isVisible();
        type(secretary, "reply", "Tuesday and Thursday, after seven.");
        press(secretary, "Reply and publish");
        assertThat(secretary.locator("main del")).containsText("22 April 2026");
        assertThat(secretary.locator("main")).containsText("27 April 2026");
        assertThat(secretary.locator("main")).containsText("Tuesday and Thursday, after seven.");

        clerk.navigate(duty);
        assertThat(link(clerk, "Ask for clarification")).hasCount(0);
        town.on(LocalDate.of(2026, 4, 28));
        reader.navigate(address("/" + town.city + "/en/overdue"));
        assertThat(reader.locator("main")).containsText("Open the Lyceum");
    }

    @Test
    void withoutAReplyTheDaysCountAgainAfterTenWorkingDays() {
        town.on(APRIL_21);
        var clerk = theDuty(deviceOf(town.city, town.clerk.accountId()));
        var duty = clerk.url();
        follow(clerk, "Ask for clarification");
        type(clerk, "question", "Which two evenings suit those who work in shifts?");
        press(clerk, "Ask and publish the question");
        assertThat(clerk.locator("main")).containsText("6 May 2026");

        town.on(LocalDate.of(2026, 5, 7));
        jobs();
        var reader = device();
        reader.navigate(duty);
        assertThat(reader.locator("main del")).containsText("22 April 2026");
        assertThat(reader.locator("main")).containsText("No reply to the question; the days count again");
        assertThat(reader.locator("main")).containsText("7 May 2026");
        reader.navigate(address("/" + town.city + "/en/overdue"));
        assertThat(reader.locator("main")).not().containsText("Open the Lyceum");
        town.on(LocalDate.of(2026, 5, 8));
        jobs();
        reader.reload();
        assertThat(reader.locator("main")).containsText("No answer since 7 May 2026");
        reader.navigate(duty.replace("/en/", "/ar/"));
        assertThat(reader.locator("html")).hasAttribute("dir", "rtl");
        keepPicture(reader, "late-arabic");
    }

    /** From the desk to the duty itself. */
    private Page theDuty(Page page) {
        page.navigate(address("/" + town.city + "/en/desk"));
        page.locator(".k-desk h3 a")
                .filter(new Locator.FilterOptions().setHasText("Open the Lyceum"))
                .first()
                .click();
        return page;
    }

    private String thread() {
        return address("/" + town.city + "/en/recommendations/" + number);
    }

    private void jobs() {
        town.run(() -> house.getBeansOfType(CityJob.class).values().stream()
                .filter(it -> it.name().equals("climb-ladders"))
                .forEach(CityJob::run));
    }

    private static Locator link(Page page, String name) {
        return page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static void follow(Page page, String name) {
        link(page, name).first().click();
    }

    private static void press(Page page, String label) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(label).setExact(true))
                .first()
                .click();
    }

    private static Locator field(Page page, String name) {
        return page.locator("[id='f-" + name + "']");
    }

    private static void type(Page page, String name, String value) {
        field(page, name).fill(value);
    }
}
