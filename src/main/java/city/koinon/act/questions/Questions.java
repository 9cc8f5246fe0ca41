package city.koinon.act.questions;

import city.koinon.act.services.Topic;
import city.koinon.platform.directory.Directory;
import city.koinon.platform.directory.Office;
import city.koinon.platform.duties.DayKind;
import city.koinon.platform.duties.Duties;
import city.koinon.platform.duties.Duty;
import city.koinon.platform.duties.DutyKind;
import city.koinon.platform.duties.Ladder;
import city.koinon.platform.duties.Owed;
import city.koinon.platform.duties.Party;
import city.koinon.platform.duties.Rung;
import city.koinon.platform.duties.Term;
import city.koinon.platform.identity.Accounts;
import city.koinon.platform.identity.Code;
import city.koinon.platform.identity.Seals;
import city.koinon.platform.kernel.Ids;
import city.koinon.platform.kernel.NotAllowed;
import city.koinon.platform.kernel.NotFound;
import city.koinon.platform.kernel.Refused;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.kernel.Stale;
import city.koinon.platform.kernel.Visitor;
import city.koinon.platform.ledger.Act;
import city.koinon.platform.ledger.Actor;
import city.koinon.platform.ledger.Draft;
import city.koinon.platform.ledger.ForTheCity;
import city.koinon.platform.ledger.Ledger;
import city.koinon.platform.municipality.Municipality;
import city.koinon.platform.notices.Letter;
import city.koinon.platform.notices.Notices;
import city.koinon.platform.texts.Manuscripts;
import city.koinon.platform.texts.Texts;
import city.koinon.platform.texts.Written;
import city.koinon.platform.ui.Words;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps what is asked, and moves it on. What is owed stands in public as a number; who asked and what is read by the asker, by the office
 * that owes the answer, and by editors.
 */
@Service
@Transactional
class Questions {

    static final String ANSWERED = "QUESTION_ANSWERED";
    static final String HANDED_ON = "QUESTION_HANDED_ON";
    static final String CLOSED = "QUESTION_CLOSED";

    /** Days of silence after the asker could read the answer in their language; then it counts as one. */
    static final int QUIET_AFTER = 30;

    /** Days after which it counts as one although nobody has translated it. */
    static final int QUIET_AT_LAST = 120;

    /** Working days an office has at least that gets the question late. */
    private static final int AT_LEAST = 2;

    private static final String CODE = "question";

    /** A word two days before; then everybody sees the number, and after a week of silence the office above is told. */
    private static final Ladder LADDER = new Ladder(List.of(
            new Rung(0, -2, DayKind.WORKING, Set.of(Rung.Target.DEBTOR)),
            new Rung(1, 1, DayKind.CALENDAR, Set.of(Rung.Target.DEBTOR)),
            new Rung(2, 5, DayKind.WORKING, Set.of(Rung.Target.DEBTOR, Rung.Target.SUPERIOR))));

    private final JdbcClient jdbc;
    private final QuestionRows rows;
    private final Arrangements arrangements;
    private final Seals seals;
    private final Duties duties;
    private final Ledger ledger;
    private final ForTheCity forTheCity;
    private final Directory directory;
    private final Accounts accounts;
    private final Municipality municipality;
    private final Notices notices;
    private final Askers askers;
    private final Erasing erasing;
    private final Texts texts;
    private final Manuscripts manuscripts;
    private final Words words;
    private final Clock clock;

    Questions(
            JdbcClient jdbc,
            QuestionRows rows,
            Arrangements arrangements,
            Seals seals,
            Duties duties,
            Ledger ledger,
            ForTheCity forTheCity,
            Directory directory,
            Accounts accounts,
            Municipality municipality,
            Notices notices,
            Askers askers,
            Erasing erasing,
            Texts texts,
            Manuscripts manuscripts,
            Words words,
            Clock clock) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.arrangements = arrangements;
        this.seals = seals;
        this.duties = duties;
        this.ledger = ledger;
        this.forTheCity = forTheCity;
        this.directory = directory;
        this.accounts = accounts;
        this.municipality = municipality;
        this.notices = notices;
        this.askers = askers;
        this.erasing = erasing;
        this.texts = texts;
        this.manuscripts = manuscripts;
        this.words = words;
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
            owe(
                    question,
                    owner,
                    municipality.today(),
                    Term.working(arrangements.get().days()));
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

    // What the city does

    /** Somebody of the office begins to work on it. */
    void take(UUID id, int seen, Visitor by) {
        var question = theirs(id, seen, by);
        must(question, State.ASSIGNED);
        if (question.owner() == null) {
            throw new Refused("", "questions.refused.noOffice");
        }
        move(question, State.ASSIGNED);
    }

    /**
     * Gives it to another office. Whoever asked does not wait longer for it, but for the last days an office needs that never had it. A day
     * that has passed stays where it is: what is late is late in whatever hands.
     */
    void handOn(UUID id, UUID office, Reason reason, int seen, Visitor by) {
        var question = hold(id);
        if (!readBy(question, by)) {
            throw notTheirs(id);
        }
        Stale.unless(seen, question.version(), "question " + id);
        must(question, State.FORWARDED);
        if (office.equals(question.owner())) {
            throw new Refused("office", "questions.refused.sameOffice");
        }
        if (directory.officesInTerm().stream().noneMatch(it -> it.id().equals(office))) {
            throw new Refused("office", "ui.refused.choice");
        }
        var today = municipality.today();
        var owed = duties.openFor(question.subject(), DutyKind.REPLY);
        var promised = owed.map(it -> it.dueOn(today));
        var late = owed.filter(it -> it.dueOn(today).isBefore(today));
        var hadIt = ways(id).stream().anyMatch(it -> office.equals(it.from()) || office.equals(it.to()));
        var act = ledger.record(signed(HANDED_ON, question, by)
                .with("to", directory.office(office).name())
                .with("reason", reason));
        duties.lapseAll(question.subject(), DutyKind.REPLY, act);
        jdbc.sql("""
                insert into questions.handed_on (id, question, from_office, to_office, reason, at)
                values (:id, :question, :from, :to, :reason, :now)
                """)
                .param("id", Ids.next())
                .param("question", id)
                .param("from", question.owner(), Types.OTHER)
                .param("to", office)
                .param("reason", reason.name())
                .param("now", Timestamp.from(clock.instant()))
                .update();
        jdbc.sql("update questions.question set owner = :owner where id = :id")
                .param("owner", office)
                .param("id", id)
                .update();
        move(question, State.FORWARDED);
        owe(
                question,
                office,
                late.map(Duty::startsOn).orElse(today),
                promised.map(it -> Term.until(hadIt || late.isPresent() ? it : later(it, soonest())))
                        .orElseGet(() -> Term.working(arrangements.get().days())));
    }

    /**
     * Answers in a language the officer can write. Where that is not the asker's, somebody is asked to translate it, and the asker reads the
     * original until then.
     */
    void answer(UUID id, String language, String said, int seen, Visitor by) {
        var question = theirs(id, seen, by);
        must(question, State.ANSWERED);
        var office = question.owner();
        if (office == null) {
            throw new Refused("", "questions.refused.noOffice");
        }
        var now = clock.instant();
        var answer = new Answer(
                Ids.next(),
                id,
                texts.write(Written.of(language, words.say(language, "questions.answerTo", question.shownNumber()))),
                texts.write(Written.of(language, said)),
                language,
                office,
                now,
                language.equals(question.language()));
        jdbc.sql("""
                insert into questions.answer (id, question, title, words, language, office, answered_at, told, told_at)
                values (:id, :question, :title, :words, :language, :office, :now, :told, :toldAt)
                """)
                .param("id", answer.id())
                .param("question", id)
                .param("title", answer.title())
                .param("words", answer.words())
                .param("language", language)
                .param("office", office)
                .param("now", Timestamp.from(now))
                .param("told", answer.told())
                .param("toldAt", answer.told() ? Timestamp.from(now) : null, Types.TIMESTAMP)
                .update();
        manuscripts.publish(answer.manuscript(question.language(), question.deskPath()));
        jdbc.sql("update questions.question set answered_at = :now where id = :id")
                .param("now", Timestamp.from(now))
                .param("id", id)
                .update();
        move(question, State.ANSWERED);
        var act = ledger.record(signed(ANSWERED, question, by));
        duties.dischargeAll(question.subject(), DutyKind.REPLY, act);
        askers.answered(question, answer);
    }

    /** Ends what needs no answer. */
    void close(UUID id, Ending ending, int seen, Visitor by) {
        var question = theirs(id, seen, by);
        if (!question.state().waits()) {
            throw new Refused("", "questions.refused.move");
        }
        if (ending != Ending.NO_QUESTION && ending != Ending.ASKED_TWICE) {
            throw new Refused("ending", "ui.refused.choice");
        }
        end(question, ending, signed(CLOSED, question, by));
    }

    // What the asker does

    /** The answer was one. */
    void helped(Question question) {
        var now = hold(question.id());
        if (now.state() == State.ANSWERED) {
            end(now, Ending.HELPED, null);
        }
    }

    /**
     * The answer was none, and the office owes another. Only once.
     *
     * @param still what is still asked
     */
    void askAgain(Question question, @Nullable String still) {
        var now = hold(question.id());
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
        move(now, State.ASSIGNED);
        owe(
                now,
                Objects.requireNonNull(now.owner()),
                municipality.today(),
                Term.working(arrangements.get().days()));
    }

    /** The asker takes it back, and everything that was said goes at once. */
    void withdraw(UUID id) {
        var question = hold(id);
        if (question.state() != State.CLOSED) {
            end(question, Ending.WITHDRAWN, Draft.of(CLOSED, question.subject(), Actor.SYSTEM));
        }
        erasing.erase(id);
    }

    // What comes with time

    /** Those nobody has said anything about since the answer could be read in the asker's language. */
    @Transactional(readOnly = true)
    List<UUID> quiet() {
        return jdbc.sql("""
                select id from questions.question
                where  state = 'ANSWERED' and answered_at < :since
                and    (answered_at < :atLast
                        or not exists (select 1 from questions.answer
                                       where  (answer.city, answer.question) = (question.city, question.id)
                                       and    (not told or coalesce(told_at, answer.answered_at) >= :since)))
                order by number
                """)
                .param("since", Timestamp.from(startOf(municipality.today().minusDays(QUIET_AFTER))))
                .param("atLast", Timestamp.from(startOf(municipality.today().minusDays(QUIET_AT_LAST))))
                .query((row, n) -> row.getObject("id", UUID.class))
                .list();
    }

    void endQuietly(UUID id) {
        var question = hold(id);
        if (question.state() == State.ANSWERED) {
            end(question, Ending.QUIET, null);
        }
    }

    // Between them

    private Question theirs(UUID id, int seen, Visitor by) {
        var question = hold(id);
        if (!question.readBy(by)) {
            throw notTheirs(id);
        }
        Stale.unless(seen, question.version(), "question " + id);
        return question;
    }

    private static NotAllowed notTheirs(UUID id) {
        return new NotAllowed("an editor, or whoever acts for the office that owes the answer to question " + id);
    }

    /** As it is now, and for nobody else to change until this transaction has ended. */
    Question hold(UUID id) {
        ledger.takeTurn();
        return rows.one("id = :it for update", id).orElseThrow(() -> new NotFound("question " + id));
    }

    private static void must(Question question, State to) {
        if (!question.state().next().contains(to)) {
            throw new Refused("", "questions.refused.move");
        }
    }

    private void move(Question question, State to) {
        must(question, to);
        jdbc.sql("update questions.question set state = :state, version = version + 1 where id = :id")
                .param("state", to.name())
                .param("id", question.id())
                .update();
    }

    /** @param told what the public record says of it, where an answer was still owed */
    private void end(Question question, Ending ending, @Nullable Draft told) {
        must(question, State.CLOSED);
        if (told != null && question.state().waits()) {
            Act act = ledger.record(told.with("number", question.number()).with("ending", ending));
            duties.lapseAll(question.subject(), DutyKind.REPLY, act);
        }
        jdbc.sql("""
                update questions.question
                   set state = 'CLOSED', closed_on = :today, ending = :ending, version = version + 1
                 where id = :id
                """)
                .param("today", municipality.today())
                .param("ending", ending.name())
                .param("id", question.id())
                .update();
    }

    private void owe(Question question, UUID office, LocalDate from, Term term) {
        duties.owe(new Owed(
                DutyKind.REPLY,
                Party.office(office),
                null,
                question.subject(),
                List.of(),
                from,
                term,
                basis(),
                LADDER));
        notices.sendToOffice(
                "question:" + question.id() + ":owed:" + question.version(),
                office,
                "questions.mail.asked.subject",
                "questions.mail.asked.body",
                question.deskPath(),
                question.shownNumber(),
                question.topic());
    }

    private Map<String, String> basis() {
        var days = arrangements.get().days();
        return Words.LANGUAGES.stream()
                .collect(Collectors.toMap(
                        it -> it,
                        it -> words.say(it, "questions.basis", days),
                        (one, other) -> one,
                        LinkedHashMap::new));
    }

    private Draft signed(String type, Question question, Visitor by) {
        var owner = question.owner();
        var office = owner == null || question.readBy(by)
                ? owner
                : directory.superior(owner).map(Office::id).orElse(owner);
        var draft = !by.is(Role.EDITOR) && office != null
                ? Draft.of(
                        type,
                        question.subject(),
                        Actor.office(
                                office,
                                directory
                                        .office(office)
                                        .nameIn(municipality.city().mainLanguage())))
                : forTheCity.act(type, question.subject(), by);
        return draft.with("number", question.number());
    }

    private LocalDate soonest() {
        var day = municipality.today();
        for (var left = AT_LEAST; left > 0; ) {
            day = day.plusDays(1);
            if (municipality.freeDays().isWorkingDay(day)) {
                left--;
            }
        }
        return day;
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private Instant startOf(LocalDate day) {
        return day.atStartOfDay(municipality.zone()).toInstant();
    }

    private static byte[] hash(UUID form) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(("form " + form).getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
