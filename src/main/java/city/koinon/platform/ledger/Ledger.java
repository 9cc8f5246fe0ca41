package city.koinon.platform.ledger;

import city.koinon.platform.kernel.Conflicted;
import city.koinon.platform.kernel.CurrentCity;
import city.koinon.platform.kernel.Ids;
import city.koinon.platform.kernel.NotFound;
import city.koinon.platform.kernel.ReadOnce;
import city.koinon.platform.kernel.Refused;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.kernel.Visitor;
import city.koinon.platform.municipality.Municipality;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The public record: adds acts, and reads them as threads. */
@Service
@Transactional(readOnly = true)
public class Ledger {

    private static final SecureRandom RANDOM = new SecureRandom();

    /** The subject itself, all it hangs under, all that hangs under it. Not what merely hangs under the same parent. */
    private static final String FAMILY = """
            with recursive
            up (kind, id) as (
                select :kind::text, :id::uuid
                union
                select l.parent_kind, l.parent_id
                  from up join ledger.link l on l.child_kind = up.kind and l.child_id = up.id
            ),
            down (kind, id) as (
                select :kind::text, :id::uuid
                union
                select l.child_kind, l.child_id
                  from down join ledger.link l on l.parent_kind = down.kind and l.parent_id = down.id
            ),
            family (kind, id) as (select * from up union select * from down)
            """;

    private static final String ACTS = """
            select a.seq, a.id, a.type, a.subject_kind, a.subject_id, a.at, a.on_day, a.commitment,
                   coalesce(c.canonical, e.shell) as canonical, coalesce(c.salt, '') as salt, e.by_seq, e.ground, b.on_day as erased_on
              from ledger.act a
              left join ledger.content c on c.city = a.city and c.seq = a.seq
              left join ledger.erasure e on e.city = a.city and e.seq = a.seq
              left join ledger.act b on b.city = e.city and b.seq = e.by_seq
            """;

    /** Who acted for the city and what was fixed then: no words of anybody, and without them nobody could be held to it. */
    private static final Set<String> OF_THE_CITY = Set.of("enteredBy", "number", "sha256");

    private final JdbcClient jdbc;
    private final Municipality municipality;
    private final ForTheCity forTheCity;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Ledger(
            JdbcClient jdbc,
            Municipality municipality,
            ForTheCity forTheCity,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.municipality = municipality;
        this.forTheCity = forTheCity;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Adds an act, in the transaction of the change it tells of: both are kept or neither. From here to the end of the transaction no
     * other act of this city is recorded, which is what makes the sequence free of gaps.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Act record(Draft draft) {
        takeTurn();
        var seq = size() + 1;
        var at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var content = Canonical.text(content(draft, at));
        var salt = new byte[16];
        RANDOM.nextBytes(salt);
        var act = read(
                seq,
                Ids.next(),
                draft.type(),
                draft.subject(),
                at,
                municipality.today(),
                content,
                Entry.commitment(salt, content),
                null);
        insert(act, content, salt);
        draft.links().forEach(parent -> link(draft.subject(), parent, seq));
        events.publishEvent(new ActRecorded(CurrentCity.slug(), seq, act.type(), act.subject()));
        return act;
    }

    /**
     * Takes words out of an act for good, together with their salt. Number, fingerprint, day and state stay, and an act of its own says
     * publicly that, on what ground and why. The house does it by itself where a person asked for it who was named.
     *
     * @param reason language to text; public, so it must not repeat what is removed
     * @param kept   keys of the payload that may stay
     * @throws Refused for what an office said under its name, and for what tells of an erasure: they belong to the public
     */
    @Transactional
    public Act erase(long seq, Erased.Ground ground, Map<String, String> reason, Set<String> kept) {
        return erase(seq, ground, reason, kept, Draft.of(Erasures.TYPE, get(seq).subject(), Actor.SYSTEM));
    }

    /** By whoever coordinates the city, in its name: that and who it was is said. Of the payload only {@link #OF_THE_CITY} stays. */
    @Transactional
    Act erase(long seq, Erased.Ground ground, Map<String, String> reason, Visitor by) {
        by.must(Role.COORDINATOR);
        return erase(seq, ground, reason, OF_THE_CITY, forTheCity.act(Erasures.TYPE, get(seq).subject(), by));
    }

    private Act erase(long seq, Erased.Ground ground, Map<String, String> reason, Set<String> kept, Draft saying) {
        takeTurn();
        var act = get(seq);
        if (act.erased() != null) {
            throw new Conflicted("", "ledger.refused.erasedAlready");
        }
        if (act.actor().kind() == ActorKind.OFFICE) {
            throw new Refused("", "ledger.refused.ofAnOffice");
        }
        if (act.type().equals(Erasures.TYPE)) {
            throw new Refused("", "ledger.refused.ofAnErasure");
        }
        var shell = new LinkedHashMap<>(Canonical.read(entry(seq).orElseThrow().content()));
        var left = new LinkedHashMap<>(act.payload());
        left.keySet().retainAll(kept);
        shell.put("payload", left);
        var said = record(saying.with("seq", seq)
                .with("type", act.type())
                .with("ground", ground)
                .with("reason", reason));
        jdbc.sql("select ledger.erase(:seq, :by, :ground, :shell)::text")
                .param("seq", seq)
                .param("by", said.seq())
                .param("ground", ground.name())
                .param("shell", Canonical.text(shell))
                .query(String.class)
                .optional();
        return said;
    }

    /** What an office said under its name, and that something was erased, are there to stay. */
    boolean mayErase(Act act) {
        return act.erased() == null
                && act.actor().kind() != ActorKind.OFFICE
                && !act.type().equals(Erasures.TYPE);
    }

    /**
     * Waits until no other transaction records acts in this city. Whoever will record an act and locks rows as well calls this first:
     * then everyone locks in the same order, and nobody waits for each other in a circle.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void takeTurn() {
        jdbc.sql(
                        "select pg_advisory_xact_lock(hashtextextended('ledger of ' || current_setting('koinon.city'), 0))::text")
                .query(String.class)
                .single();
    }

    public long size() {
        return jdbc.sql("select coalesce(max(seq), 0) from ledger.act")
                .query(Long.class)
                .single();
    }

    @ReadOnce
    public Act get(long seq) {
        return find(seq).orElseThrow(() -> new NotFound("act " + seq));
    }

    @ReadOnce
    public Optional<Act> find(long seq) {
        return entry(seq).map(Entry::act);
    }

    /** Acts of one subject alone, oldest first. */
    @ReadOnce
    public List<Act> of(Subject subject) {
        return jdbc.sql(ACTS + " where a.subject_kind = :kind and a.subject_id = :id order by a.seq")
                .param("kind", subject.kind())
                .param("id", subject.id())
                .query(Ledger::act)
                .list();
    }

    /** What happened to the subject, to all it came from and to all that came of it, oldest first. */
    @ReadOnce
    public List<Act> thread(Subject subject) {
        return jdbc.sql(FAMILY + ACTS + """
                 where (a.subject_kind, a.subject_id) in (select kind, id from family)
                 order by a.seq
                """)
                .param("kind", subject.kind())
                .param("id", subject.id())
                .query(Ledger::act)
                .list();
    }

    /** The subjects whose acts make the thread of this one; an act about any of them concerns it. */
    @ReadOnce
    public Set<Subject> family(Subject subject) {
        return new LinkedHashSet<>(jdbc.sql(FAMILY + " select kind, id from family")
                .param("kind", subject.kind())
                .param("id", subject.id())
                .query((row, n) -> new Subject(row.getString("kind"), row.getObject("id", UUID.class)))
                .list());
    }

    /** Newest first. */
    @ReadOnce
    public List<Act> latest(int most) {
        return before(Long.MAX_VALUE, most);
    }

    /** Newest first, all older than the given place in the record. */
    @ReadOnce
    public List<Act> before(long seq, int most) {
        return jdbc.sql(ACTS + " where a.seq < :seq order by a.seq desc limit :most")
                .param("seq", seq)
                .param("most", most)
                .query(Ledger::act)
                .list();
    }

    /** Newest first. */
    @ReadOnce
    public List<Act> latestOf(Collection<String> types, int most) {
        return types.isEmpty()
                ? List.of()
                : jdbc.sql(ACTS + " where a.type in (:types) order by a.seq desc limit :most")
                        .param("types", types)
                        .param("most", most)
                        .query(Ledger::act)
                        .list();
    }

    Optional<Entry> entry(long seq) {
        return jdbc.sql(ACTS + " where a.seq = :seq")
                .param("seq", seq)
                .query((row, n) -> new Entry(act(row, n), row.getString("canonical"), row.getBytes("salt")))
                .optional();
    }

    /** With their content and salt: newest first and older than a place, or in the order of the record and after it. */
    List<Entry> entries(long from, int most, boolean newestFirst) {
        return jdbc.sql(ACTS
                        + (newestFirst
                                ? " where a.seq < :from order by a.seq desc"
                                : " where a.seq > :from order by a.seq")
                        + " limit :most")
                .param("from", from)
                .param("most", most)
                .query((row, n) -> new Entry(act(row, n), row.getString("canonical"), row.getBytes("salt")))
                .list();
    }

    private static Map<String, Object> content(Draft draft, Instant at) {
        var content = new LinkedHashMap<String, Object>();
        var actor = new LinkedHashMap<String, Object>();
        actor.put("kind", draft.actor().kind());
        if (draft.actor().id() != null) {
            actor.put("id", draft.actor().id());
        }
        actor.put("name", draft.actor().name());
        content.put("at", at);
        content.put("actor", actor);
        content.put("payload", draft.payload());
        content.put("links", draft.links().stream().map(Subject::toString).toList());
        if (draft.from() != null) {
            content.put("from", draft.from());
        }
        if (draft.to() != null) {
            content.put("to", draft.to());
        }
        return content;
    }

    private void insert(Act act, String content, byte[] salt) {
        jdbc.sql("""
                insert into ledger.act (seq, id, type, subject_kind, subject_id, on_day, at, commitment)
                values (:seq, :id, :type, :kind, :subject, :day, :at, :commitment)
                """)
                .param("seq", act.seq())
                .param("id", act.id())
                .param("type", act.type())
                .param("kind", act.subject().kind())
                .param("subject", act.subject().id())
                .param("day", act.on())
                .param("at", act.at().atOffset(ZoneOffset.UTC))
                .param("commitment", act.commitment())
                .update();
        jdbc.sql("insert into ledger.content (seq, canonical, salt) values (:seq, :canonical, :salt)")
                .param("seq", act.seq())
                .param("canonical", content)
                .param("salt", salt)
                .update();
    }

    private void link(Subject child, Subject parent, long seq) {
        jdbc.sql("""
                insert into ledger.link (child_kind, child_id, parent_kind, parent_id, seq)
                values (:childKind, :child, :parentKind, :parent, :seq)
                on conflict do nothing
                """)
                .param("childKind", child.kind())
                .param("child", child.id())
                .param("parentKind", parent.kind())
                .param("parent", parent.id())
                .param("seq", seq)
                .update();
    }

    private static Act act(ResultSet row, int n) throws SQLException {
        return read(
                row.getLong("seq"),
                row.getObject("id", UUID.class),
                row.getString("type"),
                new Subject(row.getString("subject_kind"), row.getObject("subject_id", UUID.class)),
                row.getTimestamp("at").toInstant(),
                row.getObject("on_day", LocalDate.class),
                row.getString("canonical"),
                row.getBytes("commitment"),
                erased(row));
    }

    private static @Nullable Erased erased(ResultSet row) throws SQLException {
        var ground = row.getString("ground");
        return ground == null
                ? null
                : new Erased(
                        row.getLong("by_seq"),
                        row.getObject("erased_on", LocalDate.class),
                        Erased.Ground.valueOf(ground));
    }

    private static Act read(
            long seq,
            UUID id,
            String type,
            Subject subject,
            Instant at,
            LocalDate on,
            String canonical,
            byte[] commitment,
            @Nullable Erased erased) {
        var content = Canonical.read(canonical);
        return new Act(
                seq,
                id,
                type,
                subject,
                actor(map(content.get("actor"))),
                at,
                on,
                map(content.get("payload")),
                (String) content.get("from"),
                (String) content.get("to"),
                links(content.get("links")),
                commitment,
                erased);
    }

    private static Actor actor(Map<String, Object> actor) {
        var id = (String) actor.get("id");
        return new Actor(
                ActorKind.valueOf(String.valueOf(actor.get("kind"))),
                id == null ? null : UUID.fromString(id),
                String.valueOf(actor.get("name")));
    }

    private static List<Subject> links(@Nullable Object links) {
        var subjects = new ArrayList<Subject>();
        for (var link : (List<?>) Objects.requireNonNull(links)) {
            var parts = String.valueOf(link).split("/", 2);
            subjects.add(new Subject(parts[0], UUID.fromString(parts[1])));
        }
        return subjects;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(@Nullable Object value) {
        return (Map<String, Object>) Objects.requireNonNull(value);
    }
}
