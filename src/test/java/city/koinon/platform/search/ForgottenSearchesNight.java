package city.koinon.platform.search;

import city.koinon.NightWork;
import city.koinon.platform.duties.Town;
import java.time.LocalDate;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Somebody looked for something in vain today, somebody for something else two years ago. */
class ForgottenSearchesNight implements NightWork {

    private static final LocalDate TODAY = LocalDate.of(2026, 4, 9);

    private final Town town;
    private final JdbcClient jdbc;

    ForgottenSearchesNight(ApplicationContext house, JdbcClient jdbc) {
        this.town = new Town(house);
        this.jdbc = jdbc;
    }

    @Override
    public String job() {
        return "search-forget";
    }

    @Override
    public String city() {
        return town.slug;
    }

    @Override
    public void evening() {
        town.at(TODAY);
        town.run(() -> jdbc.sql("delete from search.in_vain").update());
        heard("swimming", TODAY);
        heard("skating", TODAY.minusYears(2));
    }

    private void heard(String term, LocalDate day) {
        town.run(() -> jdbc.sql("insert into search.in_vain (day, lang, term, times) values (:day, 'en', :term, 1)")
                .param("day", day)
                .param("term", term)
                .update());
    }

    @Override
    public Object morning() {
        return town.in(() ->
                jdbc.sql("select term from search.in_vain").query(String.class).list());
    }
}
