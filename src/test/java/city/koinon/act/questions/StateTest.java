package city.koinon.act.questions;

import static city.koinon.act.questions.State.ANSWERED;
import static city.koinon.act.questions.State.ASSIGNED;
import static city.koinon.act.questions.State.CLOSED;
import static city.koinon.act.questions.State.FORWARDED;
import static city.koinon.act.questions.State.NEW;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StateTest {

    /** Written out once more: whoever changes a move changes it twice. */
    private static final Map<State, Set<State>> MOVES = Map.of(
            NEW, Set.of(ASSIGNED, FORWARDED, ANSWERED, CLOSED),
            ASSIGNED, Set.of(FORWARDED, ANSWERED, CLOSED),
            FORWARDED, Set.of(ASSIGNED, FORWARDED, ANSWERED, CLOSED),
            ANSWERED, Set.of(ASSIGNED, CLOSED),
            CLOSED, Set.of());

    @Test
    void everyMoveIsAllowedOrNotAsTheTableSays() {
        for (var from : State.values()) {
            assertThat(from.next()).as("from " + from).isEqualTo(MOVES.get(from));
        }
    }

    @Test
    void anAnswerIsOwedUntilThereIsOneOrTheQuestionIsClosed() {
        for (var state : State.values()) {
            assertThat(state.waits()).as(state.name()).isEqualTo(state.next().contains(ANSWERED));
        }
    }

    @Test
    void contactComesBackAsItWasSealed() {
        for (var contact : Set.of(
                Contact.NONE,
                new Contact("O'Nəzərov-ال", null, null),
                new Contact(null, "a@b.example", "٠٠٣٠ 210-12"))) {
            assertThat(Contact.of(contact.lines())).isEqualTo(contact);
        }
        assertThat(Contact.of(new Contact("two\nlines", null, null).lines()))
                .isEqualTo(new Contact("two lines", null, null));
        assertThat(Contact.of("nothing of ours")).isEqualTo(Contact.NONE);
    }

    @Test
    void aTelephoneNumberHasDigitsOfAnyScriptAndNoLetters() {
        assertThat(AskPages.callable("٠٠٣٠ 210-12")).isTrue();
        assertThat(AskPages.callable("+30 (22610) 99000")).isTrue();
        assertThat(AskPages.callable("12 34")).isFalse();
        assertThat(AskPages.callable("call me 123456")).isFalse();
        assertThat(AskPages.callable("1234567890123456789012")).isFalse();
    }
}
