package city.koinon.act.questions;

import city.koinon.platform.directory.Directory;
import city.koinon.platform.directory.Office;
import city.koinon.platform.duties.Duties;
import city.koinon.platform.duties.Duty;
import city.koinon.platform.duties.DutyKind;
import city.koinon.platform.duties.Term;
import city.koinon.platform.kernel.Ids;
import city.koinon.platform.kernel.NotAllowed;
import city.koinon.platform.kernel.Refused;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.kernel.Stale;
import city.koinon.platform.kernel.Visitor;
import city.koinon.platform.ledger.Actor;
import city.koinon.platform.ledger.Draft;
import city.koinon.platform.ledger.ForTheCity;
import city.koinon.platform.ledger.Ledger;
import city.koinon.platform.municipality.Municipality;
import city.koinon.platform.texts.Manuscripts;
import city.koinon.platform.texts.Texts;
import city.koinon.platform.texts.Written;
import city.koinon.platform.ui.Words;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the city does with a question: begins to work on it, hands it on, answers it, or ends what needs no answer. */
@Service
@Transactional
class Answering {

    static final String ANSWERED = "QUESTION_ANSWERED";
    static final String HANDED_ON = "QUESTION_HANDED_ON";

    /** Working days an office has at least that gets the question late. */
    private static final int AT_LEAST = 2;

    private final JdbcClient jdbc;
    private final Questions questions;
    private final Course course;
    private final Duties duties;
    private final Ledger ledger;
    private final ForTheCity forTheCity;
    private final Directory directory;
    private final Municipality municipality;
    private final Askers askers;
    private final Texts texts;
    private final Manuscripts manuscripts;
    private final Words words;
    private final Clock clock;

    Answering(
            JdbcClient jdbc,
            Questions questions,
            Course course,
            Duties duties,
            Ledger ledger,
            ForTheCity forTheCity,
            Directory directory,
            Municipality municipality,
            Askers askers,
            Texts texts,
            Manuscripts manuscripts,
            Words words,
            Clock clock) {
        this.jdbc = jdbc;
        this.questions = questions;
        this.course = course;
        this.duties = duties;
        this.ledger = ledger;
        this.forTheCity = forTheCity;
        this.directory = directory;
        this.municipality = municipality;
        this.askers = askers;
        this.texts = texts;
        this.manuscripts = manuscripts;
        this.words = words;
        this.clock = clock;
    }

    /** Somebody of the office begins to work on it. */
    void take(UUID id, int seen, Visitor by) {
        var question = theirs(id, seen, by);
        Course.must(question, State.ASSIGNED);
        if (question.owner() == null) {
            throw new Refused("", "questions.refused.noOffice");
        }
        course.move(question, State.ASSIGNED);
    }

    /**
     * Gives it to another office. Whoever asked does not wait longer for it, but for the last days an office needs that never had it. A day
     * that has passed stays where it is: what is late is late in whatever hands.
     */
    void handOn(UUID id, UUID office, Reason reason, int seen, Visitor by) {
        var question = course.hold(id);
        if (!questions.readBy(question, by)) {
            throw notTheirs(id);
        }
        Stale.unless(seen, question.version(), "question " + id);
        Course.must(question, State.FORWARDED);
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
        var hadIt = questions.ways(id).stream().anyMatch(it -> office.equals(it.from()) || office.equals(it.to()));
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
        course.move(question, State.FORWARDED);
        course.owe(
                question,
                office,
                late.map(Duty::startsOn).orElse(today),
                promised.map(it -> Term.until(hadIt || late.isPresent() ? it : later(it, soonest())))
                        .orElseGet(course::asArranged));
    }

    /**
     * Answers in a language the officer can write. Where that is not the asker's, somebody is asked to translate it, and the asker reads the
     * original until then.
     */
    void answer(UUID id, String language, String said, int seen, Visitor by) {
        var question = theirs(id, seen, by);
        Course.must(question, State.ANSWERED);
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
        course.move(question, State.ANSWERED);
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
        course.end(question, ending, signed(Course.CLOSED, question, by));
    }

    private Question theirs(UUID id, int seen, Visitor by) {
        var question = course.hold(id);
        if (!question.readBy(by)) {
            throw notTheirs(id);
        }
        Stale.unless(seen, question.version(), "question " + id);
        return question;
    }

    private static NotAllowed notTheirs(UUID id) {
        return new NotAllowed("an editor, or whoever acts for the office that owes the answer to question " + id);
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
}
