package city.koinon.listen.participation;

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
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Meetings from the plan to the end. A secretary or chair of the body leads them through their states; nobody else can. */
@Service
@Transactional
public class Meetings {

    static final String KIND = "meeting";

    /** When, where and how, as the secretary plans it; times in the zone of the city. */
    public record Plan(
            LocalDateTime starts,
            LocalDateTime ends,
            Meeting.Mode mode,
            @Nullable String place,
            @Nullable String link,
            List<String> languages,
            Set<Meeting.Support> support) {}

    private final JdbcClient jdbc;
    private final Bodies bodies;
    private final Agendas agendas;
    private final Attendances attendances;
    private final BodyDuties duties;
    private final Invitations invitations;
    private final Ledger ledger;
    private final Texts texts;
    private final Sentences sentences;
    private final Municipality municipality;
    private final Clock clock;

    Meetings(
            JdbcClient jdbc,
            Bodies bodies,
            Agendas agendas,
            Attendances attendances,
            BodyDuties duties,
            Invitations invitations,
            Ledger ledger,
            Texts texts,
            Sentences sentences,
            Municipality municipality,
            Clock clock) {
        this.jdbc = jdbc;
        this.bodies = bodies;
        this.agendas = agendas;
        this.attendances = attendances;
        this.duties = duties;
        this.invitations = invitations;
        this.ledger = ledger;
        this.texts = texts;
        this.sentences = sentences;
        this.municipality = municipality;
        this.clock = clock;
    }

    @ReadOnce
    Meeting get(UUID id) {
        return find(id).orElseThrow(() -> new NotFound("meeting"));
    }

    @ReadOnce
    Optional<Meeting> find(UUID id) {
        return jdbc.sql("select * from participation.meeting where id = :id")
                .param("id", id)
                .query(Meetings::meeting)
                .optional();
    }

    /** A plan is seen by those who make it. */
    Meeting visible(UUID id, Visitor visitor) {
        return find(id).filter(it -> it.isPublic() || mayRun(visitor, it.body()))
                .orElseThrow(() -> new NotFound("meeting"));
    }

    /** Those everybody knows of, the latest first. */
    @ReadOnce
    List<Meeting> known(@Nullable UUID body) {
        return jdbc.sql("""
                select * from participation.meeting
                 where convened_at is not null and (cast(:body as uuid) is null or body = :body) order by starts_at desc, id
                """)
                .param("body", body, java.sql.Types.OTHER)
                .query(Meetings::meeting)
                .list();
    }

    /** Convened and not over, the next first. One that nobody opened in its time is no longer coming. */
    List<Meeting> coming(@Nullable UUID body) {
        return coming(known(body), clock.instant());
    }

    static List<Meeting> coming(List<Meeting> known, Instant now) {
        return known.reversed().stream().filter(it -> it.comingAt(now)).toList();
    }

    /** All others that everybody knows of, the latest first. */
    List<Meeting> past(@Nullable UUID body) {
        var now = clock.instant();
        return known(body).stream().filter(it -> !it.comingAt(now)).toList();
    }

    @ReadOnce
    List<Meeting> planned(UUID body) {
        return jdbc.sql(
                        "select * from participation.meeting where body = :body and stage = 'PLANNED' order by starts_at")
                .param("body", body)
                .query(Meetings::meeting)
                .list();
    }

    static boolean mayRun(Visitor visitor, UUID body) {
        return visitor.is(Role.SECRETARY, body) || visitor.is(Role.CHAIR, body);
    }

    /** A coordinator or an operator runs nothing: only the body's own secretary and chair do. */
    static void mustRun(Visitor visitor, UUID body) {
        if (!mayRun(visitor, body)) {
            throw new NotAllowed("the secretary or chair of the body is needed");
        }
    }

    public UUID plan(UUID body, Plan plan, List<Agendas.Line> agenda, Visitor by) {
        mustRun(by, body);
        ledger.takeTurn();
        if (!bodies.get(body).active()) {
            throw new Conflicted("", "participation.meeting.body-not-active");
        }
        check(plan);
        var id = Ids.next();
        jdbc.sql("""
                insert into participation.meeting (id, body, number, starts_at, ends_at, mode, place, link, languages, support)
                select :id, :body, coalesce(max(number), 0) + 1, :starts, :ends, :mode, :place, :link, :languages, :support
                  from participation.meeting where body = :body
                """)
                .param("id", id)
                .param("body", body)
                .param("starts", at(plan.starts()))
                .param("ends", at(plan.ends()))
                .param("mode", plan.mode().name())
                .param("place", plan.place())
                .param("link", plan.link())
                .param("languages", plan.languages().toArray(String[]::new))
                .param("support", names(plan.support()))
                .update();
        agendas.takeFromTheWaiting(body, id);
        agendas.write(get(id), agenda);
        return id;
    }

    /** Once convened, people have the time in their calendars: it stays, everything else may still get better. */
    public void rewrite(UUID id, Plan plan, List<Agendas.Line> agenda, int version, Visitor by) {
        mustRun(by, get(id).body());
        ledger.takeTurn();
        var meeting = get(id);
        Stale.unless(version, meeting.version(), KIND);
        if (!meeting.ahead()) {
            throw new Conflicted("", "participation.meeting.no-longer-ahead");
        }
        if (meeting.stage() == Meeting.Stage.CONVENED) {
            if (!at(plan.starts()).toInstant().equals(meeting.startsAt())
                    || !at(plan.ends()).toInstant().equals(meeting.endsAt())) {
                throw new Refused("on", "participation.meeting.time-announced");
            }
        }
        check(plan, meeting);
        var told = agenda(id);
        jdbc.sql("""
                update participation.meeting
                   set starts_at = :starts, ends_at = :ends, mode = :mode, place = :place, link = :link, languages = :languages,
                       support = :support, version = version + 1
                 where id = :id
                """)
                .param("id", id)
                .param("starts", at(plan.starts()))
                .param("ends", at(plan.ends()))
                .param("mode", plan.mode().name())
                .param("place", plan.place())
                .param("link", plan.link())
                .param("languages", plan.languages().toArray(String[]::new))
                .param("support", names(plan.support()))
                .update();
        agendas.write(meeting, agenda);
        var rewritten = get(id);
        if (rewritten.stage() == Meeting.Stage.CONVENED) {
            refuseIncomplete(rewritten, 0, Instant.MIN);
            var changes = meeting.changesTo(rewritten);
            if (!agenda(id).equals(told)) {
                changes.add(Meeting.Change.AGENDA);
            }
            tellOf(changes, rewritten);
        }
    }

    private List<Map<String, Object>> agenda(UUID meeting) {
        return agendas.of(meeting).stream()
                .map(it -> Map.<String, Object>of(
                        "kind", it.kind(), "minutes", it.minutes(), "title", sentences.all(it.title())))
                .toList();
    }

    /** People have made their plans with what they were told. The link itself never stands in the record. */
    private void tellOf(Set<Meeting.Change> changes, Meeting meeting) {
        if (changes.isEmpty()) {
            return;
        }
        var body = bodies.get(meeting.body());
        ledger.record(announced(act("MEETING_CHANGED", body, meeting), meeting)
                .with("changes", changes.stream().map(Enum::name).toList()));
        invitations.changed(body, meeting);
    }

    private Draft announced(Draft act, Meeting meeting) {
        return act.with("number", meeting.number())
                .with("starts", meeting.startsAt())
                .with("ends", meeting.endsAt())
                .with("mode", meeting.mode())
                .with("place", meeting.place())
                .with("languages", meeting.languages())
                .with("support", List.copyOf(meeting.support()))
                .with(
                        "agenda",
                        agendas.of(meeting.id()).stream()
                                .map(it -> sentences.all(it.title()))
                                .toList());
    }

    private void check(Plan plan, Meeting before) {
        if (before.stage() == Meeting.Stage.PLANNED) {
            check(plan);
        }
    }

    private void check(Plan plan) {
        if (!plan.ends().isAfter(plan.starts())) {
            throw new Refused("until", "participation.meeting.ends-before");
        }
        if (plan.starts().plusHours(16).isBefore(plan.ends())) {
            throw new Refused("until", "participation.meeting.too-long");
        }
        if (at(plan.starts()).toInstant().isBefore(clock.instant())) {
            throw new Refused("on", "participation.meeting.past");
        }
        if (plan.link() != null && !plan.link().matches("https?://\\S+")) {
            throw new Refused("link", "participation.body.bad-link");
        }
    }

    /** Tells everybody. From here on the meeting is public, and members are invited. */
    public void convene(UUID id, Visitor by) {
        mustRun(by, get(id).body());
        ledger.takeTurn();
        var meeting = get(id);
        if (meeting.stage() != Meeting.Stage.PLANNED) {
            throw new Conflicted("", "participation.meeting.already", meeting.stage());
        }
        var body = bodies.get(meeting.body());
        if (!body.active()) {
            throw new Conflicted("", "participation.meeting.body-not-active");
        }
        var rules = bodies.rulebookOn(body.id(), municipality.today());
        refuseIncomplete(meeting, rules.noticeDays(), clock.instant());
        become(meeting, Meeting.Stage.CONVENED, "convened_at");
        ledger.record(announced(act("MEETING_CONVENED", body, meeting), meeting)
                .becoming(Meeting.Stage.PLANNED.name(), Meeting.Stage.CONVENED.name()));
        invitations.convened(body, meeting);
    }

    private void refuseIncomplete(Meeting meeting, int noticeDays, Instant now) {
        var why = meeting.whyNotConvened(agendas.of(meeting.id()).size(), noticeDays, now, municipality.zone());
        if (!why.isEmpty()) {
            throw new Refused(why);
        }
    }

    public void cancel(UUID id, Written reason, Visitor by) {
        mustRun(by, get(id).body());
        ledger.takeTurn();
        var meeting = get(id);
        if (!meeting.ahead()) {
            throw new Conflicted("", "participation.meeting.already", meeting.stage());
        }
        var text = texts.write(reason);
        jdbc.sql("""
                update participation.meeting
                   set stage = 'CANCELLED', cancelled_at = :now, cancelled_for = :reason, version = version + 1 where id = :id
                """)
                .param("now", Timestamp.from(clock.instant()))
                .param("reason", text)
                .param("id", id)
                .update();
        agendas.giveBackToTheWaiting(meeting);
        if (meeting.stage() == Meeting.Stage.CONVENED) {
            var body = bodies.get(meeting.body());
            ledger.record(act("MEETING_CANCELLED", body, meeting)
                    .with("number", meeting.number())
                    .with("starts", meeting.startsAt())
                    .with("reason", sentences.all(text))
                    .becoming(meeting.stage().name(), Meeting.Stage.CANCELLED.name()));
            invitations.cancelled(body, meeting);
        }
    }

    public void open(UUID id, Visitor by) {
        mustRun(by, get(id).body());
        ledger.takeTurn();
        var meeting = get(id);
        if (meeting.stage() != Meeting.Stage.CONVENED) {
            throw new Conflicted("", "participation.meeting.already", meeting.stage());
        }
        if (!meeting.mayOpenAt(clock.instant())) {
            throw new Conflicted("", "participation.meeting.too-early");
        }
        become(meeting, Meeting.Stage.IN_SESSION, "opened_at");
        jdbc.sql("insert into participation.minutes (meeting) values (:meeting) on conflict do nothing")
                .param("meeting", id)
                .update();
        ledger.record(act("MEETING_OPENED", bodies.get(meeting.body()), meeting)
                .with("number", meeting.number())
                .becoming(meeting.stage().name(), Meeting.Stage.IN_SESSION.name()));
    }

    /** Ends the session. What was not reached goes on to the next meeting. */
    public void close(UUID id, Visitor by) {
        mustRun(by, get(id).body());
        ledger.takeTurn();
        var meeting = get(id);
        if (meeting.stage() != Meeting.Stage.IN_SESSION) {
            throw new Conflicted("", "participation.meeting.already", meeting.stage());
        }
        var missing = attendances.missing(meeting);
        if (!missing.isEmpty()) {
            throw new Conflicted(
                    "", "participation.meeting.attendance-missing", missing.size(), String.join(", ", missing));
        }
        var voting = jdbc.sql(
                        "select count(*) from participation.decision where meeting = :meeting and closed_at is null")
                .param("meeting", id)
                .query(Integer.class)
                .single();
        if (voting > 0) {
            throw new Conflicted("", "participation.meeting.vote-open");
        }
        become(meeting, Meeting.Stage.HELD, "closed_at");
        agendas.carryWhatIsLeft(meeting);
        var body = bodies.get(meeting.body());
        var quorum = attendances.quorum(meeting);
        attendances.keep(id, quorum);
        var day = dayOf(meeting);
        var act = ledger.record(act("MEETING_HELD", body, meeting)
                .with("number", meeting.number())
                .with("heldOn", day)
                .with("present", quorum.present())
                .with("filled", quorum.filled())
                .with("guests", meeting.guests())
                .becoming(meeting.stage().name(), Meeting.Stage.HELD.name()));
        var rules = bodies.rulebookOn(body.id(), day);
        duties.held(body.id(), day, act);
        duties.oweMinutes(body, rules, meeting, day);
        duties.oweMeeting(body, rules, day);
    }

    /** The day on which the meeting was opened, or is to begin. */
    LocalDate dayOf(Meeting meeting) {
        var when = meeting.openedAt() == null ? meeting.startsAt() : meeting.openedAt();
        return LocalDate.ofInstant(when, municipality.zone());
    }

    private void become(Meeting meeting, Meeting.Stage next, String since) {
        jdbc.sql("update participation.meeting set stage = :next, " + since
                        + " = :now, version = version + 1 where id = :id")
                .param("next", next.name())
                .param("now", Timestamp.from(clock.instant()))
                .param("id", meeting.id())
                .update();
    }

    private Draft act(String type, Body body, Meeting meeting) {
        return Draft.of(type, new Subject(KIND, meeting.id()), bodies.actor(body));
    }

    private java.time.OffsetDateTime at(LocalDateTime time) {
        return time.atZone(municipality.zone()).toInstant().atOffset(ZoneOffset.UTC);
    }

    private static String[] names(Set<Meeting.Support> support) {
        return support.stream().map(Enum::name).sorted().toArray(String[]::new);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }

    private static Meeting meeting(ResultSet row, int n) throws SQLException {
        return new Meeting(
                row.getObject("id", UUID.class),
                row.getObject("body", UUID.class),
                row.getInt("number"),
                row.getTimestamp("starts_at").toInstant(),
                row.getTimestamp("ends_at").toInstant(),
                Meeting.Mode.valueOf(row.getString("mode")),
                row.getString("place"),
                row.getString("link"),
                List.of((String[]) row.getArray("languages").getArray()),
                Arrays.stream((String[]) row.getArray("support").getArray())
                        .map(Meeting.Support::valueOf)
                        .collect(Collectors.toCollection(java.util.TreeSet::new)),
                Meeting.Stage.valueOf(row.getString("stage")),
                instant(row, "convened_at"),
                instant(row, "opened_at"),
                instant(row, "closed_at"),
                instant(row, "cancelled_at"),
                row.getObject("cancelled_for", UUID.class),
                row.getInt("guests"),
                row.getInt("version"));
    }
}
