package city.koinon.listen.participation;

import static org.assertj.core.api.Assertions.assertThat;

import city.koinon.CityTest;
import city.koinon.Wanderer;
import city.koinon.platform.kernel.Ids;
import city.koinon.platform.ledger.Subject;
import city.koinon.platform.texts.Texts;
import city.koinon.platform.texts.Written;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** The first number of the chain counts what members talked over or decided, and is as long as the list it leads to. */
@CityTest
class HeardTest {

    @Autowired
    ApplicationContext house;

    @Autowired
    Heard heard;

    @Autowired
    Meetings meetings;

    @Autowired
    Agendas agendas;

    @Autowired
    Decisions decisions;

    @Autowired
    MinuteBook book;

    @Autowired
    Texts texts;

    @LocalServerPort
    int port;

    Board board;

    @BeforeEach
    void aBoardInMarch() {
        board = new Board(house, "2026-03-02");
    }

    @Test
    void countsWhatMembersDecidedAndNotWhatTheyWereTold() {
        var meeting = meetingWithEverything("2026-03-20");
        assertThat(board.in(() -> heard.count()))
                .as("not before the meeting has ended")
                .isZero();

        board.run(() -> meetings.close(meeting, board.secretary));

        assertThat(board.in(() -> heard.all()))
                .extracting(Heard.Matter::kind)
                .containsExactlyInAnyOrder(ItemKind.DECIDE, ItemKind.CONSULT);
        assertThat(board.in(() -> heard.count())).isEqualTo(2);
    }

    @Test
    void doesNotCountWhatFollowsFromAnAnswerOrFromSilence() {
        board.run(() -> agendas.followUp(
                board.body, new Subject("ask", Ids.next()), texts.write(Written.of("en", "Still open: an answer"))));
        board.run(() -> agendas.propose(
                board.body,
                ItemKind.CONSULT,
                new Subject("commitment", Ids.next()),
                texts.write(Written.of("en", "A promise reported done"))));
        var meeting = meetingWithEverything("2026-03-20");
        board.run(() -> meetings.close(meeting, board.secretary));

        assertThat(board.in(() -> agendas.of(meeting)))
                .filteredOn(Item::treated)
                .hasSize(5);
        assertThat(board.in(() -> heard.count())).isEqualTo(2);
    }

    @Test
    void countsARecommendationOnce() {
        var recommendation = new Subject("recommendation", Ids.next());
        for (var day : List.of("2026-03-20", "2026-04-10")) {
            board.run(() -> agendas.propose(
                    board.body, ItemKind.CONSULT, recommendation, texts.write(Written.of("en", "Evening courses"))));
            var meeting = meetingWithEverything(day);
            board.run(() -> meetings.close(meeting, board.secretary));
        }

        assertThat(board.in(() -> heard.count())).isEqualTo(5);
        assertThat(board.in(() -> heard.all()))
                .filteredOn(it -> recommendation.id().equals(it.subject()))
                .singleElement()
                .satisfies(it -> assertThat(it.heldOn()).isEqualTo(Board.day("2026-03-20")));
    }

    @Test
    void isTheNumberOfTheHomeAndTheLengthOfItsList() throws Exception {
        var meeting = meetingWithEverything("2026-03-20");
        board.run(() -> meetings.close(meeting, board.secretary));

        var wanderer = new Wanderer(port);
        for (var lang : List.of("en", "el", "ar")) {
            var home = Wanderer.read(wanderer.get("/" + board.city + "/" + lang));
            var link = home.selectFirst(".k-chain a[href$='/heard']");
            assertThat(link).isNotNull();
            assertThat(link.selectFirst("b").text()).isIn("2", "٢");
            var list = Wanderer.read(wanderer.get(link.attr("href")));
            assertThat(list.select("[data-heard] > li")).hasSize(2);
            assertThat(list.select("[data-heard] a[href$='/meetings/" + meeting + "']"))
                    .isNotEmpty();
        }
        assertThat(wanderer.get("/" + board.city + "/en/heard.csv").body().lines())
                .hasSize(3);
    }

    /** Opened on that day at 18:00; everything on the agenda has been dealt with. */
    private UUID meetingWithEverything(String day) {
        var meeting = board.in(() -> {
            var lines = List.of(
                    Board.line(ItemKind.INFORM, "News of the month"),
                    Board.line(ItemKind.CONSULT, "Housing: what we hear in the neighbourhoods"),
                    Board.line(ItemKind.DECIDE, "Meet on Saturdays"));
            var id = meetings.plan(board.body, Board.at(day, Meeting.Mode.ROOM), lines, board.secretary);
            meetings.convene(id, board.secretary);
            return id;
        });
        board.at(Board.day(day).atTime(18, 0).atZone(Board.ATHENS).toInstant());
        board.run(() -> meetings.open(meeting, board.secretary));
        board.present(meeting, 9);
        for (var item : board.in(() -> agendas.of(meeting))) {
            if (item.kind() == ItemKind.DECIDE) {
                board.run(() -> {
                    var vote = decisions.open(item.id(), null, Rulebook.Ballot.SHOW_OF_HANDS, board.secretary);
                    decisions.tally(vote, 6, 2, 1, board.secretary);
                });
            } else {
                board.run(() -> book.note(item.id(), Written.of("en", "It was talked over."), true, board.secretary));
            }
        }
        return meeting;
    }
}
