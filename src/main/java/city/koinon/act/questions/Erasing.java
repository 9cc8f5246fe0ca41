package city.koinon.act.questions;

import city.koinon.platform.municipality.Municipality;
import city.koinon.platform.texts.Manuscripts;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes away how an asker can be reached and, later, all that was said. */
@Service
@Transactional
class Erasing {

    /** Months after closing until all that was said is erased, and the code opens nothing any more. */
    static final int KEPT_FOR = 12;

    private final JdbcClient jdbc;
    private final Arrangements arrangements;
    private final Askers askers;
    private final Manuscripts manuscripts;
    private final Municipality municipality;

    Erasing(
            JdbcClient jdbc,
            Arrangements arrangements,
            Askers askers,
            Manuscripts manuscripts,
            Municipality municipality) {
        this.jdbc = jdbc;
        this.arrangements = arrangements;
        this.askers = askers;
        this.manuscripts = manuscripts;
        this.municipality = municipality;
    }

    /** Those whose askers could still be reached, although the days for that are over. */
    @Transactional(readOnly = true)
    List<UUID> reachableTooLong() {
        return closedUntil(municipality.today().minusDays(arrangements.get().keptDays()), "contact is not null");
    }

    void forgetContact(UUID question) {
        jdbc.sql("update questions.question set contact = null where id = :id")
                .param("id", question)
                .update();
        askers.forget(question);
    }

    /** Those whose words are still there, although the months for that are over. */
    @Transactional(readOnly = true)
    List<UUID> keptTooLong() {
        return closedUntil(municipality.today().minusMonths(KEPT_FOR), "words is not null");
    }

    /** Takes away what was asked and answered, by whom and with which code. That there was a question stays, for the figures. */
    void erase(UUID question) {
        forgetContact(question);
        jdbc.sql("delete from questions.answer where question = :question returning id")
                .param("question", question)
                .query((row, n) -> row.getObject("id", UUID.class))
                .list()
                .forEach(it -> manuscripts.erase(Answer.KIND, it));
        jdbc.sql("""
                update questions.question
                   set words = null, still_asked = null, about = null, code = null, account = null, version = version + 1
                 where id = :id
                """).param("id", question).update();
    }

    private List<UUID> closedUntil(LocalDate day, String still) {
        return jdbc.sql("select id from questions.question where state = 'CLOSED' and closed_on <= :until and " + still
                        + " order by number")
                .param("until", day)
                .query((row, n) -> row.getObject("id", UUID.class))
                .list();
    }
}
