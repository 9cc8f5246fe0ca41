package city.koinon.act.questions;

import city.koinon.platform.notices.Letter;
import city.koinon.platform.notices.Notices;
import city.koinon.platform.texts.Texts;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tells whoever asked that there is an answer, and once it is so that it can be read in their language. */
@Service
@Transactional
class Askers {

    private final JdbcClient jdbc;
    private final QuestionRows rows;
    private final Notices notices;
    private final Texts texts;
    private final Clock clock;

    Askers(JdbcClient jdbc, QuestionRows rows, Notices notices, Texts texts, Clock clock) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.notices = notices;
        this.texts = texts;
        this.clock = clock;
    }

    void answered(Question question, Answer answer) {
        letter(
                question,
                "answer:" + answer.id(),
                "questions.mail.answered.subject",
                answer.told() ? "questions.mail.answered.body" : "questions.mail.untranslated.body");
    }

    /** Answers whose asker has not been told yet that they can be read in their language. */
    @Transactional(readOnly = true)
    List<Answer> untold() {
        return jdbc.sql("select * from questions.answer where not told order by answered_at, id")
                .query(QuestionRows::answer)
                .list();
    }

    /** Does nothing while the answer cannot be read in their language, and when they were told before. */
    void translated(Answer answer) {
        // Held, so that nobody erases the address between its reading and the letter.
        var question = rows.one("id = :it for update", answer.question()).orElse(null);
        if (question == null
                || !texts.get(answer.words()).state(question.language()).offered()) {
            return;
        }
        var told = jdbc.sql("update questions.answer set told = true, told_at = :now where id = :id and not told")
                .param("now", Timestamp.from(clock.instant()))
                .param("id", answer.id())
                .update();
        if (told == 1) {
            letter(
                    question,
                    "translated:" + answer.id(),
                    "questions.mail.translated.subject",
                    "questions.mail.translated.body");
        }
    }

    /** Takes their address and the words out of every letter; what was not sent yet is not sent any more. */
    void forget(UUID question) {
        notices.forgetAll(to(question));
    }

    /** To the account that asked, or to the address that was left; never a word of what was asked or answered. */
    private void letter(Question question, String what, String subject, String body) {
        var key = to(question.id()) + what;
        var mail = question.contact().mail();
        if (question.account() != null) {
            notices.send(Letter.of(
                    key,
                    question.account(),
                    subject,
                    body,
                    "/my-questions/" + question.number(),
                    question.shownNumber()));
        } else if (mail != null) {
            notices.sendToReader(key, mail, question.language(), subject, body, "/my-question", question.shownNumber());
        }
    }

    private static String to(UUID question) {
        return "question:" + question + ":asker:";
    }
}
