package city.koinon.act.questions;

import city.koinon.platform.duties.DayKind;
import city.koinon.platform.duties.Duties;
import city.koinon.platform.duties.DutyKind;
import city.koinon.platform.duties.Ladder;
import city.koinon.platform.duties.Owed;
import city.koinon.platform.duties.Party;
import city.koinon.platform.duties.Rung;
import city.koinon.platform.duties.Term;
import city.koinon.platform.kernel.NotFound;
import city.koinon.platform.kernel.Refused;
import city.koinon.platform.ledger.Act;
import city.koinon.platform.ledger.Draft;
import city.koinon.platform.ledger.Ledger;
import city.koinon.platform.municipality.Municipality;
import city.koinon.platform.notices.Notices;
import city.koinon.platform.ui.Words;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What moves a question on: the states one after the other, what the office owes meanwhile, and the end. */
@Service
@Transactional
class Course {

    static final String CLOSED = "QUESTION_CLOSED";

    /** Days of silence after the asker could read the answer in their language; then it counts as one. */
    static final int QUIET_AFTER = 30;

    /** Days after which it counts as one although nobody has translated it. */
    static final int QUIET_AT_LAST = 120;

    /** A word two days before; then everybody sees the number, and after a week of silence the office above is told. */
    private static final Ladder LADDER = new Ladder(List.of(
            new Rung(0, -2, DayKind.WORKING, Set.of(Rung.Target.DEBTOR)),
            new Rung(1, 1, DayKind.CALENDAR, Set.of(Rung.Target.DEBTOR)),
            new Rung(2, 5, DayKind.WORKING, Set.of(Rung.Target.DEBTOR, Rung.Target.SUPERIOR))));

    private final JdbcClient jdbc;
    private final QuestionRows rows;
    private final Arrangements arrangements;
    private final Duties duties;
    private final Ledger ledger;
    private final Municipality municipality;
    private final Notices notices;
    private final Words words;

    Course(
            JdbcClient jdbc,
            QuestionRows rows,
            Arrangements arrangements,
            Duties duties,
            Ledger ledger,
            Municipality municipality,
            Notices notices,
            Words words) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.arrangements = arrangements;
        this.duties = duties;
        this.ledger = ledger;
        this.municipality = municipality;
        this.notices = notices;
        this.words = words;
    }

    /** As it is now, and for nobody else to change until this transaction has ended. */
    Question hold(UUID id) {
        ledger.takeTurn();
        return rows.one("id = :it for update", id).orElseThrow(() -> new NotFound("question " + id));
    }

    /** @throws Refused when it cannot come to this from where it is */
    static void must(Question question, State to) {
        if (!question.state().next().contains(to)) {
            throw new Refused("", "questions.refused.move");
        }
    }

    /** @throws Refused as {@link #must} */
    void move(Question question, State to) {
        must(question, to);
        jdbc.sql("update questions.question set state = :state, version = version + 1 where id = :id")
                .param("state", to.name())
                .param("id", question.id())
                .update();
    }

    /** @param told what the public record says of it, where an answer was still owed */
    void end(Question question, Ending ending, @Nullable Draft told) {
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

    /** An answer as soon as the city has arranged, from today. */
    void oweAnew(Question question, UUID office) {
        owe(question, office, municipality.today(), asArranged());
    }

    /** How long an office has, as the city has arranged it. */
    Term asArranged() {
        return Term.working(arrangements.get().days());
    }

    /** @param from the day from which the term is counted */
    void owe(Question question, UUID office, LocalDate from, Term term) {
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

    private Instant startOf(LocalDate day) {
        return day.atStartOfDay(municipality.zone()).toInstant();
    }
}
