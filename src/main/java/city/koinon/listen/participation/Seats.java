package city.koinon.listen.participation;

import city.koinon.platform.directory.Directory;
import city.koinon.platform.directory.Organisation;
import city.koinon.platform.identity.AccountView;
import city.koinon.platform.identity.Accounts;
import city.koinon.platform.identity.Personas;
import city.koinon.platform.kernel.Conflicted;
import city.koinon.platform.kernel.Ids;
import city.koinon.platform.kernel.NotAllowed;
import city.koinon.platform.kernel.NotFound;
import city.koinon.platform.kernel.ReadOnce;
import city.koinon.platform.kernel.Refused;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.kernel.Stale;
import city.koinon.platform.kernel.Visitor;
import city.koinon.platform.ledger.Draft;
import city.koinon.platform.ledger.Erased;
import city.koinon.platform.ledger.Ledger;
import city.koinon.platform.ledger.Subject;
import city.koinon.platform.municipality.Municipality;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The seats of the bodies and who holds them, on any day past or to come. */
@Service
@Transactional
public class Seats {

    static final String KIND = "seat";

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d/M/yyyy", Locale.ROOT);

    /** A seat and who is in it on one day; names as the public may read them. */
    record Row(
            Seat seat,
            @Nullable String organisation,
            @Nullable Person holder,
            List<Person> deputies) {

        boolean filled() {
            return holder != null || !deputies.isEmpty();
        }
    }

    /** @param name empty when whoever it was has taken their name back */
    record Person(Mandate mandate, String name) {}

    private final JdbcClient jdbc;
    private final Bodies bodies;
    private final Ledger ledger;
    private final Accounts accounts;
    private final Personas personas;
    private final Directory directory;
    private final Municipality municipality;
    private final Sentences sentences;

    Seats(
            JdbcClient jdbc,
            Bodies bodies,
            Ledger ledger,
            Accounts accounts,
            Personas personas,
            Directory directory,
            Municipality municipality,
            Sentences sentences) {
        this.jdbc = jdbc;
        this.bodies = bodies;
        this.ledger = ledger;
        this.accounts = accounts;
        this.personas = personas;
        this.directory = directory;
        this.municipality = municipality;
        this.sentences = sentences;
    }

    @ReadOnce
    Seat get(UUID id) {
        return find(id).orElseThrow(() -> new NotFound("seat"));
    }

    @ReadOnce
    Optional<Seat> find(UUID id) {
        return jdbc.sql("select * from participation.seat where id = :id")
                .param("id", id)
                .query(Seats::seat)
                .optional();
    }

    /** Closed ones too, as they were opened. */
    @ReadOnce
    List<Seat> of(UUID body) {
        return jdbc.sql("select * from participation.seat where body = :body order by id")
                .param("body", body)
                .query(Seats::seat)
                .list();
    }

    @ReadOnce
    List<Seat> openOn(UUID body, LocalDate day) {
        return of(body).stream().filter(it -> it.openOn(day)).toList();
    }

    /** @param organisation whose seat it is; null where a resident, the city or an expert sits */
    public UUID open(
            UUID body,
            String label,
            Seat.Constituency constituency,
            @Nullable UUID organisation,
            boolean voting,
            LocalDate from,
            Visitor by) {
        mustArrange(by, body);
        ledger.takeTurn();
        var owner = bodies.get(body);
        if (owner.standing() == Body.Standing.CLOSED) {
            throw new Conflicted("", "participation.body.is-closed");
        }
        if (constituency.ofAnOrganisation() && organisation == null) {
            throw new Refused("organisation", "participation.seat.whose");
        }
        if (of(body).stream().anyMatch(it -> it.closedOn() == null && it.label().equalsIgnoreCase(label))) {
            throw new Refused("label", "participation.seat.label-taken");
        }
        var id = Ids.next();
        jdbc.sql("""
                insert into participation.seat (id, body, label, constituency, organisation, voting, opened_on)
                values (:id, :body, :label, :constituency, :organisation, :voting, :from)
                """)
                .param("id", id)
                .param("body", body)
                .param("label", label)
                .param("constituency", constituency.name())
                .param("organisation", organisation)
                .param("voting", voting)
                .param("from", from)
                .update();
        if (owner.isPublic()) {
            recordOpening(owner, get(id));
        }
        return id;
    }

    private void recordOpening(Body owner, Seat seat) {
        ledger.record(
                act("SEAT_OPENED", owner, seat).with("from", seat.openedOn()).with("voting", seat.voting()));
    }

    /** The body begins: the seats that stand open and the mandates that run or are to come. */
    void tellWhatWasPrepared(UUID body) {
        var owner = bodies.get(body);
        var today = municipality.today();
        for (var seat : of(body)) {
            if (seat.closedOn() == null || !seat.closedOn().isBefore(today)) {
                recordOpening(owner, seat);
                mandatesOf(seat.id()).reversed().stream()
                        .filter(it -> it.to() == null || !it.to().isBefore(today))
                        .forEach(it -> recordGiving(owner, seat, it));
                if (seat.closedOn() != null) {
                    ledger.record(act("SEAT_CLOSED", owner, seat).with("last", seat.closedOn()));
                }
            }
        }
    }

    /** The seat ends with this day, and so do the mandates in it. */
    public void close(UUID seat, LocalDate last, int version, Visitor by) {
        var closing = get(seat);
        mustArrange(by, closing.body());
        ledger.takeTurn();
        closing = get(seat);
        Stale.unless(version, closing.version(), KIND);
        if (closing.closedOn() != null) {
            throw new Conflicted("", "participation.seat.is-closed");
        }
        if (last.isBefore(closing.openedOn()) || last.isBefore(municipality.today())) {
            throw new Refused("last", "participation.seat.closes-early");
        }
        if (mandatesOf(seat).stream().anyMatch(it -> it.from().isAfter(last))) {
            throw new Refused("last", "participation.seat.mandate-to-come");
        }
        jdbc.sql(
                        "update participation.mandate set to_day = :last, version = version + 1 where seat = :seat and coalesce(to_day, 'infinity') > :last")
                .param("last", last)
                .param("seat", seat)
                .update();
        jdbc.sql("update participation.seat set closed_on = :last, version = version + 1 where id = :seat")
                .param("last", last)
                .param("seat", seat)
                .update();
        var owner = bodies.get(closing.body());
        if (owner.isPublic()) {
            ledger.record(act("SEAT_CLOSED", owner, closing).with("last", last));
        }
    }

    @ReadOnce
    Mandate mandate(UUID id) {
        return jdbc.sql("select * from participation.mandate where id = :id")
                .param("id", id)
                .query(Seats::mandate)
                .optional()
                .orElseThrow(() -> new NotFound("mandate"));
    }

    @ReadOnce
    List<Mandate> mandatesOf(UUID seat) {
        return jdbc.sql("select * from participation.mandate where seat = :seat order by from_day desc, id desc")
                .param("seat", seat)
                .query(Seats::mandate)
                .list();
    }

    @ReadOnce
    List<Mandate> mandatesOn(UUID body, LocalDate day) {
        return jdbc.sql("""
                select m.* from participation.mandate m join participation.seat s on s.id = m.seat
                 where m.body = :body and :day between m.from_day and coalesce(m.to_day, 'infinity')
                   and (s.closed_on is null or s.closed_on >= :day)
                 order by m.id
                """)
                .param("body", body)
                .param("day", day)
                .query(Seats::mandate)
                .list();
    }

    List<UUID> bodiesOf(UUID account, LocalDate day) {
        return jdbc.sql("""
                select distinct m.body from participation.mandate m join participation.seat s on s.id = m.seat
                 where m.account = :account and :day between m.from_day and coalesce(m.to_day, 'infinity')
                   and (s.closed_on is null or s.closed_on >= :day)
                """)
                .param("account", account)
                .param("day", day)
                .query((row, n) -> row.getObject("body", UUID.class))
                .list();
    }

    /** @throws Refused naming the mandate it would stand against */
    /** Accounts that have or had a seat of the body, or stood in. */
    Set<UUID> everybodyWhoSat(UUID body) {
        return jdbc.sql("select distinct account from participation.mandate where body = :body")
                .param("body", body)
                .query((row, n) -> row.getObject("account", UUID.class))
                .set();
    }

    public UUID give(UUID seat, UUID account, Mandate.Part part, LocalDate from, @Nullable LocalDate to, Visitor by) {
        var chair = get(seat);
        mustArrange(by, chair.body());
        ledger.takeTurn();
        chair = get(seat);
        if (to != null && to.isBefore(from)) {
            throw new Refused("to", "participation.mandate.backwards");
        }
        if (from.isBefore(chair.openedOn())) {
            throw new Refused("from", "participation.mandate.before-the-seat", day(chair.openedOn()));
        }
        if (chair.closedOn() != null) {
            throw new Conflicted("", "participation.seat.is-closed");
        }
        var given = new Mandate(Ids.next(), chair.body(), seat, chair.voting(), account, part, from, to, 0);
        refuseIfItStandsAgainst(given);
        jdbc.sql("""
                insert into participation.mandate (id, body, seat, voting, account, part, from_day, to_day)
                values (:id, :body, :seat, :voting, :account, :part, :from, :to)
                """)
                .param("id", given.id())
                .param("body", given.body())
                .param("seat", seat)
                .param("voting", given.voting())
                .param("account", account)
                .param("part", part.name())
                .param("from", from)
                .param("to", to)
                .update();
        var owner = bodies.get(chair.body());
        if (owner.isPublic()) {
            recordGiving(owner, chair, given);
        }
        return given.id();
    }

    private void recordGiving(Body owner, Seat chair, Mandate given) {
        ledger.record(act("MANDATE_GIVEN", owner, chair)
                .with("mandate", given.id())
                .with("part", given.part())
                .with("from", given.from())
                .with("to", given.to())
                .with("name", chair.constituency().named() ? name(given, chair) : null));
    }

    /** Ends a mandate with this day; a day that is past is taken only back to the day it began. */
    public void end(UUID mandate, LocalDate last, int version, Visitor by) {
        var ending = mandate(mandate);
        mustArrange(by, ending.body());
        ledger.takeTurn();
        ending = mandate(mandate);
        Stale.unless(version, ending.version(), "mandate");
        if (last.isBefore(ending.from())) {
            throw new Refused("last", "participation.mandate.backwards");
        }
        refuseIfItStandsAgainst(new Mandate(
                ending.id(),
                ending.body(),
                ending.seat(),
                ending.voting(),
                ending.account(),
                ending.part(),
                ending.from(),
                last,
                0));
        jdbc.sql("update participation.mandate set to_day = :last, version = version + 1 where id = :id")
                .param("last", last)
                .param("id", mandate)
                .update();
        recordTheEnd(ending, last);
    }

    /** Somebody takes their leave for good: what runs ends today, what has not begun never will, what was stays. */
    void leave(UUID account) {
        ledger.takeTurn();
        forgetTheName(account);
        var today = municipality.today();
        var running = jdbc.sql(
                        "select * from participation.mandate where account = :account and coalesce(to_day, 'infinity') > :today order by id")
                .param("account", account)
                .param("today", today)
                .query(Seats::mandate)
                .list();
        for (var mandate : running) {
            jdbc.sql(
                            mandate.from().isAfter(today)
                                    ? "delete from participation.mandate where id = :id"
                                    : "update participation.mandate set to_day = :today, version = version + 1 where id = :id")
                    .param("id", mandate.id())
                    .param("today", today)
                    .update();
            recordTheEnd(mandate, today);
        }
    }

    /** Where a seat is named by office the record holds a name. It goes with the person; that somebody sat there stays. */
    private void forgetTheName(UUID account) {
        var held = jdbc.sql("select id, seat from participation.mandate where account = :account")
                .param("account", account)
                .query((row, n) -> Map.entry(row.getObject("id", UUID.class), row.getObject("seat", UUID.class)))
                .list();
        for (var mandate : held) {
            ledger.of(new Subject(KIND, mandate.getValue())).stream()
                    .filter(it ->
                            it.id("mandate").filter(mandate.getKey()::equals).isPresent()
                                    && it.text("name").isPresent())
                    .forEach(it -> {
                        var kept = new java.util.HashSet<>(it.payload().keySet());
                        kept.remove("name");
                        ledger.erase(it.seq(), Erased.Ground.PERSON_ASKED, sentences.nameTakenBack(), kept);
                    });
        }
    }

    private void recordTheEnd(Mandate ended, LocalDate last) {
        var chair = get(ended.seat());
        var owner = bodies.get(chair.body());
        if (owner.isPublic()) {
            ledger.record(act("MANDATE_ENDED", owner, chair)
                    .with("mandate", ended.id())
                    .with("part", ended.part())
                    .with("last", last));
        }
    }

    private void refuseIfItStandsAgainst(Mandate given) {
        jdbc
                .sql("select * from participation.mandate where body = :body order by from_day")
                .param("body", given.body())
                .query(Seats::mandate)
                .stream()
                .filter(given::standsAgainst)
                .findFirst()
                .ifPresent(other -> {
                    throw new Refused(
                            "from",
                            given.seat().equals(other.seat())
                                            && !given.account().equals(other.account())
                                    ? "participation.mandate.overlaps"
                                    : "participation.mandate.second-seat",
                            name(other, get(other.seat())),
                            get(other.seat()).label(),
                            day(other.from()),
                            other.to() == null ? "none" : day(other.to()));
                });
    }

    /** As people type it into a form, in every language of the house. */
    private static String day(LocalDate day) {
        return DAY.format(day);
    }

    /** Who may arrange seats: the coordinator of the city, and the body's own secretary. */
    void mustArrange(Visitor by, UUID body) {
        if (!mayArrange(by, body)) {
            throw new NotAllowed("a coordinator or the body's secretary is needed");
        }
    }

    boolean mayArrange(Visitor by, UUID body) {
        return by.is(Role.COORDINATOR) || by.is(Role.SECRETARY, body);
    }

    /** The roll of a body on a day. */
    List<Row> roll(UUID body, LocalDate day, String lang) {
        var mandates = mandatesOn(body, day);
        var seats = openOn(body, day);
        var names = names(mandates, seats);
        var organisations = organisations(seats, lang);
        return seats.stream()
                .map(seat -> {
                    var here = mandates.stream()
                            .filter(it -> it.seat().equals(seat.id()))
                            .map(it -> new Person(it, names.getOrDefault(it.id(), "")))
                            .toList();
                    return new Row(
                            seat,
                            seat.organisation() == null ? null : organisations.get(seat.organisation()),
                            here.stream()
                                    .filter(it -> it.mandate().part() == Mandate.Part.HOLDER)
                                    .findFirst()
                                    .orElse(null),
                            here.stream()
                                    .filter(it -> it.mandate().part() == Mandate.Part.DEPUTY)
                                    .toList());
                })
                .toList();
    }

    private Map<UUID, String> organisations(List<Seat> seats, String lang) {
        return seats.stream().allMatch(it -> it.organisation() == null)
                ? Map.of()
                : directory.organisations().stream().collect(Collectors.toMap(Organisation::id, it -> it.nameIn(lang)));
    }

    @Nullable
    String organisation(Seat seat, String lang) {
        var organisation = seat.organisation();
        return organisation == null
                ? null
                : directory.organisation(organisation).nameIn(lang);
    }

    /** The public names of those who hold these mandates: real ones where power is named, else what each chose to be called. */
    Map<UUID, String> names(List<Mandate> mandates, List<Seat> seats) {
        var named = seats.stream()
                .filter(it -> it.constituency().named())
                .map(Seat::id)
                .collect(Collectors.toSet());
        var byPower = mandates.stream().collect(Collectors.partitioningBy(it -> named.contains(it.seat())));
        var names = new HashMap<UUID, String>();
        byPower.forEach((real, some) -> {
            var accounts = some.stream().map(Mandate::account).collect(Collectors.toSet());
            var found = real ? personas.realNamesOf(accounts) : personas.namesOf(accounts);
            some.forEach(it -> names.put(it.id(), shown(found.getOrDefault(it.account(), Personas.GONE))));
        });
        return names;
    }

    private static String shown(String name) {
        return name.equals(Personas.GONE) ? "" : name;
    }

    String name(Mandate mandate, Seat seat) {
        return name(mandate.account(), seat.constituency().named());
    }

    private String name(UUID account, boolean real) {
        var names = real ? personas.realNamesOf(List.of(account)) : personas.namesOf(List.of(account));
        return shown(names.getOrDefault(account, Personas.GONE));
    }

    /** Composition by voting seats that are open on the day, against the rules of that day. */
    Composition composition(UUID body, LocalDate day) {
        var seats = new EnumMap<Seat.Constituency, Integer>(Seat.Constituency.class);
        openOn(body, day).stream().filter(Seat::voting).forEach(it -> seats.merge(it.constituency(), 1, Integer::sum));
        return Composition.of(
                bodies.findRulebookOn(body, day).map(Rulebook::composition).orElse(List.of()), seats);
    }

    /** Everybody who holds a seat of the body on the day or stands in for a holder; for letters. */
    List<AccountView> members(UUID body, LocalDate day) {
        return mandatesOn(body, day).stream()
                .map(Mandate::account)
                .distinct()
                .flatMap(it -> accounts.find(it).stream())
                .toList();
    }

    private Draft act(String type, Body body, Seat seat) {
        return Draft.of(type, new Subject(KIND, seat.id()), bodies.actor(body))
                .with("seat", seat.label())
                .with("constituency", seat.constituency())
                .with("organisation", organisation(seat, municipality.city().mainLanguage()))
                .linkedTo(BodyDuties.aboutBody(body.id()));
    }

    private static Seat seat(ResultSet row, int n) throws SQLException {
        return new Seat(
                row.getObject("id", UUID.class),
                row.getObject("body", UUID.class),
                row.getString("label"),
                Seat.Constituency.valueOf(row.getString("constituency")),
                row.getObject("organisation", UUID.class),
                row.getBoolean("voting"),
                row.getObject("opened_on", LocalDate.class),
                row.getObject("closed_on", LocalDate.class),
                row.getInt("version"));
    }

    static Mandate mandate(ResultSet row, int n) throws SQLException {
        return new Mandate(
                row.getObject("id", UUID.class),
                row.getObject("body", UUID.class),
                row.getObject("seat", UUID.class),
                row.getBoolean("voting"),
                row.getObject("account", UUID.class),
                Mandate.Part.valueOf(row.getString("part")),
                row.getObject("from_day", LocalDate.class),
                row.getObject("to_day", LocalDate.class),
                row.getInt("version"));
    }
}
