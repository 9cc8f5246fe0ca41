package city.koinon.platform.search;

import city.koinon.platform.duties.NightInTown;
import java.time.LocalDate;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Somebody looked for something in vain today, somebody for something else two years ago. */
class ForgottenSearchesNight extends NightInTown {

    ForgottenSearchesNight(ApplicationContext house, JdbcClient jdbc) {
        super("search-forget", house, jdbc);
    }

    @Override
    protected void lay() {
        jdbc.sql("delete from search.in_vain").update();
        heard("swimming", TODAY);
        heard("skating", TODAY.minusYears(2));
    }

    private void heard(String term, LocalDate day) {
        jdbc.sql("insert into search.in_vain (day, lang, term, typed, times) values (:day, 'en', :term, :term, 1)")
                .param("day", day)
                .param("term", term)
                .update();
    }

    @Override
    protected Object left() {
        return jdbc.sql("select term from search.in_vain").query(String.class).list();
    }
}
