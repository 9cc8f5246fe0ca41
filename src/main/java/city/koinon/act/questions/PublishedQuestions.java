package city.koinon.act.questions;

import city.koinon.act.services.Topic;
import city.koinon.platform.kernel.Ids;
import city.koinon.platform.kernel.ReadOnce;
import city.koinon.platform.kernel.Refused;
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
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the questions and answers that everybody may read. */
@Service
@Transactional
class PublishedQuestions {

    /** Steps of addresses that lead elsewhere. */
    private static final Set<String> TAKEN = Set.of("inbox", "new", "arrangement");

    private final JdbcClient jdbc;
    private final Questions questions;
    private final Course course;
    private final Texts texts;
    private final Manuscripts manuscripts;
    private final Municipality municipality;
    private final Clock clock;

    PublishedQuestions(
            JdbcClient jdbc,
            Questions questions,
            Course course,
            Texts texts,
            Manuscripts manuscripts,
            Municipality municipality,
            Clock clock) {
        this.jdbc = jdbc;
        this.questions = questions;
        this.course = course;
        this.texts = texts;
        this.manuscripts = manuscripts;
        this.municipality = municipality;
        this.clock = clock;
    }

    /** @param language in which both are written */
    record Draft(String slug, Topic topic, UUID office, String language, String question, String answer) {}

    /** Those that may be read, by topic and in the order in which they came. */
    @Transactional(readOnly = true)
    @ReadOnce
    List<Published> list() {
        return jdbc
                .sql("select * from questions.published where withdrawn_on is null order by published_at, id")
                .query(PublishedQuestions::published)
                .list()
                .stream()
                .sorted(java.util.Comparator.comparing(Published::topic))
                .toList();
    }

    /** Also one that was withdrawn. */
    @Transactional(readOnly = true)
    @ReadOnce
    Optional<Published> find(String slug) {
        return jdbc.sql("select * from questions.published where slug = :slug")
                .param("slug", slug)
                .query(PublishedQuestions::published)
                .optional();
    }

    /**
     * @param from the question that gave rise to it; null where an editor thought of it
     * @throws Refused when the address is taken, or whoever asked did not agree
     */
    UUID publish(@Nullable Question from, Draft draft, Visitor by) {
        by.must(Role.EDITOR);
        if (from != null) {
            // As it is now: whoever asked may have taken it back while somebody was writing.
            var now = course.hold(from.id());
            if (now.words() == null || !now.mayPublish()) {
                throw new Refused("", "questions.refused.consent");
            }
        }
        mustBeFree(draft.slug(), null);
        var id = Ids.next();
        jdbc.sql("""
                insert into questions.published (id, slug, topic, question, answer, office, made_from, published_at, changed_at)
                values (:id, :slug, :topic, :question, :answer, :office, :from, :now, :now)
                """)
                .param("id", id)
                .param("slug", draft.slug())
                .param("topic", draft.topic().name())
                .param("question", texts.write(Written.of(draft.language(), draft.question())))
                .param("answer", texts.write(Written.of(draft.language(), draft.answer())))
                .param("office", draft.office())
                .param("from", from == null ? null : from.id(), Types.OTHER)
                .param("now", Timestamp.from(clock.instant()))
                .update();
        makeKnown(draft.slug());
        return id;
    }

    /** Also brings back one that was withdrawn. */
    void change(Published before, Draft to, int seen, Visitor by) {
        by.must(Role.EDITOR);
        mustBeFree(to.slug(), before);
        var changed = jdbc.sql("""
                update questions.published
                   set slug = :slug, topic = :topic, office = :office, changed_at = :now, withdrawn_on = null, version = version + 1
                 where id = :id and version = :seen
                """)
                .param("slug", to.slug())
                .param("topic", to.topic().name())
                .param("office", to.office())
                .param("now", Timestamp.from(clock.instant()))
                .param("id", before.id())
                .param("seen", seen)
                .update();
        changed(changed);
        texts.revise(before.question(), Written.of(to.language(), to.question()));
        texts.revise(before.answer(), Written.of(to.language(), to.answer()));
        makeKnown(to.slug());
    }

    void withdraw(Published it, int seen, Visitor by) {
        by.must(Role.EDITOR);
        changed(jdbc.sql("""
                update questions.published set withdrawn_on = :today, version = version + 1
                 where id = :id and version = :seen and withdrawn_on is null
                """)
                .param("today", municipality.today())
                .param("id", it.id())
                .param("seen", seen)
                .update());
        manuscripts.withdraw(Published.KIND, it.id());
    }

    /** Takes one that was withdrawn away for ever, in every language. */
    void erase(Published it, int seen, Visitor by) {
        by.must(Role.EDITOR);
        changed(jdbc.sql(
                        "delete from questions.published where id = :id and version = :seen and withdrawn_on is not null")
                .param("id", it.id())
                .param("seen", seen)
                .update());
        manuscripts.erase(Published.KIND, it.id());
    }

    /** The question that gave rise to one, while its words are still there. */
    @Transactional(readOnly = true)
    Optional<Question> from(Published it) {
        return Optional.ofNullable(it.madeFrom()).map(questions::get).filter(from -> from.words() != null);
    }

    private void makeKnown(String slug) {
        var it = find(slug).orElseThrow();
        manuscripts.publish(new Manuscript(Published.KIND, it.id(), it.path(), false, it.texts()));
    }

    private void mustBeFree(String slug, @Nullable Published own) {
        var taken = find(slug).filter(it -> own == null || !it.id().equals(own.id()));
        if (TAKEN.contains(slug) || taken.isPresent()) {
            throw new Refused("slug", "questions.refused.taken");
        }
    }

    private static void changed(int rows) {
        if (rows == 0) {
            throw new Stale("published question");
        }
    }

    private static Published published(ResultSet row, int n) throws SQLException {
        return new Published(
                row.getObject("id", UUID.class),
                row.getString("slug"),
                Topic.valueOf(row.getString("topic")),
                row.getObject("question", UUID.class),
                row.getObject("answer", UUID.class),
                row.getObject("office", UUID.class),
                row.getObject("made_from", UUID.class),
                row.getTimestamp("published_at").toInstant(),
                row.getTimestamp("changed_at").toInstant(),
                row.getObject("withdrawn_on", LocalDate.class),
                row.getInt("version"));
    }
}
