package city.koinon.listen.participation;

import static org.assertj.core.api.Assertions.assertThat;

import city.koinon.CityTest;
import city.koinon.platform.ledger.Act;
import city.koinon.platform.ledger.Ledger;
import city.koinon.platform.ledger.Subject;
import city.koinon.platform.notices.Notices;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Whoever was told of a meeting is told when something about it changes. */
@CityTest
class AnnouncedMeetingTest {

    @Autowired
    ApplicationContext house;

    @Autowired
    MockMvcTester web;

    @Autowired
    Meetings meetings;

    @Autowired
    Agendas agendas;

    @Autowired
    Ledger ledger;

    Board board;
    UUID meeting;

    @BeforeEach
    void aMeetingInMarch() {
        board = new Board(house, "2026-03-02");
        meeting = board.convened("2026-03-20");
    }

    @Test
    void anotherPlaceAndLinkAreAnActAndALetter() {
        rewrite("Town Hall", "https://meet.example/other-room", List.of());

        assertThat(changes()).singleElement().satisfies(it -> {
            assertThat(it.payload().get("changes")).isEqualTo(List.of("PLACE", "LINK"));
            assertThat(it.text("place")).contains("Town Hall");
            assertThat(it.payload().toString()).doesNotContain("meet.example");
        });
        assertThat(letters()).isEqualTo(2);
    }

    @Test
    void anotherAgendaIsToldToo() {
        rewrite(
                "Community Centre",
                "https://meet.example/secret-room",
                List.of(Board.line(ItemKind.CONSULT, "Swimming hours")));

        assertThat(changes())
                .singleElement()
                .satisfies(it -> assertThat(it.payload().get("changes")).isEqualTo(List.of("AGENDA")));
        assertThat(letters()).isEqualTo(2);
    }

    @Test
    void nothingNewIsNotToldAgain() {
        rewrite("Community Centre", "https://meet.example/secret-room", List.of());

        assertThat(changes()).isEmpty();
        assertThat(letters()).isEqualTo(1);
    }

    @Test
    void calendarsGetTheHourInTheZoneOfTheCityAndFeedsTheNewestFirstAndNeitherTheLink() {
        var later = board.convened("2026-03-27");

        assertThat(web.get().uri("/" + board.city + "/en/meetings.ics").exchange())
                .bodyText()
                .contains("BEGIN:VTIMEZONE", "DTSTART;TZID=Europe/Athens:20260320T180000", later.toString())
                .doesNotContain("meet.example");
        assertThat(web.get().uri("/" + board.city + "/en/meetings.atom").exchange())
                .bodyText()
                .contains("<feed xmlns=\"http://www.w3.org/2005/Atom\"", board.city + "/meetings/" + later)
                .doesNotContain("meet.example");
    }

    private void rewrite(String place, String link, List<Agendas.Line> agenda) {
        var plan = Board.at("2026-03-20", Meeting.Mode.HYBRID);
        board.run(() -> meetings.rewrite(
                meeting,
                new Meetings.Plan(
                        plan.starts(), plan.ends(), plan.mode(), place, link, plan.languages(), plan.support()),
                agenda,
                meetings.get(meeting).version(),
                board.secretary));
    }

    private List<Act> changes() {
        return board.in(() -> ledger.of(new Subject(Meetings.KIND, meeting))).stream()
                .filter(it -> it.type().equals("MEETING_CHANGED"))
                .toList();
    }

    private int letters() {
        return board.in(() -> house.getBean(Notices.class).of(board.holders.getFirst()))
                .size();
    }
}
