package city.koinon.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import city.koinon.listen.participation.Board;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** A month of the Coexistence Board: convening, turnover, a meeting too small to decide, and seats that leave it unbalanced. */
class BoardJourney extends Journey {

    @Autowired
    ApplicationContext house;

    @Test
    void s1_monthlyRhythm() {
        var board = new Board(house, "2026-03-02");
        var page = deviceOf(board.city, board.secretaryAccount);
        page.navigate(at(board, "/bodies/coexistence-board"));
        page.locator("a.k-button[href$='/meetings/new']").click();

        // Everything wrong at once: each at its field, nothing lost.
        page.fill("#f-on", "31/02/2026");
        page.fill("#f-at", "18:00");
        page.fill("#f-until", "17:00");
        choose(page, "mode", "HYBRID");
        page.fill("#f-place", "Community Centre");
        page.fill("[id='f-item1.en']", "x".repeat(10_000));
        assertThat(press(page, "convene").status()).isEqualTo(422);
        assertThat(page.locator("#errors")).isNotNull();
        assertThat(page.locator("#e-on").count()).isOne();
        assertThat(page.locator("#e-until").count()).isOne();
        assertThat(page.locator("[id='e-item1.en']").count()).isOne();
        assertThat(page.inputValue("#f-on")).isEqualTo("31/02/2026");
        assertThat(page.inputValue("#f-place")).isEqualTo("Community Centre");
        assertThat(page.inputValue("[id='f-item1.en']")).hasSize(10_000);
        keepPicture(page, "plan-refused");

        // Well formed, but not to be convened: tomorrow, online without a link, nothing on the agenda.
        page.fill("#f-on", "3/3/2026");
        page.fill("#f-until", "20:00");
        page.fill("[id='f-item1.en']", "");
        assertThat(press(page, "convene").status()).isEqualTo(422);
        assertThat(page.locator("#e-on").count()).isOne();
        assertThat(page.locator("#e-link").count()).isOne();
        assertThat(page.locator("#e-position1").count()).isOne();

        page.fill("#f-on", "20/3/2026");
        page.fill("#f-link", "https://meet.example/secret-room");
        tick(page, "languages", "ar");
        tick(page, "support", "INTERPRETER");
        page.fill("[id='f-item1.en']", "News of the month");
        page.fill("[id='f-item2.en']", "Evening courses");
        page.locator("#f-kind2").selectOption("DECIDE");
        page.fill("[id='f-item3.en']", "An interpreter at the clinic");
        press(page, "convene");
        assertThat(page.url()).matches(".*/meetings/[0-9a-f-]{36}$");
        assertThat(page.locator("main").innerText()).contains("Evening courses", "Convened");
        assertThat(page.locator("a[href='https://meet.example/secret-room']").count())
                .isOne();
        var path = page.url().substring(page.url().indexOf("/en/") + 3);

        // Everybody reads it, in two languages, without the link.
        var stranger = phone("ar");
        for (var lang : new String[] {"en", "ar"}) {
            stranger.navigate(address("/" + board.city + "/" + lang + path));
            assertThat(stranger.content()).contains("Evening courses").doesNotContain("meet.example");
            keepPicture(stranger, "meeting-" + lang);
        }
        for (var feed :
                new String[] {path + ".ics", "/meetings.ics", "/meetings.atom", "/meetings.json", "/meetings.csv"}) {
            var answer = stranger.request().get(address("/" + board.city + "/en" + feed));
            assertThat(answer.status()).as(feed).isEqualTo(200);
            assertThat(answer.text()).as(feed).doesNotContain("meet.example").contains("Coexistence Board");
        }
        var member = deviceOf(board.city, board.holders.get(0));
        member.navigate(at(board, path));
        assertThat(member.locator("a[href='https://meet.example/secret-room']").count())
                .isOne();

        // The month passes without a meeting.
        board.at("2026-04-03");
        stranger.navigate(at(board, "/bodies/coexistence-board"));
        assertThat(stranger.locator("main").innerText()).contains("No meeting since 2 April 2026, 1 working day late");
        keepPicture(stranger, "overdue");
        stranger.navigate(at(board, "/overdue"));
        assertThat(stranger.locator("main").innerText()).contains("Coexistence Board");
    }

    @Test
    void s2_seatsAndTurnover() {
        var board = new Board(house, "2026-03-02");
        var seat = at(board, "/bodies/coexistence-board/seats/" + board.seats.get(8));
        var page = deviceOf(board.city, board.coordinatorAccount);

        page.navigate(seat);
        person(page, "Nadia Next", "nadia@" + board.city + ".example");
        page.fill("#f-from", "10/3/2026");
        assertThat(press(page, null).status()).isEqualTo(422);
        assertThat(page.locator("#e-from").innerText()).contains("Holder Number9");
        assertThat(page.inputValue("#f-name")).isEqualTo("Nadia Next");
        page.fill("#f-to", "9/3/2026");
        assertThat(press(page, null).status()).isEqualTo(422);
        assertThat(page.locator("#e-to").count()).isOne();

        page.navigate(at(board, "/bodies/coexistence-board/seats/" + board.seats.get(1)));
        person(page, "Holder Number9", "holder.number9@" + board.city + ".example");
        choose(page, "part", "DEPUTY");
        assertThat(press(page, null).status()).isEqualTo(422);
        assertThat(page.locator("#e-from").innerText()).contains("Seat 9");

        // Two tabs end the same mandate.
        var end = at(board, "/bodies/coexistence-board/mandates/" + board.mandates.get(8) + "/end");
        page.navigate(end);
        var other = page.context().newPage();
        other.navigate(end);
        page.fill("#f-last", "14/3/2026");
        press(page, null);
        other.fill("#f-last", "20/3/2026");
        assertThat(press(other, null).status()).isEqualTo(409);
        assertThat(other.inputValue("#f-last")).isEqualTo("20/3/2026");

        page.navigate(seat);
        person(page, "Nadia Next", "nadia@" + board.city + ".example");
        page.fill("#f-from", "15/3/2026");
        press(page, null);
        assertThat(page.locator("main").innerText()).contains("Nadia Next");
        keepPicture(page, "seat");

        var reader = device();
        reader.navigate(at(board, "/bodies/coexistence-board/seats?on=2026-03-14"));
        assertThat(reader.locator("main").innerText())
                .contains("Holder Number9")
                .doesNotContain("Nadia Next");
        reader.navigate(at(board, "/bodies/coexistence-board/seats?on=15/3/2026"));
        assertThat(reader.locator("main").innerText()).contains("Nadia Next").doesNotContain("Holder Number9");
    }

    @Test
    void s3_noQuorum() {
        var board = new Board(house, "2026-03-02");
        var meeting = board.inSession("2026-03-20", 4);
        var page = deviceOf(board.city, board.secretaryAccount);
        page.navigate(at(board, "/meetings/" + meeting + "/run"));
        page.fill("[id='f-said.en']", "The courses have begun.");
        press(page, "done");

        assertThat(page.locator("main").innerText()).contains("No quorum: 4 of 9");
        assertThat(press(page.locator("form[action$='/decision'] button")).status())
                .isEqualTo(409);
        assertThat(page.locator("#errors").innerText()).contains("4 of 9", "5 are needed");
        keepPicture(page, "no-quorum");

        // Past the form: a tally sent directly meets no vote.
        var form = page.locator("form[action$='/decision']");
        var direct = page.request()
                .post(
                        address(form.getAttribute("action").replace("/decision", "/tally")),
                        RequestOptions.create()
                                .setForm(fields(form)
                                        .set("yes", "4")
                                        .set("no", "0")
                                        .set("abstain", "0")));
        assertThat(direct.status()).isEqualTo(409);

        // A deputy joins from home.
        page.locator("a[href$='?step=attendance']").click();
        var sixth = "presence-" + board.mandates.get(5);
        choose(page, sixth, "REMOTE");
        press(page, null);
        assertThat(page.locator("main").innerText()).contains("5 of 9 voting seats present");
        press(page.locator("form[action$='/decision'] button"));
        page.fill("#f-yes", "5");
        page.fill("#f-no", "1");
        page.fill("#f-abstain", "0");
        assertThat(press(page.locator("form[action$='/tally'] button")).status())
                .isEqualTo(422);
        assertThat(page.locator("#e-yes").innerText()).contains("6", "5");
        page.fill("#f-yes", "4");
        press(page.locator("form[action$='/tally'] button"));
        assertThat(page.locator("main").innerText()).contains("Carried", "4 in favour, 1 against, 0 abstained");
        keepPicture(page, "decided");

        // To the end: close, write, circulate.
        press(page, "done");
        page.navigate(at(board, "/meetings/" + meeting + "/run?step=close"));
        press(page.locator("form[action$='/run/close'] button").first());
        keepPicture(page, "write");
        press(page, "circulate");
        var reader = device();
        reader.navigate(at(board, "/meetings/" + meeting + "/minutes"));
        assertThat(reader.locator("main").innerText())
                .contains("The courses have begun.", "5 of 9", "Circulated, not adopted yet");
        keepPicture(reader, "minutes");
        reader.navigate(at(board, "/meetings/" + meeting));
        assertThat(reader.locator("main").innerText()).contains("No quorum (4 of 9)");
    }

    @Test
    void s16_mixedBodyAndThreeStrands() {
        var board = new Board(house, "2026-03-02");
        var page = deviceOf(board.city, board.coordinatorAccount);
        for (var n = 0; n < 2; n++) {
            page.navigate(at(board, "/bodies/coexistence-board/seats/" + board.seats.get(n) + "/close"));
            page.fill("#f-last", "2/3/2026");
            press(page, null);
        }
        board.at("2026-03-03");

        var reader = device();
        reader.navigate(at(board, "/bodies/coexistence-board"));
        assertThat(reader.locator("main").innerText())
                .contains("outside the bounds of its own rules", "2 of 7 voting seats", "40 % to 60 % intended");
        keepPicture(reader, "unbalanced");
        reader.navigate(at(board, "/participation"));
        assertThat(reader.locator("main").innerText())
                .contains("Citizenship", "Civic life", "Policy", "7 of 7", "Nothing is counted here yet");
        keepPicture(reader, "strands");

        for (var path : new String[] {
            "/bodies/new",
            "/bodies/coexistence-board/seats/new",
            "/bodies/coexistence-board/seats/" + board.seats.get(3)
        }) {
            page.navigate(at(board, path));
            assertThat(page.content().toLowerCase(java.util.Locale.ROOT))
                    .doesNotContain("nationality", "religion", "passport", "birth");
        }
        for (var path : new String[] {"/bodies.csv", "/bodies/coexistence-board/seats.csv", "/participation.csv"}) {
            assertThat(reader.request().get(at(board, path)).text().toLowerCase(java.util.Locale.ROOT))
                    .doesNotContain("national");
        }
    }

    private String at(Board board, String path) {
        return address("/" + board.city + "/en" + path);
    }

    private static void person(Page page, String name, String email) {
        page.fill("#f-name", name);
        page.fill("#f-email", email);
    }

    private static void choose(Page page, String field, String value) {
        var input = page.locator("input[name='" + field + "'][value='" + value + "']");
        if (!input.isChecked()) {
            input.dispatchEvent("click");
        }
    }

    private static void tick(Page page, String field, String value) {
        choose(page, field, value);
    }

    /** Sends the form by the button of that value, or by its only button. */
    private static Response press(Page page, String next) {
        return press(
                next == null
                        ? page.locator("main form.k-form .k-actions button").first()
                        : page.locator("main button[name='next'][value='" + next + "']")
                                .first());
    }

    private static Response press(Locator button) {
        var page = button.page();
        return page.waitForResponse(
                response -> response.request().isNavigationRequest()
                        && response.status() != 302
                        && response.status() != 303,
                button::click);
    }

    /** The hidden fields of a form, as a browser would send them. */
    private static FormData fields(Locator form) {
        var data = FormData.create();
        for (var field : form.locator("input[type=hidden]").all()) {
            data.set(field.getAttribute("name"), field.getAttribute("value"));
        }
        return data;
    }
}
