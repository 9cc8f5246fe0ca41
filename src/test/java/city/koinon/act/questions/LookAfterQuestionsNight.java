package city.koinon.act.questions;

import city.koinon.platform.duties.NightInTown;
import city.koinon.platform.identity.Seals;
import city.koinon.platform.kernel.Ids;
import city.koinon.platform.texts.Manuscripts;
import city.koinon.platform.texts.Texts;
import city.koinon.platform.texts.Written;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One answer nobody said anything about for a month, one asker who can still be reached a month after closing, one question a year old. */
class LookAfterQuestionsNight extends NightInTown {

    private final Seals seals;
    private final Texts texts;
    private final Manuscripts manuscripts;

    LookAfterQuestionsNight(
            ApplicationContext house, JdbcClient jdbc, Seals seals, Texts texts, Manuscripts manuscripts) {
        super("questions-look-after", house, jdbc);
        this.seals = seals;
        this.texts = texts;
        this.manuscripts = manuscripts;
    }

    @Override
    protected void lay() {
        jdbc.sql("select id from questions.answer")
                .query((row, n) -> row.getObject("id", UUID.class))
                .list()
                .forEach(it -> manuscripts.erase(Answer.KIND, it));
        jdbc.sql("delete from questions.answer").update();
        jdbc.sql("delete from questions.question").update();
        keep(1, State.ANSWERED, null, TODAY.minusDays(40));
        keep(2, State.CLOSED, TODAY.minusDays(30), TODAY.minusDays(35));
        keep(3, State.CLOSED, TODAY.minusMonths(12), TODAY.minusMonths(13));
        keep(4, State.CLOSED, TODAY.minusDays(29), TODAY.minusDays(35));
    }

    private void keep(int number, State state, @Nullable LocalDate closed, LocalDate answered) {
        var id = Ids.next();
        var at = Timestamp.from(answered.atTime(9, 0).toInstant(ZoneOffset.UTC));
        jdbc.sql("""
                insert into questions.question
                    (id, number, form, code, topic, language, words, contact, may_publish, state, owner, asked_at, answered_at, closed_on, ending)
                values (:id, :number, :form, :form, 'WORK', 'en', :words, :contact, false, :state, :owner, :at, :at, :closed, :ending)
                """)
                .param("id", id)
                .param("number", number)
                .param("form", new byte[] {(byte) number})
                .param("words", seals.seal("May I work?"))
                .param("contact", seals.seal(new Contact(null, "a@b.example", null).lines()))
                .param("state", state.name())
                .param("owner", town.social)
                .param("at", at)
                .param("closed", closed, Types.DATE)
                .param("ending", closed == null ? null : Ending.HELPED.name(), Types.VARCHAR)
                .update();
        var answer = new Answer(
                Ids.next(),
                id,
                texts.write(Written.of("en", "Answer to question no. " + number)),
                texts.write(Written.of("en", "Yes.")),
                "en",
                town.social,
                at.toInstant(),
                true);
        jdbc.sql("""
                insert into questions.answer (id, question, title, words, language, office, answered_at, told)
                values (:id, :question, :title, :words, 'en', :office, :at, true)
                """)
                .param("id", answer.id())
                .param("question", id)
                .param("title", answer.title())
                .param("words", answer.words())
                .param("office", answer.office())
                .param("at", at)
                .update();
        manuscripts.publish(answer.manuscript("en", "/questions/inbox/" + number));
    }

    @Override
    protected Object left() {
        return List.of(
                jdbc.sql("""
                        select number || ' ' || state || ' ' || coalesce(ending, '') || ' ' || (words is null) || ' ' || (contact is null)
                        from questions.question order by number
                        """).query(String.class).list(),
                jdbc.sql("select count(*) from questions.answer")
                        .query(Integer.class)
                        .single(),
                jdbc.sql("select count(*) from texts.manuscript where kind = :kind")
                        .param("kind", Answer.KIND)
                        .query(Integer.class)
                        .single());
    }
}
