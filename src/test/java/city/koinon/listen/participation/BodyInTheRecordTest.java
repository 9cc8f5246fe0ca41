package city.koinon.listen.participation;

import static org.assertj.core.api.Assertions.assertThat;

import city.koinon.CityTest;
import city.koinon.platform.duties.Duties;
import city.koinon.platform.duties.State;
import city.koinon.platform.ledger.Act;
import city.koinon.platform.ledger.Ledger;
import city.koinon.platform.ledger.Subject;
import city.koinon.platform.texts.Written;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** From the day a body begins the record tells of it, and not before. */
@CityTest
class BodyInTheRecordTest {

    @Autowired
    ApplicationContext house;

    @Autowired
    Bodies bodies;

    @Autowired
    Seats seats;

    @Autowired
    Meetings meetings;

    @Autowired
    Duties duties;

    @Autowired
    Ledger ledger;

    Board board;

    @BeforeEach
    void aBoardInMarch() {
        board = new Board(house, "2026-03-02");
    }

    @Test
    void aDraftLeavesNothingInTheRecordUntilItBegins() {
        var before = board.in(ledger::size);
        var body = board.in(() -> bodies.found(
                new Bodies.Draught(
                        "youth-panel",
                        Body.Kind.PANEL,
                        null,
                        Written.of("en", "Youth Panel"),
                        Written.of("en", "Speaks for the young."),
                        null,
                        Body.Openness.MIXED),
                board.coordinator));
        board.run(() -> bodies.adoptRules(rules(body), board.coordinator));
        var given = seat(body, "Clinic", "Paul Physician");
        var taken = seat(body, "Factory", "Fanny Foreman");
        board.run(() -> seats.close(taken, Board.day("2026-03-02"), 0, board.coordinator));
        assertThat(board.in(ledger::size)).isEqualTo(before);

        board.at("2026-03-09");
        board.run(() -> bodies.stand(body, Body.Standing.ACTIVE, 0, board.coordinator));

        var told = since(before);
        assertThat(told)
                .extracting(Act::type)
                .containsExactly("BODY_ACTIVATED", "RULEBOOK_ADOPTED", "SEAT_OPENED", "MANDATE_GIVEN");
        assertThat(told.get(1).payload()).containsKey("ladder");
        assertThat(told.get(2).subject().id()).isEqualTo(given);
        assertThat(told.get(3).date("from")).contains(Board.day("2026-03-02"));
    }

    @Test
    void aMeetingThatEndsAfterMidnightWasHeldOnTheDayItBegan() {
        var meeting = board.inSession("2026-04-02", 9);
        board.at(Board.day("2026-04-03").atTime(0, 30).atZone(Board.ATHENS).toInstant());
        board.run(() -> meetings.close(meeting, board.secretary));

        var act = board.in(() -> ledger.of(new Subject(Meetings.KIND, meeting))).getLast();
        assertThat(act.type()).isEqualTo("MEETING_HELD");
        assertThat(act.date("heldOn")).contains(Board.day("2026-04-02"));
        assertThat(board.in(() -> duties.of(BodyDuties.aboutBody(board.body))).getFirst())
                .satisfies(it -> {
                    assertThat(it.dueOn()).isEqualTo("2026-04-02");
                    assertThat(it.onTime()).isTrue();
                });
    }

    @Test
    void aBodyThatRestsOwesNoMeetingButHasNotHeldOneInTime() {
        board.at("2026-03-16");
        board.run(() -> bodies.stand(
                board.body, Body.Standing.DORMANT, bodies.get(board.body).version(), board.coordinator));

        assertThat(board.in(() -> duties.of(BodyDuties.aboutBody(board.body))))
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.state(Board.day("2026-03-16"))).isEqualTo(State.WAIVED);
                    assertThat(it.discharge()).isNull();
                    assertThat(it.onTime()).isFalse();
                });
    }

    private UUID seat(UUID body, String label, String holder) {
        var account = board.account(holder);
        return board.in(() -> {
            var seat = seats.open(
                    body, label, Seat.Constituency.CITY, null, true, Board.day("2026-03-02"), board.coordinator);
            seats.give(seat, account, Mandate.Part.HOLDER, Board.day("2026-03-02"), null, board.coordinator);
            return seat;
        });
    }

    private Rulebook rules(UUID body) {
        return Rulebook.usual(body, Board.day("2026-03-02"));
    }

    private List<Act> since(long size) {
        return board.in(() -> ledger.latest((int) (ledger.size() - size))).reversed();
    }
}
