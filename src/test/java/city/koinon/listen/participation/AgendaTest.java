package city.koinon.listen.participation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.koinon.CityTest;
import city.koinon.platform.kernel.Conflicted;
import city.koinon.platform.kernel.Ids;
import city.koinon.platform.ledger.Subject;
import city.koinon.platform.texts.Texts;
import city.koinon.platform.texts.Written;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** How what others bring finds its way before a body, whatever becomes of its meetings. */
@CityTest
class AgendaTest {

    @Autowired
    ApplicationContext house;

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

    Board board;

    @BeforeEach
    void aBoardInMarch() {
        board = new Board(house, "2026-03-02");
    }

    @Test
    void aMeetingThatNobodyOpenedHoldsNothingBack() {
        var before = new Subject("ask", Ids.next());
        bring(ItemKind.FOLLOW_UP, before);
        var march = board.convened("2026-03-20");
        assertThat(subjects(march)).contains(before);

        board.at("2026-03-25");
        var after = new Subject("ask", Ids.next());
        bring(ItemKind.FOLLOW_UP, after);
        assertThat(subjects(march)).doesNotContain(after);
        var april = board.convened("2026-04-10");

        assertThat(subjects(april)).contains(before, after);
        assertThat(subjects(march)).doesNotContain(before);
    }

    @Test
    void whatIsAskedOfTheBodyIsDecidedOrCarriedAndNotTickedOff() {
        var minutes = circulated("2026-03-20");
        var next = board.inSession("2026-04-02", 9);
        var asked = board.item(next, new Subject(MinuteBook.KIND, minutes));

        assertThatThrownBy(() -> board.run(() -> book.note(asked, null, true, board.secretary)))
                .isInstanceOfSatisfying(
                        Conflicted.class,
                        it -> assertThat(it.refusals().getFirst().key()).isEqualTo("participation.item.undecided"));
        assertThat(board.in(() -> agendas.get(asked)).left()).isTrue();

        board.run(() -> book.takeBack(minutes, board.secretary));
        board.run(() -> book.note(asked, null, true, board.secretary));
        assertThat(board.in(() -> agendas.get(asked)).treated()).isTrue();
    }

    @Test
    void whatIsAskedOfTheBodyCannotBeTurnedIntoNews() {
        var minutes = circulated("2026-03-20");
        var next = board.convened("2026-04-02");
        var asked = board.item(next, new Subject(MinuteBook.KIND, minutes));

        board.run(() -> agendas.write(
                meetings.get(next), List.of(new Agendas.Line(asked, 1, ItemKind.INFORM, null, 20, false, false))));

        assertThat(board.in(() -> agendas.get(asked)))
                .extracting(Item::kind, Item::minutes)
                .containsExactly(ItemKind.DECIDE, 20);
    }

    @Test
    void minutesAreNotTakenBackWhileTheBodyVotesOnThem() {
        var minutes = circulated("2026-03-20");
        var next = board.inSession("2026-04-02", 9);
        var asked = board.item(next, new Subject(MinuteBook.KIND, minutes));

        var vote = board.in(() -> decisions.open(asked, null, Rulebook.Ballot.SHOW_OF_HANDS, board.secretary));

        assertThatThrownBy(() -> board.run(() -> book.takeBack(minutes, board.secretary)))
                .isInstanceOfSatisfying(
                        Conflicted.class,
                        it -> assertThat(it.refusals().getFirst().key()).isEqualTo("participation.minutes.vote-open"));
        board.run(() -> decisions.tally(vote, 2, 7, 0, board.secretary));
        board.run(() -> book.takeBack(minutes, board.secretary));
        assertThat(board.in(() -> book.get(minutes)).state()).isEqualTo(Minutes.State.DRAFT);
    }

    /** Minutes of a meeting on that day, the adoption of which waits for the next one. */
    private UUID circulated(String day) {
        var meeting = board.inSession(day, 9);
        board.run(() -> book.note(
                board.item(meeting, ItemKind.INFORM), Written.of("en", "The courses began."), true, board.secretary));
        board.run(() -> meetings.close(meeting, board.secretary));
        board.run(() -> book.circulate(meeting, board.secretary));
        board.run(() -> book.proposeAdoption(meeting, board.secretary));
        board.at("2026-03-23");
        return meeting;
    }

    private void bring(ItemKind kind, Subject about) {
        board.run(() ->
                agendas.propose(board.body, kind, about, texts.write(Written.of("en", "What became of the courses"))));
    }

    private List<Subject> subjects(UUID meeting) {
        return board.in(() -> agendas.of(meeting).stream().map(Item::subject).toList());
    }
}
