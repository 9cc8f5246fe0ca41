package city.koinon.listen.participation;

import static org.assertj.core.api.Assertions.assertThat;

import city.koinon.CityTest;
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

    private void bring(ItemKind kind, Subject about) {
        board.run(() -> agendas.propose(board.body, kind, about, texts.write(Written.of("en", "What became of the courses"))));
    }

    private List<Subject> subjects(UUID meeting) {
        return board.in(() -> agendas.of(meeting).stream().map(Item::subject).toList());
    }
}
