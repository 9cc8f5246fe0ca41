package city.koinon.listen.participation;

import city.koinon.SmallCity;
import city.koinon.platform.directory.Directory;
import city.koinon.platform.directory.Level;
import city.koinon.platform.directory.Organisation;
import city.koinon.platform.directory.OrganisationDraft;
import city.koinon.platform.identity.Accounts;
import city.koinon.platform.kernel.CurrentCity;
import city.koinon.platform.kernel.Grant;
import city.koinon.platform.kernel.MovableClock;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.kernel.Visitor;
import city.koinon.platform.ledger.Subject;
import city.koinon.platform.municipality.Municipality;
import city.koinon.platform.texts.Written;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A city with a Coexistence Board as the scenarios know it: nine voting seats (four of associations, two of residents, one each of an
 * employer, a service and the city), everybody in their seat, half of them needed for a quorum.
 */
public final class Board {

    public static final ZoneId ATHENS = ZoneId.of("Europe/Athens");
    private static final AtomicInteger COUNT = new AtomicInteger();

    public final String city = "board" + COUNT.incrementAndGet() + "x" + Long.toString(System.nanoTime() % 46656, 36);
    public final UUID coordinatorAccount;
    public final UUID secretaryAccount;
    public final Visitor coordinator;
    public final Visitor secretary;
    public final UUID body;
    public final List<UUID> seats = new ArrayList<>();
    public final List<UUID> holders = new ArrayList<>();
    public final List<UUID> mandates = new ArrayList<>();

    private final ApplicationContext house;
    private final TransactionTemplate transaction;

    public Board(ApplicationContext house, String today) {
        this.house = house;
        this.transaction = new TransactionTemplate(house.getBean(PlatformTransactionManager.class));
        at(today);
        house.getBean(Municipality.class).create(SmallCity.of(city, Map.of("en", "Testville"), "en", "el", "ar"));
        coordinatorAccount = account("Kiki Coordinator");
        secretaryAccount = account("Sofia Secretary");
        run(() -> bean(Accounts.class).grant(coordinatorAccount, Role.COORDINATOR, null));
        coordinator =
                new Visitor(coordinatorAccount, "Kiki Coordinator", Set.of(new Grant(Role.COORDINATOR, null)), true);
        body = in(() -> bean(Bodies.class)
                .found(
                        new Bodies.Draught(
                                "coexistence-board",
                                Body.Kind.BOARD,
                                null,
                                Written.of("en", Map.of("en", "Coexistence Board", "ar", "مجلس التعايش")),
                                Written.of("en", "Advises the city on living together."),
                                null,
                                Body.Openness.MIXED),
                        coordinator));
        run(() -> bean(Bodies.class).adoptRules(rules(today), coordinator));
        run(() -> bean(Accounts.class).grant(secretaryAccount, Role.SECRETARY, body));
        secretary = new Visitor(secretaryAccount, "Sofia Secretary", Set.of(new Grant(Role.SECRETARY, body)), true);
        var constituencies = List.of(
                Seat.Constituency.ASSOCIATION,
                Seat.Constituency.ASSOCIATION,
                Seat.Constituency.ASSOCIATION,
                Seat.Constituency.ASSOCIATION,
                Seat.Constituency.RESIDENT,
                Seat.Constituency.RESIDENT,
                Seat.Constituency.EMPLOYER,
                Seat.Constituency.SERVICE,
                Seat.Constituency.CITY);
        for (var i = 0; i < constituencies.size(); i++) {
            var n = i + 1;
            var constituency = constituencies.get(i);
            var organisation = constituency.ofAnOrganisation() ? organisation("Organisation " + n) : null;
            var seat = in(() -> bean(Seats.class)
                    .open(body, "Seat " + n, constituency, organisation, true, day(today), coordinator));
            var holder = account("Holder Number" + n);
            seats.add(seat);
            holders.add(holder);
            mandates.add(
                    in(() -> bean(Seats.class).give(seat, holder, Mandate.Part.HOLDER, day(today), null, coordinator)));
        }
        run(() -> bean(Bodies.class).stand(body, Body.Standing.ACTIVE, 0, coordinator));
    }

    public Rulebook rules(String from) {
        var usual = Rulebook.usual(body, day(from));
        return new Rulebook(
                usual.id(),
                body,
                0,
                day(from),
                7,
                31,
                Quorum.Share.HALF,
                3,
                Rulebook.Majority.CAST_SIMPLE,
                Rulebook.Ballot.SHOW_OF_HANDS,
                10,
                10,
                5,
                20,
                10,
                20,
                usual.dayKind(),
                usual.ladder(),
                List.of(
                        new Composition.Bound(Seat.Constituency.ASSOCIATION, 40, 60),
                        new Composition.Bound(Seat.Constituency.RESIDENT, 20, 40)));
    }

    public UUID account(String name) {
        return in(() -> bean(Accounts.class)
                .open(name.toLowerCase(java.util.Locale.ROOT).replace(' ', '.') + "@" + city + ".example", name, "en"));
    }

    public UUID organisation(String name) {
        return in(() -> bean(Directory.class)
                .addOrganisation(
                        new OrganisationDraft(Map.of("en", name), Organisation.Kind.ASSOCIATION, Level.CITY, "", null),
                        coordinator));
    }

    public Visitor member(int seat) {
        return new Visitor(holders.get(seat), "Holder", Set.of(new Grant(Role.MEMBER, body)), true);
    }

    /** Noon of that day in the city. */
    public void at(String day) {
        house.getBean(MovableClock.class)
                .moveTo(day(day).atTime(LocalTime.NOON).atZone(ATHENS).toInstant());
    }

    public void at(Instant moment) {
        house.getBean(MovableClock.class).moveTo(moment);
    }

    public static LocalDate day(String day) {
        return LocalDate.parse(day);
    }

    public <T> T bean(Class<T> kind) {
        return house.getBean(kind);
    }

    /** In a transaction of the city. */
    public <T> T in(Supplier<T> work) {
        return CurrentCity.in(city, () -> transaction.execute(status -> work.get()));
    }

    public void run(Runnable work) {
        in(() -> {
            work.run();
            return true;
        });
    }

    public void outside(Runnable work) {
        CurrentCity.run(city, work);
    }

    public static Meetings.Plan at(String day, Meeting.Mode mode) {
        return new Meetings.Plan(
                LocalDateTime.of(day(day), LocalTime.of(18, 0)),
                LocalDateTime.of(day(day), LocalTime.of(20, 0)),
                mode,
                mode.needsPlace() ? "Community Centre" : null,
                mode.needsLink() ? "https://meet.example/secret-room" : null,
                List.of("en", "ar"),
                Set.of(Meeting.Support.INTERPRETER, Meeting.Support.CHILDCARE));
    }

    public static Agendas.Line line(ItemKind kind, String title) {
        return Agendas.Line.of(kind, Written.of("en", title), 15);
    }

    /** Planned and convened today for 18:00 of that day, to inform about one thing and decide another. */
    public UUID convened(String day) {
        return in(() -> {
            var meeting = bean(Meetings.class)
                    .plan(
                            body,
                            at(day, Meeting.Mode.HYBRID),
                            List.of(
                                    line(ItemKind.INFORM, "News of the month"),
                                    line(ItemKind.DECIDE, "Evening courses")),
                            secretary);
            bean(Meetings.class).convene(meeting, secretary);
            return meeting;
        });
    }

    /** The secretary's plan, of which nobody has been told. */
    public UUID planned(String day, String title) {
        return in(() -> bean(Meetings.class)
                .plan(body, at(day, Meeting.Mode.ROOM), List.of(line(ItemKind.INFORM, title)), secretary));
    }

    /** Convened today, and open on that day at 18:00 with so many holders in the room. */
    public UUID inSession(String day, int present) {
        var meeting = convened(day);
        at(day(day).atTime(18, 0).atZone(ATHENS).toInstant());
        run(() -> bean(Meetings.class).open(meeting, secretary));
        present(meeting, present);
        return meeting;
    }

    /** The first so many holders are in the room, the others are absent. */
    public void present(UUID meeting, int present) {
        run(() -> {
            var presences = new HashMap<UUID, Presence>();
            var today = bean(Municipality.class).today();
            var n = 0;
            for (var mandate : bean(Seats.class).mandatesOn(body, today)) {
                var index = mandates.indexOf(mandate.id());
                presences.put(mandate.id(), index >= 0 && index < present ? Presence.ROOM : Presence.ABSENT);
                n++;
            }
            assert n > 0;
            bean(Attendances.class).note(meeting, body, presences, 3, secretary);
        });
    }

    public UUID item(UUID meeting, ItemKind kind) {
        return in(() -> bean(Agendas.class).of(meeting).stream()
                .filter(it -> it.kind() == kind)
                .findFirst()
                .orElseThrow()
                .id());
    }

    /** What another room has brought before the body. */
    public UUID item(UUID meeting, Subject about) {
        return in(() -> bean(Agendas.class).of(meeting).stream()
                .filter(it -> about.equals(it.subject()))
                .findFirst()
                .orElseThrow()
                .id());
    }
}
