package city.koinon.act.questions;

import city.koinon.platform.duties.NightInTown;
import city.koinon.platform.identity.Seals;
import city.koinon.platform.kernel.Ids;
import city.koinon.platform.texts.Origin;
import city.koinon.platform.texts.Texts;
import city.koinon.platform.texts.Written;
import java.sql.Timestamp;
import java.time.ZoneOffset;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One answer has been translated since, one has not; both askers left an address. */
class TellWhenTranslatedNight extends NightInTown {

    private final Seals seals;
    private final Texts texts;

    TellWhenTranslatedNight(ApplicationContext house, JdbcClient jdbc, Seals seals, Texts texts) {
        super("questions-tell-when-translated", house, jdbc);
        this.seals = seals;
        this.texts = texts;
    }

    @Override
    protected void lay() {
        jdbc.sql("delete from questions.question").update();
        answered(1, true);
        answered(2, false);
    }

    private void answered(int number, boolean translated) {
        var id = Ids.next();
        var at = Timestamp.from(TODAY.minusDays(2).atTime(9, 0).toInstant(ZoneOffset.UTC));
        jdbc.sql("""
                insert into questions.question
                    (id, number, form, code, topic, language, words, contact, may_publish, state, owner, asked_at, answered_at)
                values (:id, :number, :form, :form, 'WORK', 'ar', :words, :contact, false, 'ANSWERED', :owner, :at, :at)
                """)
                .param("id", id)
                .param("number", number)
                .param("form", new byte[] {(byte) number})
                .param("words", seals.seal("May I work?"))
                .param("contact", seals.seal(new Contact(null, "asker" + number + "@b.example", null).lines()))
                .param("owner", town.social)
                .param("at", at)
                .update();
        var words = texts.write(Written.of("el", "Ναι."));
        if (translated) {
            texts.render(words, "ar", "نعم.", Origin.HUMAN, null);
        }
        jdbc.sql("""
                insert into questions.answer (id, question, title, words, language, office, answered_at, told)
                values (:id, :question, :words, :words, 'el', :office, :at, false)
                """)
                .param("id", Ids.next())
                .param("question", id)
                .param("words", words)
                .param("office", town.social)
                .param("at", at)
                .update();
    }

    @Override
    protected Object left() {
        return jdbc.sql("""
                select question.number || ' ' || answer.told
                from   questions.answer join questions.question on question.id = answer.question
                order  by question.number
                """).query(String.class).list();
    }
}
