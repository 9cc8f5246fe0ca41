package city.koinon.platform.languages;

import city.koinon.platform.municipality.Municipality;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Which languages people would have liked that the city does not have: counted by month, with nothing about whoever it was. */
@Service
public class Wishes {

    /** Months that are told of. */
    public static final int MONTHS = 12;

    private final JdbcClient jdbc;
    private final Municipality municipality;

    Wishes(JdbcClient jdbc, Municipality municipality) {
        this.jdbc = jdbc;
        this.municipality = municipality;
    }

    /** @param last the first of the month in which it was last wished for */
    public record Wish(String language, int times, LocalDate last) {}

    /** Counts one more. What the city has already, and what is no language, is nobody's wish. */
    @Transactional(propagation = Propagation.REQUIRED)
    public void wish(String language) {
        if (WorldLanguages.find(language).isEmpty()
                || municipality.city().languages().contains(language)) {
            return;
        }
        jdbc.sql("""
                insert into languages.wish as known (month, language, times) values (:month, :language, 1)
                on conflict (city, month, language) do update set times = known.times + 1
                """)
                .param("month", municipality.today().withDayOfMonth(1))
                .param("language", language)
                .update();
    }

    /** Of the last twelve months, the most wished for first, for those who decide about it; without what the city has by now. */
    @Transactional(readOnly = true)
    public List<Wish> lately() {
        return jdbc.sql("""
                select   language, sum(times)::integer as times, max(month) as last
                from     languages.wish
                where    month > :first and language <> all (:known)
                group by language
                order by sum(times) desc, language
                """)
                .param("first", municipality.today().minusMonths(MONTHS))
                .param("known", municipality.city().languages().toArray(String[]::new))
                .query((row, n) -> new Wish(
                        row.getString("language"), row.getInt("times"), row.getObject("last", LocalDate.class)))
                .list();
    }
}
