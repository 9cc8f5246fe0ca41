package city.koinon.act.appointments;

import static city.koinon.act.appointments.State.ATTENDED;
import static city.koinon.act.appointments.State.BOOKED;
import static city.koinon.act.appointments.State.CANCELLED;
import static city.koinon.act.appointments.State.CONFIRMED;
import static city.koinon.act.appointments.State.NO_SHOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StateTest {

    private static final Instant NINE = Instant.parse("2026-05-11T06:00:00Z");

    @Test
    void movesInTheseWaysAndInNoOther() {
        var moves = new ArrayList<String>();
        for (var from : State.values()) {
            for (var to : State.values()) {
                if (from.mayBecome(to)) {
                    moves.add(from + " > " + to);
                }
            }
        }
        assertThat(moves)
                .containsExactlyInAnyOrder(
                        "BOOKED > CONFIRMED",
                        "BOOKED > ATTENDED",
                        "BOOKED > NO_SHOW",
                        "BOOKED > CANCELLED",
                        "CONFIRMED > BOOKED",
                        "CONFIRMED > ATTENDED",
                        "CONFIRMED > NO_SHOW",
                        "CONFIRMED > CANCELLED",
                        "ATTENDED > NO_SHOW",
                        "NO_SHOW > ATTENDED");
    }

    @Test
    void nobodyCameOrDidNotBeforeItBegins() {
        for (var state : List.of(BOOKED, CONFIRMED)) {
            for (var came : List.of(ATTENDED, NO_SHOW)) {
                assertThat(booking(state).mayBecome(came, NINE.minusSeconds(1))).isFalse();
                assertThat(booking(state).mayBecome(came, NINE)).isTrue();
            }
            assertThat(booking(state).mayBecome(CANCELLED, NINE.minusSeconds(1)))
                    .isTrue();
            assertThat(booking(state).mayBecome(CANCELLED, NINE.plusSeconds(1200)))
                    .as("over")
                    .isFalse();
        }
    }

    @Test
    void canBeMovedAndCancelledByWhoeverBookedItUntilItBegins() {
        for (var state : State.values()) {
            assertThat(booking(state).canBeChanged(NINE.minusSeconds(1)))
                    .as(state.name())
                    .isEqualTo(state == BOOKED || state == CONFIRMED);
            assertThat(booking(state).canBeChanged(NINE)).isFalse();
        }
    }

    @Test
    void tellsNoSmallNumberNorOneFromWhichItCouldBeComputed() {
        assertThat(Numbers.of(3, 1, List.of(1, 2, 3, 4))).isEqualTo(new Numbers(null, null, null));
        assertThat(Numbers.of(30, 4, List.of(5, 1, 9, 2, 2))).isEqualTo(new Numbers(34, null, 2.0));
        assertThat(Numbers.of(4, 30, List.of(1, 2, 3, 4, 5, 6))).isEqualTo(new Numbers(34, null, 3.5));
        assertThat(Numbers.of(30, 6, List.of())).isEqualTo(new Numbers(36, 6, null));
    }

    private static Booking booking(State state) {
        return new Booking(
                new UUID(0, 1),
                new UUID(0, 2),
                new UUID(0, 3),
                Manner.IN_PERSON,
                1,
                new Slot(NINE, NINE.plusSeconds(1200)),
                state,
                new Spoken("en", null),
                Reason.LETTER,
                null,
                null,
                "en",
                state == CANCELLED ? Cancelled.OTHER : null,
                0,
                1,
                NINE);
    }
}
