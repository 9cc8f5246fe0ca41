package city.koinon.listen.participation;

import city.koinon.platform.duties.DayKind;
import city.koinon.platform.duties.Ladder;
import city.koinon.platform.kernel.Conflicted;
import city.koinon.platform.kernel.Ids;
import city.koinon.platform.kernel.NotFound;
import city.koinon.platform.kernel.ReadOnce;
import city.koinon.platform.kernel.Refused;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.kernel.Stale;
import city.koinon.platform.kernel.Visitor;
import city.koinon.platform.ledger.Actor;
import city.koinon.platform.ledger.Draft;
import city.koinon.platform.ledger.Ledger;
import city.koinon.platform.ledger.Subject;
import city.koinon.platform.municipality.Municipality;
import city.koinon.platform.texts.Texts;
import city.koinon.platform.texts.Written;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The bodies of the city and the rules they work by. Coordinators found them; what a body decides is its own. */
@Service
@Transactional
public class Bodies {

    static final String KIND = "body";

    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<Map<Seat.Constituency, List<Integer>>> BOUNDS = new TypeReference<>() {};

    /**
     * What a coordinator writes down about a body.
     *
     * @param legalBasis address of the council's decision, or null
     */
    public record Draught(
            String slug,
            Body.Kind kind,
            @Nullable UUID parent,
            Written name,
            Written remit,
            @Nullable String legalBasis,
            Body.Openness openness) {}

    private final JdbcClient jdbc;
    private final Texts texts;
    private final Sentences sentences;
    private final Ledger ledger;
    private final BodyDuties duties;
    private final Municipality municipality;
    private final ObjectProvider<Seats> seats;

    Bodies(
            JdbcClient jdbc,
            Texts texts,
            Sentences sentences,
            Ledger ledger,
            BodyDuties duties,
            Municipality municipality,
            ObjectProvider<Seats> seats) {
        this.jdbc = jdbc;
        this.texts = texts;
        this.sentences = sentences;
        this.ledger = ledger;
        this.duties = duties;
        this.municipality = municipality;
        this.seats = seats;
    }

    @ReadOnce
    public Body get(UUID id) {
        return find(id).orElseThrow(() -> new NotFound("body"));
    }

    @ReadOnce
    public Optional<Body> find(UUID id) {
        return jdbc.sql("select * from participation.body where id = :id")
                .param("id", id)
                .query(Bodies::body)
                .optional();
    }

    @ReadOnce
    public Optional<Body> findBySlug(String slug) {
        return jdbc.sql("select * from participation.body where slug = :slug")
                .param("slug", slug)
                .query(Bodies::body)
                .optional();
    }

    /** All there are, drafts too, oldest first. */
    @ReadOnce
    public List<Body> all() {
        return jdbc.sql("select * from participation.body order by id")
                .query(Bodies::body)
                .list();
    }

    public List<Body> active() {
        return all().stream().filter(Body::active).toList();
    }

    List<Body> groupsOf(UUID body) {
        return all().stream()
                .filter(it -> body.equals(it.parent()) && it.isPublic())
                .toList();
    }

    /** Found by its address for somebody who may see it: drafts exist for coordinators and the body's own secretary. */
    Body visible(String slug, Visitor visitor) {
        return findBySlug(slug)
                .filter(it -> it.isPublic() || visitor.is(Role.COORDINATOR) || visitor.is(Role.SECRETARY, it.id()))
                .orElseThrow(() -> new NotFound("body " + slug));
    }

    public UUID found(Draught draught, Visitor by) {
        by.must(Role.COORDINATOR);
        check(draught, null);
        var id = Ids.next();
        jdbc.sql("""
                insert into participation.body (id, slug, kind, parent, name, remit, legal_basis, openness)
                values (:id, :slug, :kind, :parent, :name, :remit, :basis, :openness)
                """)
                .param("id", id)
                .param("slug", draught.slug())
                .param("kind", draught.kind().name())
                .param("parent", draught.parent())
                .param("name", texts.write(draught.name()))
                .param("remit", texts.write(draught.remit()))
                .param("basis", draught.legalBasis())
                .param("openness", draught.openness().name())
                .update();
        return id;
    }

    public void rewrite(UUID id, Draught draught, int version, Visitor by) {
        by.must(Role.COORDINATOR);
        ledger.takeTurn();
        var body = get(id);
        Stale.unless(version, body.version(), KIND);
        check(draught, id);
        var before = Map.of("name", sentences.all(body.name()), "remit", sentences.all(body.remit()));
        texts.revise(body.name(), draught.name());
        texts.revise(body.remit(), draught.remit());
        jdbc.sql("""
                update participation.body
                   set slug = :slug, kind = :kind, parent = :parent, legal_basis = :basis, openness = :openness, version = version + 1
                 where id = :id
                """)
                .param("id", id)
                .param("slug", body.isPublic() ? body.slug() : draught.slug())
                .param("kind", draught.kind().name())
                .param("parent", draught.parent())
                .param("basis", draught.legalBasis())
                .param("openness", draught.openness().name())
                .update();
        var after = Map.of("name", sentences.all(body.name()), "remit", sentences.all(body.remit()));
        if (body.isPublic() && !before.equals(after)) {
            ledger.record(act("BODY_REWRITTEN", get(id))
                    .with("name", after.get("name"))
                    .with("remit", after.get("remit")));
        }
    }

    private void check(Draught draught, @Nullable UUID self) {
        if (!draught.slug().matches("[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?")
                || draught.slug().equals("new")) {
            throw new Refused("slug", "participation.body.bad-slug");
        }
        if (findBySlug(draught.slug()).filter(it -> !it.id().equals(self)).isPresent()) {
            throw new Refused("slug", "participation.body.slug-taken");
        }
        if ((draught.kind() == Body.Kind.GROUP) != (draught.parent() != null)) {
            throw new Refused("parent", "participation.body.group-parent");
        }
        if (draught.parent() != null
                && find(draught.parent())
                        .filter(it -> it.kind() != Body.Kind.GROUP && !it.id().equals(self))
                        .isEmpty()) {
            throw new Refused("parent", "participation.body.bad-parent");
        }
        if (draught.legalBasis() != null && !draught.legalBasis().matches("https?://\\S+")) {
            throw new Refused("legalBasis", "participation.body.bad-link");
        }
    }

    /** Lets a body begin, rest, begin again or end. Its acts and its past stay whatever happens. */
    public void stand(UUID id, Body.Standing next, int version, Visitor by) {
        by.must(Role.COORDINATOR);
        ledger.takeTurn();
        var body = get(id);
        Stale.unless(version, body.version(), KIND);
        if (!body.standing().mayBecome(next)) {
            throw new Conflicted("standing", "participation.body.not-from-here");
        }
        if (next == Body.Standing.ACTIVE) {
            mayBegin(body);
        } else {
            mayRest(body);
        }
        var today = municipality.today();
        jdbc.sql("""
                update participation.body
                   set standing = :standing, active_since = coalesce(active_since, :today), version = version + 1
                 where id = :id
                """)
                .param("standing", next.name())
                .param("today", today)
                .param("id", id)
                .update();
        var act = ledger.record(act(next == Body.Standing.ACTIVE ? "BODY_ACTIVATED" : "BODY_" + next, body)
                .with("name", sentences.all(body.name()))
                .becoming(body.standing().name(), next.name()));
        if (body.standing() == Body.Standing.DRAFT) {
            tellWhatWasPrepared(body);
        }
        if (next == Body.Standing.ACTIVE) {
            duties.oweMeeting(body, rulebookOn(id, today), today);
        } else {
            duties.noLongerOwed(body, act);
        }
    }

    /** A draft is nobody's business but its makers'. On the day it begins, the record hears all at once by what rules and with whom. */
    private void tellWhatWasPrepared(Body body) {
        rulebooks(body.id()).reversed().forEach(it -> ledger.record(told(body, it, it.number())));
        seats.getObject().tellWhatWasPrepared(body.id());
    }

    private void mayBegin(Body body) {
        if (findRulebookOn(body.id(), municipality.today()).isEmpty()) {
            throw new Conflicted("standing", "participation.body.no-rulebook");
        }
        var voting = jdbc.sql(
                        "select count(*) from participation.seat where body = :body and voting and closed_on is null")
                .param("body", body.id())
                .query(Integer.class)
                .single();
        if (voting == 0) {
            throw new Conflicted("standing", "participation.body.no-seats");
        }
        if (body.parent() != null && !get(body.parent()).active()) {
            throw new Conflicted("standing", "participation.body.parent-not-active");
        }
    }

    private void mayRest(Body body) {
        var coming = jdbc.sql(
                        "select count(*) from participation.meeting where body = :body and stage in ('CONVENED', 'IN_SESSION')")
                .param("body", body.id())
                .query(Integer.class)
                .single();
        if (coming > 0) {
            throw new Conflicted("standing", "participation.body.meeting-coming");
        }
        if (all().stream().anyMatch(it -> it.active() && body.id().equals(it.parent()))) {
            throw new Conflicted("standing", "participation.body.groups-active");
        }
    }

    /** The next version of the rules. It takes effect on a day that is not past, so that nothing done is judged by new rules. */
    public UUID adoptRules(Rulebook rules, Visitor by) {
        by.must(Role.COORDINATOR);
        ledger.takeTurn();
        var body = get(rules.body());
        var versions = rulebooks(body.id());
        if (rules.effectiveFrom().isBefore(municipality.today())) {
            throw new Refused("effectiveFrom", "participation.rules.past");
        }
        if (versions.stream().anyMatch(it -> !rules.effectiveFrom().isAfter(it.effectiveFrom()))) {
            throw new Refused("effectiveFrom", "participation.rules.before-the-last");
        }
        checkBounds(rules.composition());
        var id = Ids.next();
        jdbc.sql("""
                insert into participation.rulebook (id, body, number, effective_from, notice_days, cadence_days, quorum_share,
                    quorum_count, majority, ballot, minutes_days, objection_days, ack_days, answer_days, extension_days,
                    verdict_days, day_kind, ladder, composition)
                values (:id, :body, :number, :from, :notice, :cadence, :share, :count, :majority, :ballot, :minutes, :objection,
                    :ack, :answer, :extension, :verdict, :dayKind, :ladder, cast(:composition as jsonb))
                """)
                .param("id", id)
                .param("body", body.id())
                .param("number", versions.size() + 1)
                .param("from", rules.effectiveFrom())
                .param("notice", rules.noticeDays())
                .param("cadence", rules.cadenceDays())
                .param("share", rules.quorumShare().name())
                .param("count", rules.quorumCount())
                .param("majority", rules.majority().name())
                .param("ballot", rules.ballot().name())
                .param("minutes", rules.minutesDays())
                .param("objection", rules.objectionDays())
                .param("ack", rules.ackDays())
                .param("answer", rules.answerDays())
                .param("extension", rules.extensionDays())
                .param("verdict", rules.verdictDays())
                .param("dayKind", rules.dayKind().name())
                .param("ladder", ladder(rules.ladder()))
                .param("composition", JSON.writeValueAsString(boundsMap(rules.composition())))
                .update();
        if (body.isPublic()) {
            ledger.record(told(body, rules, versions.size() + 1));
        }
        return id;
    }

    private Draft told(Body body, Rulebook rules, int number) {
        return act("RULEBOOK_ADOPTED", body)
                .with("version", number)
                .with("effectiveFrom", rules.effectiveFrom())
                .with("noticeDays", rules.noticeDays())
                .with("cadenceDays", rules.cadenceDays())
                .with("quorumShare", rules.quorumShare())
                .with("quorumCount", rules.quorumCount())
                .with("majority", rules.majority())
                .with("ballot", rules.ballot())
                .with("minutesDays", rules.minutesDays())
                .with("objectionDays", rules.objectionDays())
                .with("ackDays", rules.ackDays())
                .with("answerDays", rules.answerDays())
                .with("extensionDays", rules.extensionDays())
                .with("verdictDays", rules.verdictDays())
                .with("dayKind", rules.dayKind())
                .with("ladder", List.of((Object[]) ladder(rules.ladder())))
                .with("composition", boundsMap(rules.composition()));
    }

    private static void checkBounds(List<Composition.Bound> bounds) {
        for (var bound : bounds) {
            if (bound.atLeast() > bound.atMost()) {
                throw new Refused("atLeast." + bound.constituency(), "participation.rules.bounds-crossed");
            }
        }
        if (bounds.stream().mapToInt(Composition.Bound::atLeast).sum() > 100) {
            throw new Refused("atLeast." + bounds.getFirst().constituency(), "participation.rules.bounds-too-much");
        }
    }

    @ReadOnce
    public Rulebook rulebookOn(UUID body, LocalDate day) {
        return findRulebookOn(body, day).orElseThrow(() -> new NotFound("rulebook on " + day));
    }

    @ReadOnce
    public Optional<Rulebook> findRulebookOn(UUID body, LocalDate day) {
        return jdbc.sql("""
                select * from participation.rulebook
                 where body = :body and effective_from <= :day order by effective_from desc limit 1
                """)
                .param("body", body)
                .param("day", day)
                .query(Bodies::rulebook)
                .optional();
    }

    /** The newest first, those that are yet to take effect too. */
    @ReadOnce
    public List<Rulebook> rulebooks(UUID body) {
        return jdbc.sql("select * from participation.rulebook where body = :body order by number desc")
                .param("body", body)
                .query(Bodies::rulebook)
                .list();
    }

    @ReadOnce
    Rulebook rulebook(UUID id) {
        return jdbc.sql("select * from participation.rulebook where id = :id")
                .param("id", id)
                .query(Bodies::rulebook)
                .single();
    }

    /** Whether the account holds a seat of the body, or stands in for a holder, on this day. */
    @ReadOnce
    public boolean memberOn(UUID body, UUID account, LocalDate day) {
        return jdbc.sql("""
                select exists (select 1 from participation.mandate m join participation.seat s on s.id = m.seat
                                where m.body = :body and m.account = :account
                                  and :day between m.from_day and coalesce(m.to_day, 'infinity')
                                  and (s.closed_on is null or s.closed_on >= :day))
                """)
                .param("body", body)
                .param("account", account)
                .param("day", day)
                .query(Boolean.class)
                .single();
    }

    /** The body as it signs its acts. */
    public Actor actor(Body body) {
        return Actor.body(body.id(), sentences.main(body.name()));
    }

    private Draft act(String type, Body body) {
        return Draft.of(type, new Subject(KIND, body.id()), actor(body));
    }

    private static Integer[] ladder(Ladder ladder) {
        return new Integer[] {
            ladder.rung(2).after(), ladder.rung(3).after(), ladder.rung(4).after()
        };
    }

    private static Map<String, List<Integer>> boundsMap(List<Composition.Bound> bounds) {
        var map = new LinkedHashMap<String, List<Integer>>();
        bounds.forEach(it -> map.put(it.constituency().name(), List.of(it.atLeast(), it.atMost())));
        return map;
    }

    private static Body body(ResultSet row, int n) throws SQLException {
        return new Body(
                row.getObject("id", UUID.class),
                row.getString("slug"),
                Body.Kind.valueOf(row.getString("kind")),
                row.getObject("parent", UUID.class),
                row.getObject("name", UUID.class),
                row.getObject("remit", UUID.class),
                row.getString("legal_basis"),
                Body.Openness.valueOf(row.getString("openness")),
                Body.Standing.valueOf(row.getString("standing")),
                row.getObject("active_since", LocalDate.class),
                row.getInt("version"));
    }

    private static Rulebook rulebook(ResultSet row, int n) throws SQLException {
        return new Rulebook(
                row.getObject("id", UUID.class),
                row.getObject("body", UUID.class),
                row.getInt("number"),
                row.getObject("effective_from", LocalDate.class),
                row.getInt("notice_days"),
                row.getInt("cadence_days"),
                Quorum.Share.valueOf(row.getString("quorum_share")),
                row.getInt("quorum_count"),
                Rulebook.Majority.valueOf(row.getString("majority")),
                Rulebook.Ballot.valueOf(row.getString("ballot")),
                row.getInt("minutes_days"),
                row.getInt("objection_days"),
                row.getInt("ack_days"),
                row.getInt("answer_days"),
                row.getInt("extension_days"),
                row.getInt("verdict_days"),
                DayKind.valueOf(row.getString("day_kind")),
                ladder(row.getArray("ladder")),
                bounds(row.getString("composition")));
    }

    private static Ladder ladder(Array days) throws SQLException {
        var after = (Integer[]) days.getArray();
        return Ladder.after(after[0], after[1], after[2]);
    }

    private static List<Composition.Bound> bounds(String json) {
        var bounds = new ArrayList<Composition.Bound>();
        JSON.readValue(json, BOUNDS)
                .forEach((constituency, it) -> bounds.add(new Composition.Bound(constituency, it.get(0), it.get(1))));
        return bounds;
    }
}
