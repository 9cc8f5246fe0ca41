package city.koinon.listen.participation;

import city.koinon.platform.duties.DayKind;
import city.koinon.platform.duties.WorkingDays;
import city.koinon.platform.kernel.Conflicted;
import city.koinon.platform.kernel.Ids;
import city.koinon.platform.kernel.NotAllowed;
import city.koinon.platform.kernel.NotFound;
import city.koinon.platform.kernel.ReadOnce;
import city.koinon.platform.kernel.Refused;
import city.koinon.platform.kernel.Stale;
import city.koinon.platform.kernel.Visitor;
import city.koinon.platform.ledger.Act;
import city.koinon.platform.ledger.Draft;
import city.koinon.platform.ledger.Ledger;
import city.koinon.platform.ledger.Subject;
import city.koinon.platform.municipality.Municipality;
import city.koinon.platform.texts.Texts;
import city.koinon.platform.texts.Written;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Minutes, from the first note in the room to their adoption, after which they only gain errata. */
@Service
@Transactional
public class MinuteBook {

    static final String KIND = "minutes";

    record Objection(UUID seat, UUID said, Instant at) {}

    record Erratum(UUID said, Instant at) {}

    private final JdbcClient jdbc;
    private final Bodies bodies;
    private final Seats seats;
    private final Meetings meetings;
    private final Agendas agendas;
    private final Attendances attendances;
    private final Decisions decisions;
    private final BodyDuties duties;
    private final Invitations invitations;
    private final Ledger ledger;
    private final Texts texts;
    private final Sentences sentences;
    private final Municipality municipality;
    private final Clock clock;

    MinuteBook(
            JdbcClient jdbc,
            Bodies bodies,
            Seats seats,
            Meetings meetings,
            Agendas agendas,
            Attendances attendances,
            Decisions decisions,
            BodyDuties duties,
            Invitations invitations,
            Ledger ledger,
            Texts texts,
            Sentences sentences,
            Municipality municipality,
            Clock clock) {
        this.jdbc = jdbc;
        this.bodies = bodies;
        this.seats = seats;
        this.meetings = meetings;
        this.agendas = agendas;
        this.attendances = attendances;
        this.decisions = decisions;
        this.duties = duties;
        this.invitations = invitations;
        this.ledger = ledger;
        this.texts = texts;
        this.sentences = sentences;
        this.municipality = municipality;
        this.clock = clock;
    }

    @ReadOnce
    Optional<Minutes> find(UUID meeting) {
        return jdbc.sql("select * from participation.minutes where meeting = :meeting")
                .param("meeting", meeting)
                .query(MinuteBook::minutes)
                .optional();
    }

    @ReadOnce
    Minutes get(UUID meeting) {
        return find(meeting).orElseThrow(() -> new NotFound("minutes"));
    }

    /** Text ids by item. */
    @ReadOnce
    Map<UUID, UUID> said(UUID meeting) {
        var said = new HashMap<UUID, UUID>();
        jdbc.sql("select item, said from participation.minute where meeting = :meeting")
                .param("meeting", meeting)
                .query(row -> {
                    said.put(row.getObject("item", UUID.class), row.getObject("said", UUID.class));
                });
        return said;
    }

    @ReadOnce
    List<Objection> objections(UUID meeting, int revision) {
        return jdbc.sql(
                        "select seat, said, at from participation.objection where meeting = :meeting and revision = :revision order by id")
                .param("meeting", meeting)
                .param("revision", revision)
                .query((row, n) -> new Objection(
                        row.getObject("seat", UUID.class),
                        row.getObject("said", UUID.class),
                        row.getTimestamp("at").toInstant()))
                .list();
    }

    @ReadOnce
    List<Erratum> errata(UUID meeting) {
        return jdbc.sql("select said, at from participation.erratum where meeting = :meeting order by id")
                .param("meeting", meeting)
                .query((row, n) -> new Erratum(
                        row.getObject("said", UUID.class),
                        row.getTimestamp("at").toInstant()))
                .list();
    }

    /**
     * What was said on an item: in the room while it is said, or afterwards while the minutes are a draft.
     *
     * @param said null when nothing is to be said; what was written before goes
     */
    public void note(UUID itemId, @Nullable Written said, boolean dealtWith, Visitor by) {
        Meetings.mustRun(by, agendas.get(itemId).body());
        ledger.takeTurn();
        var item = agendas.get(itemId);
        var meeting = meetingOf(item);
        if (meeting.stage() != Meeting.Stage.IN_SESSION && meeting.stage() != Meeting.Stage.HELD) {
            throw new Conflicted("", "participation.meeting.not-in-session");
        }
        if (get(meeting.id()).state() != Minutes.State.DRAFT) {
            throw new Conflicted("", "participation.minutes.no-longer-draft");
        }
        if (said != null) {
            write(item, meeting, said);
            decisions.minuted(meeting.id(), by.accountId());
        } else {
            jdbc.sql("delete from participation.minute where item = :item")
                    .param("item", itemId)
                    .update();
        }
        jdbc.sql("update participation.minutes set version = version + 1 where meeting = :meeting")
                .param("meeting", meeting.id())
                .update();
        if (dealtWith && item.left()) {
            var vote = decisions.ofMeeting(meeting.id()).get(itemId);
            if (vote != null && vote.open()) {
                throw new Conflicted("", "participation.item.decision-open");
            }
            if (vote == null && decisions.awaited(item)) {
                throw new Conflicted("", "participation.item.undecided");
            }
            agendas.treat(itemId);
        }
    }

    /** @param seen the version of the minutes that stood before the eyes of whoever wrote this */
    void note(UUID itemId, @Nullable Written said, boolean dealtWith, int seen, Visitor by) {
        Meetings.mustRun(by, agendas.get(itemId).body());
        ledger.takeTurn();
        Stale.unless(seen, get(meetingOf(agendas.get(itemId)).id()).version(), KIND);
        note(itemId, said, dealtWith, by);
    }

    /** All notes of a meeting at once, as one page shows them; an item that is not there stays as it is. */
    void write(UUID meetingId, Map<UUID, Optional<Written>> said, int seen, Visitor by) {
        Meetings.mustRun(by, meetings.get(meetingId).body());
        ledger.takeTurn();
        Stale.unless(seen, get(meetingId).version(), KIND);
        said.forEach((item, text) -> note(item, text.orElse(null), false, by));
    }

    private Meeting meetingOf(Item item) {
        var of = item.meeting();
        if (of == null) {
            throw new Conflicted("", "participation.meeting.not-in-session");
        }
        return meetings.get(of);
    }

    private void write(Item item, Meeting meeting, Written said) {
        var before = said(meeting.id()).get(item.id());
        if (before != null) {
            texts.revise(before, said);
            return;
        }
        jdbc.sql("insert into participation.minute (item, meeting, said) values (:item, :meeting, :said)")
                .param("item", item.id())
                .param("meeting", meeting.id())
                .param("said", texts.write(said))
                .update();
    }

    /** Shows the draft to everybody. From now on a seat may object until the term is over. */
    public void circulate(UUID meetingId, Visitor by) {
        Meetings.mustRun(by, meetings.get(meetingId).body());
        ledger.takeTurn();
        var meeting = meetings.get(meetingId);
        var minutes = get(meetingId);
        if (meeting.stage() != Meeting.Stage.HELD || minutes.state() != Minutes.State.DRAFT) {
            throw new Conflicted("", "participation.minutes.not-to-circulate");
        }
        var said = said(meetingId);
        var votes = decisions.ofMeeting(meetingId);
        for (var item : agendas.of(meetingId)) {
            if (item.treated() && !said.containsKey(item.id()) && !votes.containsKey(item.id())) {
                throw new Refused("item." + item.id(), "participation.minutes.nothing-written", item.position());
            }
        }
        decisions.minuted(meetingId, by.accountId());
        var body = bodies.get(meeting.body());
        var rules = bodies.rulebookOn(body.id(), municipality.today());
        jdbc.sql("""
                update participation.minutes set state = 'CIRCULATED', circulated_at = :now, silent_until = :until, version = version + 1
                 where meeting = :meeting
                """)
                .param("now", Timestamp.from(clock.instant()))
                .param("until", after(rules.objectionDays(), rules.dayKind()))
                .param("meeting", meetingId)
                .update();
        var act = ledger.record(act("MINUTES_CIRCULATED", body, meeting)
                .with("number", meeting.number())
                .with("revision", minutes.revision())
                .with("until", get(meetingId).silentUntil())
                .becoming(Minutes.State.DRAFT.name(), Minutes.State.CIRCULATED.name()));
        duties.published(meetingId, act);
        invitations.circulated(body, meeting, minutes.revision());
    }

    private LocalDate after(int days, DayKind kind) {
        return WorkingDays.of(municipality.freeDays()).after(municipality.today(), days, kind);
    }

    /** A seat says that something is wrong. Silence no longer adopts this wording. */
    public void object(UUID meetingId, Written said, Visitor by) {
        ledger.takeTurn();
        var meeting = meetings.get(meetingId);
        var minutes = get(meetingId);
        var seat = seats.mandatesOn(meeting.body(), municipality.today()).stream()
                .filter(it -> it.account().equals(by.accountId()))
                .map(Mandate::seat)
                .findFirst()
                .orElseThrow(() -> new NotAllowed("a seat of the body is needed"));
        if (minutes.state() != Minutes.State.CIRCULATED) {
            throw new Conflicted("", "participation.minutes.not-to-object");
        }
        jdbc.sql("""
                insert into participation.objection (id, meeting, revision, account, seat, said, at)
                values (:id, :meeting, :revision, :account, :seat, :said, :at)
                """)
                .param("id", Ids.next())
                .param("meeting", meetingId)
                .param("revision", minutes.revision())
                .param("account", by.accountId())
                .param("seat", seat)
                .param("said", texts.write(said))
                .param("at", Timestamp.from(clock.instant()))
                .update();
    }

    /** Takes circulated minutes back to mend them; they are circulated again as the next revision. */
    public void takeBack(UUID meetingId, Visitor by) {
        Meetings.mustRun(by, meetings.get(meetingId).body());
        ledger.takeTurn();
        var meeting = meetings.get(meetingId);
        if (get(meetingId).state() != Minutes.State.CIRCULATED) {
            throw new Conflicted("", "participation.minutes.not-to-take-back");
        }
        if (decisions.openAbout(new Subject(KIND, meetingId))) {
            throw new Conflicted("", "participation.minutes.vote-open");
        }
        jdbc.sql("""
                update participation.minutes
                   set state = 'DRAFT', revision = revision + 1, circulated_at = null, silent_until = null, version = version + 1
                 where meeting = :meeting
                """).param("meeting", meetingId).update();
        ledger.record(act("MINUTES_TAKEN_BACK", bodies.get(meeting.body()), meeting)
                .with("number", meeting.number())
                .becoming(Minutes.State.CIRCULATED.name(), Minutes.State.DRAFT.name()));
    }

    /** Brings the adoption of these minutes before the next meeting. */
    public void proposeAdoption(UUID meetingId, Visitor by) {
        var meeting = meetings.get(meetingId);
        Meetings.mustRun(by, meeting.body());
        if (get(meetingId).state() != Minutes.State.CIRCULATED) {
            throw new Conflicted("", "participation.minutes.not-to-adopt");
        }
        agendas.propose(
                meeting.body(),
                ItemKind.DECIDE,
                new Subject(KIND, meetingId),
                texts.write(sentences.adoption(meeting.number())));
    }

    /** By a decision of a later meeting of the same body; what else it may have meant leaves the minutes as they are. */
    void adoptedBy(UUID meetingId, Decision decision) {
        var meeting = meetings.get(meetingId);
        var later = meetings.get(decision.meeting());
        if (decision.carried()
                && decision.body().equals(meeting.body())
                && later.startsAt().isAfter(meeting.startsAt())
                && get(meetingId).state() == Minutes.State.CIRCULATED) {
            adopt(meeting, decision.id());
        }
    }

    /** @return whether nobody had objected and the term was over */
    boolean adoptIfSilent(UUID meetingId) {
        ledger.takeTurn();
        var minutes = get(meetingId);
        var objected = !objections(meetingId, minutes.revision()).isEmpty();
        if (!minutes.adoptedBySilenceOn(municipality.today(), objected)) {
            return false;
        }
        adopt(meetings.get(meetingId), null);
        return true;
    }

    List<UUID> circulated() {
        return jdbc.sql("select meeting from participation.minutes where state = 'CIRCULATED' order by meeting")
                .query((row, n) -> row.getObject("meeting", UUID.class))
                .list();
    }

    private void adopt(Meeting meeting, @Nullable UUID decision) {
        jdbc.sql("""
                update participation.minutes set state = 'ADOPTED', adopted_at = :now, adopted_by = :decision, version = version + 1
                 where meeting = :meeting
                """)
                .param("now", Timestamp.from(clock.instant()))
                .param("decision", decision, java.sql.Types.OTHER)
                .param("meeting", meeting.id())
                .update();
        var quorum = attendances.quorum(meeting);
        ledger.record(act("MINUTES_ADOPTED", bodies.get(meeting.body()), meeting)
                .with("number", meeting.number())
                .with("bySilence", decision == null)
                .with("decision", decision)
                .with("present", quorum.present())
                .with("filled", quorum.filled())
                .with("guests", meeting.guests())
                .with("items", whole(meeting))
                .becoming(Minutes.State.CIRCULATED.name(), Minutes.State.ADOPTED.name()));
    }

    /** The act that adopted these minutes, or else the one that showed them to everybody in their present wording. */
    @ReadOnce
    Optional<Act> recorded(UUID meeting) {
        var acts = ledger.of(new Subject(KIND, meeting)).reversed();
        return Stream.of("MINUTES_ADOPTED", "MINUTES_CIRCULATED")
                .flatMap(type -> acts.stream().filter(it -> it.type().equals(type)))
                .findFirst();
    }

    /** Every item with what was said and decided, so that the record holds the minutes themselves. */
    private List<Map<String, Object>> whole(Meeting meeting) {
        var said = said(meeting.id());
        var votes = decisions.ofMeeting(meeting.id());
        var whole = new ArrayList<Map<String, Object>>();
        for (var item : agendas.of(meeting.id())) {
            var line = new LinkedHashMap<String, Object>();
            line.put("title", sentences.all(item.title()));
            var text = said.get(item.id());
            if (text != null) {
                line.put("said", sentences.all(text));
            }
            var vote = votes.get(item.id());
            if (vote != null) {
                line.put("decision", vote.id());
            }
            whole.add(line);
        }
        return whole;
    }

    /** Adopted minutes are not touched; what was wrong in them is said beside them. */
    public void erratum(UUID meetingId, Written said, Visitor by) {
        Meetings.mustRun(by, meetings.get(meetingId).body());
        ledger.takeTurn();
        var meeting = meetings.get(meetingId);
        if (get(meetingId).state() != Minutes.State.ADOPTED) {
            throw new Conflicted("", "participation.minutes.erratum-early");
        }
        var text = texts.write(said);
        jdbc.sql("insert into participation.erratum (id, meeting, said, at) values (:id, :meeting, :said, :at)")
                .param("id", Ids.next())
                .param("meeting", meetingId)
                .param("said", text)
                .param("at", Timestamp.from(clock.instant()))
                .update();
        ledger.record(act("MINUTES_ERRATUM", bodies.get(meeting.body()), meeting)
                .with("number", meeting.number())
                .with("said", sentences.all(text)));
    }

    private Draft act(String type, Body body, Meeting meeting) {
        return Draft.of(type, new Subject(KIND, meeting.id()), bodies.actor(body))
                .linkedTo(BodyDuties.aboutMeeting(meeting.id()));
    }

    private static Minutes minutes(ResultSet row, int n) throws SQLException {
        var circulated = row.getTimestamp("circulated_at");
        var adopted = row.getTimestamp("adopted_at");
        return new Minutes(
                row.getObject("meeting", UUID.class),
                Minutes.State.valueOf(row.getString("state")),
                row.getInt("revision"),
                circulated == null ? null : circulated.toInstant(),
                row.getObject("silent_until", LocalDate.class),
                adopted == null ? null : adopted.toInstant(),
                row.getObject("adopted_by", UUID.class),
                row.getInt("version"));
    }
}
