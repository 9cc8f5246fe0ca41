package city.koinon.listen.participation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.koinon.CityTest;
import city.koinon.platform.duties.DayKind;
import city.koinon.platform.kernel.Stale;
import city.koinon.platform.texts.Texts;
import city.koinon.platform.texts.Written;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Minutes while they are written: by several hands, until they are shown. */
@CityTest
class MinutesTest {

    @Autowired
    ApplicationContext house;

    @Autowired
    Bodies bodies;

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
    void tellsTheSecondTabThatTheNotesHaveChanged() {
        var meeting = held("2026-03-20");
        var item = board.item(meeting, ItemKind.INFORM);
        var seen = board.in(() -> book.get(meeting)).version();
        board.run(() -> book.write(meeting, Map.of(item, words("Forty people came.")), seen, board.secretary));

        assertThatThrownBy(() -> board.run(
                        () -> book.write(meeting, Map.of(item, words("Nobody came.")), seen, board.secretary)))
                .isInstanceOf(Stale.class);
        assertThatThrownBy(() -> board.run(() -> book.note(item, null, false, seen, board.secretary)))
                .isInstanceOf(Stale.class);

        assertThat(said(meeting, item)).contains("Forty people came.");
    }

    @Test
    void aNoteThatIsBlankedIsGone() {
        var meeting = held("2026-03-20");
        var item = board.item(meeting, ItemKind.INFORM);
        assertThat(said(meeting, item)).contains("The courses began.");

        board.run(() -> book.write(
                meeting, Map.of(item, Optional.empty()), book.get(meeting).version(), board.secretary));

        assertThat(said(meeting, item)).isEmpty();
    }

    @Test
    void objectionsNeverEndOnADayOfRest() {
        var before = board.rules("2026-03-10");
        board.run(() -> bodies.adoptRules(
                new Rulebook(
                        before.id(),
                        board.body,
                        0,
                        before.effectiveFrom(),
                        before.noticeDays(),
                        before.cadenceDays(),
                        before.quorumShare(),
                        before.quorumCount(),
                        before.majority(),
                        before.ballot(),
                        before.minutesDays(),
                        9,
                        before.ackDays(),
                        before.answerDays(),
                        before.extensionDays(),
                        before.verdictDays(),
                        DayKind.CALENDAR,
                        before.ladder(),
                        before.composition()),
                board.coordinator));
        var meeting = held("2026-03-20");

        board.run(() -> book.circulate(meeting, board.secretary));

        // Nine days later is Sunday the 29th.
        assertThat(board.in(() -> book.get(meeting)).silentUntil()).isEqualTo("2026-03-30");
    }

    private static Optional<Written> words(String words) {
        return Optional.of(Written.of("en", words));
    }

    private Optional<String> said(UUID meeting, UUID item) {
        return board.in(() -> Optional.ofNullable(book.said(meeting).get(item))
                .map(it -> texts.get(it).in("en").value()));
    }

    /** Held with everybody there, the first item noted, the second not reached. */
    private UUID held(String day) {
        var meeting = board.inSession(day, 9);
        board.run(() -> book.note(
                board.item(meeting, ItemKind.INFORM), Written.of("en", "The courses began."), true, board.secretary));
        board.run(() -> meetings.close(meeting, board.secretary));
        return meeting;
    }
}
