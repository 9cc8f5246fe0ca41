package city.koinon.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import city.koinon.listen.participation.Board;
import city.koinon.listen.participation.Bodies;
import city.koinon.listen.participation.Body;
import city.koinon.listen.participation.ItemKind;
import city.koinon.listen.participation.Mandate;
import city.koinon.listen.participation.Meetings;
import city.koinon.listen.participation.MinuteBook;
import city.koinon.listen.participation.Rulebook;
import city.koinon.listen.participation.Seat;
import city.koinon.listen.participation.Seats;
import city.koinon.platform.directory.Directory;
import city.koinon.platform.directory.Level;
import city.koinon.platform.directory.OfficeDraft;
import city.koinon.platform.identity.Accounts;
import city.koinon.platform.kernel.CurrentCity;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.notices.Mail;
import city.koinon.platform.notices.Notices;
import city.koinon.platform.texts.Written;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import com.microsoft.playwright.options.SelectOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/**
 * S15: everybody reads, each only what they may. What is not public yet is looked for by everybody, by every channel: a recommendation the body
 * has not put on an agenda, a meeting that is only planned, the link for coming in online, and minutes that are still being written.
 */
class WhoReadsWhatJourney extends Journey {

    private static final String DRAFT = "Whispered recommendation";
    private static final String PLANNED = "Whispered agenda";
    private static final String LINK = "meet.example";
    private static final String NOTES = "Whispered minutes";
    private static final List<String> SECRETS = List.of("Whispered", LINK);

    /** Whatever lists, feeds or tells anything of bodies, meetings and recommendations. */
    private static final List<String> CHANNELS = List.of(
            "",
            "/bodies",
            "/bodies/coexistence-board",
            "/bodies.json",
            "/meetings",
            "/meetings.json",
            "/meetings.csv",
            "/meetings.ics",
            "/meetings.atom",
            "/heard",
            "/heard.json",
            "/heard.csv",
            "/decisions",
            "/decisions.json",
            "/decisions.csv",
            "/recommendations",
            "/recommendations.json",
            "/recommendations.csv",
            "/recommendations.atom",
            "/overdue",
            "/overdue.json",
            "/overdue.csv",
            "/overdue.atom",
            "/acts",
            "/acts.json",
            "/acts.csv",
            "/acts.atom",
            "/figures",
            "/search?q=whispered",
            "/search?q=secret-room",
            "/participation",
            "/plan");

    @Autowired
    ApplicationContext house;

    @Autowired
    Accounts accounts;

    @Autowired
    Directory directory;

    @Autowired
    Notices notices;

    private Board board;

    @Test
    void s15_everybodyReadsAndEachOnlyWhatTheyMay() {
        board = new Board(house, "2026-03-02");
        var office = office();
        var held = heldMeeting();
        var convened = board.convened("2026-04-10");
        var planned = board.planned("2026-05-15", PLANNED);
        var people = people(office);
        var draft = draft(people.get("secretary"));

        var secrets = Map.of(
                "/recommendations/drafts/" + draft, new Secret(DRAFT, Set.of("member", "secretary", "coordinator")),
                "/meetings/" + planned, new Secret(PLANNED, Set.of("secretary")),
                "/meetings/" + convened, new Secret(LINK, Set.of("member", "secretary")),
                "/meetings/" + held + "/minutes", new Secret(NOTES, Set.of("secretary")));
        people.forEach((who, page) -> secrets.forEach((path, secret) -> {
            page.navigate(here(path));
            if (secret.readers().contains(who)) {
                assertThat(page.content()).as(who + " at " + path).contains(secret.words());
            } else {
                assertThat(page.content()).as(who + " at " + path).doesNotContain(SECRETS);
            }
        }));
        people.forEach((who, page) -> secrets.keySet()
                .forEach(path -> List.of(".ics", ".json", ".csv", ".atom")
                        .forEach(channel -> reads(who, page, path + channel, false))));
        people.forEach((who, page) -> CHANNELS.forEach(path -> reads(
                who, page, path, Set.of("member", "secretary", "coordinator").contains(who))));
        reads("stranger", people.get("stranger"), "/threads/recommendation/" + draft, false);
        reads("stranger", people.get("stranger"), "/threads/meeting/" + planned, false);
        assertThat(people.get("stranger")
                        .request()
                        .get(address("/" + board.city + "/sitemap-en-1.xml"))
                        .text())
                .doesNotContain(draft.toString(), planned.toString());
        keepPicture(people.get("other member"), "not-yours");

        // What is hidden is not told from what is not there.
        var stranger = people.get("stranger");
        assertThat(sight(stranger, "/recommendations/drafts/" + draft))
                .isEqualTo(sight(stranger, "/recommendations/drafts/" + UUID.randomUUID()));
        assertThat(sight(stranger, "/meetings/" + planned))
                .isEqualTo(sight(stranger, "/meetings/" + UUID.randomUUID()));

        // No letter carries any of it, to whomever.
        assertThat(board.in(() -> notices.latest(200)))
                .isNotEmpty()
                .extracting(Mail::subject, Mail::body)
                .allSatisfy(it -> assertThat(it.toString()).doesNotContain(SECRETS));

        whoeverAdministersDecidesNothing(people, draft, convened, office);
        onceItIsPublicItIsEverybodys(people, draft);
        whoeverLeavesTheBodyReadsAsAnybody(people.get("member"), convened);
    }

    private record Secret(String words, Set<String> readers) {}

    /** @param works whether this may list what they work on themselves; no feed, no calendar and no search ever does */
    private void reads(String who, Page page, String path, boolean works) {
        var answer = page.request().get(here(path));
        assertThat(answer.status()).as(who + " at " + path).isLessThan(500);
        if (!works || path.startsWith("/search") || path.endsWith(".atom") || path.endsWith(".ics")) {
            assertThat(answer.text()).as(who + " at " + path).doesNotContain(SECRETS);
        }
        assertThat(answer.text()).as(who + " at " + path).doesNotContain(LINK);
    }

    private String sight(Page page, String path) {
        var answer = page.navigate(here(path));
        return answer.status() + " " + page.locator("main").innerText();
    }

    /** Through the forms, past them with their own session, and past them with none. */
    private void whoeverAdministersDecidesNothing(Map<String, Page> people, UUID draft, UUID meeting, UUID office) {
        var attempts = List.of(
                "/recommendations/CB-2026-01/asks/1/answer",
                "/recommendations/drafts/" + draft + "/propose",
                "/meetings/" + meeting + "/run/open",
                "/commitments/" + office + "/motion");
        for (var who : List.of("operator", "coordinator", "auditor", "other member")) {
            var page = people.get(who);
            page.navigate(here("/account"));
            var token = page.locator("input[name='_csrf']");
            var form = FormData.create();
            if (token.count() > 0) {
                form.set("_csrf", token.first().getAttribute("value"));
            }
            for (var path : attempts) {
                var answer = page.request()
                        .post(here(path), RequestOptions.create().setForm(form).setMaxRedirects(0));
                assertThat(answer.status()).as(who + " sends to " + path).isEqualTo(403);
            }
        }
        var auditor = people.get("auditor");
        auditor.navigate(here("/accounts/audit"));
        var refused = auditor.locator("tbody tr");
        for (var path : attempts) {
            var rows = refused.filter(new com.microsoft.playwright.Locator.FilterOptions().setHasText("/en" + path));
            assertThat(rows.count()).as("refusals written down of " + path).isEqualTo(4);
        }
        for (var name : List.of("Kiki Coordinator", "Alexandra Auditor", "Olga Other")) {
            assertThat(auditor.locator("main").innerText()).contains(name);
        }
        keepPicture(auditor, "audit");
    }

    private void onceItIsPublicItIsEverybodys(Map<String, Page> people, UUID draft) {
        var secretary = people.get("secretary");
        secretary.navigate(here("/recommendations/drafts/" + draft));
        press(secretary, "Put it on the agenda");
        people.forEach((who, page) -> {
            page.navigate(here("/recommendations/drafts/" + draft));
            assertThat(page.locator("h1").innerText()).as(who).contains(DRAFT);
        });
        // A name that begins like a formula is no formula in a spreadsheet.
        var csv = people.get("stranger").request().get(here("/bodies.csv")).text();
        assertThat(csv).contains("'=Women of the city").doesNotContainPattern("(?m)(^|[,;\"])=Women");
    }

    private void whoeverLeavesTheBodyReadsAsAnybody(Page member, UUID convened) {
        board.run(() ->
                board.bean(Seats.class).end(board.mandates.getFirst(), Board.day("2026-03-20"), 0, board.coordinator));
        board.at("2026-03-21");
        member.navigate(here("/meetings/" + convened));
        assertThat(member.locator("main").innerText()).contains("Evening courses");
        assertThat(member.content()).doesNotContain(LINK);
    }

    private Map<String, Page> people(UUID office) {
        var people = new LinkedHashMap<String, Page>();
        people.put("stranger", device());
        people.put("member", deviceOf(board.city, board.holders.getFirst()));
        people.put("other member", deviceOf(board.city, memberOfAnotherBody()));
        people.put("office holder", deviceOf(board.city, holder(office)));
        people.put("coordinator", deviceOf(board.city, board.coordinatorAccount));
        people.put("secretary", deviceOf(board.city, board.secretaryAccount));
        var auditor = board.account("Alexandra Auditor");
        board.run(() -> accounts.grant(auditor, Role.AUDITOR, null));
        people.put("auditor", deviceOf(board.city, auditor));
        people.put("operator", operator());
        return people;
    }

    /** Runs the installation, and is nobody in a city. */
    private Page operator() {
        var operator = CurrentCity.in(CurrentCity.LEAGUE, () -> {
            var account = accounts.open(UUID.randomUUID() + "@example.org", "Otto Operator", "en");
            accounts.grant(account, Role.OPERATOR, null);
            return account;
        });
        var page = device();
        page.navigate(address("/league/en/demo?city=league"));
        page.locator("[data-account='" + operator + "'] button").dispatchEvent("click");
        page.waitForURL(url -> url.contains("/league/") && !url.contains("/demo"));
        return page;
    }

    private UUID office() {
        return board.in(() -> directory.addOffice(
                new OfficeDraft(Map.of("en", "Social Service"), Level.CITY, null, "", false), board.coordinator));
    }

    private UUID holder(UUID office) {
        var holder = board.account("Maria Holder");
        board.run(() ->
                directory.beginTerm(office, "Maria Holder", holder, Board.day("2026-01-01"), null, board.coordinator));
        return holder;
    }

    private UUID memberOfAnotherBody() {
        var member = board.account("Olga Other");
        board.run(() -> {
            var bodies = board.bean(Bodies.class);
            var other = bodies.found(
                    new Bodies.Draught(
                            "women",
                            Body.Kind.PANEL,
                            null,
                            Written.of("en", "=Women of the city"),
                            Written.of("en", "Speaks for women."),
                            null,
                            Body.Openness.ALL_RESIDENTS),
                    board.coordinator);
            bodies.adoptRules(Rulebook.usual(other, Board.day("2026-03-20")), board.coordinator);
            var seat = board.bean(Seats.class)
                    .open(
                            other,
                            "Seat",
                            Seat.Constituency.RESIDENT,
                            null,
                            true,
                            Board.day("2026-03-20"),
                            board.coordinator);
            board.bean(Seats.class)
                    .give(seat, member, Mandate.Part.HOLDER, Board.day("2026-03-20"), null, board.coordinator);
            bodies.stand(other, Body.Standing.ACTIVE, bodies.get(other).version(), board.coordinator);
        });
        return member;
    }

    private UUID heldMeeting() {
        var meeting = board.inSession("2026-03-20", 9);
        board.run(() -> board.bean(MinuteBook.class)
                .note(board.item(meeting, ItemKind.INFORM), Written.of("en", NOTES), true, board.secretary));
        board.run(() -> board.bean(Meetings.class).close(meeting, board.secretary));
        return meeting;
    }

    private UUID draft(Page secretary) {
        secretary.navigate(here("/recommendations/new"));
        secretary.fill("[id='f-title.en']", DRAFT);
        secretary.fill("[id='f-reasons.en']", "It was said at the market.");
        secretary.fill("[id='f-ask1.en']", "Whispered ask");
        secretary.locator("#f-ask1office").selectOption(new SelectOption().setLabel("Social Service"));
        press(secretary, "Keep the draft");
        return UUID.fromString(secretary.url().replaceAll(".*/drafts/", ""));
    }

    private String here(String path) {
        return address("/" + board.city + "/en" + path);
    }

    private static void press(Page page, String label) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(label).setExact(true))
                .click();
    }
}
