package city.koinon.listen.participation;

import static city.koinon.listen.participation.Rulebook.Majority.CAST_SIMPLE;
import static city.koinon.listen.participation.Rulebook.Majority.CAST_TWO_THIRDS;
import static city.koinon.listen.participation.Rulebook.Majority.NO_OBJECTION;
import static city.koinon.listen.participation.Rulebook.Majority.SEATS_ABSOLUTE;
import static org.assertj.core.api.Assertions.assertThat;

import city.koinon.platform.kernel.Refusal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules of a body, each alone. */
class RulesTest {

    static final UUID BODY = UUID.randomUUID();
    static final UUID SEAT = UUID.randomUUID();
    static final UUID OTHER_SEAT = UUID.randomUUID();
    static final UUID FATIMA = UUID.randomUUID();
    static final UUID ARDIT = UUID.randomUUID();
    static final ZoneId ATHENS = ZoneId.of("Europe/Athens");

    @ParameterizedTest
    @CsvSource({
        "HALF,           1, 9, 5", "HALF,           1, 8, 4", "MORE_THAN_HALF, 1, 8, 5", "MORE_THAN_HALF, 1, 9, 5",
        "TWO_THIRDS,     1, 9, 6", "TWO_THIRDS,     1, 10, 7", "THIRD,          3, 6, 3", "QUARTER,        1, 9, 3",
        "NONE,           2, 31, 2", "THREE_QUARTERS, 1, 31, 24", "HALF,           5, 4, 5",
    })
    void needsAShareOfTheFilledSeatsAndNeverFewerThanANumber(Quorum.Share share, int count, int filled, int needed) {
        assertThat(Quorum.of(share, count, 0, filled).needed()).isEqualTo(needed);
        assertThat(Quorum.of(share, count, needed, filled).met()).isTrue();
        assertThat(Quorum.of(share, count, needed - 1, filled).met()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "CAST_SIMPLE, 5, 4, 0, CARRIED",
        "CAST_SIMPLE, 4, 4, 1, TIED",
        "CAST_SIMPLE, 1, 0, 8, CARRIED",
        "CAST_SIMPLE, 3, 4, 2, NOT_CARRIED",
        "CAST_SIMPLE, 0, 0, 9, NOT_CARRIED",
        "CAST_TWO_THIRDS, 6, 3, 0, CARRIED",
        "CAST_TWO_THIRDS, 5, 3, 1, NOT_CARRIED",
        "CAST_TWO_THIRDS, 0, 0, 9, NOT_CARRIED",
        "SEATS_ABSOLUTE, 5, 0, 0, CARRIED",
        "SEATS_ABSOLUTE, 4, 0, 5, NOT_CARRIED",
        "NO_OBJECTION, 1, 0, 8, CARRIED",
        "NO_OBJECTION, 0, 0, 0, CARRIED",
        "NO_OBJECTION, 8, 1, 0, NOT_CARRIED",
    })
    void computesTheResultFromTheVotes(Rulebook.Majority majority, int yes, int no, int abstain, Result result) {
        assertThat(new Tally(yes, no, abstain).under(majority, 9)).isEqualTo(result);
    }

    @Test
    void everyKindOfMajorityIsTried() {
        assertThat(Rulebook.Majority.values())
                .containsExactlyInAnyOrder(CAST_SIMPLE, CAST_TWO_THIRDS, SEATS_ABSOLUTE, NO_OBJECTION);
    }

    @Test
    void flagsAConstituencyThatLeavesItsBoundsAndNothingElse() {
        var bounds = List.of(
                new Composition.Bound(Seat.Constituency.ASSOCIATION, 40, 60),
                new Composition.Bound(Seat.Constituency.RESIDENT, 20, 40));

        var before = Composition.of(
                bounds,
                Map.of(Seat.Constituency.ASSOCIATION, 4, Seat.Constituency.RESIDENT, 2, Seat.Constituency.CITY, 3));
        assertThat(before.leavesItsBounds()).isFalse();

        var after = Composition.of(
                bounds,
                Map.of(Seat.Constituency.ASSOCIATION, 2, Seat.Constituency.RESIDENT, 2, Seat.Constituency.CITY, 3));
        assertThat(after.leavesItsBounds()).isTrue();
        assertThat(after.shares())
                .filteredOn(it -> !it.within())
                .extracting(Composition.Share::constituency)
                .containsExactly(Seat.Constituency.ASSOCIATION);
    }

    @Test
    void saysNothingOfABodyWithoutSeatsAndNoPercentOfFewerThanFive() {
        var bounds = List.of(new Composition.Bound(Seat.Constituency.ASSOCIATION, 40, 60));

        assertThat(Composition.of(bounds, Map.of()).leavesItsBounds()).isFalse();
        assertThat(Composition.of(bounds, Map.of(Seat.Constituency.ASSOCIATION, 4))
                        .shares()
                        .getFirst()
                        .countable())
                .isFalse();
        assertThat(Composition.of(bounds, Map.of(Seat.Constituency.ASSOCIATION, 5))
                        .shares()
                        .getFirst()
                        .countable())
                .isTrue();
    }

    @Test
    void letsASuccessorBeginTheDayAfterAndNotOnTheLastDay() {
        var first = mandate(SEAT, FATIMA, Mandate.Part.HOLDER, "2026-01-01", "2026-05-14");

        assertThat(mandate(SEAT, ARDIT, Mandate.Part.HOLDER, "2026-05-15", null).standsAgainst(first))
                .isFalse();
        assertThat(mandate(SEAT, ARDIT, Mandate.Part.HOLDER, "2026-05-14", null).standsAgainst(first))
                .isTrue();
        assertThat(mandate(SEAT, ARDIT, Mandate.Part.DEPUTY, "2026-05-01", null).standsAgainst(first))
                .isFalse();
    }

    @Test
    void givesOnePersonOneVotingSeatOfABody() {
        var first = mandate(SEAT, FATIMA, Mandate.Part.HOLDER, "2026-01-01", null);

        assertThat(mandate(OTHER_SEAT, FATIMA, Mandate.Part.DEPUTY, "2026-03-01", "2026-03-01")
                        .standsAgainst(first))
                .isTrue();
        assertThat(mandate(OTHER_SEAT, ARDIT, Mandate.Part.HOLDER, "2026-03-01", null)
                        .standsAgainst(first))
                .isFalse();
        assertThat(new Mandate(
                                UUID.randomUUID(),
                                BODY,
                                OTHER_SEAT,
                                false,
                                FATIMA,
                                Mandate.Part.HOLDER,
                                day("2026-03-01"),
                                null,
                                0)
                        .standsAgainst(first))
                .isFalse();
    }

    static Mandate mandate(UUID seat, UUID account, Mandate.Part part, String from, String to) {
        return new Mandate(
                UUID.randomUUID(), BODY, seat, true, account, part, day(from), to == null ? null : day(to), 0);
    }

    static LocalDate day(String day) {
        return LocalDate.parse(day);
    }

    @Test
    void isConvenedOnlyWithEverythingPeopleNeedToKnow() {
        var bare = meeting(Meeting.Mode.HYBRID, null, null, List.of());

        assertThat(bare.whyNotConvened(0, 7, Instant.parse("2026-05-13T12:00:00Z"), ATHENS))
                .extracting(Refusal::field)
                .containsExactly("position1", "on", "place", "link", "languages");
        assertThat(meeting(Meeting.Mode.ROOM, "Community Centre", null, List.of("el"))
                        .whyNotConvened(1, 7, Instant.parse("2026-05-07T15:00:00Z"), ATHENS))
                .isEmpty();
        assertThat(meeting(Meeting.Mode.ONLINE, null, "https://meet.example/1", List.of("el"))
                        .whyNotConvened(1, 7, Instant.parse("2026-05-07T15:00:01Z"), ATHENS))
                .extracting(Refusal::field)
                .containsExactly("on");
    }

    @Test
    void countsNoticeInDaysOfTheCityAcrossAChangeOfTheClock() {
        // 29 March 2026: clocks go forward in Athens. Seven days before 18:00 are seven days, not 168 hours.
        var meeting = new Meeting(
                UUID.randomUUID(),
                BODY,
                1,
                Instant.parse("2026-03-31T15:00:00Z"),
                Instant.parse("2026-03-31T17:00:00Z"),
                Meeting.Mode.ROOM,
                "Here",
                null,
                List.of("el"),
                Set.of(),
                Meeting.Stage.PLANNED,
                null,
                null,
                null,
                null,
                null,
                0,
                0);

        assertThat(meeting.whyNotConvened(1, 7, Instant.parse("2026-03-24T16:00:00Z"), ATHENS))
                .isEmpty();
        assertThat(meeting.whyNotConvened(1, 7, Instant.parse("2026-03-24T16:00:01Z"), ATHENS))
                .hasSize(1);
    }

    @Test
    void opensHalfAnHourEarlyAtTheEarliest() {
        var meeting = meeting(Meeting.Mode.ROOM, "Here", null, List.of("el"));

        assertThat(meeting.mayOpenAt(Instant.parse("2026-05-14T14:29:59Z"))).isFalse();
        assertThat(meeting.mayOpenAt(Instant.parse("2026-05-14T14:30:00Z"))).isTrue();
    }

    static Meeting meeting(Meeting.Mode mode, String place, String link, List<String> languages) {
        return new Meeting(
                UUID.randomUUID(),
                BODY,
                1,
                Instant.parse("2026-05-14T15:00:00Z"),
                Instant.parse("2026-05-14T17:00:00Z"),
                mode,
                place,
                link,
                languages,
                Set.of(),
                Meeting.Stage.PLANNED,
                null,
                null,
                null,
                null,
                null,
                0,
                0);
    }

    @Test
    void adoptsMinutesTheDayAfterTheLastDayForObjectionsUnlessSomebodyObjected() {
        var minutes = new Minutes(BODY, Minutes.State.CIRCULATED, 1, Instant.EPOCH, day("2026-05-28"), null, null, 0);

        assertThat(minutes.adoptedBySilenceOn(day("2026-05-28"), false)).isFalse();
        assertThat(minutes.adoptedBySilenceOn(day("2026-05-29"), false)).isTrue();
        assertThat(minutes.adoptedBySilenceOn(day("2026-05-29"), true)).isFalse();
    }

    @Test
    void aClosedBodyNeverBeginsAgain() {
        for (var next : Body.Standing.values()) {
            assertThat(Body.Standing.CLOSED.mayBecome(next)).isFalse();
            assertThat(next.mayBecome(Body.Standing.DRAFT)).isFalse();
        }
        assertThat(Body.Standing.DORMANT.mayBecome(Body.Standing.ACTIVE)).isTrue();
    }
}
