package city.koinon.listen.participation;

import city.koinon.RouteExamples;
import city.koinon.platform.directory.Directory;
import city.koinon.platform.directory.Level;
import city.koinon.platform.directory.Organisation;
import city.koinon.platform.directory.OrganisationDraft;
import city.koinon.platform.identity.Accounts;
import city.koinon.platform.kernel.Grant;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.kernel.Visitor;
import city.koinon.platform.municipality.Municipality;
import city.koinon.platform.texts.Written;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A board with one seat, one holder, and a convened meeting. */
class ParticipationExamples implements RouteExamples {

    private final Bodies bodies;
    private final Seats seats;
    private final Meetings meetings;
    private final Agendas agendas;
    private final Accounts accounts;
    private final Directory directory;
    private final Municipality municipality;

    ParticipationExamples(
            Bodies bodies,
            Seats seats,
            Meetings meetings,
            Agendas agendas,
            Accounts accounts,
            Directory directory,
            Municipality municipality) {
        this.bodies = bodies;
        this.seats = seats;
        this.meetings = meetings;
        this.agendas = agendas;
        this.accounts = accounts;
        this.directory = directory;
        this.municipality = municipality;
    }

    @Override
    public Map<String, String> make(String mark) {
        var today = municipality.today();
        var coordinator = new Visitor(
                accounts.open("k-" + mark + "@example.org", mark + " Coordinator", "en"), mark, Set.of(new Grant(Role.COORDINATOR, null)), true);
        var body = bodies.found(
                new Bodies.Draught(
                        "board-" + mark.toLowerCase(java.util.Locale.ROOT),
                        Body.Kind.BOARD,
                        null,
                        Written.of("en", mark + " Board"),
                        Written.of("en", mark + " advises the city."),
                        null,
                        Body.Openness.MIXED),
                coordinator);
        bodies.adoptRules(Rulebook.usual(body, today), coordinator);
        var secretaryAccount = accounts.open("s-" + mark + "@example.org", mark + " Secretary", "en");
        accounts.grant(secretaryAccount, Role.SECRETARY, body);
        var secretary = new Visitor(secretaryAccount, mark, Set.of(new Grant(Role.SECRETARY, body)), true);
        var organisation = directory.addOrganisation(
                new OrganisationDraft(Map.of("en", mark + " Association"), Organisation.Kind.ASSOCIATION, Level.CITY, mark, null));
        var seat = seats.open(body, mark + " seat", Seat.Constituency.ASSOCIATION, organisation, true, today, coordinator);
        var holder = accounts.open("h-" + mark + "@example.org", mark + " Holder", "en");
        var mandate = seats.give(seat, holder, Mandate.Part.HOLDER, today, null, coordinator);
        bodies.stand(body, Body.Standing.ACTIVE, bodies.get(body).version(), coordinator);
        var day = today.plusDays(30);
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
        return Map.of(
                "bodies/{slug}", bodies.get(body).slug(),
                "meetings/{id}", meeting.toString(),
                "items/{item}", agendas.of(meeting).getFirst().id().toString(),
                "seats/{seat}", seat.toString(),
                "mandates/{mandate}", mandate.toString(),
                "scope.SECRETARY", body.toString(),
                "scope.CHAIR", body.toString(),
                "scope.MEMBER", body.toString());
    }
}
