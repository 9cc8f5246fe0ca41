package city.koinon.act.guide;

import city.koinon.act.services.Topic;
import city.koinon.platform.kernel.Ids;
import city.koinon.platform.kernel.NotFound;
import city.koinon.platform.kernel.ReadOnce;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.kernel.Stale;
import city.koinon.platform.kernel.Visitor;
import city.koinon.platform.municipality.Municipality;
import city.koinon.platform.texts.Manuscript;
import city.koinon.platform.texts.Manuscripts;
import city.koinon.platform.texts.Texts;
import city.koinon.platform.texts.Written;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what is different in the city for a while. */
@Service
@Transactional
class Announcements {

    private final JdbcClient jdbc;
    private final Texts texts;
    private final Manuscripts manuscripts;
    private final Municipality municipality;
    private final Clock clock;

    Announcements(JdbcClient jdbc, Texts texts, Manuscripts manuscripts, Municipality municipality, Clock clock) {
        this.jdbc = jdbc;
        this.texts = texts;
        this.manuscripts = manuscripts;
        this.municipality = municipality;
        this.clock = clock;
    }

    /** @param last the last day on which it holds */
    record Draft(@Nullable Topic topic, Written title, Written words, LocalDate first, LocalDate last) {}

    /** The newest first, also those that are over; without those that were withdrawn. */
    @Transactional(readOnly = true)
    @ReadOnce
    public List<Announcement> list() {
        return all().stream().filter(it -> it.withdrawnOn() == null).toList();
    }

    private List<Announcement> all() {
        return jdbc.sql("select * from guide.announcement order by first_day desc, id desc")
                .query((row, n) -> new Announcement(
                        row.getObject("id", UUID.class),
                        topic(row.getString("topic")),
                        row.getObject("title", UUID.class),
                        row.getObject("words", UUID.class),
                        row.getObject("first_day", LocalDate.class),
                        row.getObject("last_day", LocalDate.class),
                        withdrawn(row),
                        row.getTimestamp("made_at").toInstant(),
                        row.getInt("version")))
                .list();
    }

    /** Those that hold on this day, the newest first. */
    @Transactional(readOnly = true)
    @ReadOnce
    public List<Announcement> on(LocalDate day) {
        return list().stream().filter(it -> it.holdsOn(day)).toList();
    }

    @Transactional(readOnly = true)
    List<Announcement> some(Collection<UUID> ids) {
        return list().stream().filter(it -> ids.contains(it.id())).toList();
    }

    /** Also one that was withdrawn. @throws NotFound when the city has no such announcement */
    @Transactional(readOnly = true)
    Announcement get(UUID id) {
        return all().stream()
                .filter(it -> it.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NotFound("announcement " + id));
    }

    UUID make(Draft draft, Visitor by) {
        by.must(Role.EDITOR);
        var id = Ids.next();
        var now = Timestamp.from(clock.instant());
        jdbc.sql("""
                insert into guide.announcement (id, topic, title, words, first_day, last_day, made_at)
                values (:id, :topic, :title, :words, :first, :last, :now)
                """)
                .param("id", id)
                .param("topic", name(draft.topic()))
                .param("title", texts.write(draft.title()))
                .param("words", texts.write(draft.words()))
                .param("first", draft.first())
                .param("last", draft.last())
                .param("now", now)
                .update();
        publish(id);
        return id;
    }

    /** @throws Stale when somebody else has changed it since */
    void change(UUID id, Draft draft, int seen, Visitor by) {
        by.must(Role.EDITOR);
        var before = get(id);
        var rows = jdbc.sql("""
                update guide.announcement
                set    topic = :topic, first_day = :first, last_day = :last, withdrawn_on = null, ended = false,
                       version = version + 1
                where  id = :id and version = :seen
                """)
                .param("topic", name(draft.topic()))
                .param("first", draft.first())
                .param("last", draft.last())
                .param("id", id)
                .param("seen", seen)
                .update();
        if (rows == 0) {
            throw new Stale("announcement");
        }
        texts.revise(before.title(), draft.title());
        texts.revise(before.words(), draft.words());
        publish(id);
    }

    /**
     * For what was said by mistake, or came to nothing; what is only over ends by itself. To change it brings it back.
     *
     * @throws Stale when somebody else has changed it since
     */
    void withdraw(UUID id, int seen, Visitor by) {
        by.must(Role.EDITOR);
        var rows = jdbc.sql("""
                update guide.announcement set withdrawn_on = :today, version = version + 1
                where  id = :id and version = :seen and withdrawn_on is null
                """)
                .param("today", municipality.today())
                .param("id", id)
                .param("seen", seen)
                .update();
        if (rows == 0) {
            throw new Stale("announcement");
        }
        manuscripts.withdraw(Announcement.KIND, id);
    }

    /** Nobody needs to translate any more what is over. */
    void endThoseThatAreOver() {
        jdbc.sql("update guide.announcement set ended = true where last_day < :today and not ended returning id")
                .param("today", municipality.today())
                .query(UUID.class)
                .list()
                .forEach(it -> manuscripts.withdraw(Announcement.KIND, it));
    }

    private void publish(UUID id) {
        var it = get(id);
        manuscripts.publish(new Manuscript(Announcement.KIND, id, it.path(), false, it.texts()));
        endThoseThatAreOver();
    }

    private static @Nullable LocalDate withdrawn(ResultSet row) throws SQLException {
        return row.getObject("withdrawn_on", LocalDate.class);
    }

    private static @Nullable String name(@Nullable Topic topic) {
        return topic == null ? null : topic.name();
    }

    private static @Nullable Topic topic(@Nullable String name) {
        return name == null ? null : Topic.valueOf(name);
    }
}
