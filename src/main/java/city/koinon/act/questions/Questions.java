package city.koinon.act.questions;

import city.koinon.act.services.Topic;
import city.koinon.platform.directory.Directory;
import city.koinon.platform.duties.Duties;
import city.koinon.platform.duties.DutyKind;
import city.koinon.platform.identity.Accounts;
import city.koinon.platform.identity.Code;
import city.koinon.platform.identity.Seals;
import city.koinon.platform.kernel.Ids;
import city.koinon.platform.kernel.NotFound;
import city.koinon.platform.kernel.Refused;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.kernel.Visitor;
import city.koinon.platform.ledger.Actor;
import city.koinon.platform.ledger.Draft;
import city.koinon.platform.municipality.Municipality;
import city.koinon.platform.notices.Letter;
import city.koinon.platform.notices.Notices;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps what is asked, and what the asker says of the answer. What is owed stands in public as a number; who asked and what is read by the
 * asker, by the office that owes the answer, and by editors.
 */
@Service
@Transactional
class Questions {

    private static final String CODE = "question";

    private final JdbcClient jdbc;
    private final QuestionRows rows;
    private final Course course;
    private final Arrangements arrangements;
    private final Seals seals;
    private final Duties duties;
    private final Directory directory;
    private final Accounts accounts;
    private final Municipality municipality;
    private final Notices notices;
    private final Erasing erasing;
    private final Clock clock;

    Questions(
            JdbcClient jdbc,
            QuestionRows rows,
            Course course,
            Arrangements arrangements,
            Seals seals,
            Duties duties,
            Directory directory,
            Accounts accounts,
            Municipality municipality,
            Notices notices,
            Erasing erasing,
            Clock clock) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.course = course;
        this.arrangements = arrangements;
        this.seals = seals;
        this.duties = duties;
        this.directory = directory;
        this.accounts = accounts;
        this.municipality = municipality;
        this.notices = notices;
        this.erasing = erasing;
        this.clock = clock;
    }

    /** @param about null where it is about no page */
    record Asked(
            String words,
            Topic topic,
            String language,
            @Nullable String about,
            Contact contact,
            boolean mayPublish,
            @Nullable UUID account) {}

    /** @param reason why it was handed on */
    record HandedOn(@Nullable UUID from, UUID to, Reason reason, Instant at) {}

    /** What opens the question that was asked with this form; the same however often the form is sent. */
    Code codeOf(UUID form) {
        return seals.codeOf(CODE, form);
    }

    /**
     * Takes a question, once for each form: whoever sends the same form again, even at the same moment, has asked once.
     *
     * @return false when it was asked before
     */
    boolean ask(UUID form, Asked asked) {
        arrangements.takeTurn();
        var known = jdbc.sql("select count(*) from questions.question where form = :form")
                .param("form", hash(form))
                .query(Integer.class)
                .single();
        if (known > 0) {
            return false;
        }
        var id = Ids.next();
        var owner = arrangements.officeFor(asked.topic()).orElse(null);
        jdbc.sql("""
                insert into questions.question
                    (id, number, form, code, account, topic, language, about, words, contact, may_publish, state, owner, asked_at)
                values (:id, :number, :form, :code, :account, :topic, :language, :about, :words, :contact, :mayPublish, 'NEW', :owner, :now)
                """)
                .param("id", id)
                .param("number", arrangements.nextNumber())
                .param("form", hash(form))
                .param("code", codeOf(form).hash(CODE))
                .param("account", asked.account(), Types.OTHER)
                .param("topic", asked.topic().name())
                .param("language", asked.language())
                .param("about", asked.about(), Types.VARCHAR)
                .param("words", seals.seal(asked.words()))
                .param(
                        "contact",
                        asked.contact().given() ? seals.seal(asked.contact().lines()) : null,
                        Types.BINARY)
                .param("mayPublish", asked.mayPublish())
                .param("owner", owner, Types.OTHER)
                .param("now", Timestamp.from(clock.instant()))
                .update();
        var question = get(id);
        if (owner == null) {
            accounts.withRole(Role.EDITOR)
                    .forEach(editor -> notices.send(Letter.of(
                            "question:" + id + ":unowned",
                            editor.id(),
                            "questions.mail.unowned.subject",
                            "questions.mail.unowned.body",
                            question.deskPath(),
                            question.shownNumber(),
                            question.topic())));
        } else {
            course.oweAnew(question, owner);
        }
        return true;
    }

    @Transactional(readOnly = true)
    Optional<Question> find(Code code) {
        return rows.one("code = :it", code.hash(CODE));
    }

    @Transactional(readOnly = true)
    Optional<Question> find(int number) {
        return rows.one("number = :it", number);
    }

    /** @throws NotFound when there is none */
    @Transactional(readOnly = true)
    Question get(UUID id) {
        return rows.one("id = :it", id).orElseThrow(() -> new NotFound("question " + id));
    }

    /** The newest first; without those whose words are erased. */
    @Transactional(readOnly = true)
    List<Question> of(UUID account) {
        return jdbc.sql(
                        "select * from questions.question where account = :account and words is not null order by number desc")
                .param("account", account)
                .query(rows.opened())
                .list();
    }

    /** Those of these that are still there, in the same order, with their words. */
    @Transactional(readOnly = true)
    List<Question> opened(List<UUID> listed) {
        var opened = jdbc
                .sql("select * from questions.question where id = any (:ids)")
                .param("ids", listed.toArray(UUID[]::new))
                .query(rows.opened())
                .list()
                .stream()
                .collect(Collectors.toMap(Question::id, it -> it));
        return listed.stream().map(opened::get).filter(Objects::nonNull).toList();
    }

    /** Oldest first. */
    @Transactional(readOnly = true)
    List<Answer> answers(UUID question) {
        return jdbc.sql("select * from questions.answer where question = :question order by answered_at, id")
                .param("question", question)
                .query(QuestionRows::answer)
                .list();
    }

    /** Oldest first. */
    @Transactional(readOnly = true)
    List<HandedOn> ways(UUID question) {
        return jdbc.sql("select * from questions.handed_on where question = :question order by at, id")
                .param("question", question)
                .query((row, n) -> new HandedOn(
                        row.getObject("from_office", UUID.class),
                        row.getObject("to_office", UUID.class),
                        Reason.valueOf(row.getString("reason")),
                        row.getTimestamp("at").toInstant()))
                .list();
    }

    /** Until when an answer is owed; empty when none is. */
    @Transactional(readOnly = true)
    Optional<LocalDate> due(Question question) {
        return duties.openFor(question.subject(), DutyKind.REPLY).map(it -> it.dueOn(municipality.today()));
    }

    /** Whoever answers it; while the answer is overdue also the holder of the office above, to see to it. */
    @Transactional(readOnly = true)
    boolean readBy(Question question, Visitor visitor) {
        return question.readBy(visitor)
                || due(question).filter(it -> it.isBefore(municipality.today())).isPresent()
                        && heldAbove(question, visitor);
    }

    /** The visitor holds the office above the one that owes the answer. */
    @Transactional(readOnly = true)
    boolean heldAbove(Question question, Visitor visitor) {
        return Optional.ofNullable(question.owner())
                .flatMap(directory::superior)
                .filter(it -> visitor.is(Role.OFFICE_HOLDER, it.id()))
                .isPresent();
    }

    /** The answer was one. */
    void helped(Question question) {
        var now = course.hold(question.id());
        if (now.state() == State.ANSWERED) {
            course.end(now, Ending.HELPED, null);
        }
    }

    /**
     * The answer was none, and the office owes another. Only once.
     *
     * @param still what is still asked
     */
    void askAgain(Question question, @Nullable String still) {
        var now = course.hold(question.id());
        if (now.state() != State.ANSWERED) {
            throw new Refused("", "questions.refused.move");
        }
        if (now.reopened()) {
            throw new Refused("", "questions.refused.reopened");
        }
        jdbc.sql("update questions.question set still_asked = :still, reopened = true where id = :id")
                .param("still", still == null ? null : seals.seal(still), Types.BINARY)
                .param("id", now.id())
                .update();
        course.move(now, State.ASSIGNED);
        course.oweAnew(now, Objects.requireNonNull(now.owner()));
    }

    /** The asker takes it back, and everything that was said goes at once. */
    void withdraw(UUID id) {
        var question = course.hold(id);
        if (question.state() != State.CLOSED) {
            course.end(question, Ending.WITHDRAWN, Draft.of(Course.CLOSED, question.subject(), Actor.SYSTEM));
        }
        erasing.erase(id);
    }

    private static byte[] hash(UUID form) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(("form " + form).getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
