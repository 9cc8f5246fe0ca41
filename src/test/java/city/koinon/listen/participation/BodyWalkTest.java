package city.koinon.listen.participation;

import static org.assertj.core.api.Assertions.assertThat;

import city.koinon.CityTest;
import city.koinon.platform.duties.Duties;
import city.koinon.platform.duties.Duty;
import city.koinon.platform.duties.DutyKind;
import city.koinon.platform.kernel.Grant;
import city.koinon.platform.kernel.Ids;
import city.koinon.platform.kernel.NotAllowed;
import city.koinon.platform.kernel.NotFound;
import city.koinon.platform.kernel.PersonalData;
import city.koinon.platform.kernel.Refused;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.kernel.Stale;
import city.koinon.platform.kernel.Visitor;
import city.koinon.platform.ledger.Act;
import city.koinon.platform.ledger.Ledger;
import city.koinon.platform.ledger.Subject;
import city.koinon.platform.municipality.Municipality;
import city.koinon.platform.texts.Texts;
import city.koinon.platform.texts.Written;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Through the life of bodies on a real database, by dice that always fall the same way: anybody tries anything at any time. After each step the rules are looked at, from outside and by a computation of their own, and the acts of the public record fold
 * into what is stored.
 */
@CityTest
class BodyWalkTest {

    private static final int LONG = Integer.getInteger("koinon.walk.steps", 2_500);
    private static final int EVERYTHING = 250;

    /** Whatever dice do, a long walk comes across these. */
    private static final Set<String> USUAL = Set.of(
            "BODY_ACTIVATED",
            "BODY_DORMANT",
            "RULEBOOK_ADOPTED",
            "SEAT_OPENED",
            "SEAT_CLOSED",
            "MANDATE_GIVEN",
            "MANDATE_ENDED",
            "MEETING_CONVENED",
            "MEETING_CANCELLED",
            "MEETING_OPENED",
            "MEETING_HELD",
            "NO_QUORUM",
            "DECISION_TAKEN",
            "MINUTES_CIRCULATED",
            "MINUTES_ADOPTED");

    /** All that may become an act in this room. */
    private static final Set<String> ACTS = Set.of(
            "BODY_ACTIVATED",
            "BODY_DORMANT",
            "BODY_CLOSED",
            "RULEBOOK_ADOPTED",
            "SEAT_OPENED",
            "SEAT_CLOSED",
            "MANDATE_GIVEN",
            "MANDATE_ENDED",
            "MEETING_CONVENED",
            "MEETING_CHANGED",
            "MEETING_CANCELLED",
            "MEETING_OPENED",
            "MEETING_HELD",
            "NO_QUORUM",
            "DECISION_TAKEN",
            "MINUTES_CIRCULATED",
            "MINUTES_TAKEN_BACK",
            "MINUTES_ADOPTED",
            "MINUTES_ERRATUM");

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
    Sentences sentences;

    @Autowired
    Municipality municipality;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    AdoptSilentMinutes silence;

    @Autowired
    List<PersonalData> personal;

    Board town;
    Random dice;
    Instant now;
    long size;
    final List<UUID> people = new ArrayList<>();
    final List<UUID> all = new ArrayList<>();
    final Set<UUID> touchedBodies = new HashSet<>();
    final Set<UUID> touchedMeetings = new HashSet<>();
    final Map<UUID, Object> adopted = new HashMap<>();
    final Map<UUID, List<Object>> taken = new HashMap<>();
    final Map<String, Integer> done = new TreeMap<>();
    static final Set<String> met = new HashSet<>();

    /** So many steps for each throw, ten thousand in all, on a real database. */
    @ParameterizedTest(name = "dice {0}")
    @ValueSource(longs = {4, 19, 2020, 31337})
    void keepsTheRulesOfBodiesWhateverAnybodyTries(long seed) {
        walk(seed, LONG);
        met.addAll(town.in(() -> ledger.latest(Integer.MAX_VALUE)).stream()
                .map(Act::type)
                .toList());
        taken.values().forEach(it -> met.add(it.getFirst().toString()));
    }

    private void walk(long seed, int steps) {
        begin(seed);
        var stepped = 0;
        for (var step = 1; step <= steps; step++) {
            var before = size;
            touchedBodies.clear();
            touchedMeetings.clear();
            var name = "?";
            var refusedNow = false;
            try {
                var move = town.in(this::draw);
                name = move.name();
                take(move);
                stepped++;
                done.merge(name, 1, Integer::sum);
            } catch (Refused | NotAllowed | NotFound | Stale refused) {
                done.merge(name + " refused: " + refused.getClass().getSimpleName(), 1, Integer::sum);
                refusedNow = true;
            }
            var whole = step % EVERYTHING == 0 || step == steps;
            var what = "dice %d, step %d (%s)".formatted(seed, step, name);
            var nothing = refusedNow;
            town.run(() -> {
                size = ledger.size();
                assertThat(size).as("%s: no act is ever removed (R24)", what).isGreaterThanOrEqualTo(before);
                if (nothing && size > before) {
                    assertThat(ledger.latest(1).getFirst().type())
                            .as("%s: a refusal leaves no act, except that there was no quorum (R5, R10)", what)
                            .isEqualTo("NO_QUORUM");
                }
                holds(what, whole);
            });
        }
        assertThat(stepped).as("the walk gets somewhere: %s", done).isGreaterThan(steps / 3);
    }

    @AfterAll
    static void everyStateWasVisited() {
        if (!met.isEmpty()) {
            assertThat(met)
                    .as("what the long walk came across")
                    .containsAll(USUAL)
                    .contains("CARRIED", "NOT_CARRIED", "TIED");
        }
    }

    private void begin(long seed) {
        dice = new Random(seed);
        town = new Board(house, "2026-03-02");
        now = Board.day("2026-03-02")
                .atTime(LocalTime.NOON)
                .atZone(Board.ATHENS)
                .toInstant();
        people.clear();
        all.clear();
        adopted.clear();
        taken.clear();
        done.clear();
        people.addAll(town.holders);
        for (var n = 10; n < 22; n++) {
            people.add(town.account("Holder Number" + n));
        }
        all.add(town.body);
        size = town.in(ledger::size);
    }

    // Steps

    private record Move(String name, Collection<Role> allowed, Visitor by, Runnable step, boolean alone) {}

    private void take(Move move) {
        if (move.alone()) {
            town.outside(move.step());
        } else {
            town.run(move.step());
        }
        // R8: whoever administers arranges; only the body's own people run its meetings, vote, write and adopt.
        assertThat(move.by().grants())
                .as("%s was done by somebody who may", move.name())
                .anyMatch(grant -> move.allowed().contains(grant.role()));
    }

    private static final List<Role> ARRANGING = List.of(Role.COORDINATOR, Role.SECRETARY);
    private static final List<Role> RUNNING = List.of(Role.SECRETARY, Role.CHAIR);

    private Move draw() {
        var alive = all.stream().filter(it -> bodies.get(it).active()).toList();
        var body = alive.isEmpty() || dice.nextInt(12) == 0 ? pick(all) : pick(alive);
        var meeting = meetingOf(body);
        var kind = dice.nextInt(100);
        if (kind < 4) {
            return time();
        }
        if (kind < 22) {
            return onTheBody(body);
        }
        return meeting == null
                ? plan(body)
                : onTheMeeting(meeting, kind < 90 ? meeting.stage() : pick(Meeting.Stage.values()));
    }

    private @Nullable Meeting meetingOf(UUID body) {
        var here = latest(body).stream().map(meetings::get).toList();
        var session = here.stream()
                .filter(it -> it.stage() == Meeting.Stage.IN_SESSION)
                .findFirst();
        if (session.isPresent() && dice.nextInt(8) > 0) {
            return session.get();
        }
        var going = here.stream()
                .filter(it -> it.stage() != Meeting.Stage.CANCELLED)
                .toList();
        return going.isEmpty() || dice.nextInt(10) == 0 ? null : dice.nextInt(10) == 0 ? pick(here) : pick(going);
    }

    private List<UUID> latest(UUID body) {
        return jdbc.sql("select id from participation.meeting where body = :body order by number desc limit 4")
                .param("body", body)
                .query(UUID.class)
                .list();
    }

    private Move time() {
        all.forEach(it -> touchedMeetings.addAll(latest(it)));
        return new Move(
                "time",
                List.of(Role.COORDINATOR),
                town.coordinator,
                () -> {
                    var coming = town.in(() -> all.stream()
                            .flatMap(it -> meetings.coming(it).stream())
                            .map(Meeting::startsAt)
                            .min(Instant::compareTo));
                    now = coming.isPresent() && coming.get().isAfter(now) && dice.nextInt(4) > 0
                            ? coming.get().minus(Duration.ofMinutes(dice.nextInt(30)))
                            : now.plus(Duration.ofHours(dice.nextInt(24 * 9)));
                    town.at(now);
                    silence.run();
                },
                true);
    }

    private Move onTheBody(UUID id) {
        touchedBodies.add(id);
        var body = bodies.get(id);
        var kind = body.active() || dice.nextBoolean() ? dice.nextInt(14) : 2;
        var anybody = anybody(id, kind < 3 ? town.coordinator : dice.nextBoolean() ? town.coordinator : running(id));
        return switch (kind) {
            case 0 -> new Move("found", List.of(Role.COORDINATOR), anybody, () -> found(anybody), false);
            case 1 ->
                new Move(
                        "rules",
                        List.of(Role.COORDINATOR),
                        anybody,
                        () -> bodies.adoptRules(rules(id), anybody),
                        false);
            case 2 -> {
                var next = !body.active() && dice.nextInt(6) > 0
                        ? Body.Standing.ACTIVE
                        : dice.nextInt(3) > 0 ? Body.Standing.DORMANT : Body.Standing.CLOSED;
                yield new Move("stand", List.of(Role.COORDINATOR), anybody, () -> stand(body, next, anybody), false);
            }
            case 3, 4 ->
                new Move(
                        "open seat",
                        ARRANGING,
                        anybody,
                        () -> seats.open(
                                id,
                                "Seat " + Ids.next(),
                                pick(Seat.Constituency.values()),
                                dice.nextInt(4) > 0 ? town.organisation("Club") : null,
                                dice.nextInt(5) > 0,
                                today().plusDays(dice.nextInt(5) - 2),
                                anybody),
                        false);
            case 5 -> {
                var seat = pick(seats.of(id));
                yield new Move(
                        "close seat",
                        ARRANGING,
                        anybody,
                        () -> seats.close(
                                seat.id(), today().plusDays(dice.nextInt(6) - 1), seen(seat.version()), anybody),
                        false);
            }
            case 6, 7, 8, 9 -> {
                var seat = pick(seats.of(id));
                var from = today().plusDays(dice.nextInt(9) - 4);
                var to = dice.nextInt(3) == 0 ? from.plusDays(dice.nextInt(60) - 2) : null;
                yield new Move(
                        "give mandate",
                        ARRANGING,
                        anybody,
                        () -> seats.give(
                                seat.id(),
                                pick(people),
                                dice.nextInt(3) == 0 ? Mandate.Part.DEPUTY : Mandate.Part.HOLDER,
                                from,
                                to,
                                anybody),
                        false);
            }
            case 10, 11 -> {
                var held = seats.mandatesOn(id, today());
                if (held.isEmpty()) {
                    yield plan(id);
                }
                var mandate = pick(held);
                yield new Move(
                        "end mandate",
                        ARRANGING,
                        anybody,
                        () -> seats.end(
                                mandate.id(), today().plusDays(dice.nextInt(20) - 8), seen(mandate.version()), anybody),
                        false);
            }
            case 12 ->
                new Move(
                        "follow up",
                        RUNNING,
                        running(id),
                        () -> agendas.followUp(
                                id,
                                new Subject("answer", new UUID(7, dice.nextInt(20))),
                                texts.write(words("Still without an answer"))),
                        false);
            default -> plan(id);
        };
    }

    /** Mostly after what was convened has been cancelled: a body with a meeting to come does not rest. */
    private void stand(Body body, Body.Standing next, Visitor by) {
        if (next != Body.Standing.ACTIVE && dice.nextInt(4) > 0) {
            meetings.coming(body.id()).stream()
                    .filter(it -> it.stage() == Meeting.Stage.CONVENED)
                    .forEach(it -> meetings.cancel(it.id(), words("The body takes a rest"), running(body.id())));
        }
        bodies.stand(body.id(), next, seen(body.version()), by);
    }

    private void found(Visitor by) {
        if (all.stream()
                        .filter(it -> bodies.get(it).standing() != Body.Standing.CLOSED)
                        .count()
                > 3) {
            throw new NotFound("room for more bodies in this walk");
        }
        var parent = dice.nextInt(3) == 0 ? pick(all) : null;
        var id = bodies.found(
                new Bodies.Draught(
                        "body-" + all.size(),
                        parent == null ? Body.Kind.PANEL : Body.Kind.GROUP,
                        parent,
                        words("Another body"),
                        words("To advise the city"),
                        null,
                        Body.Openness.MIXED),
                by);
        bodies.adoptRules(Rulebook.usual(id, today()), by);
        for (var n = 0; n < 3; n++) {
            seats.give(
                    seats.open(id, "Seat " + n, Seat.Constituency.RESIDENT, null, true, today(), by),
                    people.get(n),
                    Mandate.Part.HOLDER,
                    today(),
                    null,
                    by);
        }
        all.add(id);
    }

    private Rulebook rules(UUID body) {
        var usual = Rulebook.usual(body, today().plusDays(dice.nextInt(20) - 3));
        return new Rulebook(
                usual.id(),
                body,
                0,
                usual.effectiveFrom(),
                dice.nextInt(9),
                10 + dice.nextInt(40),
                pick(Quorum.Share.values()),
                1 + dice.nextInt(4),
                pick(Rulebook.Majority.values()),
                pick(Rulebook.Ballot.values()),
                1 + dice.nextInt(12),
                1 + dice.nextInt(12),
                5,
                20,
                10,
                20,
                usual.dayKind(),
                usual.ladder(),
                List.of(new Composition.Bound(pick(Seat.Constituency.values()), dice.nextInt(110), dice.nextInt(101))));
    }

    private Move plan(UUID body) {
        var by = anybody(body, running(body));
        var kinds = new ArrayList<Agendas.Line>();
        for (var n = dice.nextInt(5); n > 0; n--) {
            kinds.add(Board.line(dice.nextInt(4) > 0 ? ItemKind.DECIDE : pick(ItemKind.values()), "Item " + n));
        }
        return new Move("plan", RUNNING, by, () -> meetings.plan(body, plan(), kinds, by), false);
    }

    private Meetings.Plan plan() {
        // One in six at too short notice, one in nine with something missing.
        var starts = LocalDateTime.of(
                today().plusDays(dice.nextInt(6) == 0 ? dice.nextInt(8) - 1 : 8 + dice.nextInt(9)),
                LocalTime.of(8 + dice.nextInt(12), 0));
        var mode = pick(Meeting.Mode.values());
        return new Meetings.Plan(
                starts,
                starts.plusHours(dice.nextInt(18) == 0 ? 0 : 2),
                mode,
                dice.nextInt(9) == 0 ? null : "Community Centre",
                dice.nextInt(9) == 0 ? null : "https://meet.example/secret-room",
                dice.nextInt(12) == 0 ? List.of() : List.of("en", "ar"),
                Set.of());
    }

    private Move onTheMeeting(Meeting meeting, Meeting.Stage as) {
        touchedMeetings.add(meeting.id());
        var id = meeting.id();
        var by = anybody(meeting.body(), running(meeting.body()));
        return switch (as) {
            case PLANNED ->
                switch (dice.nextInt(20)) {
                    case 0, 2, 3, 4, 5, 6 ->
                        new Move(
                                "rewrite",
                                RUNNING,
                                by,
                                () -> meetings.rewrite(id, plan(), List.of(), seen(meeting.version()), by),
                                false);
                    case 1 ->
                        new Move(
                                "cancel",
                                RUNNING,
                                by,
                                () -> meetings.cancel(id, words("The hall is flooded"), by),
                                false);
                    default -> new Move("convene", RUNNING, by, () -> meetings.convene(id, by), false);
                };
            case CONVENED ->
                switch (dice.nextInt(24)) {
                    case 0 ->
                        new Move(
                                "cancel",
                                RUNNING,
                                by,
                                () -> meetings.cancel(id, words("The hall is flooded"), by),
                                false);
                    case 1 ->
                        new Move(
                                "rewrite",
                                RUNNING,
                                by,
                                () -> meetings.rewrite(id, plan(), List.of(), seen(meeting.version()), by),
                                false);
                    case 2, 3, 4, 5, 6, 7, 8, 9, 10 -> time();
                    default -> new Move("open", RUNNING, by, () -> meetings.open(id, by), false);
                };
            case IN_SESSION -> inSession(meeting, by);
            case HELD, CANCELLED -> afterwards(meeting, by);
        };
    }

    private Move inSession(Meeting meeting, Visitor by) {
        var id = meeting.id();
        var items = agendas.of(id);
        var open = decisions.ofMeeting(id).values().stream()
                .filter(Decisions.Vote::open)
                .findFirst();
        var kind = dice.nextInt(20);
        if (kind < 5 || items.isEmpty()) {
            return kind == 0 || items.isEmpty() && kind > 10
                    ? close(meeting, by)
                    : new Move(
                            "attendance",
                            RUNNING,
                            by,
                            () -> attendances.note(id, meeting.body(), presences(meeting), dice.nextInt(9), by),
                            false);
        }
        if (kind < 6) {
            return close(meeting, by);
        }
        var toDecide = items.stream()
                .filter(it -> it.kind() == ItemKind.DECIDE && it.left())
                .toList();
        var item = toDecide.isEmpty() || dice.nextInt(4) == 0 ? pick(items) : pick(toDecide);
        if (kind < 8) {
            var spoken = pick(items);
            return new Move(
                    "note",
                    RUNNING,
                    by,
                    () -> book.note(
                            spoken.id(),
                            dice.nextInt(4) == 0 ? null : words("It was said that"),
                            dice.nextInt(3) > 0,
                            by),
                    false);
        }
        if (kind < 9) {
            return new Move("carry", RUNNING, by, () -> agendas.carry(item.id(), by), false);
        }
        var ongoing = open.orElse(null);
        if (ongoing == null || kind < 11) {
            return new Move(
                    "vote",
                    RUNNING,
                    by,
                    () -> {
                        var enough = town.in(() -> decisions.quorumFor(item.id(), by));
                        var ballot = pick(Rulebook.Ballot.values());
                        var opened = town.in(() -> decisions.open(
                                item.id(), dice.nextBoolean() ? null : words("Shall it be so?"), ballot, by));
                        assertThat(enough)
                                .as("a vote opens only with a quorum (R10)")
                                .isTrue();
                        assertThat(opened).isNotNull();
                    },
                    true);
        }
        return voting(meeting, ongoing, by);
    }

    private Move close(Meeting meeting, Visitor by) {
        return new Move(
                "close",
                RUNNING,
                by,
                () -> {
                    var missing = attendances.missing(meeting);
                    meetings.close(meeting.id(), by);
                    assertThat(missing)
                            .as("it is known for every filled seat who came")
                            .isEmpty();
                },
                false);
    }

    private Move voting(Meeting meeting, Decisions.Vote vote, Visitor by) {
        if (vote.ballot() == Rulebook.Ballot.SHOW_OF_HANDS && dice.nextInt(6) > 0) {
            return new Move(
                    "tally",
                    RUNNING,
                    by,
                    () -> decisions.tally(vote.id(), dice.nextInt(6), dice.nextInt(4), dice.nextInt(2), by),
                    false);
        }
        return switch (dice.nextInt(9)) {
            case 0, 1, 2 -> {
                var seat = pick(seats.of(meeting.body()));
                var speaking =
                        attendances.speaking(meeting).keySet().stream().sorted().toList();
                var who = speaking.isEmpty() || dice.nextInt(6) == 0 ? seat.id() : pick(speaking);
                yield new Move(
                        "call",
                        RUNNING,
                        by,
                        () -> decisions.call(vote.id(), who, pick(Decisions.Choice.values()), by),
                        false);
            }
            case 3, 4, 5, 6 -> {
                var there = attendances.speaking(meeting).values().stream()
                        .map(Mandate::account)
                        .sorted()
                        .toList();
                var own = new Visitor(
                        there.isEmpty() || dice.nextInt(4) == 0 ? pick(people) : pick(there),
                        "",
                        Set.of(new Grant(Role.MEMBER, meeting.body())),
                        true);
                yield new Move(
                        "own vote",
                        List.of(Role.MEMBER),
                        own,
                        () -> decisions.castOwn(vote.id(), pick(Decisions.Choice.values()), own),
                        false);
            }
            default -> new Move("count seats", RUNNING, by, () -> decisions.closeBySeat(vote.id(), by), false);
        };
    }

    private Map<UUID, Presence> presences(Meeting meeting) {
        var presences = new HashMap<UUID, Presence>();
        var full = dice.nextInt(3) > 0;
        for (var mandate : seats.mandatesOn(meeting.body(), meetings.dayOf(meeting))) {
            if (dice.nextInt(12) > 0) {
                presences.put(mandate.id(), full && dice.nextInt(9) > 0 ? Presence.ROOM : pick(Presence.values()));
            }
        }
        return presences;
    }

    private Move afterwards(Meeting meeting, Visitor by) {
        var id = meeting.id();
        var member = new Visitor(pick(people), "", Set.of(new Grant(Role.MEMBER, meeting.body())), true);
        return switch (dice.nextInt(24)) {
            case 0, 1, 2, 12, 13, 14 -> new Move("circulate", RUNNING, by, () -> book.circulate(id, by), false);
            case 3 ->
                new Move(
                        "object",
                        List.of(Role.MEMBER),
                        member,
                        () -> book.object(id, words("I said the opposite"), member),
                        false);
            case 4 -> new Move("take back", RUNNING, by, () -> book.takeBack(id, by), false);
            case 5, 15, 16 -> new Move("propose adoption", RUNNING, by, () -> book.proposeAdoption(id, by), false);
            case 6, 17, 21, 22 ->
                new Move("erratum", RUNNING, by, () -> book.erratum(id, words("It was six, not five"), by), false);
            case 7, 8, 18, 19, 20 -> {
                var items = agendas.of(id);
                if (items.isEmpty()) {
                    yield plan(meeting.body());
                }
                var item = pick(items);
                yield new Move(
                        "note", RUNNING, by, () -> book.note(item.id(), words("Written afterwards"), true, by), false);
            }
            case 9 -> dice.nextInt(10) == 0 ? forget() : plan(meeting.body());
            default -> plan(meeting.body());
        };
    }

    /** Somebody takes their name back; what ran ends, what was stays. */
    private Move forget() {
        var leaving = pick(people);
        touchedBodies.addAll(all);
        return new Move(
                "forget",
                List.of(Role.COORDINATOR),
                town.coordinator,
                () -> personal.stream()
                        .filter(it -> it.room().equals("participation"))
                        .forEach(it -> it.erase(leaving)),
                false);
    }

    private Visitor running(UUID body) {
        return new Visitor(
                town.secretaryAccount,
                "Sofia Secretary",
                Set.of(new Grant(dice.nextBoolean() ? Role.SECRETARY : Role.CHAIR, body)),
                true);
    }

    /** Mostly who may; else one of those who may not, or not this. */
    private Visitor anybody(UUID body, Visitor whoMay) {
        return switch (dice.nextInt(24)) {
            case 0 -> new Visitor(Ids.next(), "Op", Set.of(new Grant(Role.OPERATOR, null)), true);
            case 1 -> new Visitor(Ids.next(), "Of an office", Set.of(new Grant(Role.OFFICE_HOLDER, Ids.next())), true);
            case 2 -> new Visitor(pick(people), "", Set.of(new Grant(Role.MEMBER, body)), true);
            case 3 -> Visitor.NOBODY;
            case 4 -> town.coordinator;
            case 5 -> running(body);
            default -> whoMay;
        };
    }

    // Rules

    private void holds(String what, boolean whole) {
        for (var body : whole ? all : touchedBodies) {
            aboutBody(what, bodies.get(body));
            aboutSeats(what, body);
        }
        var known = whole
                ? jdbc.sql("select id from participation.meeting")
                        .query(UUID.class)
                        .set()
                : touchedMeetings;
        known.forEach(it -> aboutMeeting(what, meetings.get(it)));
        if (whole) {
            aboutTheRecord(what);
        }
    }

    private void aboutBody(String what, Body body) {
        var acts = ledger.of(BodyDuties.aboutBody(body.id()));
        assertThat(folded(acts, "DRAFT")).as(what).isEqualTo(body.standing().name());
        var owed = duties.of(BodyDuties.aboutBody(body.id())).stream()
                .filter(it -> it.kind() == DutyKind.HOLD_MEETING && !it.closed())
                .toList();
        assertThat(owed)
                .as("%s: an active body owes one meeting, any other none", what)
                .hasSize(body.active() ? 1 : 0);
        owed.forEach(it -> assertThat(it.dueOn())
                .as("%s: frozen (R3)", what)
                .isEqualTo(it.computation().dueOn()));

        if (!body.isPublic()) {
            assertThat(acts).as("%s: a draft is not in the record (R19)", what).isEmpty();
            return;
        }
        var versions = bodies.rulebooks(body.id()).reversed();
        var told =
                acts.stream().filter(it -> it.type().equals("RULEBOOK_ADOPTED")).toList();
        assertThat(told).as(what).hasSameSizeAs(versions);
        for (var n = 0; n < told.size(); n++) {
            var rules = versions.get(n);
            var act = told.get(n);
            assertThat(List.of(
                            act.number("version"),
                            act.date("effectiveFrom").orElseThrow(),
                            act.number("noticeDays"),
                            act.number("cadenceDays"),
                            act.text("quorumShare").orElseThrow(),
                            act.number("quorumCount"),
                            act.text("majority").orElseThrow(),
                            act.text("ballot").orElseThrow(),
                            act.number("minutesDays"),
                            act.number("objectionDays")))
                    .as("%s: the record holds the rules as they are", what)
                    .isEqualTo(List.of(
                            (long) rules.number(),
                            rules.effectiveFrom(),
                            (long) rules.noticeDays(),
                            (long) rules.cadenceDays(),
                            rules.quorumShare().name(),
                            (long) rules.quorumCount(),
                            rules.majority().name(),
                            rules.ballot().name(),
                            (long) rules.minutesDays(),
                            (long) rules.objectionDays()));
            if (n > 0) {
                assertThat(rules.effectiveFrom())
                        .as(what)
                        .isAfter(versions.get(n - 1).effectiveFrom());
            }
        }
    }

    private record Sat(
            UUID id,
            Mandate.Part part,
            LocalDate from,
            @Nullable LocalDate to) {}

    private void aboutSeats(String what, UUID body) {
        var held = new ArrayList<Mandate>();
        var open = new EnumMap<Seat.Constituency, Integer>(Seat.Constituency.class);
        var began = bodies.get(body).activeSince();
        for (var seat : seats.of(body)) {
            var mandates = seats.mandatesOf(seat.id());
            held.addAll(mandates);
            var acts = ledger.of(new Subject(Seats.KIND, seat.id()));
            if (began == null || seat.closedOn() != null && seat.closedOn().isBefore(began)) {
                assertThat(acts)
                        .as("%s: what was over before the body began is not in the record (R19)", what)
                        .isEmpty();
            } else {
                assertThat(acts.getFirst().type()).isEqualTo("SEAT_OPENED");
                assertThat(acts.getFirst().date("from")).contains(seat.openedOn());
                assertThat(sat(acts))
                        .as("%s: who sat where from when to when, by the record", what)
                        .isEqualTo(mandates.stream()
                                .filter(it -> it.to() == null || !it.to().isBefore(began))
                                .map(it -> new Sat(it.id(), it.part(), it.from(), it.to()))
                                .collect(Collectors.toSet()));
                assertThat(acts.stream()
                                .filter(it -> it.type().equals("SEAT_CLOSED"))
                                .map(it -> it.date("last").orElseThrow())
                                .toList())
                        .as(what)
                        .isEqualTo(seat.closedOn() == null ? List.of() : List.of(seat.closedOn()));
            }
            if (!seat.constituency().named()) {
                assertThat(acts)
                        .as("%s: a voice keeps the name it chose (R13)", what)
                        .noneMatch(it -> it.payload().containsKey("name"));
            }
            if (seat.voting()
                    && !today().isBefore(seat.openedOn())
                    && (seat.closedOn() == null || !today().isAfter(seat.closedOn()))) {
                open.merge(seat.constituency(), 1, Integer::sum);
            }
        }
        apart(what, held);
        inBounds(what, body, open);
    }

    private static Set<Sat> sat(List<Act> acts) {
        var sat = new LinkedHashMap<UUID, Sat>();
        for (var act : acts) {
            switch (act.type()) {
                case "MANDATE_GIVEN" -> {
                    var id = act.id("mandate").orElseThrow();
                    sat.put(
                            id,
                            new Sat(
                                    id,
                                    Mandate.Part.valueOf(act.text("part").orElseThrow()),
                                    act.date("from").orElseThrow(),
                                    act.date("to").orElse(null)));
                }
                case "MANDATE_ENDED" ->
                    sat.computeIfPresent(
                            act.id("mandate").orElseThrow(),
                            (id, it) -> act.date("last").orElseThrow().isBefore(it.from())
                                    ? null
                                    : new Sat(
                                            id,
                                            it.part(),
                                            it.from(),
                                            act.date("last").orElseThrow()));
                case "SEAT_CLOSED" ->
                    sat.replaceAll((id, it) -> it.to() != null
                                    && !it.to().isAfter(act.date("last").orElseThrow())
                            ? it
                            : new Sat(id, it.part(), it.from(), act.date("last").orElseThrow()));
                default -> {}
            }
        }
        return new HashSet<>(sat.values());
    }

    /** No two holders of a seat, no person with two voting seats, on any day. */
    private static void apart(String what, List<Mandate> held) {
        for (var one : held) {
            for (var other : held) {
                var together = !one.id().equals(other.id())
                        && (one.to() == null || !one.to().isBefore(other.from()))
                        && (other.to() == null || !other.to().isBefore(one.from()));
                if (together) {
                    assertThat(one.seat().equals(other.seat())
                                    && one.part() == Mandate.Part.HOLDER
                                    && other.part() == Mandate.Part.HOLDER)
                            .as("%s: two hold one seat: %s and %s", what, one, other)
                            .isFalse();
                    assertThat(one.account().equals(other.account()) && one.voting() && other.voting())
                            .as("%s: one holds two: %s and %s", what, one, other)
                            .isFalse();
                }
            }
        }
    }

    private void inBounds(String what, UUID body, Map<Seat.Constituency, Integer> open) {
        var of = open.values().stream().mapToInt(it -> it).sum();
        var rules = bodies.findRulebookOn(body, today());
        var leaves = rules.isPresent()
                && of > 0
                && rules.get().composition().stream().anyMatch(it -> {
                    var share = 100.0 * open.getOrDefault(it.constituency(), 0) / of;
                    return share < it.atLeast() || share > it.atMost();
                });
        assertThat(seats.composition(body, today()).leavesItsBounds())
                .as("%s: flagged exactly when out of bounds (R12)", what)
                .isEqualTo(leaves);
    }

    private void aboutMeeting(String what, Meeting meeting) {
        var subject = new Subject(Meetings.KIND, meeting.id());
        var acts = ledger.of(subject);
        if (meeting.isPublic()) {
            assertThat(folded(acts, "PLANNED"))
                    .as(what)
                    .isEqualTo(meeting.stage().name());
        } else {
            assertThat(acts)
                    .as("%s: a plan is nobody's business yet (R19)", what)
                    .isEmpty();
        }
        var opened = meeting.openedAt();
        if (opened != null) {
            assertThat(opened).isAfterOrEqualTo(meeting.startsAt().minus(Meeting.EARLY));
        }
        aboutMinutes(what, meeting);
        aboutVotes(what, meeting, acts);
        for (var item : agendas.of(meeting.id())) {
            assertThat(item.treated() && item.carried())
                    .as("%s: dealt with or carried over, not both", what)
                    .isFalse();
            if (meeting.stage() == Meeting.Stage.HELD) {
                assertThat(item.left())
                        .as("%s: nothing is forgotten when a meeting ends", what)
                        .isFalse();
            }
        }
        var minutesOwed = duties.of(subject).stream()
                .filter(it -> it.kind() == DutyKind.PUBLISH_MINUTES)
                .toList();
        assertThat(minutesOwed)
                .as("%s: a meeting held owes its minutes once", what)
                .hasSize(meeting.stage() == Meeting.Stage.HELD ? 1 : 0);
    }

    private void aboutMinutes(String what, Meeting meeting) {
        var minutes = book.find(meeting.id()).orElse(null);
        assertThat(minutes != null).as(what).isEqualTo(meeting.openedAt() != null);
        if (minutes == null) {
            return;
        }
        var acts = ledger.of(new Subject(MinuteBook.KIND, meeting.id()));
        assertThat(folded(acts, "DRAFT")).as(what).isEqualTo(minutes.state().name());
        assertThat(acts.stream()
                        .filter(it -> it.type().equals("MINUTES_ERRATUM"))
                        .map(it -> it.texts("said"))
                        .toList())
                .as("%s: errata stand in the record", what)
                .isEqualTo(book.errata(meeting.id()).stream()
                        .map(it -> sentences.all(it.said()))
                        .toList());
        var shown = acts.stream().anyMatch(it -> it.type().equals("MINUTES_CIRCULATED"));
        duties.of(new Subject(Meetings.KIND, meeting.id())).stream()
                .filter(it -> it.kind() == DutyKind.PUBLISH_MINUTES)
                .map(Duty::closed)
                .forEach(it -> assertThat(it)
                        .as("%s: minutes are owed until they are shown", what)
                        .isEqualTo(shown));
        if (minutes.state() == Minutes.State.ADOPTED) {
            var now = said(meeting.id());
            assertThat(now)
                    .as("%s: adopted minutes do not change", what)
                    .isEqualTo(adopted.computeIfAbsent(meeting.id(), it -> now));
            var act = acts.stream()
                    .filter(it -> it.type().equals("MINUTES_ADOPTED"))
                    .findFirst()
                    .orElseThrow();
            var held = ledger.of(new Subject(Meetings.KIND, meeting.id())).getLast();
            assertThat(List.of(act.number("present"), act.number("filled"), act.number("guests")))
                    .as("%s: who was there does not change afterwards", what)
                    .isEqualTo(List.of(held.number("present"), held.number("filled"), held.number("guests")));
            assertThat(spoken(act))
                    .as("%s: the record holds the minutes themselves", what)
                    .isEqualTo(now);
            if (minutes.adoptedBy() == null) {
                assertThat(act.on())
                        .as("%s: silence adopts after the last day for objections", what)
                        .isAfter(minutes.silentUntil());
                assertThat(book.objections(meeting.id(), minutes.revision()))
                        .as("%s: and only silence does", what)
                        .isEmpty();
            } else {
                assertThat(decisions.get(minutes.adoptedBy()).carried())
                        .as(what)
                        .isTrue();
            }
        }
    }

    private List<Map<String, Object>> said(UUID meeting) {
        var said = book.said(meeting);
        return agendas.of(meeting).stream()
                .filter(it -> said.containsKey(it.id()))
                .map(it -> sentences.all(said.get(it.id())))
                .toList();
    }

    private static List<?> spoken(Act act) {
        return ((List<?>) act.payload().get("items"))
                .stream()
                        .map(it -> ((Map<?, ?>) it).get("said"))
                        .filter(it -> it != null)
                        .toList();
    }

    private void aboutVotes(String what, Meeting meeting, List<Act> ofMeeting) {
        var votes = decisions.ofMeeting(meeting.id()).values();
        assertThat(votes.stream().filter(Decisions.Vote::open).count())
                .as("%s: one vote at a time, and none outside a session", what)
                .isLessThanOrEqualTo(meeting.stage() == Meeting.Stage.IN_SESSION ? 1 : 0);
        for (var vote : votes) {
            assertThat(vote.present()).as("%s: only with a quorum (R10)", what).isGreaterThanOrEqualTo(vote.quorum());
            if (vote.open()) {
                assertThat(vote.quorum())
                        .as("%s: the quorum of the rules", what)
                        .isEqualTo(needed(vote));
            }
            var acts = ledger.of(new Subject(Decisions.KIND, vote.id()));
            assertThat(acts)
                    .as("%s: an open vote is no act, a closed one is one", what)
                    .hasSize(vote.open() ? 0 : 1);
            var tally = vote.tally();
            if (tally == null) {
                continue;
            }
            var act = acts.getFirst();
            var now = List.<Object>of(vote.result(), tally, vote.present(), vote.filled(), vote.majority());
            assertThat(taken.computeIfAbsent(vote.id(), it -> now))
                    .as("%s: a decision stays as it was taken", what)
                    .isEqualTo(now);
            assertThat(List.of(
                            act.to(),
                            act.number("yes"),
                            act.number("no"),
                            act.number("abstain"),
                            act.number("presentVoting"),
                            act.number("filledVoting")))
                    .as(what)
                    .isEqualTo(List.of(
                            vote.result().name(),
                            (long) tally.yes(),
                            (long) tally.no(),
                            (long) tally.abstain(),
                            (long) vote.present(),
                            (long) vote.filled()));
            assertThat(vote.result())
                    .as("%s: computed (R1)", what)
                    .isEqualTo(result(vote.majority(), tally, vote.filled()));
            assertThat(tally.cast())
                    .as("%s: nobody votes who is not there", what)
                    .isLessThanOrEqualTo(vote.present());
            assertThat(vote.present()).as(what).isLessThanOrEqualTo(vote.filled());
            if (vote.ballot() == Rulebook.Ballot.BY_SEAT) {
                assertThat(tally)
                        .as("%s: one vote a seat, the holder's (R9)", what)
                        .isEqualTo(counted(vote.id()));
            }
            assertThat(decisions.tookPart(vote.id())).as(what).isNotEmpty();
        }
        var noted =
                ofMeeting.stream().filter(it -> it.type().equals("NO_QUORUM")).toList();
        assertThat(noted).as("%s: too few is too few", what).allMatch(it -> it.number("present") < it.number("needed"));
        assertThat(noted.stream()
                        .map(it -> it.number("present") + "/" + it.number("filled"))
                        .collect(Collectors.toSet()))
                .as("%s: the item keeps the last count", what)
                .containsAll(agendas.of(meeting.id()).stream()
                        .map(Item::noQuorum)
                        .filter(it -> it != null)
                        .toList());
    }

    /** By a formula of its own. While a vote is open its seats are those that were filled when it was opened. */
    private int needed(Decisions.Vote vote) {
        var rules = bodies.rulebook(vote.rulebook());
        double share = switch (rules.quorumShare()) {
            case NONE -> 0;
            case QUARTER -> 0.25;
            case THIRD -> 1.0 / 3;
            case HALF, MORE_THAN_HALF -> 0.5;
            case TWO_THIRDS -> 2.0 / 3;
            case THREE_QUARTERS -> 0.75;
        };
        var seats = rules.quorumShare() == Quorum.Share.MORE_THAN_HALF
                ? (int) Math.floor(vote.filled() * share) + 1
                : (int) Math.ceil(vote.filled() * share - 1e-9);
        return Math.max(rules.quorumCount(), seats);
    }

    private static Result result(Rulebook.Majority majority, Tally tally, int filled) {
        var carried = switch (majority) {
            case CAST_SIMPLE -> tally.yes() > tally.no();
            case CAST_TWO_THIRDS -> tally.yes() > 0 && tally.yes() >= 2 * tally.no();
            case SEATS_ABSOLUTE -> tally.yes() > filled - tally.yes();
            case NO_OBJECTION -> tally.no() < 1;
        };
        var tied = majority == Rulebook.Majority.CAST_SIMPLE && tally.yes() > 0 && tally.yes() == tally.no();
        return tied ? Result.TIED : carried ? Result.CARRIED : Result.NOT_CARRIED;
    }

    private Tally counted(UUID vote) {
        var bySeat = new HashMap<UUID, Map<String, String>>();
        jdbc.sql("select seat, part, choice from participation.vote where decision = :vote")
                .param("vote", vote)
                .query(row -> {
                    bySeat.computeIfAbsent(row.getObject("seat", UUID.class), it -> new HashMap<>())
                            .put(row.getString("part"), row.getString("choice"));
                });
        var choices = bySeat.values().stream()
                .map(it -> it.getOrDefault("HOLDER", it.get("DEPUTY")))
                .toList();
        return new Tally(
                (int) choices.stream().filter("YES"::equals).count(),
                (int) choices.stream().filter("NO"::equals).count(),
                (int) choices.stream().filter("ABSTAIN"::equals).count());
    }

    private void aboutTheRecord(String what) {
        var acts = ledger.latest(Integer.MAX_VALUE);
        assertThat(acts)
                .as("%s: one after another, without a gap", what)
                .hasSize(acts.isEmpty() ? 0 : (int) acts.getFirst().seq());
        assertThat(acts.stream().map(Act::type).collect(Collectors.toSet()))
                .as(
                        "%s: only what is official becomes an act: no vote of a person, no attendance, no draft (R19)",
                        what)
                .isSubsetOf(beside(ACTS, "CONTENT_ERASED"));
        assertThat(acts).as("%s: no link, and no account", what).noneMatch(it -> {
            var payload = it.payload().toString();
            return payload.contains("secret-room")
                    || people.stream().anyMatch(person -> payload.contains(person.toString()));
        });
        for (var body : all) {
            var numbers = jdbc.sql("select number from participation.meeting where body = :body order by number")
                    .param("body", body)
                    .query(Integer.class)
                    .list();
            for (var n = 0; n < numbers.size(); n++) {
                assertThat(numbers.get(n)).as(what).isEqualTo(n + 1);
            }
        }
    }

    private static Set<String> beside(Set<String> acts, String more) {
        var all = new HashSet<>(acts);
        all.add(more);
        return all;
    }

    private static String folded(List<Act> acts, String state) {
        var now = state;
        for (var act : acts) {
            if (act.to() != null) {
                assertThat(act.from())
                        .as("each step begins where the last one ended")
                        .isEqualTo(now);
                now = act.to();
            }
        }
        return now;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(now, Board.ATHENS);
    }

    /** The version somebody has seen; now and then one too old. */
    private int seen(int version) {
        return dice.nextInt(12) == 0 ? version - 1 : version;
    }

    private static Written words(String text) {
        return Written.of("en", text);
    }

    private <T> T pick(List<T> from) {
        return from.get(dice.nextInt(from.size()));
    }

    @SafeVarargs
    private <T> T pick(T... from) {
        return from[dice.nextInt(from.length)];
    }
}
