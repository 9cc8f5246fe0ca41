package city.koinon.listen.participation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.koinon.CityTest;
import city.koinon.platform.duties.Duties;
import city.koinon.platform.duties.Duty;
import city.koinon.platform.duties.DutyKind;
import city.koinon.platform.duties.Ladder;
import city.koinon.platform.duties.Owed;
import city.koinon.platform.duties.Party;
import city.koinon.platform.duties.Term;
import city.koinon.platform.identity.Accounts;
import city.koinon.platform.kernel.Conflicted;
import city.koinon.platform.kernel.Demonstration;
import city.koinon.platform.kernel.Grant;
import city.koinon.platform.kernel.Ids;
import city.koinon.platform.kernel.Jobs;
import city.koinon.platform.kernel.NotAllowed;
import city.koinon.platform.kernel.NotFound;
import city.koinon.platform.kernel.Refused;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.kernel.Stale;
import city.koinon.platform.kernel.Visitor;
import city.koinon.platform.ledger.Act;
import city.koinon.platform.ledger.Ledger;
import city.koinon.platform.ledger.Subject;
import city.koinon.platform.notices.Notices;
import city.koinon.platform.texts.Texts;
import city.koinon.platform.texts.Written;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

@CityTest
class ParticipationTest {

    @Autowired
    ApplicationContext house;

    @Autowired
    Bodies bodies;

    @Autowired
    Seats seats;

    @Autowired
    Meetings meetings;

    @Autowired
    Agendas agendas;

    @Autowired
    Attendances attendances;

    @Autowired
    Decisions decisions;

    @Autowired
    MinuteBook book;

    @Autowired
    Duties duties;

    @Autowired
    Ledger ledger;

    @Autowired
    Texts texts;

    @Autowired
    JdbcClient jdbc;

    Board board;

    @BeforeEach
    void aBoardInMarch() {
        board = new Board(house, "2026-03-02");
    }

    // Bodies and rules

    @Test
    void owesItsFirstMeetingFromTheDayItBegins() {
        var duty = board.in(() -> duties.openFor(new Subject("body", board.body), DutyKind.HOLD_MEETING))
                .orElseThrow();

        assertThat(duty.startsOn()).isEqualTo("2026-03-02");
        assertThat(duty.dueOn()).isEqualTo("2026-04-02");
        assertThat(types(new Subject("body", board.body))).contains("RULEBOOK_ADOPTED", "BODY_ACTIVATED");
    }

    @Test
    void keepsTheRulesUnderWhichSomethingWasDecided() {
        board.run(() -> bodies.adoptRules(board.rules("2026-04-01"), board.coordinator));

        assertThat(board.in(() -> bodies.rulebookOn(board.body, Board.day("2026-03-31")))
                        .number())
                .isEqualTo(1);
        assertThat(board.in(() -> bodies.rulebookOn(board.body, Board.day("2026-04-01")))
                        .number())
                .isEqualTo(2);
        assertThatThrownBy(() -> board.run(() -> bodies.adoptRules(board.rules("2026-03-15"), board.coordinator)))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> board.run(() -> bodies.adoptRules(board.rules("2026-02-01"), board.coordinator)))
                .isInstanceOf(Refused.class);
    }

    @Test
    void rulesThatWereAdoptedCannotBeChangedEvenInTheDatabase() {
        assertThatThrownBy(() -> board.run(() -> jdbc.sql("update participation.rulebook set quorum_count = 1")
                        .update()))
                .rootCause()
                .hasMessageContaining("permission denied");
    }

    @Test
    void removesNoActWhenItRestsOrCloses() {
        var before = board.in(ledger::size);
        board.run(() -> bodies.stand(board.body, Body.Standing.DORMANT, version(), board.coordinator));
        assertThat(board.in(() -> duties.openFor(new Subject("body", board.body), DutyKind.HOLD_MEETING)))
                .isEmpty();

        board.run(() -> bodies.stand(board.body, Body.Standing.CLOSED, version(), board.coordinator));

        assertThat(board.in(ledger::size)).isEqualTo(before + 2);
        assertThat(board.in(() -> bodies.get(board.body)).isPublic()).isTrue();
        assertThatThrownBy(() ->
                        board.run(() -> bodies.stand(board.body, Body.Standing.ACTIVE, version(), board.coordinator)))
                .isInstanceOf(Conflicted.class);
    }

    private int version() {
        return bodies.get(board.body).version();
    }

    // R12

    @Test
    void flagsItsCompositionPubliclyAndBlocksNothing() {
        assertThat(board.in(() -> seats.composition(board.body, Board.day("2026-03-02")))
                        .leavesItsBounds())
                .isFalse();

        board.run(() -> seats.close(board.seats.get(0), Board.day("2026-03-02"), 0, board.coordinator));
        board.run(() -> seats.close(board.seats.get(1), Board.day("2026-03-02"), 0, board.coordinator));

        board.at("2026-03-03");
        assertThat(board.in(() -> seats.composition(board.body, Board.day("2026-03-03")))
                        .leavesItsBounds())
                .isTrue();
        assertThat(board.convened("2026-03-20")).isNotNull();
    }

    @Test
    void hasNoColumnForWhereSomebodyComesFrom() {
        assertThat(board.in(() -> jdbc.sql(
                                "select column_name from information_schema.columns where table_schema = 'participation'")
                        .query(String.class)
                        .list()))
                .isNotEmpty()
                .noneMatch(it ->
                        it.matches(".*(national|origin|religio|residence|passport|document|birth|ethnic|gender).*"));
    }

    // R13

    @Test
    void namesPowerAndLetsAVoiceChooseItsName() {
        var roll = board.in(() -> seats.roll(board.body, Board.day("2026-03-02"), "en"));

        assertThat(roll.get(8).holder().name()).isEqualTo("Holder Number9");
        assertThat(roll.get(0).holder().name()).isEqualTo("Holder");
        var acts = board.in(() -> ledger.of(new Subject("seat", board.seats.get(0))));
        assertThat(acts)
                .filteredOn(it -> it.type().equals("MANDATE_GIVEN"))
                .allMatch(it -> it.text("name").isEmpty());
        assertThat(board.in(() -> ledger.of(new Subject("seat", board.seats.get(8)))))
                .filteredOn(it -> it.type().equals("MANDATE_GIVEN"))
                .allMatch(it -> it.text("name").isPresent());
    }

    // R24

    @Test
    void whoeverLeavesTakesTheirNameAlongAndLeavesTheirSeatsAndActs() {
        var seat = new Subject("seat", board.seats.get(8));
        var acts = board.in(() -> ledger.of(seat)).size();
        board.at("2026-03-10");

        board.run(() -> house.getBean(Membership.class).erase(board.holders.get(8)));

        var after = board.in(() -> ledger.of(seat));
        assertThat(after)
                .extracting(Act::type)
                .containsExactly("SEAT_OPENED", "MANDATE_GIVEN", "CONTENT_ERASED", "MANDATE_ENDED");
        assertThat(after).hasSize(acts + 2);
        assertThat(after.toString()).doesNotContain("Number9");
        assertThat(after.get(1).date("from")).contains(Board.day("2026-03-02"));
        assertThat(board.in(() -> jdbc.sql("select coalesce(string_agg(canonical, ''), '') from ledger.content")
                        .query(String.class)
                        .single()))
                .doesNotContain("Number9");
        assertThat(board.in(() -> seats.mandate(board.mandates.get(8))).to()).isEqualTo("2026-03-10");
        assertThat(after.getLast().text("mandate"))
                .contains(board.mandates.get(8).toString());
    }

    // S2

    @Test
    void showsTheRightPersonOnEveryDay() {
        var seat = board.seats.get(0);
        var deputy = board.account("Dora Deputy");
        var next = board.account("Nadia Next");
        board.run(
                () -> seats.give(seat, deputy, Mandate.Part.DEPUTY, Board.day("2026-03-02"), null, board.coordinator));
        board.run(() -> seats.end(board.mandates.get(0), Board.day("2026-03-14"), 0, board.coordinator));
        board.run(() -> seats.give(seat, next, Mandate.Part.HOLDER, Board.day("2026-03-15"), null, board.coordinator));

        assertThat(holderOn("2026-03-14")).isEqualTo(board.holders.get(0));
        assertThat(holderOn("2026-03-15")).isEqualTo(next);
        assertThat(board.in(() -> bodies.memberOn(board.body, deputy, Board.day("2026-03-14"))))
                .isTrue();
    }

    private UUID holderOn(String day) {
        return board.in(() -> seats.roll(board.body, Board.day(day), "en")
                .getFirst()
                .holder()
                .mandate()
                .account());
    }

    @Test
    void refusesAnOverlapAndNamesTheMandateItStandsAgainst() {
        var other = board.account("Omar Other");

        assertThatThrownBy(() -> board.run(() -> seats.give(
                        board.seats.get(8),
                        other,
                        Mandate.Part.HOLDER,
                        Board.day("2026-03-10"),
                        null,
                        board.coordinator)))
                .isInstanceOfSatisfying(
                        Refused.class,
                        it -> assertThat(it.refusals().getFirst().args()).contains("Holder Number9"));
        assertThatThrownBy(() -> board.run(() -> seats.give(
                        board.seats.get(1),
                        board.holders.get(0),
                        Mandate.Part.DEPUTY,
                        Board.day("2026-03-10"),
                        null,
                        board.coordinator)))
                .isInstanceOfSatisfying(
                        Refused.class,
                        it -> assertThat(it.refusals().getFirst().key())
                                .isEqualTo("participation.mandate.second-seat"));
        assertThatThrownBy(() -> board.run(() -> seats.give(
                        board.seats.get(0),
                        other,
                        Mandate.Part.HOLDER,
                        Board.day("2026-03-10"),
                        Board.day("2026-03-09"),
                        board.coordinator)))
                .isInstanceOf(Refused.class);
    }

    @Test
    void theDatabaseItselfKeepsTwoHoldersApart() {
        assertThatThrownBy(() -> board.run(() -> jdbc.sql("""
                        insert into participation.mandate (id, body, seat, voting, account, part, from_day)
                        values (:id, :body, :seat, true, :account, 'HOLDER', date '2026-03-20')
                        """)
                        .param("id", Ids.next())
                        .param("body", board.body)
                        .param("seat", board.seats.get(0))
                        .param("account", Ids.next())
                        .update()))
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("one_holder_at_a_time");
    }

    @Test
    void givesASeatToOneOfTwoWhoAskAtOnce() {
        var seat = board.in(() -> seats.open(
                board.body,
                "New seat",
                Seat.Constituency.EXPERT,
                null,
                true,
                Board.day("2026-03-02"),
                board.coordinator));
        var results = atOnce(n -> {
            var account = board.account("Person " + n);
            return () -> board.in(() ->
                    seats.give(seat, account, Mandate.Part.HOLDER, Board.day("2026-03-05"), null, board.coordinator));
        });

        assertThat(results).filteredOn(it -> it == null).hasSize(1);
        assertThat(results).filteredOn(it -> it != null).hasSize(3).allMatch(Refused.class::isInstance);
    }

    @Test
    void tellsTheSecondTabThatAMandateHasChanged() {
        board.run(() -> seats.end(board.mandates.get(0), Board.day("2026-03-20"), 0, board.coordinator));

        assertThatThrownBy(() -> board.run(
                        () -> seats.end(board.mandates.get(0), Board.day("2026-03-25"), 0, board.coordinator)))
                .isInstanceOf(Stale.class);
    }

    @Test
    void aMandateMakesAMemberAndNothingElseDoes() {
        var accounts = house.getBean(Accounts.class);

        assertThat(board.in(() -> accounts.held(board.holders.get(0)))).contains(new Grant(Role.MEMBER, board.body));
        board.run(() -> seats.end(board.mandates.get(0), Board.day("2026-03-02"), 0, board.coordinator));
        board.at("2026-03-03");
        assertThat(board.in(() -> accounts.held(board.holders.get(0)))).isEmpty();
    }

    // S1

    @Test
    void convenesWithNoticeAndTellsTheMembersWithoutTheLink() {
        var meeting = board.convened("2026-03-20");

        var mails = board.in(() -> house.getBean(Notices.class).of(board.holders.get(0)));
        assertThat(mails).hasSize(1);
        assertThat(mails.getFirst().body()).doesNotContain("meet.example");
        assertThat(board.in(() -> ledger.of(new Subject("meeting", meeting))
                        .getFirst()
                        .payload()
                        .toString()))
                .doesNotContain("meet.example");
        assertThatThrownBy(() -> board.run(() -> meetings.convene(meeting, board.secretary)))
                .isInstanceOf(Conflicted.class);
    }

    @Test
    void refusesToConveneAtTooShortNoticeOrWithoutAnAgenda() {
        var soon = board.in(() -> meetings.plan(
                board.body,
                Board.at("2026-03-03", Meeting.Mode.ROOM),
                List.of(Board.line(ItemKind.INFORM, "News")),
                board.secretary));
        var bare = board.in(
                () -> meetings.plan(board.body, Board.at("2026-03-20", Meeting.Mode.ROOM), List.of(), board.secretary));

        assertThatThrownBy(() -> board.run(() -> meetings.convene(soon, board.secretary)))
                .isInstanceOfSatisfying(
                        Refused.class,
                        it -> assertThat(it.refusals().getFirst().field()).isEqualTo("on"));
        assertThatThrownBy(() -> board.run(() -> meetings.convene(bare, board.secretary)))
                .isInstanceOfSatisfying(
                        Refused.class,
                        it -> assertThat(it.refusals().getFirst().field()).isEqualTo("position1"));
        assertThat(board.in(() -> meetings.known(board.body))).isEmpty();
    }

    @Test
    void oneOfTwoSecretariesConvenes() {
        var meeting = board.in(() -> meetings.plan(
                board.body,
                Board.at("2026-03-20", Meeting.Mode.ROOM),
                List.of(Board.line(ItemKind.INFORM, "News")),
                board.secretary));

        var results = atOnce(n -> () -> {
            board.run(() -> meetings.convene(meeting, board.secretary));
            return true;
        });

        assertThat(results).filteredOn(it -> it == null).hasSize(1);
        assertThat(results).filteredOn(it -> it != null).allMatch(Conflicted.class::isInstance);
        assertThat(types(new Subject("meeting", meeting))).containsExactly("MEETING_CONVENED");
    }

    @Test
    void numbersTheMeetingsOfABodyWithoutGapsWhoeverPlansThem() {
        atOnce(n -> () -> board.in(() ->
                meetings.plan(board.body, Board.at("2026-03-20", Meeting.Mode.ROOM), List.of(), board.secretary)));

        assertThat(board.in(() -> meetings.planned(board.body)))
                .extracting(Meeting::number)
                .containsExactlyInAnyOrder(1, 2, 3, 4);
    }

    @Test
    void isOverdueWhenAMonthPassesWithoutAMeeting() {
        board.at("2026-04-03");

        assertThat(board.in(duties::overdue))
                .filteredOn(it -> it.by().equals(Party.body(board.body)))
                .extracting(Duty::kind)
                .containsExactly(DutyKind.HOLD_MEETING);
    }

    @Test
    void aCancelledMeetingGivesBackWhatItOwesAndWhatOthersBrought() {
        var topic = new Subject("answer", Ids.next());
        board.run(() -> agendas.followUp(board.body, topic, texts.write(Written.of("en", "Still no answer"))));
        var meeting = board.convened("2026-03-20");
        assertThat(board.in(() -> agendas.of(meeting))).hasSize(3);

        board.run(() -> meetings.cancel(meeting, Written.of("en", "The hall is flooded."), board.secretary));

        assertThat(board.in(() -> agendas.waiting(board.body)))
                .extracting(Item::subject)
                .containsExactly(topic);
        assertThat(board.in(() -> duties.openFor(new Subject("body", board.body), DutyKind.HOLD_MEETING)))
                .isPresent();
        assertThat(types(new Subject("meeting", meeting))).containsExactly("MEETING_CONVENED", "MEETING_CANCELLED");
    }

    // S3, R9, R10

    @Test
    void refusesToDecideWithoutAQuorumAndKeepsThatAsAnAct() {
        var meeting = board.inSession("2026-03-20", 4);
        var item = board.item(meeting, ItemKind.DECIDE);

        assertThat(board.in(() -> decisions.quorumFor(item, board.secretary))).isFalse();
        assertThat(board.in(() -> decisions.quorumFor(item, board.secretary))).isFalse();
        assertThatThrownBy(() -> open(item))
                .isInstanceOfSatisfying(
                        Conflicted.class,
                        it -> assertThat(it.refusals().getFirst().args()).contains(4, 9, 5));

        assertThat(board.in(() -> agendas.get(item)).noQuorum()).isEqualTo("4/9");
        assertThat(rows("decision")).isZero();
        assertThat(types(new Subject("meeting", meeting))).containsOnlyOnce("NO_QUORUM");

        board.present(meeting, 5);
        assertThat(board.in(() -> decisions.quorumFor(item, board.secretary))).isTrue();
        assertThat(open(item)).isNotNull();
    }

    @Test
    void countsNoVacantSeat() {
        board.run(() -> seats.end(board.mandates.get(8), Board.day("2026-03-10"), 0, board.coordinator));
        var meeting = board.inSession("2026-03-20", 4);

        assertThat(board.in(() -> attendances.quorum(meetings.get(meeting)))).isEqualTo(new Quorum(4, 8, 4));
    }

    @Test
    void oneSeatHasOneVoteAndItIsTheHolders() {
        var deputy = board.account("Dora Deputy");
        var standIn = board.in(() -> seats.give(
                board.seats.get(0), deputy, Mandate.Part.DEPUTY, Board.day("2026-03-02"), null, board.coordinator));
        var meeting = board.inSession("2026-03-20", 5);
        note(meeting, Map.of(standIn, Presence.ROOM));
        assertThat(board.in(() -> attendances.quorum(meetings.get(meeting))).present())
                .isEqualTo(5);
        var vote = board.in(() ->
                decisions.open(board.item(meeting, ItemKind.DECIDE), null, Rulebook.Ballot.BY_SEAT, board.secretary));

        assertThatThrownBy(() -> board.run(() -> decisions.castOwnAt(vote, vote, Decisions.Choice.NO, board.member(0))))
                .isInstanceOf(NotFound.class);
        board.run(() -> decisions.castOwn(vote, Decisions.Choice.NO, visitor(deputy)));
        board.run(() -> decisions.castOwnAt(meeting, vote, Decisions.Choice.YES, board.member(0)));
        board.run(() -> decisions.castOwn(vote, Decisions.Choice.NO, visitor(deputy)));
        var decision = board.in(() -> decisions.closeBySeat(vote, board.secretary));

        assertThat(List.of(decision.yes(), decision.no(), decision.abstain())).containsExactly(1, 0, 0);
        assertThat(board.in(() -> decisions.tookPart(vote)))
                .contains(deputy, board.holders.get(0), board.secretaryAccount);
    }

    private Visitor visitor(UUID account) {
        return new Visitor(account, "", Set.of(new Grant(Role.MEMBER, board.body)), true);
    }

    @Test
    void countsASeatOnceHoweverManyCameForIt() {
        var deputy = board.account("Dora Deputy");
        var standIn = board.in(() -> seats.give(
                board.seats.get(0), deputy, Mandate.Part.DEPUTY, Board.day("2026-03-02"), null, board.coordinator));
        var meeting = board.inSession("2026-03-20", 5);

        note(meeting, Map.of(standIn, Presence.REMOTE, board.mandates.get(8), Presence.EXCUSED));

        assertThat(board.in(() -> attendances.bySeat(meeting)))
                .containsExactly(new Attendances.Count(
                        true, Map.of(Presence.ROOM, 5L, Presence.EXCUSED, 1L, Presence.ABSENT, 3L)));
    }

    @Test
    void aRemoteDeputyMakesTheQuorum() {
        var deputy = board.account("Remo Deputy");
        var standIn = board.in(() -> seats.give(
                board.seats.get(7), deputy, Mandate.Part.DEPUTY, Board.day("2026-03-02"), null, board.coordinator));
        var meeting = board.inSession("2026-03-20", 4);

        note(meeting, Map.of(standIn, Presence.REMOTE));

        assertThat(board.in(() -> attendances.quorum(meetings.get(meeting)))).isEqualTo(new Quorum(5, 9, 5));
    }

    private void note(UUID meeting, Map<UUID, Presence> presences) {
        board.run(() -> attendances.note(meeting, board.body, new HashMap<>(presences), 0, board.secretary));
    }

    // Decisions

    @Test
    void countsHandsAndComputesTheResult() {
        var meeting = board.inSession("2026-03-20", 7);
        var vote = open(board.item(meeting, ItemKind.DECIDE));

        assertThatThrownBy(() -> board.run(() -> decisions.tally(vote, 6, 1, 1, board.secretary)))
                .isInstanceOf(Refused.class);
        var decision = board.in(() -> decisions.tally(vote, 4, 2, 1, board.secretary));

        assertThat(decision.result()).isEqualTo(Result.CARRIED);
        assertThat(decision.presentVoting()).isEqualTo(7);
        assertThat(decision.filledVoting()).isEqualTo(9);
        assertThatThrownBy(() -> board.run(() -> decisions.tally(vote, 1, 5, 1, board.secretary)))
                .isInstanceOf(Conflicted.class);
        var act = board.in(() -> ledger.of(new Subject("decision", vote))).getFirst();
        assertThat(act.type()).isEqualTo("DECISION_TAKEN");
        assertThat(act.to()).isEqualTo("CARRIED");
    }

    @Test
    void everybodyWhoCouldHaveVotedTookPart() {
        var meeting = board.inSession("2026-03-20", 5);
        var vote = open(board.item(meeting, ItemKind.DECIDE));
        board.run(() -> decisions.tally(vote, 5, 0, 0, board.secretary));

        var minuting = board.account("Mina Minutes");
        board.run(() -> book.note(
                board.item(meeting, ItemKind.INFORM),
                Written.of("en", "Noted."),
                true,
                new Visitor(minuting, "", Set.of(new Grant(Role.CHAIR, board.body)), true)));

        assertThat(board.in(() -> decisions.tookPart(vote)))
                .containsAll(board.holders.subList(0, 5))
                .contains(board.secretaryAccount, minuting)
                .doesNotContainAnyElementsOf(board.holders.subList(5, 9));
    }

    @Test
    void oneOfTwoTalliesIsCounted() {
        var meeting = board.inSession("2026-03-20", 7);
        var vote = open(board.item(meeting, ItemKind.DECIDE));

        var results = atOnce(n -> () -> board.in(() -> decisions.tally(vote, n, 0, 0, board.secretary)));

        assertThat(results).filteredOn(it -> it == null).hasSize(1);
        assertThat(board.in(() -> ledger.of(new Subject("decision", vote)))).hasSize(1);
    }

    private UUID open(UUID item) {
        return board.in(() -> decisions.open(item, null, Rulebook.Ballot.SHOW_OF_HANDS, board.secretary));
    }

    // R8

    @Test
    void whoAdministersDecidesNothing() {
        var meeting = board.inSession("2026-03-20", 7);
        var item = board.item(meeting, ItemKind.DECIDE);
        var vote = open(item);
        var operator = new Visitor(Ids.next(), "Op", Set.of(new Grant(Role.OPERATOR, null)), true);
        var chairOfAnother = new Visitor(Ids.next(), "Other", Set.of(new Grant(Role.CHAIR, Ids.next())), true);

        for (var visitor : List.of(board.coordinator, operator, chairOfAnother, Visitor.NOBODY)) {
            for (Runnable attempt : List.<Runnable>of(
                    () -> meetings.plan(board.body, Board.at("2026-04-20", Meeting.Mode.ROOM), List.of(), visitor),
                    () -> meetings.close(meeting, visitor),
                    () -> decisions.tally(vote, 5, 0, 0, visitor),
                    () -> decisions.closeBySeat(vote, visitor),
                    () -> decisions.castOwn(vote, Decisions.Choice.YES, visitor),
                    () -> book.note(item, Written.of("en", "x"), true, visitor),
                    () -> book.circulate(meeting, visitor),
                    () -> book.erratum(meeting, Written.of("en", "x"), visitor),
                    () -> book.object(meeting, Written.of("en", "x"), visitor))) {
                assertThatThrownBy(() -> board.run(attempt)).isInstanceOfAny(NotAllowed.class, Conflicted.class);
            }
        }
        assertThat(board.in(() -> decisions.vote(vote)).open()).isTrue();
    }

    // Closing and minutes

    @Test
    void closingDischargesTheMeetingAndOwesMinutesAndTheNext() {
        var meeting = held("2026-03-20");

        assertThat(board.in(() -> duties.openFor(new Subject("meeting", meeting), DutyKind.PUBLISH_MINUTES))
                        .orElseThrow()
                        .startsOn())
                .isEqualTo("2026-03-20");
        assertThat(board.in(() -> duties.openFor(new Subject("body", board.body), DutyKind.HOLD_MEETING))
                        .orElseThrow()
                        .startsOn())
                .isEqualTo("2026-03-20");
        assertThat(types(new Subject("meeting", meeting)))
                .containsExactly("MEETING_CONVENED", "MEETING_OPENED", "MEETING_HELD");
        assertThat(board.in(() -> agendas.waiting(board.body)))
                .extracting(Item::kind)
                .containsExactly(ItemKind.DECIDE);
    }

    @Test
    void closesOnlyWhenItIsKnownForEverySeatWhoCame() {
        var meeting = board.convened("2026-03-20");
        board.at(Board.day("2026-03-20").atTime(18, 0).atZone(Board.ATHENS).toInstant());
        board.run(() -> meetings.open(meeting, board.secretary));

        assertThatThrownBy(() -> board.run(() -> meetings.close(meeting, board.secretary)))
                .isInstanceOfSatisfying(
                        Conflicted.class,
                        it -> assertThat(it.refusals().getFirst().args()).contains(9));
    }

    @Test
    void whatWasNotReachedComesBackOnTheNextAgenda() {
        held("2026-03-20");
        var next = board.in(
                () -> meetings.plan(board.body, Board.at("2026-04-15", Meeting.Mode.ROOM), List.of(), board.secretary));

        var items = board.in(() -> agendas.of(next));
        assertThat(items).extracting(Item::kind).containsExactly(ItemKind.DECIDE);
        assertThat(items.getFirst().carriedFrom()).isNotNull();
    }

    @Test
    void minutesAreAdoptedBySilenceThroughTheJobAndThenOnlyGainErrata() {
        var meeting = held("2026-03-20");
        assertThatThrownBy(() -> board.run(() -> book.circulate(meeting, board.coordinator)))
                .isInstanceOf(NotAllowed.class);
        board.run(() -> book.circulate(meeting, board.secretary));
        assertThat(board.in(() -> duties.openFor(new Subject("meeting", meeting), DutyKind.PUBLISH_MINUTES)))
                .isEmpty();
        var until = board.in(() -> book.get(meeting)).silentUntil();
        assertThat(until).isEqualTo("2026-04-06"); // ten working days, without 25 March

        board.at(until.toString());
        adoptSilently();
        assertThat(board.in(() -> book.get(meeting)).state()).isEqualTo(Minutes.State.CIRCULATED);
        board.at(until.plusDays(1).toString());
        adoptSilently();
        adoptSilently();

        assertThat(board.in(() -> book.get(meeting)).state()).isEqualTo(Minutes.State.ADOPTED);
        assertThat(types(new Subject("minutes", meeting))).containsExactly("MINUTES_CIRCULATED", "MINUTES_ADOPTED");
        assertThatThrownBy(() -> board.run(() -> book.note(
                        board.item(meeting, ItemKind.INFORM), Written.of("en", "Changed"), false, board.secretary)))
                .isInstanceOf(Conflicted.class);
        board.run(() -> book.erratum(meeting, Written.of("en", "It was six, not five."), board.secretary));
        assertThat(board.in(() -> book.errata(meeting))).hasSize(1);
    }

    @Test
    void anObjectionBreaksTheSilence() {
        var meeting = held("2026-03-20");
        board.run(() -> book.circulate(meeting, board.secretary));
        board.run(() -> book.object(meeting, Written.of("en", "I said the opposite."), board.member(2)));

        board.at("2026-04-20");
        adoptSilently();

        assertThat(board.in(() -> book.get(meeting)).state()).isEqualTo(Minutes.State.CIRCULATED);
        board.run(() -> book.takeBack(meeting, board.secretary));
        assertThat(board.in(() -> book.get(meeting)).revision()).isEqualTo(2);
    }

    @Test
    void aLaterMeetingAdoptsTheMinutesByDecision() {
        var meeting = held("2026-03-20");
        board.run(() -> book.circulate(meeting, board.secretary));
        board.run(() -> book.proposeAdoption(meeting, board.secretary));
        board.run(() -> book.proposeAdoption(meeting, board.secretary));
        board.at("2026-03-23");
        var next = board.inSession("2026-04-02", 9);
        var item = board.in(() -> agendas.of(next).stream()
                .filter(it -> it.subject() != null && it.subject().kind().equals("minutes"))
                .toList());
        assertThat(item).hasSize(1);

        board.run(() -> decisions.tally(open(item.getFirst().id()), 8, 0, 1, board.secretary));

        var adopted = board.in(() -> book.get(meeting));
        assertThat(adopted.state()).isEqualTo(Minutes.State.ADOPTED);
        assertThat(adopted.adoptedBy()).isNotNull();
    }

    private void adoptSilently() {
        board.outside(() -> house.getBean(AdoptSilentMinutes.class).run());
    }

    /** Held with everybody there, the first item noted, the second not reached. */
    private UUID held(String day) {
        var meeting = board.inSession(day, 9);
        board.run(() -> book.note(
                board.item(meeting, ItemKind.INFORM), Written.of("en", "The courses began."), true, board.secretary));
        board.run(() -> meetings.close(meeting, board.secretary));
        return meeting;
    }

    // What others bring

    @Test
    void whatNobodyAnswersComesOntoTheAgendaOnceAtTheSecondLevel() {
        var ask = new Subject("ask", Ids.next());
        var office = board.in(() -> house.getBean(city.koinon.platform.directory.Directory.class)
                .addOffice(
                        new city.koinon.platform.directory.OfficeDraft(
                                Map.of("en", "Social Service"),
                                city.koinon.platform.directory.Level.CITY,
                                null,
                                "",
                                false),
                        city.koinon.Visitors.COORDINATOR));
        board.run(() -> duties.owe(new Owed(
                DutyKind.ANSWER,
                Party.office(office),
                Party.body(board.body),
                ask,
                List.of(),
                Board.day("2026-03-02"),
                Term.working(5),
                Map.of("en", "Rules"),
                Ladder.USUAL)));

        var then = Board.day("2026-03-17").atTime(12, 0).atZone(Board.ATHENS).toInstant();
        house.getBean(Demonstration.class).moveClockTo(then);
        house.getBean(Jobs.class).runAll();

        assertThat(board.in(() -> agendas.waiting(board.body)))
                .extracting(Item::kind, Item::subject)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(ItemKind.FOLLOW_UP, ask));
    }

    // Acts

    @Test
    void theActsOfAMeetingFoldIntoItsState() {
        var meeting = held("2026-03-20");
        board.run(() -> book.circulate(meeting, board.secretary));

        assertThat(fold(new Subject("meeting", meeting)))
                .isEqualTo(board.in(() -> meetings.get(meeting)).stage().name());
        assertThat(fold(new Subject("minutes", meeting)))
                .isEqualTo(board.in(() -> book.get(meeting)).state().name());
        assertThat(fold(new Subject("body", board.body)))
                .isEqualTo(board.in(() -> bodies.get(board.body)).standing().name());
    }

    private String fold(Subject subject) {
        String state = null;
        for (var act : board.in(() -> ledger.of(subject))) {
            if (act.to() != null) {
                assertThat(state == null || state.equals(act.from())).isTrue();
                state = act.to();
            }
        }
        return state;
    }

    private List<String> types(Subject subject) {
        return board.in(() -> ledger.of(subject)).stream().map(Act::type).toList();
    }

    private int rows(String table) {
        return board.in(() -> jdbc.sql("select count(*) from participation." + table)
                .query(Integer.class)
                .single());
    }

    private interface Attempt {
        Callable<?> by(int n);
    }

    /** Four at once. @return what each met with, null for whoever got through */
    private static List<Throwable> atOnce(Attempt attempt) {
        var calls = new ArrayList<Callable<?>>();
        for (var n = 1; n <= 4; n++) {
            calls.add(attempt.by(n));
        }
        try (var threads = Executors.newFixedThreadPool(4)) {
            var results = new ArrayList<Throwable>();
            for (var future : calls.stream().map(threads::submit).toList()) {
                try {
                    future.get();
                    results.add(null);
                } catch (java.util.concurrent.ExecutionException failure) {
                    results.add(failure.getCause());
                } catch (InterruptedException interrupted) {
                    throw new IllegalStateException(interrupted);
                }
            }
            return results;
        }
    }
}
