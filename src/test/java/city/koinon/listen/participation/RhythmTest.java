package city.koinon.listen.participation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import city.koinon.CityTest;
import city.koinon.listen.participation.Rhythm.Awake;
import city.koinon.listen.participation.Rhythm.Span;
import city.koinon.platform.duties.DayKind;
import city.koinon.platform.duties.WorkingDays;
import city.koinon.platform.municipality.Municipality;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Each body by its own rules, and only the time in which it owed a meeting. */
@CityTest
class RhythmTest {

    private static final List<Awake> SINCE_MARCH = List.of(new Awake(day("2026-03-02"), null));

    @Autowired
    ApplicationContext house;

    @Autowired
    Rhythm rhythm;

    @Autowired
    Bodies bodies;

    @Autowired
    Meetings meetings;

    Board board;
    WorkingDays greece;

    @BeforeEach
    void aBoardInMarch() {
        board = new Board(house, "2026-03-02");
        greece = board.in(() -> WorkingDays.of(house.getBean(Municipality.class).freeDays()));
    }

    @Test
    void aTermIsAsLongAsTheRulesAllowAndEndsOnAWorkingDay() {
        // 2 March and 31 days are Thursday 2 April; 31 more are Sunday 3 May, so Monday.
        assertThat(over(SINCE_MARCH, every(31), held("2026-03-20"), "2026-05-05"))
                .containsExactly(
                        new Span(day("2026-03-02"), day("2026-04-02"), day("2026-03-20")),
                        new Span(day("2026-04-03"), day("2026-05-04"), null));
    }

    @Test
    void aBodyThatMeetsEveryQuarterIsMeasuredByTheQuarter() {
        var board = List.of(new Awake(day("2025-09-01"), null));

        assertThat(over(board, every(92), held("2025-09-25", "2025-12-11", "2026-02-26"), "2026-05-12"))
                .hasSize(2)
                .allMatch(Span::kept);
    }

    @Test
    void aTermThatStillRunsCanStillBeKeptAndDoesNotCount() {
        assertThat(over(SINCE_MARCH, every(31), held(), "2026-04-02")).isEmpty();
        assertThat(over(SINCE_MARCH, every(31), held(), "2026-04-03")).hasSize(1);
    }

    @Test
    void theRulesOfTheFirstDayGiveItsLength() {
        var rules = every(92);
        rules.put(day("2026-04-01"), 31);

        assertThat(over(SINCE_MARCH, rules, held(), "2026-07-10"))
                .extracting(Span::from, Span::to)
                .containsExactly(
                        tuple(day("2026-03-02"), day("2026-06-02")), tuple(day("2026-06-03"), day("2026-07-03")));
    }

    @Test
    void timeOfRestBeforeTheBeginningAndAfterTheEndDoesNotCount() {
        var awake = List.of(
                new Awake(day("2026-03-02"), day("2026-04-20")), new Awake(day("2026-09-01"), day("2026-10-12")));

        // Each stretch holds one whole term; what was cut short by rest or by the end is owed no more.
        assertThat(over(awake, every(31), held("2026-02-01", "2026-06-01", "2026-09-01"), "2027-01-01"))
                .containsExactly(
                        new Span(day("2026-03-02"), day("2026-04-02"), null),
                        new Span(day("2026-09-01"), day("2026-10-02"), day("2026-09-01")));
    }

    @Test
    void manyMeetingsInOneTermDoNotMakeUpForNoneInAnother() {
        assertThat(over(
                        SINCE_MARCH,
                        every(31),
                        held("2026-03-03", "2026-03-10", "2026-03-17", "2026-04-01"),
                        "2026-05-05"))
                .extracting(Span::kept)
                .containsExactly(true, false);
    }

    @Test
    void whoeverAlwaysMeetsByTheDayItIsOwedHasMissedNothing() {
        var dice = new Random(20260302);
        for (var round = 0; round < 200; round++) {
            var cadence = 1 + dice.nextInt(100);
            var held = new TreeSet<LocalDate>();
            var last = day("2026-03-02");
            while (last.isBefore(day("2027-06-01"))) {
                var due = greece.after(last, cadence, DayKind.CALENDAR);
                last = last.plusDays(1 + dice.nextInt((int) (due.toEpochDay() - last.toEpochDay())));
                held.add(last);
            }

            assertThat(over(SINCE_MARCH, every(cadence), held, "2027-06-01"))
                    .as("every %d days", cadence)
                    .allMatch(Span::kept);
        }
    }

    @Test
    void countsWhatTheHouseKnowsOnTheDayTheMeetingWasOpened() {
        // Opened on the evening of the last day, closed after midnight.
        var meeting = board.inSession("2026-04-02", 9);
        board.at(day("2026-04-03").atTime(0, 30).atZone(Board.ATHENS).toInstant());
        board.run(() -> meetings.close(meeting, board.secretary));
        board.at("2026-04-10");

        var first = ofTheBoard();
        assertThat(first.body().id()).isEqualTo(board.body);
        assertThat(first.cadenceDays()).isEqualTo(31);
        assertThat(first.over()).containsExactly(new Span(day("2026-03-02"), day("2026-04-02"), day("2026-04-02")));
        assertThat(first.kept()).isEqualTo(1);
        assertThat(first.missed()).isEmpty();
    }

    @Test
    void readsFromTheRecordWhenABodyRested() {
        board.at("2026-04-08");
        stand(Body.Standing.DORMANT);
        board.at("2026-09-01");
        stand(Body.Standing.ACTIVE);
        board.at("2026-10-05");

        assertThat(ofTheBoard().missed()).extracting(Span::to).containsExactly(day("2026-04-02"), day("2026-10-02"));

        stand(Body.Standing.CLOSED);
        board.at("2027-10-05");
        assertThat(ofTheBoard().over()).hasSize(2);
    }

    private Rhythm.OfBody ofTheBoard() {
        return board.in(() -> rhythm.ofBodies(house.getBean(Municipality.class).today()))
                .getFirst();
    }

    private void stand(Body.Standing next) {
        board.run(() -> bodies.stand(board.body, next, bodies.get(board.body).version(), board.coordinator));
    }

    private List<Span> over(
            List<Awake> awake, NavigableMap<LocalDate, Integer> rules, NavigableSet<LocalDate> held, String today) {
        return Rhythm.over(awake, rules, held, greece, day(today));
    }

    private static NavigableMap<LocalDate, Integer> every(int days) {
        return new TreeMap<>(Map.of(day("2020-01-01"), days));
    }

    private static NavigableSet<LocalDate> held(String... days) {
        return Arrays.stream(days).map(LocalDate::parse).collect(Collectors.toCollection(TreeSet::new));
    }

    private static LocalDate day(String day) {
        return LocalDate.parse(day);
    }
}
