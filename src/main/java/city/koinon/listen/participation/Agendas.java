package city.koinon.listen.participation;

import city.koinon.platform.kernel.Conflicted;
import city.koinon.platform.kernel.Ids;
import city.koinon.platform.kernel.NotFound;
import city.koinon.platform.kernel.ReadOnce;
import city.koinon.platform.kernel.Visitor;
import city.koinon.platform.ledger.Ledger;
import city.koinon.platform.ledger.Subject;
import city.koinon.platform.texts.Texts;
import city.koinon.platform.texts.Written;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What comes before a body, on the agenda of a meeting or waiting for the next one. */
@Service
@Transactional
public class Agendas {

    /** What a body usually spends on something another room brings. */
    private static final int MINUTES = 10;

    /**
     * One line of the form.
     *
     * @param id    null for a new item
     * @param title null when the title of an item that came from elsewhere stays as it is
     */
    public record Line(
            @Nullable UUID id,
            int position,
            ItemKind kind,
            @Nullable Written title,
            int minutes,
            boolean remove,
            boolean carry) {

        public static Line of(ItemKind kind, Written title, int minutes) {
            return new Line(null, Integer.MAX_VALUE, kind, title, minutes, false, false);
        }
    }

    private static final String ITEMS = """
            select i.*, exists (select 1 from participation.item later where later.carried_from = i.id) as carried
              from participation.item i
            """;

    private final JdbcClient jdbc;
    private final Texts texts;
    private final Ledger ledger;
    private final Clock clock;

    Agendas(JdbcClient jdbc, Texts texts, Ledger ledger, Clock clock) {
        this.jdbc = jdbc;
        this.texts = texts;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Puts something on the body's next agenda once more, because nothing came of it. Once while it is still there. */
    public void followUp(UUID body, Subject subject, UUID titleText) {
        propose(body, ItemKind.FOLLOW_UP, subject, titleText);
    }

    /** Onto the next meeting that is planned or convened, else it waits for one. The same thing stands there only once. */
    public void propose(UUID body, ItemKind kind, Subject subject, UUID titleText) {
        ledger.takeTurn();
        if (waitsAlready(body, kind, subject)) {
            return;
        }
        insert(body, next(body, null).orElse(null), kind, titleText, MINUTES, subject, null);
    }

    /** What was to be decided is no longer asked: where it still waits, the body hears of it and decides nothing. */
    public void onlyInform(UUID body, Subject subject, UUID titleText) {
        jdbc.sql("""
                update participation.item i set kind = 'INFORM', title = :title, version = i.version + 1
                 where i.body = :body and i.kind = 'DECIDE' and i.subject_kind = :subjectKind and i.subject = :subject and not i.treated
                   and (i.meeting is null
                        or exists (select 1 from participation.meeting m
                                    where m.id = i.meeting and m.stage in ('PLANNED', 'CONVENED', 'IN_SESSION')))
                   and not exists (select 1 from participation.item later where later.carried_from = i.id)
                   and not exists (select 1 from participation.decision d where d.item = i.id)
                """)
                .param("title", titleText)
                .param("body", body)
                .param("subjectKind", subject.kind())
                .param("subject", subject.id())
                .update();
    }

    private boolean waitsAlready(UUID body, ItemKind kind, Subject subject) {
        return jdbc.sql("""
                select exists (select 1 from participation.item i left join participation.meeting m on m.id = i.meeting
                                where i.body = :body and i.kind = :kind and i.subject_kind = :subjectKind and i.subject = :subject
                                  and not i.treated and (m.id is null or m.stage in ('PLANNED', 'CONVENED', 'IN_SESSION'))
                                  and not exists (select 1 from participation.item later where later.carried_from = i.id))
                """)
                .param("body", body)
                .param("kind", kind.name())
                .param("subjectKind", subject.kind())
                .param("subject", subject.id())
                .query(Boolean.class)
                .single();
    }

    @ReadOnce
    Item get(UUID item) {
        return find(item).orElseThrow(() -> new NotFound("item"));
    }

    @ReadOnce
    Optional<Item> find(UUID item) {
        return jdbc.sql(ITEMS + " where i.id = :id")
                .param("id", item)
                .query(Agendas::item)
                .optional();
    }

    @ReadOnce
    List<Item> of(UUID meeting) {
        return jdbc.sql(ITEMS + " where i.meeting = :meeting order by i.position, i.id")
                .param("meeting", meeting)
                .query(Agendas::item)
                .list();
    }

    /** Of all that stands on an agenda, by meeting. */
    @ReadOnce
    Map<UUID, List<UUID>> titles() {
        var titles = new HashMap<UUID, List<UUID>>();
        jdbc.sql("select meeting, title from participation.item where meeting is not null order by position, id")
                .query(row -> {
                    titles.computeIfAbsent(row.getObject("meeting", UUID.class), it -> new ArrayList<>())
                            .add(row.getObject("title", UUID.class));
                });
        return titles;
    }

    @ReadOnce
    List<Item> waiting(UUID body) {
        return jdbc.sql(ITEMS + " where i.body = :body and i.meeting is null order by i.position, i.id")
                .param("body", body)
                .query(Agendas::item)
                .list();
    }

    void write(Meeting meeting, List<Line> lines) {
        for (var line :
                lines.stream().sorted(Comparator.comparingInt(Line::position)).toList()) {
            if (line.id() == null) {
                var title = line.title();
                if (title != null && !line.remove()) {
                    insert(meeting.body(), meeting.id(), line.kind(), texts.write(title), line.minutes(), null, null);
                }
            } else {
                change(meeting, line.id(), line);
            }
        }
        renumber(meeting.id(), lines);
    }

    private void change(Meeting meeting, UUID id, Line line) {
        var item = get(id);
        if (!meeting.id().equals(item.meeting())) {
            throw new NotFound("item of this meeting");
        }
        if (line.carry()) {
            move(item, next(meeting.body(), meeting.id()).orElse(null));
        } else if (line.remove() && item.ownTitle()) {
            jdbc.sql("delete from participation.item where id = :id")
                    .param("id", id)
                    .update();
        } else if (line.remove()) {
            // What another room or an earlier meeting brought is not lost by a tick; it waits.
            move(item, null);
        } else {
            if (line.title() != null && item.ownTitle()) {
                texts.revise(item.title(), line.title());
            }
            jdbc.sql(
                            "update participation.item set kind = :kind, minutes = :minutes, version = version + 1 where id = :id")
                    .param("kind", (item.brought() ? item.kind() : line.kind()).name())
                    .param("minutes", line.minutes())
                    .param("id", id)
                    .update();
        }
    }

    private void renumber(UUID meeting, List<Line> lines) {
        var wanted = new java.util.HashMap<UUID, Integer>();
        lines.forEach(it -> {
            if (it.id() != null) {
                wanted.put(it.id(), it.position());
            }
        });
        var position = 1;
        for (var item : of(meeting).stream()
                .sorted(Comparator.comparingInt(it -> wanted.getOrDefault(it.id(), it.position() + 10_000)))
                .toList()) {
            place(item.id(), meeting, position++);
        }
    }

    /** Not reached in its meeting: a new item at the next one says from where it comes. */
    void carry(UUID id, Visitor by) {
        Meetings.mustRun(by, get(id).body());
        ledger.takeTurn();
        var item = get(id);
        if (!item.left()) {
            throw new Conflicted("", "participation.item.not-left");
        }
        var deciding = jdbc.sql("select exists (select 1 from participation.decision where item = :item)")
                .param("item", id)
                .query(Boolean.class)
                .single();
        if (deciding) {
            throw new Conflicted("", "participation.item.decision-open");
        }
        carry(item);
    }

    private void carry(Item item) {
        insert(
                item.body(),
                next(item.body(), item.meeting()).orElse(null),
                item.kind(),
                item.title(),
                item.minutes(),
                item.subject(),
                item.id());
    }

    /** Where what a meeting leaves would go today; nowhere yet while no other is planned. */
    Optional<UUID> nextAfter(Meeting meeting) {
        return next(meeting.body(), meeting.id());
    }

    void carryWhatIsLeft(Meeting meeting) {
        of(meeting.id()).stream().filter(Item::left).forEach(this::carry);
    }

    void treat(UUID item) {
        jdbc.sql("update participation.item set treated = true, version = version + 1 where id = :id")
                .param("id", item)
                .update();
    }

    void noQuorum(UUID item, String told) {
        jdbc.sql("update participation.item set no_quorum = :told, version = version + 1 where id = :id")
                .param("told", told)
                .param("id", item)
                .update();
    }

    void takeFromTheWaiting(UUID body, UUID meeting) {
        if (next(body, null).filter(meeting::equals).isPresent()) {
            waiting(body).forEach(it -> move(it, meeting));
            stranded(body).forEach(it -> move(it, meeting));
        }
    }

    /** What others brought before a meeting whose time went by without anybody opening it. */
    private List<Item> stranded(UUID body) {
        return jdbc
                .sql(ITEMS + """
                 join participation.meeting m on m.id = i.meeting
                 where i.body = :body and m.stage in ('PLANNED', 'CONVENED') and m.ends_at <= :now
                 order by m.starts_at, i.position, i.id
                """)
                .param("body", body)
                .param("now", Timestamp.from(clock.instant()))
                .query(Agendas::item)
                .stream()
                .filter(it -> !it.ownTitle())
                .toList();
    }

    void giveBackToTheWaiting(Meeting meeting) {
        of(meeting.id()).stream()
                .filter(it -> !it.ownTitle())
                .forEach(it -> move(it, next(meeting.body(), meeting.id()).orElse(null)));
    }

    private void move(Item item, @Nullable UUID meeting) {
        place(item.id(), meeting, last(item.body(), meeting) + 1);
    }

    private void place(UUID item, @Nullable UUID meeting, int position) {
        jdbc.sql(
                        "update participation.item set meeting = :meeting, position = :position, version = version + 1 where id = :id")
                .param("meeting", meeting, java.sql.Types.OTHER)
                .param("position", position)
                .param("id", item)
                .update();
    }

    private void insert(
            UUID body,
            @Nullable UUID meeting,
            ItemKind kind,
            UUID title,
            int minutes,
            @Nullable Subject subject,
            @Nullable UUID carriedFrom) {
        jdbc.sql("""
                insert into participation.item (id, body, meeting, position, kind, title, minutes, subject_kind, subject, carried_from)
                values (:id, :body, :meeting, :position, :kind, :title, :minutes, :subjectKind, :subject, :carriedFrom)
                """)
                .param("id", Ids.next())
                .param("body", body)
                .param("meeting", meeting, java.sql.Types.OTHER)
                .param("position", last(body, meeting) + 1)
                .param("kind", kind.name())
                .param("title", title)
                .param("minutes", minutes)
                .param("subjectKind", subject == null ? null : subject.kind())
                .param("subject", subject == null ? null : subject.id(), java.sql.Types.OTHER)
                .param("carriedFrom", carriedFrom, java.sql.Types.OTHER)
                .update();
    }

    private int last(UUID body, @Nullable UUID meeting) {
        return jdbc.sql("""
                select coalesce(max(position), 0) from participation.item
                 where body = :body and meeting is not distinct from cast(:meeting as uuid)
                """)
                .param("body", body)
                .param("meeting", meeting, java.sql.Types.OTHER)
                .query(Integer.class)
                .single();
    }

    /** A meeting that nobody opened in its time is not the next one, though nobody has cancelled it. */
    private Optional<UUID> next(UUID body, @Nullable UUID but) {
        return jdbc.sql("""
                select id from participation.meeting
                 where body = :body and stage in ('PLANNED', 'CONVENED') and ends_at > :now
                   and id is distinct from cast(:but as uuid)
                 order by starts_at limit 1
                """)
                .param("body", body)
                .param("now", Timestamp.from(clock.instant()))
                .param("but", but, java.sql.Types.OTHER)
                .query(UUID.class)
                .optional();
    }

    private static Item item(ResultSet row, int n) throws SQLException {
        var subject = row.getObject("subject", UUID.class);
        return new Item(
                row.getObject("id", UUID.class),
                row.getObject("body", UUID.class),
                row.getObject("meeting", UUID.class),
                row.getInt("position"),
                ItemKind.valueOf(row.getString("kind")),
                row.getObject("title", UUID.class),
                row.getInt("minutes"),
                subject == null ? null : new Subject(row.getString("subject_kind"), subject),
                row.getObject("carried_from", UUID.class),
                row.getBoolean("carried"),
                row.getBoolean("treated"),
                row.getString("no_quorum"),
                row.getInt("version"));
    }
}
