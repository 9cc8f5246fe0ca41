package city.koinon.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import city.koinon.SmallCity;
import city.koinon.Visitors;
import city.koinon.platform.directory.Directory;
import city.koinon.platform.directory.Level;
import city.koinon.platform.directory.OfficeDraft;
import city.koinon.platform.directory.Organisation;
import city.koinon.platform.directory.OrganisationDraft;
import city.koinon.platform.identity.Accounts;
import city.koinon.platform.kernel.CurrentCity;
import city.koinon.platform.kernel.MovableClock;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.municipality.Municipality;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import java.io.ByteArrayInputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Scenario 10 of strategy-and-measurement.md, and the memorandum of scenario 11, as people live through them. */
class PlanJourney extends Journey {

    private static final ZoneId ATHENS = ZoneId.of("Europe/Athens");

    @Autowired
    Municipality municipality;

    @Autowired
    Directory directory;

    @Autowired
    Accounts accounts;

    @Autowired
    MovableClock clock;

    private final String city = "levadia-" + UUID.randomUUID().toString().substring(0, 8);
    private UUID coordinator = UUID.randomUUID();
    private UUID deputyMayor = UUID.randomUUID();

    @BeforeEach
    void foundTheCity() {
        itIs(LocalDate.of(2026, 1, 2));
        municipality.create(
                SmallCity.of(city, Map.of("el", "Λιβαδειά", "en", "Levadia", "ar", "ليفاديا"), "el", "en", "ar"));
        CurrentCity.run(city, () -> {
            coordinator = accounts.open("eirini@" + city + ".example", "Eirini Nikolaou", "en");
            accounts.grant(coordinator, Role.COORDINATOR, null);
            deputyMayor = accounts.open("maria@" + city + ".example", "Maria Papadaki", "en");
            var deputy = directory.addOffice(
                    new OfficeDraft(
                            Map.of("en", "Deputy Mayor for Social Policy", "el", "Αντιδημαρχία Κοινωνικής Πολιτικής"),
                            Level.CITY,
                            null,
                            "",
                            false),
                    Visitors.COORDINATOR);
            directory.beginTerm(
                    deputy, "Maria Papadaki", deputyMayor, LocalDate.of(2024, 1, 1), null, Visitors.COORDINATOR);
            directory.addOrganisation(
                    new OrganisationDraft(
                            Map.of("en", "Kolín Works"), Organisation.Kind.EMPLOYER, Level.CITY, "", null),
                    Visitors.COORDINATOR);
        });
    }

    @AfterEach
    void putTheClockRight() {
        clock.offset(Duration.ZERO);
    }

    @Test
    void levadiasEightStepsGoLateFallSilentAndAreFrozen() throws Exception {
        var writes = deviceOf(city, coordinator);
        beginThePlan(writes);
        addGoal(writes, "City policies on integration, made together with migrants", "PARTICIPATION");
        addGoal(writes, "Migrants take part in making policy", "GOVERNANCE");
        addAction(writes, "City policies on integration", "Migrant panel");
        addStepAgain(writes, "Migrant panel", "The panel meets every month", "31/1/2026");
        addAction(writes, "Migrants take part", "Seven more steps");
        for (var step : List.of(
                "Collect needs",
                "Information office",
                "Training",
                "Vocational programmes",
                "Greek courses",
                "Campaigns",
                "Culture")) {
            addStep(writes, "Seven more steps", step, "31/12/2027");
        }
        adopt(writes);
        assertThat(writes.locator(".k-steps > li")).hasCount(8);
        writes.navigate(home());
        assertThat(writes.locator("main")).containsText("The plan: 8 steps");

        // The coordinator speaks for no office: nothing to report with, and nothing when forced.
        writes.navigate(plan());
        writes.locator(".k-steps a", new Page.LocatorOptions().setHasText("The panel meets every month"))
                .click();
        var panel = writes.url();
        assertThat(writes.locator("a", new Page.LocatorOptions().setHasText("Record that it took place")))
                .hasCount(0);
        Assertions.assertThat(writes.navigate(panel + "/held").status()).isEqualTo(403);

        var reports = deviceOf(city, deputyMayor);
        for (var month : List.of(1, 2, 4, 5, 7)) {
            itIs(LocalDate.of(2026, month, 20));
            reports.navigate(panel + "/held");
            fill(reports, "on", "20/" + month + "/2026");
            fill(reports, "text.en", "Minutes are on the page of the panel.");
            send(reports);
        }
        // The same day again, a day to come, no such day, no evidence: refused beside the field, nothing lost.
        refusedHeld(
                reports,
                panel,
                "20/7/2026",
                "The same evening, told twice.",
                "Something is recorded on this day already.");
        refusedHeld(reports, panel, "21/7/2026", "It will surely take place.", "This day has not come yet.");
        refusedHeld(
                reports, panel, "31/02/2026", "On a day that never was.", "31/02/2026 is not a day in the calendar.");
        refusedHeld(reports, panel, "19/7/2026", "n/a", "at least 20 characters");

        itIs(LocalDate.of(2026, 7, 31));
        var reader = device();
        reader.navigate(panel);
        assertThat(reader.locator("main"))
                .containsText("Held 5 of 7: 71% fulfilled, 29 percentage points less than planned.");
        assertThat(reader.locator(".k-state").first()).hasText(Pattern.compile("\\s*Late\\s*"));
        keepPicture(reader, "step-late");

        itIs(LocalDate.of(2026, 10, 21));
        reader.navigate(panel);
        assertThat(reader.locator(".k-state").first()).containsText("No news for 93 days");
        inTheDark(reader);
        reader.navigate(panel.replace("/en/", "/ar/"));
        keepPicture(reader, "step-silent-ar-dark");

        writes.navigate(plan() + "/state-of-play/new");
        var sentences = writes.locator("[name='narrative.en']").inputValue();
        Assertions.assertThat(sentences)
                .contains("On 21 October 2026, 0 of 8 steps of the plan had been done.")
                .contains("5 of 9 held (56%)");
        writes.locator("summary")
                .filter(new Locator.FilterOptions().setHasText("In words"))
                .click();
        Assertions.assertThat(writes.locator("[name='narrative.el']").inputValue())
                .contains("Στις 21 Οκτωβρίου 2026");
        send(writes);
        var frozen = writes.url();
        var hash = writes.locator("dd code").textContent();
        keepPicture(writes, "state-of-play");

        // Something changes afterwards; the frozen page does not.
        reports.navigate(panel + "/news");
        fill(reports, "text.en", "The panel will meet again in November.");
        send(reports);
        assertThat(reports.locator("main")).containsText("The panel will meet again in November.");
        reader.navigate(frozen);
        assertThat(reader.locator("dd code")).hasText(hash);
        assertThat(reader.locator("main")).containsText("Computed again just now");
        assertThat(reader.locator("main")).containsText("every month: 5 of 9 held");

        var kept = reader.request().get(frozen + ".json").body();
        Assertions.assertThat(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(kept)))
                .isEqualTo(hash);
        try (var document = new XWPFDocument(
                new ByteArrayInputStream(reader.request().get(frozen + ".docx").body()))) {
            var words = new StringBuilder();
            document.getParagraphs().forEach(it -> words.append(it.getText()).append('\n'));
            document.getTables().forEach(it -> words.append(it.getText()).append('\n'));
            Assertions.assertThat(words.toString())
                    .contains(hash, "every month: 5 of 9 held", "56%", "No news for 93 days");
        }
    }

    @Test
    void everyPageOfThePlanIsOpenToEverybody() {
        var writes = deviceOf(city, coordinator);
        beginThePlan(writes);
        addGoal(writes, "One goal", "WORK");
        addAction(writes, "One goal", "One action");
        addStep(writes, "One action", "One step", "31/12/2026");
        addStepAgain(writes, "One action", "Again and again", "31/1/2026");
        writes.locator("section a", new Page.LocatorOptions().setHasText("Change the goal"))
                .click();
        var goal = writes.url();
        isOpen(
                writes,
                plan() + "/draft",
                goal,
                plan() + "/draft/edit",
                plan() + "/draft/goals/new",
                plan() + "/draft/adopt",
                plan() + "/draft/discard");
        writes.navigate(plan() + "/draft");
        writes.locator("a", new Page.LocatorOptions().setHasText(Pattern.compile("Add a step")))
                .click();
        isOpen(writes, writes.url());
        writes.navigate(plan() + "/draft");
        adopt(writes);
        isOpen(writes, plan() + "/state-of-play/new", plan() + "/close", plan() + "/pledges/new");
        writes.navigate(plan());
        writes.locator(".k-steps a", new Page.LocatorOptions().setHasText("Again and again"))
                .click();
        var step = writes.url();
        var reports = deviceOf(city, deputyMayor);
        reports.navigate(step + "/held");
        send(reports);
        isOpen(
                reports,
                step + "/held",
                step + "/news",
                step + "/promise",
                step + "/attach",
                step + "/cancel",
                step,
                home() + "/desk");
        var reader = device();
        isOpen(reader, plan(), plan() + "/versions", plan() + "/state-of-play", plan() + "/pledges", home());
    }

    private static void isOpen(Page page, String... addresses) {
        for (var english : addresses) {
            for (var address : List.of(english, english.replace("/en", "/ar"))) {
                page.navigate(address);
                Assertions.assertThat(Barriers.on(page, "")).as(address).isEmpty();
            }
        }
    }

    @Test
    void twoTabsCannotBothAdoptAndTheSecondKeepsItsText() {
        var first = deviceOf(city, coordinator);
        beginThePlan(first);
        addGoal(first, "One goal", "WORK");
        addAction(first, "One goal", "One action");
        addStep(first, "One action", "One step", "31/12/2026");
        var second = first.context().newPage();
        second.navigate(plan() + "/draft/goals/new");
        fill(second, "title.en", "A goal from the second tab");
        second.locator("[name=domain]").selectOption("WORK");
        adopt(first);
        send(second);
        assertThat(second.locator("[role=alert]")).containsText("There is no draft any more");
        assertThat(second.locator("[name='title.en']")).hasValue("A goal from the second tab");
    }

    @Test
    void aMemorandumWithoutAConsequenceSaysSo() {
        var writes = deviceOf(city, coordinator);
        writes.navigate(plan() + "/pledges/new");
        send(writes);
        assertThat(writes.locator("[role=alert]")).containsText("Please fill this in.");
        writes.locator("[name=by]").selectOption(new SelectOption().setLabel("Kolín Works"));
        fill(writes, "text.en", "Thirty flats for workers and their families");
        fill(writes, "reference", "Memorandum of 2 January 2026");
        fill(writes, "madeOn", "2/1/2026");
        fill(writes, "due", "1/1/2026");
        send(writes);
        assertThat(writes.locator("[role=alert]")).containsText("It cannot be due before it was made.");
        assertThat(writes.locator("[name='text.en']")).hasValue("Thirty flats for workers and their families");
        fill(writes, "due", "30/6/2026");
        send(writes);
        var reader = device();
        reader.navigate(writes.url());
        assertThat(reader.locator("main")).containsText("No consequence agreed");
        itIs(LocalDate.of(2026, 7, 1));
        reader.navigate(plan() + "/pledges");
        assertThat(reader.locator("main")).containsText("Date missed");
        assertThat(reader.locator("main")).containsText("No consequence agreed");
    }

    private void beginThePlan(Page page) {
        page.navigate(plan());
        page.getByText("Begin a plan").click();
        fill(page, "title.en", "Plan for integration");
        fill(page, "from", "1/1/2026");
        fill(page, "to", "31/12/2027");
        send(page);
    }

    private static void addGoal(Page page, String title, String domain) {
        page.getByText("Add a goal").click();
        fill(page, "title.en", title);
        page.locator("[name=domain]").selectOption(domain);
        send(page);
    }

    private static void addAction(Page page, String goal, String title) {
        page.locator("section", new Page.LocatorOptions().setHasText(goal))
                .locator("a", new Locator.LocatorOptions().setHasText("Add an action"))
                .click();
        fill(page, "title.en", title);
        page.locator("[name=office]").selectOption(new SelectOption().setLabel("Deputy Mayor for Social Policy"));
        send(page);
    }

    private static void addStep(Page page, String action, String title, String due) {
        page.locator("a", new Page.LocatorOptions().setHasText(Pattern.compile("Add a step.*" + action)))
                .click();
        fill(page, "title.en", title);
        page.locator("[name=kind][value=ONCE]").check(new Locator.CheckOptions().setForce(true));
        fill(page, "due", due);
        send(page);
    }

    private static void addStepAgain(Page page, String action, String title, String first) {
        page.locator("a", new Page.LocatorOptions().setHasText(Pattern.compile("Add a step.*" + action)))
                .click();
        fill(page, "title.en", title);
        page.locator("[name=kind][value=AGAIN]").check(new Locator.CheckOptions().setForce(true));
        page.locator("[name=often]").selectOption("MONTHLY");
        fill(page, "first", first);
        send(page);
    }

    private static void adopt(Page page) {
        page.getByText("Adopt the plan").click();
        fill(page, "decidedBy", "Municipal Council");
        fill(page, "reference", "1/2026");
        fill(page, "decidedOn", "2/1/2026");
        send(page);
    }

    private static void refusedHeld(Page page, String step, String on, String text, String why) {
        page.navigate(step + "/held");
        fill(page, "on", on);
        fill(page, "text.en", text);
        send(page);
        assertThat(page.locator("[role=alert]")).containsText(why);
        assertThat(page.locator("[name='text.en']")).hasValue(text);
    }

    private static void fill(Page page, String field, String value) {
        page.locator("[name='" + field + "']").fill(value);
    }

    private static void send(Page page) {
        page.locator("form.k-form button").last().click();
    }

    private String home() {
        return address("/" + city + "/en");
    }

    private String plan() {
        return home() + "/plan";
    }

    private void itIs(LocalDate day) {
        clock.moveTo(day.atTime(12, 0).atZone(ATHENS).toInstant());
    }
}
