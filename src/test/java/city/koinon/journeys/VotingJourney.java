package city.koinon.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import city.koinon.listen.participation.Board;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Members vote by seat on their own telephones, minutes are objected to, mended, adopted and corrected, and a meeting nobody opens is missed. */
class VotingJourney extends Journey {

    @Autowired
    ApplicationContext house;

    @Test
    void aVoteBySeatWithChangesOfMindAndADeputyAndTwoWhoCountAtOnce() {
        var board = new Board(house, "2026-03-02");
        var coordinator = deviceOf(board.city, board.coordinatorAccount);

        // Dora stands in for the holder of the first seat, Remo for that of the second.
        deputy(coordinator, board, 0, "Dora Deputy");
        deputy(coordinator, board, 1, "Remo Deputy");
        var meeting = board.convened("2026-03-20");
        board.at(Board.day("2026-03-20").atTime(18, 0).atZone(Board.ATHENS).toInstant());

        var secretary = deviceOf(board.city, board.secretaryAccount);
        secretary.navigate(at(board, "/meetings/" + meeting + "/run"));
        press(secretary.locator("form[action$='/run/open'] button"));
        secretary.locator("a[href$='all=ROOM']").click();
        assertThat(secretary.locator("input[type=radio][value=ROOM]:checked").count())
                .isGreaterThanOrEqualTo(9);
        // The first holder is ill and Dora has come instead; of the second seat both are here.
        choose(secretary, secretary.locator("fieldset:has-text('Seat 1:'):has-text('Deputy')"), "ROOM");
        choose(secretary, secretary.locator("fieldset:has-text('Seat 1:'):not(:has-text('Deputy'))"), "EXCUSED");
        choose(secretary, secretary.locator("fieldset:has-text('Seat 2:'):has-text('Deputy')"), "ROOM");
        secretary.fill("#f-guests", "4");
        press(secretary.locator("form[action$='/attendance'] button"));
        assertThat(secretary.locator("main").innerText()).contains("9 of 9 voting seats present");

        secretary.fill("[id='f-said.en']", "The courses have begun.");
        press(secretary.locator("button[name=next][value=done]"));
        choose(secretary, secretary.locator("form[action$='/decision']"), "BY_SEAT");
        press(secretary.locator("form[action$='/decision'] button"));

        // Nobody has said anything yet: a count is refused and the roll stays open.
        assertThat(press(secretary.locator("button[name=next][value=close]")).status())
                .isEqualTo(422);
        assertThat(secretary.locator("#errors").count()).isOne();

        var third = deviceOf(board.city, board.holders.get(2));
        vote(third, board, meeting, "YES");
        assertThat(third.locator("main").innerText()).contains("You voted: In favour");
        keepPicture(third, "voted");

        // The secretary's list shows it; while it lies open the member thinks again. What only stood in the list is not
        // called out.
        secretary.navigate(at(board, "/meetings/" + meeting + "/run"));
        assertThat(chosen(secretary, "Seat 3")).isEqualTo("YES");
        vote(third, board, meeting, "NO");
        choose(secretary, secretary.locator("fieldset:has-text('Seat 4:')"), "YES");
        press(secretary.locator("form[action$='/roll-call'] button[value=save]"));
        assertThat(chosen(secretary, "Seat 3")).isEqualTo("NO");
        assertThat(chosen(secretary, "Seat 4")).isEqualTo("YES");

        // Dora votes for her absent holder. Remo may vote, and is told whose vote counts.
        var dora = deviceOf(board.city, account(board, "dora.deputy"));
        vote(dora, board, meeting, "YES");
        assertThat(dora.locator("main").innerText()).doesNotContain("The holder of your seat is here");
        var remo = deviceOf(board.city, account(board, "remo.deputy"));
        vote(remo, board, meeting, "NO");
        assertThat(remo.locator("main").innerText()).contains("The holder of your seat is here", "You voted: Against");
        var second = deviceOf(board.city, board.holders.get(1));
        vote(second, board, meeting, "YES");

        // The absent holder has no form, and nobody else has.
        var ill = deviceOf(board.city, board.holders.get(0));
        ill.navigate(at(board, "/meetings/" + meeting));
        assertThat(ill.locator("form[action*='/votes/']").count()).isZero();
        assertThat(coordinator
                        .navigate(at(board, "/meetings/" + meeting + "/run"))
                        .status())
                .isEqualTo(403);

        // Two windows of the secretary count at once: it is counted once.
        secretary.navigate(at(board, "/meetings/" + meeting + "/run"));
        var other = secretary.context().newPage();
        other.navigate(secretary.url());
        assertThat(press(secretary.locator("button[name=next][value=close]")).status())
                .isEqualTo(200);
        assertThat(secretary.locator("main").innerText()).contains("Carried", "3 in favour, 1 against, 0 abstained");
        assertThat(press(other.locator("button[name=next][value=close]")).status())
                .isEqualTo(409);

        // A late vote from a form that was still open meets a closed vote.
        assertThat(press(third.locator("form[action*='/votes/'] button")).status())
                .isEqualTo(409);
        var reader = phone("en");
        reader.navigate(at(board, "/meetings/" + meeting));
        assertThat(reader.locator("main").innerText()).contains("Carried", "3 in favour, 1 against, 0 abstained");
    }

    @Test
    void minutesAreObjectedToMendedAdoptedAndCorrected() {
        var board = new Board(house, "2026-03-02");
        var meeting = board.inSession("2026-03-20", 9);
        var secretary = deviceOf(board.city, board.secretaryAccount);
        var run = at(board, "/meetings/" + meeting + "/run");
        secretary.navigate(run);
        secretary.fill("[id='f-said.en']", "Five courses have begun.");
        press(secretary.locator("button[name=next][value=done]"));
        secretary.locator("a[href$='?step=close']").click();
        assertThat(secretary.locator("main").innerText()).contains("one item leaves this meeting undecided");
        press(secretary.locator("form[action$='/run/close'] button").first());
        press(secretary.locator("button[name=next][value=circulate]"));

        var member = deviceOf(board.city, board.holders.get(3));
        member.navigate(at(board, "/meetings/" + meeting + "/minutes"));
        assertThat(press(member.locator("main form.k-form button").last()).status())
                .isEqualTo(422);
        member.fill("[id='f-objection.en']", "It was six courses, not five.");
        press(member.locator("main form.k-form button").last());
        assertThat(member.locator("main").innerText()).contains("Seat 4", "It was six courses, not five.");

        // Silence adopts nothing any more; the secretary takes them back and mends them.
        secretary.navigate(run);
        assertThat(secretary.locator("main").innerText()).contains("It was six courses, not five.");
        press(secretary.locator("form[action$='/take-back'] button"));
        assertThat(device().navigate(at(board, "/meetings/" + meeting + "/minutes"))
                        .status())
                .isEqualTo(404);
        secretary.locator("textarea[id^='f-said-']").first().fill("Six courses have begun.");
        press(secretary.locator("button[name=next][value=circulate]"));
        press(secretary.locator("form[action$='/adoption'] button"));

        // The next meeting adopts them.
        board.at("2026-03-23");
        var next = board.inSession("2026-04-02", 9);
        secretary.navigate(at(board, "/meetings/" + next + "/run"));
        secretary
                .locator("ol.k-steps a", new Page.LocatorOptions().setHasText("minutes"))
                .click();
        press(secretary.locator("form[action$='/decision'] button"));
        secretary.fill("#f-yes", "8");
        secretary.fill("#f-no", "0");
        secretary.fill("#f-abstain", "1");
        press(secretary.locator("form[action$='/tally'] button"));
        assertThat(secretary.locator("main").innerText()).contains("Carried");

        // From here on nothing in them moves; what was wrong is said beside them.
        secretary.navigate(run);
        assertThat(secretary.locator("textarea[id^='f-said-']").count()).isZero();
        assertThat(press(secretary.locator("form[action$='/errata'] button")).status())
                .isEqualTo(422);
        secretary.fill("[id='f-erratum.en']", "One of the six began in April.");
        press(secretary.locator("form[action$='/errata'] button"));
        var reader = phone("en");
        reader.navigate(at(board, "/meetings/" + meeting + "/minutes"));
        assertThat(reader.locator("main").innerText())
                .contains("Six courses have begun.", "One of the six began in April.", "Adopted")
                .doesNotContain("Five courses");
        keepPicture(reader, "minutes-with-erratum");
    }

    @Test
    void aMeetingNobodyOpensIsMissedAndTheBodyOwesIt() {
        var board = new Board(house, "2026-03-02");
        var meeting = board.convened("2026-03-20");
        var reader = phone("en");
        reader.navigate(at(board, "/meetings"));
        assertThat(reader.locator("main").innerText()).contains("20 March 2026");

        // The day passes, the doors stay shut: it is no longer coming, and nobody pretends it took place.
        board.at("2026-03-21");
        reader.navigate(at(board, "/meetings"));
        assertThat(reader.locator("main").innerText()).doesNotContain("20 March 2026");
        board.at("2026-04-03");
        reader.navigate(at(board, "/bodies/coexistence-board"));
        assertThat(reader.locator("main").innerText()).contains("No meeting since 2 April 2026, 1 working day late");
        reader.navigate(at(board, "/overdue"));
        assertThat(reader.locator("main").innerText()).contains("Coexistence Board");

        // What it was to decide is not lost: cancelled with a reason, the thread says so, and the duty stays.
        var secretary = deviceOf(board.city, board.secretaryAccount);
        secretary.navigate(at(board, "/meetings/" + meeting + "/cancel"));
        assertThat(press(secretary.locator("main form.k-form button").first()).status())
                .isEqualTo(422);
        secretary.fill("[id='f-reason.en']", "Nobody had the key of the hall.");
        press(secretary.locator("main form.k-form button").first());
        reader.navigate(at(board, "/meetings/" + meeting));
        assertThat(reader.locator("main").innerText()).contains("Nobody had the key of the hall.");
        reader.navigate(at(board, "/bodies/coexistence-board"));
        assertThat(reader.locator("main").innerText()).contains("No meeting since 2 April 2026, 1 working day late");
    }

    private void deputy(Page page, Board board, int seat, String name) {
        page.navigate(at(board, "/bodies/coexistence-board/seats/" + board.seats.get(seat)));
        page.fill("#f-name", name);
        page.fill(
                "#f-email", name.toLowerCase(java.util.Locale.ROOT).replace(' ', '.') + "@" + board.city + ".example");
        page.locator("input[name=part][value=DEPUTY]").dispatchEvent("click");
        page.fill("#f-from", "2/3/2026");
        press(page.locator("main form.k-form .k-actions button").first());
    }

    private UUID account(Board board, String mailbox) {
        return board.in(() -> board.bean(city.koinon.platform.identity.Accounts.class)
                .byAddress(mailbox + "@" + board.city + ".example")
                .orElseThrow()
                .id());
    }

    private void vote(Page page, Board board, UUID meeting, String choice) {
        page.navigate(at(board, "/meetings/" + meeting));
        choose(page, page.locator("form[action*='/votes/']"), choice);
        press(page.locator("form[action*='/votes/'] button"));
    }

    private static String chosen(Page page, String seat) {
        return page.locator("fieldset:has-text('" + seat + ":') input:checked").getAttribute("value");
    }

    private static void choose(Page page, Locator among, String value) {
        among.locator("input[type=radio][value=" + value + "]").first().dispatchEvent("click");
    }

    private String at(Board board, String path) {
        return address("/" + board.city + "/en" + path);
    }

    private static Response press(Locator button) {
        var page = button.page();
        return page.waitForResponse(
                response -> response.request().isNavigationRequest()
                        && response.status() != 302
                        && response.status() != 303,
                button::click);
    }
}
