package city.koinon.listen.participation;

import city.koinon.RouteExamples;
import city.koinon.Visitors;
import city.koinon.platform.directory.Directory;
import city.koinon.platform.directory.Level;
import city.koinon.platform.directory.Organisation;
import city.koinon.platform.directory.OrganisationDraft;
import city.koinon.platform.identity.Accounts;
import city.koinon.platform.kernel.Grant;
import city.koinon.platform.kernel.MovableClock;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.kernel.Visitor;
import city.koinon.platform.municipality.Municipality;
import city.koinon.platform.texts.Written;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.transaction.support.TransactionTemplate;

/** A board with three seats and their holders; a meeting ahead, one in session with a vote by seat open, and one held with its minutes out. */
class ParticipationExamples implements RouteExamples {

    private final Bodies bodies;
    private final Seats seats;
    private final Meetings meetings;
    private final Agendas agendas;
    private final Accounts accounts;
    private final Directory directory;
    private final Municipality municipality;
    private final Decisions decisions;
    private final Attendances attendances;
    private final MinuteBook book;
    private final MovableClock clock;
    private final TransactionTemplate transaction;

    ParticipationExamples(
            Bodies bodies,
            Seats seats,
            Meetings meetings,
            Agendas agendas,
            Accounts accounts,
            Directory directory,
            Municipality municipality,
            Decisions decisions,
            Attendances attendances,
            MinuteBook book,
            MovableClock clock,
            TransactionTemplate transaction) {
        this.bodies = bodies;
        this.seats = seats;
        this.meetings = meetings;
        this.agendas = agendas;
        this.accounts = accounts;
        this.directory = directory;
        this.municipality = municipality;
        this.decisions = decisions;
        this.attendances = attendances;
        this.book = book;
        this.clock = clock;
        this.transaction = transaction;
    }

    @Override
    public Map<String, String> make(String mark) {
        var now = clock.offset();
        // Founded some weeks ago, so that meetings were called in time.
        clock.offset(now.minusDays(20));
        try {
            return Objects.requireNonNull(transaction.execute(status -> made(mark, now)));
        } finally {
            clock.offset(now);
        }
    }

    private Map<String, String> made(String mark, Duration now) {
        var founded = municipality.today();
        var coordinator = new Visitor(
                accounts.open("k-" + mark + "@example.org", mark + " Coordinator", "en"),
                mark,
                Set.of(new Grant(Role.COORDINATOR, null)),
                true);
        // One word, so that its recommendations are numbered by the whole of it and no other city has the same.
        var body = bodies.found(
                new Bodies.Draught(
                        mark.toLowerCase(Locale.ROOT) + "board",
                        Body.Kind.BOARD,
                        null,
                        Written.of("en", mark + " Board"),
                        Written.of("en", mark + " advises the city."),
                        null,
                        Body.Openness.MIXED),
                coordinator);
        bodies.adoptRules(Rulebook.usual(body, founded), coordinator);
        var secretaryAccount = accounts.open("s-" + mark + "@example.org", mark + " Secretary", "en");
        accounts.grant(secretaryAccount, Role.SECRETARY, body);
        var secretary = new Visitor(secretaryAccount, mark, Set.of(new Grant(Role.SECRETARY, body)), true);
        var organisation = directory.addOrganisation(
                new OrganisationDraft(
                        Map.of("en", mark + " Association"), Organisation.Kind.ASSOCIATION, Level.CITY, mark, null),
                Visitors.COORDINATOR);
        var seat = seats.open(
                body, mark + " seat", Seat.Constituency.ASSOCIATION, organisation, true, founded, coordinator);
        var mandate = held(seat, mark + " Holder", founded, coordinator);
        var there = new HashMap<>(Map.of(mandate, Presence.ROOM));
        for (var resident : List.of(mark + " Resident", mark + " Neighbour")) {
            var more = seats.open(body, resident, Seat.Constituency.RESIDENT, null, true, founded, coordinator);
            there.put(held(more, resident, founded, coordinator), Presence.ROOM);
        }
        bodies.stand(body, Body.Standing.ACTIVE, bodies.get(body).version(), coordinator);
        var held = convened(mark, body, founded.plusDays(12), secretary);
        var inSession = convened(mark, body, founded.plusDays(19), secretary);
        clock.offset(now);
        var ahead = convened(mark, body, municipality.today().plusDays(30), secretary);

        opened(held, body, there, secretary);
        for (var item : agendas.of(held)) {
            decisions.tally(
                    decisions.open(
                            item.id(),
                            Written.of("en", mark + " shall there be courses?"),
                            Rulebook.Ballot.SHOW_OF_HANDS,
                            secretary),
                    2,
                    1,
                    0,
                    secretary);
            book.note(item.id(), Written.of("en", mark + " was told what is new"), true, secretary);
        }
        meetings.close(held, secretary);
        book.circulate(held, secretary);
        opened(inSession, body, there, secretary);
        var item = agendas.of(inSession).getFirst().id();
        var vote =
                decisions.open(item, Written.of("en", mark + " shall it be so?"), Rulebook.Ballot.BY_SEAT, secretary);
        return Map.ofEntries(
                Map.entry("bodies/{slug}", bodies.get(body).slug()),
                Map.entry("meetings/{id}", ahead.toString()),
                Map.entry("meetings/{id}/run", inSession.toString()),
                Map.entry("meetings/{id}/votes", inSession.toString()),
                Map.entry("meetings/{id}/minutes", held.toString()),
                Map.entry("items/{item}", item.toString()),
                Map.entry("votes/{vote}", vote.toString()),
                Map.entry("seats/{seat}", seat.toString()),
                Map.entry("mandates/{mandate}", mandate.toString()),
                Map.entry("scope.SECRETARY", body.toString()),
                Map.entry("scope.CHAIR", body.toString()),
                Map.entry("scope.MEMBER", body.toString()));
    }

    private UUID convened(String mark, UUID body, LocalDate day, Visitor secretary) {
        var meeting = meetings.plan(
                body,
                new Meetings.Plan(
                        day.atTime(LocalTime.of(18, 0)),
                        day.atTime(LocalTime.of(20, 0)),
                        Meeting.Mode.HYBRID,
                        mark + " Hall",
                        "https://meet.example/" + mark,
                        List.of("en"),
                        Set.of()),
                List.of(Agendas.Line.of(ItemKind.DECIDE, Written.of("en", mark + " evening courses"), 15)),
                secretary);
        meetings.convene(meeting, secretary);
        return meeting;
    }

    private UUID held(UUID seat, String name, LocalDate since, Visitor coordinator) {
        var holder = accounts.open(UUID.randomUUID() + "@example.org", name, "en");
        return seats.give(seat, holder, Mandate.Part.HOLDER, since, null, coordinator);
    }

    private void opened(UUID meeting, UUID body, Map<UUID, Presence> there, Visitor secretary) {
        meetings.open(meeting, secretary);
        attendances.note(meeting, body, there, 0, secretary);
    }
}
