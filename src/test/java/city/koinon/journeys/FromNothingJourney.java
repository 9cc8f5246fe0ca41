package city.koinon.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import city.koinon.Koinon;
import city.koinon.Ports;
import city.koinon.platform.kernel.MovableClock;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * From an empty installation to a recommendation that has been answered: what a city does in its first month, by nothing but its pages,
 * its mails and the link on the console.
 */
class FromNothingJourney extends Browsing {

    private static final ZoneId ATHENS = ZoneId.of("Europe/Athens");
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Pattern LINK = Pattern.compile("https?://\\S+key=\\S+");

    private GreenMail mailboxes;
    private ConfigurableApplicationContext house;
    private String console;
    private int port;

    @Override
    protected int port() {
        return port;
    }

    @BeforeEach
    void anEmptyInstallation() throws IOException {
        mailboxes = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mailboxes.start();
        port = Ports.free();
        var screen = System.out;
        var said = new ByteArrayOutputStream();
        System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            house = new SpringApplicationBuilder(Koinon.class)
                    .run(
                            "--koinon.data=",
                            "--server.port=" + port,
                            "--koinon.base-address=" + address(""),
                            "--koinon.mail.host=127.0.0.1",
                            "--koinon.mail.port=" + mailboxes.getSmtp().getPort(),
                            "--koinon.mail.tls=none");
        } finally {
            System.setOut(screen);
        }
        console = said.toString(StandardCharsets.UTF_8);
        itIs("2026-03-02T09:00");
    }

    @AfterEach
    void theHouseCloses() {
        house.close();
        mailboxes.stop();
    }

    @Test
    void aCityFindsItsWayToAFirstAnswer() {
        theOperatorFoundsTheCity();
        var coordinator = comesIn("maria@levadia.example");
        theCoordinatorNamesOffices(coordinator);
        theCoordinatorSetsUpTheBoard(coordinator);
        theCoordinatorLetsAnAuditorIn(coordinator);
        var secretary = comesInByTheDoor("sofia@levadia.example");
        theSecretaryDraftsAndConvenes(secretary);
        itIs("2026-03-16T18:00");
        theBoardDecides(secretary);
        theSecretarySends(secretary);
        itIs("2026-03-24T10:00");
        theOfficeAnswers(comesInLate("georgiou@levadia.example"));
        everybodyReads();
    }

    private void theOperatorFoundsTheCity() {
        var page = newcomer();
        page.navigate(find(console).orElseThrow());
        press(page, "Enter");
        assertThat(page.locator(".k-errors")).containsText("Please fill this in");
        type(page, "name", "Olga Operator");
        type(page, "email", "olga@league.example");
        press(page, "Enter");
        registersAPasskey(page);

        page.locator(".k-mark").click();
        assertThat(page.locator("main")).containsText("There is no city here yet");
        follow(page, "Found a city");
        type(page, "name.en", "Levadia");
        type(page, "slug", "league");
        choose(page, "country", "Greece");
        field(page, "language.1").selectOption("en");
        field(page, "language.2").selectOption("el");
        field(page, "language.3").selectOption("ar");
        type(page, "colour", "blue");
        type(page, "person", "Maria Coordinator");
        type(page, "email", "maria@");
        press(page, "Found a city");
        for (var wrong : new String[] {"slug", "colour", "email"}) {
            assertThat(page.locator("#e-" + wrong)).isVisible();
        }
        assertThat(field(page, "person")).hasValue("Maria Coordinator");
        keepPicture(page, "1-city-refused");
        type(page, "slug", "levadia");
        type(page, "colour", "#1b5e7b");
        type(page, "email", "maria@levadia.example");
        press(page, "Found a city");
        assertThat(page.locator("h1")).hasText("Levadia");

        page.locator(".k-mark").click();
        follow(page, "Found a city");
        type(page, "name.en", "Another Levadia");
        type(page, "slug", "levadia");
        choose(page, "country", "Greece");
        type(page, "person", "Nobody");
        type(page, "email", "nobody@levadia.example");
        press(page, "Found a city");
        assertThat(page.locator("#e-slug")).isVisible();
        keepPicture(page, "1-slug-taken");
    }

    private void theCoordinatorNamesOffices(Page page) {
        follow(page, "Settings");
        page.locator("main").getByRole(AriaRole.LINK, inside("Offices")).first().click();
        follow(page, "Add an office");
        type(page, "name.en", "Mayor");
        press(page, "Save");
        assertThat(page.locator("h1")).hasText("Mayor");
        follow(page, "Name a holder");
        type(page, "person", "Eleni Pappa");
        type(page, "from", "31/02/2026");
        press(page, "Save");
        assertThat(page.locator("#e-from")).containsText("31/02/2026 is not a day in the calendar");
        assertThat(field(page, "person")).hasValue("Eleni Pappa");
        type(page, "from", "1/1/2026");
        press(page, "Save");
        assertThat(page.locator("main")).containsText("Held by Eleni Pappa since 1 January 2026");

        page.locator(".k-foot")
                .getByRole(AriaRole.LINK, inside("Offices"))
                .first()
                .click();
        follow(page, "Add an office");
        press(page, "Save");
        assertThat(page.locator(".k-errors")).containsText("Please give a name");
        type(page, "name.en", "Deputy Mayor for Social Policy");
        choose(page, "reportsTo", "Mayor");
        press(page, "Save");
        follow(page, "Name a holder");
        type(page, "person", "Maria Georgiou");
        type(page, "email", "georgiou@levadia.example");
        type(page, "from", "1/1/2026");
        press(page, "Save");
        assertThat(page.locator("main")).containsText("Held by Maria Georgiou");

        follow(page, "Settings");
        page.locator("main")
                .getByRole(AriaRole.LINK, inside("Organisations"))
                .first()
                .click();
        follow(page, "Add an organisation");
        type(page, "name.en", "Association of Albanian Parents");
        pick(page, "kind", "ASSOCIATION");
        press(page, "Save");
        assertThat(page.locator("h1")).hasText("Association of Albanian Parents");
    }

    private void theCoordinatorSetsUpTheBoard(Page page) {
        page.locator(".k-nav")
                .getByRole(AriaRole.LINK, inside("Take part"))
                .first()
                .click();
        follow(page, "Found a body");
        type(page, "name.en", "Coexistence Board");
        type(page, "remit.en", "People of the city advise it on living together.");
        type(page, "slug", "Coexistence Board");
        pick(page, "kind", "BOARD");
        press(page, "Save");
        assertThat(page.locator("#e-slug")).containsText("small letters");
        type(page, "slug", "coexistence-board");
        press(page, "Save");
        assertThat(page.locator("main")).containsText("Only coordinators see this body");

        begin(page);
        assertThat(page.locator(".k-errors")).containsText("Write down its rules first");
        follow(page, "Coexistence Board");
        follow(page, "Write the next version");
        type(page, "third", "4");
        type(page, "effectiveFrom", "1/1/2020");
        press(page, "Adopt these rules");
        assertThat(page.locator("#e-third")).containsText("Each step of the ladder comes later");
        type(page, "third", "10");
        press(page, "Adopt these rules");
        assertThat(page.locator(".k-errors")).containsText("Rules take effect today or later");
        type(page, "effectiveFrom", "2/3/2026");
        press(page, "Adopt these rules");
        assertThat(page.locator("main")).containsText("in force");

        seat(page, "Albanian Parents", "ASSOCIATION", "Association of Albanian Parents", "Arben Hoxha", "arben");
        seat(page, "Resident 1", "RESIDENT", null, "Salma Haddad", "salma");
        seat(page, "The city", "CITY", null, "Nikos Dimou", "nikos");

        follow(page, "Coexistence Board");
        follow(page, "Secretary and chair");
        pick(page, "role", "SECRETARY");
        type(page, "name", "Sofia Secretary");
        type(page, "email", "sofia at levadia");
        press(page, "Give the role");
        assertThat(page.locator("#e-email")).isVisible();
        type(page, "email", "sofia@levadia.example");
        press(page, "Give the role");
        assertThat(page.locator("main")).containsText("Sofia Secretary");
        follow(page, "Coexistence Board");
        begin(page);
        assertThat(page.locator("main")).not().containsText("Only coordinators see this body");
        keepPicture(page, "2-board");
    }

    private void begin(Page page) {
        follow(page, "Begin, rest or close");
        pick(page, "standing", "ACTIVE");
        press(page, "Confirm");
    }

    private void seat(
            Page page, String label, String constituency, String organisation, String person, String mailbox) {
        follow(page, "Coexistence Board");
        follow(page, "Open a seat");
        type(page, "label", label);
        pick(page, "constituency", constituency);
        if (organisation != null) {
            press(page, "Save");
            assertThat(page.locator(".k-errors")).containsText("Say which organisation the seat belongs to");
            choose(page, "organisation", organisation);
        }
        press(page, "Save");
        assertThat(page.locator("h1")).hasText(label);
        type(page, "name", person);
        type(page, "email", mailbox + "@levadia.example");
        press(page, "Give the seat to somebody");
        assertThat(page.locator("main")).containsText("from 2 March 2026");
    }

    private void theCoordinatorLetsAnAuditorIn(Page page) {
        follow(page, "Settings");
        page.locator("main")
                .getByRole(AriaRole.LINK, inside("Accounts"))
                .first()
                .click();
        follow(page, "Invite somebody");
        type(page, "name", "Petros Auditor");
        type(page, "email", "petros");
        press(page, "Invite");
        assertThat(page.locator("#e-email")).isVisible();
        type(page, "email", "petros@levadia.example");
        press(page, "Invite");
        assertThat(page.locator("h1")).hasText("Petros Auditor");
        choose(page, "role", "Auditor");
        press(page, "Give");
        assertThat(page.locator(".k-list")).containsText("Auditor");
    }

    private void theSecretaryDraftsAndConvenes(Page page) {
        follow(page, "Recommendations");
        follow(page, "Draft a recommendation");
        type(page, "title.en", "Evening Greek courses for people who work by day");
        type(page, "reasons.en", "Eleven people said it at the market, at school and at the information desk.");
        press(page, "Keep the draft");
        assertThat(page.locator(".k-errors")).containsText("at least one ask");
        type(page, "ask1.en", "Open the Lyceum on two evenings a week");
        choose(page, "ask1office", "Deputy Mayor for Social Policy");
        press(page, "Keep the draft");
        press(page, "Put it on the agenda");
        assertThat(page.locator("main")).containsText("On the agenda of the body");

        page.locator(".k-nav")
                .getByRole(AriaRole.LINK, inside("Take part"))
                .first()
                .click();
        page.locator("main")
                .getByRole(AriaRole.LINK, inside("Coexistence Board"))
                .first()
                .click();
        follow(page, "Plan a meeting");
        type(page, "on", "31/02/2026");
        type(page, "place", "Community Centre");
        press(page, "Convene the meeting");
        assertThat(page.locator("#e-on")).containsText("31/02/2026");
        type(page, "on", "4/3/2026");
        press(page, "Convene the meeting");
        assertThat(page.locator("#e-on")).isVisible();
        assertThat(field(page, "place")).hasValue("Community Centre");
        type(page, "on", "16/3/2026");
        type(page, "item1.en", "News of the month");
        press(page, "Convene the meeting");
        assertThat(page.locator("main")).containsText("Convened");
        assertThat(page.locator("main")).containsText("Evening Greek courses for people who work by day");
        keepPicture(page, "3-convened");
    }

    private void theBoardDecides(Page page) {
        follow(page, "Run the meeting");
        press(page, "Open the meeting");
        everybodyIs(page, "ABSENT");
        tap(page.locator("input[value=ROOM]").first());
        press(page, "Save who is here");
        item(page, "News of the month");
        press(page, "Done, next item");
        item(page, "Evening Greek courses");
        asksForTheVote(page);
        assertThat(page.locator(".k-errors")).containsText("No quorum: 1 of 3");
        assertThat(field(page, "question.en")).hasCount(0);
        keepPicture(page, "4-no-quorum");
        follow(page, "Who is here");
        everybodyIs(page, "ROOM");
        press(page, "Save who is here");
        item(page, "Evening Greek courses");
        asksForTheVote(page);
        type(page, "yes", "3");
        type(page, "no", "1");
        type(page, "abstain", "0");
        press(page, "Close the vote");
        assertThat(page.locator("#e-yes")).containsText("only 3");
        type(page, "yes", "2");
        press(page, "Close the vote");
        assertThat(page.locator("main")).containsText("2 in favour, 1 against");
        press(page, "Done, next item");
        press(page, "Close the meeting");
        for (var note : page.locator("textarea[id$='.en']").all()) {
            note.fill("The members agreed on what was said.");
        }
        press(page, "Circulate the minutes");
        assertThat(page.locator("main")).containsText("The minutes are circulated");
        keepPicture(page, "4-circulated");
    }

    private static void item(Page page, String title) {
        page.locator(".k-steps").getByRole(AriaRole.LINK, inside(title)).first().click();
    }

    private static void asksForTheVote(Page page) {
        pick(page, "ballot", "SHOW_OF_HANDS");
        press(page, "Open the vote");
    }

    private void theSecretarySends(Page page) {
        follow(page, "Recommendations");
        page.locator("main")
                .getByRole(AriaRole.LINK, inside("Evening Greek courses"))
                .first()
                .click();
        press(page, "Send to the offices");
        assertThat(page.locator(".k-ask")).containsText("Deputy Mayor for Social Policy");
        keepPicture(page, "5-sent");
    }

    private void theOfficeAnswers(Page page) {
        follow(page, "My desk");
        page.locator(".k-desk")
                .getByRole(AriaRole.LINK, inside("Answer"))
                .first()
                .click();
        pick(page, "position", "ACCEPT");
        press(page, "Continue");
        press(page, "Publish the answer");
        assertThat(page.locator(".k-errors")).containsText("Please fill this in");
        type(page, "reasons.en", "From October the Lyceum is open on Tuesday and Thursday from 19:00.");
        type(page, "promise1.en", "Two evening groups of at least twelve people");
        type(page, "promise1when.en", "Two lists of names hang at the door of the Lyceum");
        type(page, "promise1due", "1/3/2026");
        choose(page, "promise1office", "Deputy Mayor for Social Policy");
        press(page, "Publish the answer");
        assertThat(page.locator("#e-promise1due")).containsText("must lie ahead");
        type(page, "promise1due", "15/10/2026");
        press(page, "Publish the answer");
        assertThat(page.locator("#ask-1")).containsText("Signed by Maria Georgiou");
    }

    private void everybodyReads() {
        var reader = phone("en");
        reader.navigate(address("/"));
        reader.getByRole(AriaRole.LINK, named("Levadia")).first().click();
        assertThat(reader.locator("main")).containsText(Pattern.compile("1\\s*Promised"));
        keepPicture(reader, "6-home");
        reader.locator(".k-menu > summary").click();
        reader.locator(".k-nav")
                .getByRole(AriaRole.LINK, inside("Recommendations"))
                .first()
                .click();
        reader.getByRole(AriaRole.LINK, named("Evening Greek courses")).first().click();
        var thread = reader.locator("main");
        for (var said : new String[] {
            "Open the Lyceum on two evenings a week",
            "Accepted",
            "Two evening groups of at least twelve people",
            "15 October 2026",
            "Coexistence Board",
            "Deputy Mayor for Social Policy"
        }) {
            assertThat(thread).containsText(said);
        }
        keepPicture(reader, "6-thread");
        reader.getByRole(AriaRole.LINK, named("العربية")).click();
        assertThat(reader.locator("html")).hasAttribute("dir", "rtl");
        assertThat(reader.locator("main")).containsText("Two evening groups of at least twelve people");
        keepPicture(reader, "6-thread-ar");
    }

    /** Comes in by the link in the letter of invitation, and registers a passkey. */
    private Page comesIn(String mailbox) {
        var page = newcomer();
        page.navigate(linkTo(mailbox));
        press(page, "Sign in");
        registersAPasskey(page);
        return page;
    }

    /** Has been given a task without being asked in: asks for a link at the door. */
    private Page comesInByTheDoor(String mailbox) {
        var page = newcomer();
        page.navigate(address("/levadia/en"));
        follow(page, "Sign in");
        press(page, "Send me a link");
        assertThat(page.locator("#e-email")).isVisible();
        asksForALink(page, mailbox);
        page.navigate(linkTo(mailbox));
        press(page, "Sign in");
        registersAPasskey(page);
        return page;
    }

    /** The letter of invitation has lain about for more than a week. */
    private Page comesInLate(String mailbox) {
        var page = newcomer();
        var old = linkTo(mailbox);
        page.navigate(old);
        assertThat(page.locator("h1")).hasText("This link is no longer good");
        follow(page, "Ask for a new link");
        asksForALink(page, mailbox);
        page.navigate(await().atMost(PATIENCE)
                .until(() -> linkIn(mailbox).filter(it -> !it.equals(old)), Optional::isPresent)
                .orElseThrow());
        press(page, "Sign in");
        registersAPasskey(page);
        return page;
    }

    private static void asksForALink(Page page, String mailbox) {
        type(page, "email", mailbox);
        press(page, "Send me a link");
        assertThat(page).hasURL(Pattern.compile(".*/sign-in/sent"));
    }

    private Page newcomer() {
        var page = device();
        withAuthenticator(page);
        return page;
    }

    private static void registersAPasskey(Page page) {
        if (!page.url().contains("/account/passkeys")) {
            page.getByRole(AriaRole.LINK, named("Register a passkey")).first().click();
        }
        page.getByLabel("Name of the passkey").fill("My laptop");
        press(page, "Register a passkey");
        assertThat(page.locator(".k-list")).containsText("My laptop");
    }

    private String linkTo(String mailbox) {
        return await().atMost(PATIENCE)
                .until(() -> linkIn(mailbox), Optional::isPresent)
                .orElseThrow();
    }

    /** The link in the latest letter to this mailbox that has one. */
    private Optional<String> linkIn(String mailbox) {
        return Arrays.stream(mailboxes.getReceivedMessages())
                .filter(it -> isTo(it, mailbox))
                .flatMap(it -> find(text(it)).stream())
                .reduce((earlier, later) -> later);
    }

    private static Optional<String> find(String text) {
        return LINK.matcher(text).results().map(it -> it.group()).findFirst();
    }

    private static boolean isTo(MimeMessage letter, String mailbox) {
        try {
            return letter.getRecipients(Message.RecipientType.TO)[0].toString().contains(mailbox);
        } catch (MessagingException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static String text(MimeMessage letter) {
        try {
            return letter.getContent().toString();
        } catch (IOException | MessagingException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private void itIs(String time) {
        house.getBean(MovableClock.class)
                .moveTo(LocalDateTime.parse(time).atZone(ATHENS).toInstant());
    }

    private static void everybodyIs(Page page, String presence) {
        for (var choice : page.locator("input[value=" + presence + "]").all()) {
            tap(choice);
        }
    }

    /** The label covers the whole option, so that a thumb finds it. */
    private static void tap(Locator choice) {
        choice.page().locator("label[for='" + choice.getAttribute("id") + "']").click();
    }

    private static Page.GetByRoleOptions button(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }

    private static Locator.GetByRoleOptions inside(String name) {
        return new Locator.GetByRoleOptions().setName(name);
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    private static void follow(Page page, String link) {
        page.getByRole(AriaRole.LINK, button(link)).first().click();
    }

    private static void press(Page page, String label) {
        page.getByRole(AriaRole.BUTTON, button(label)).first().click();
    }

    private static Locator field(Page page, String name) {
        return page.locator("[id='f-" + name + "']");
    }

    private static void type(Page page, String name, String value) {
        field(page, name).fill(value);
    }

    private static void choose(Page page, String name, String label) {
        field(page, name).selectOption(new SelectOption().setLabel(label));
    }

    private static void pick(Page page, String name, String value) {
        tap(page.locator("input[name='" + name + "'][value='" + value + "']"));
    }
}
