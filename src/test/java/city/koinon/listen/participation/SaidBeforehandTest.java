package city.koinon.listen.participation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.koinon.CityTest;
import city.koinon.platform.identity.AccountInvitations;
import city.koinon.platform.identity.Accounts;
import city.koinon.platform.identity.SignedIn;
import city.koinon.platform.kernel.Grant;
import city.koinon.platform.kernel.MovableClock;
import city.koinon.platform.kernel.NotAllowed;
import city.koinon.platform.kernel.Refused;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.kernel.Visitor;
import city.koinon.platform.notices.Notices;
import city.koinon.platform.texts.Written;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Whoever runs a body is told what comes of a step before they take it, and readers see what went wrong on the way. */
@CityTest
class SaidBeforehandTest {

    @Autowired
    ApplicationContext house;

    @Autowired
    MockMvcTester web;

    @Autowired
    Meetings meetings;

    @Autowired
    Decisions decisions;

    @Autowired
    MinuteBook book;

    @Autowired
    Bodies bodies;

    @Autowired
    Seats seats;

    @Autowired
    Secretariat secretariat;

    @Autowired
    Accounts accounts;

    @Autowired
    AccountInvitations welcome;

    @Autowired
    Notices notices;

    Board board;

    @BeforeEach
    void aBoardInMarch() {
        board = new Board(house, "2026-03-02");
    }

    @AfterEach
    void realTime() {
        house.getBean(MovableClock.class).offset(Duration.ZERO);
    }

    @Test
    void namesWhatGoesToTheNextMeetingBeforeThisOneIsClosed() {
        var meeting = board.inSession("2026-03-20", 5);
        board.run(() -> book.note(
                board.item(meeting, ItemKind.INFORM), Written.of("en", "There was much news."), true, board.secretary));
        var at = "/meetings/" + meeting + "/run";

        assertThat(page(at, board.secretaryAccount).select("form[action$=/close]"))
                .as("nobody closes by the way")
                .isEmpty();
        var closing = page(at + "?step=close", board.secretaryAccount);
        assertThat(closing.select("form[action$=/close]")).hasSize(1);
        assertThat(closing.select("main .k-notice").text())
                .contains("one item leaves this meeting undecided", "waits for the next one", "Evening courses")
                .doesNotContain("News of the month");

        board.in(() -> meetings.plan(
                board.body, Board.at("2026-04-15", Meeting.Mode.ROOM), java.util.List.of(), board.secretary));
        assertThat(page(at + "?step=close", board.secretaryAccount)
                        .select("main .k-notice")
                        .text())
                .contains("goes to meeting 2 on 15 April 2026");
    }

    @Test
    void showsInTheMinutesThatThereWasNoQuorumAtFirst() {
        var meeting = board.inSession("2026-03-20", 4);
        var item = board.item(meeting, ItemKind.DECIDE);
        board.run(() -> decisions.quorumFor(item, board.secretary));
        board.present(meeting, 5);
        var vote = board.in(() -> decisions.open(item, null, Rulebook.Ballot.SHOW_OF_HANDS, board.secretary));
        board.run(() -> decisions.tally(vote, 4, 1, 0, board.secretary));
        end(meeting);

        assertThat(page("/meetings/" + meeting + "/minutes", null)
                        .select("main")
                        .text())
                .contains("First without a quorum: 4 of 9 voting seats present", "5 were needed for a quorum");
    }

    @Test
    void showsInTheMinutesThatTheQuorumWasMissing() {
        var meeting = board.inSession("2026-03-20", 4);
        end(meeting);

        assertThat(page("/meetings/" + meeting + "/minutes", null)
                        .select("main .k-state, main")
                        .text())
                .contains("No quorum: 4 of 9 voting seats are present, 5 are needed.");
    }

    private void end(UUID meeting) {
        board.run(() -> {
            meetings.close(meeting, board.secretary);
            book.circulate(meeting, board.secretary);
        });
    }

    @Test
    void listsMeetingsThatComeThatArePastOrAll() {
        var held = board.inSession("2026-03-20", 5);
        end(held);
        var ahead = board.convened("2026-04-15");

        assertThat(listed("")).containsExactly(ahead);
        assertThat(listed("?when=coming")).containsExactly(ahead);
        assertThat(listed("?when=past")).containsExactly(held);
        assertThat(listed("?when=")).as("the choice All is all").containsExactly(ahead, held);
        assertThat(web.get().uri("/" + board.city + "/en/meetings.csv"))
                .bodyText()
                .contains(held.toString(), ahead.toString());
        assertThat(web.get().uri("/" + board.city + "/en/meetings.csv?when=past"))
                .bodyText()
                .contains(held.toString())
                .doesNotContain(ahead.toString());
    }

    private java.util.List<UUID> listed(String query) {
        return page("/meetings" + query, null).select("#results a[href]").eachAttr("href").stream()
                .filter(it -> it.matches(".*/meetings/[0-9a-f-]{36}"))
                .map(it -> UUID.fromString(it.substring(it.lastIndexOf('/') + 1)))
                .distinct()
                .toList();
    }

    @Test
    void tellsWhoFoundsABodyWhatComesNext() {
        var young = board.in(() -> bodies.found(
                new Bodies.Draught(
                        "young",
                        Body.Kind.PANEL,
                        null,
                        Written.of("en", "Youth panel"),
                        Written.of("en", "Advises."),
                        null,
                        Body.Openness.MIXED),
                board.coordinator));
        assertThat(next(board.coordinatorAccount)).isEqualTo("Lay down the rules");
        board.run(() -> bodies.adoptRules(Rulebook.usual(young, Board.day("2026-03-02")), board.coordinator));
        assertThat(next(board.coordinatorAccount)).isEqualTo("Set up the seats");
        var seat = board.in(() -> seats.open(
                young, "Seat 1", Seat.Constituency.RESIDENT, null, true, Board.day("2026-03-02"), board.coordinator));
        assertThat(next(board.coordinatorAccount)).isEqualTo("Name who sits on each seat");
        board.run(() -> seats.give(
                seat,
                board.account("Yara Young"),
                Mandate.Part.HOLDER,
                Board.day("2026-03-02"),
                null,
                board.coordinator));
        assertThat(next(board.coordinatorAccount)).isEqualTo("Name a secretary");
        board.run(() -> secretariat.name(young, board.secretaryAccount, Role.SECRETARY, board.coordinator));
        assertThat(next(board.coordinatorAccount)).isEqualTo("Let the body begin: it becomes public");
        assertThat(page("/bodies/young", board.secretaryAccount)
                        .select("[aria-current=step]")
                        .text())
                .contains("by the coordinator");
        board.run(() ->
                bodies.stand(young, Body.Standing.ACTIVE, bodies.get(young).version(), board.coordinator));
        assertThat(next(board.secretaryAccount)).isEqualTo("Plan the first meeting");
        assertThat(page("/bodies/young", null).select("#founding"))
                .as("readers need not know")
                .isEmpty();
        assertThat(page("/bodies/coexistence-board", board.secretaryAccount)
                        .select("[aria-current=step]")
                        .text())
                .startsWith("Plan the first meeting");
        board.convened("2026-03-20");
        assertThat(page("/bodies/coexistence-board", board.secretaryAccount).select("#founding"))
                .isEmpty();
    }

    private String next(UUID account) {
        return page("/bodies/young", account).select("[aria-current=step] a").text();
    }

    @Test
    void tellsWhoIsNamedAndLeavesTheNamingToTheCoordinator() {
        var known = board.account("Nadia Named");
        board.run(() -> secretariat.name(board.body, known, Role.CHAIR, board.coordinator));
        board.run(() -> secretariat.name(board.body, known, Role.CHAIR, board.coordinator));
        assertThat(board.in(() -> notices.of(known)))
                .as("once, however often it is said")
                .singleElement()
                .satisfies(letter -> {
                    assertThat(letter.subject()).isEqualTo("Testville: Chair of Coexistence Board");
                    assertThat(letter.body()).contains("/bodies/coexistence-board");
                });

        var fresh = board.in(() -> welcome.invite("fresh@" + board.city + ".example", "Fadi Fresh", "en"));
        board.run(() -> secretariat.name(board.body, fresh, Role.SECRETARY, board.coordinator));
        assertThat(board.in(() -> notices.latest(2)))
                .as("how to come in, and what for")
                .extracting(it -> it.address() + " " + it.subject())
                .containsExactlyInAnyOrder(
                        "fresh@" + board.city + ".example Your account in Testville",
                        "fresh@" + board.city + ".example Testville: Secretary of Coexistence Board");

        var chair = new Visitor(known, "Nadia", Set.of(new Grant(Role.CHAIR, board.body)), true);
        assertThatThrownBy(() -> board.run(() -> secretariat.name(board.body, fresh, Role.CHAIR, chair)))
                .isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> board.run(() -> secretariat.relieve(board.body, known, Role.CHAIR, chair)))
                .isInstanceOf(NotAllowed.class);
        assertThatThrownBy(
                        () -> board.run(() -> secretariat.name(board.body, fresh, Role.COORDINATOR, board.coordinator)))
                .isInstanceOf(Refused.class);
        board.run(() -> secretariat.relieve(board.body, known, Role.CHAIR, board.coordinator));
        assertThat(board.in(() -> accounts.withGrant(Role.CHAIR, board.body))).isEmpty();
    }

    private Document page(String path, @org.jspecify.annotations.Nullable UUID account) {
        var request = web.get().uri("/" + board.city + "/en" + path);
        var result = account == null
                ? request.exchange()
                : request.with(SignedIn.as(account)).exchange();
        assertThat(result).hasStatus(200);
        return Jsoup.parse(
                new String(result.getResponse().getContentAsByteArray(), java.nio.charset.StandardCharsets.UTF_8));
    }
}
