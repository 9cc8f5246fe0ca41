package city.koinon.platform.search;

import city.koinon.platform.kernel.CurrentCity;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What was looked for in vain, by language and day, because it is a need. Nothing of whoever looked is known here, terms that could name
 * somebody are not counted, and how often is told of terms only that were asked for by several.
 */
@Component
class InVain {

    private static final Logger log = LoggerFactory.getLogger(InVain.class);

    /** Below it a term could be one person's. */
    static final int FEWEST = 5;

    /** A year: needs have seasons. */
    static final int DAYS_KEPT = 365;

    private static final int LONGEST = 60;
    private static final int MOST_DIGITS = 3;

    /** Ways of writing of one city and day: somebody who floods the search must not flood the table. */
    static final int MOST_A_DAY = 1_000;

    /** @param folded under which it is counted @param typed as somebody wrote it, without the signs between the words */
    record Heard(String folded, String typed) {}

    private record Term(LocalDate day, String lang, Heard heard) {}

    /** @param term as several wrote it; folded, where no one way of writing it was used by several @param last on which it was asked for */
    record Asked(String lang, String term, int times, LocalDate last) {}

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Map<String, Map<Term, Integer>> heard = new HashMap<>();

    InVain(JdbcClient jdbc, TransactionTemplate transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /** Counts it in memory: a reader writes nothing, and what a city shows stays valid. */
    void hear(String typed, String lang, LocalDate day) {
        termOf(typed).ifPresent(term -> {
            synchronized (heard) {
                var here = heard.computeIfAbsent(CurrentCity.slug(), it -> new HashMap<>());
                var asked = new Term(day, lang, term);
                if (here.size() < MOST_A_DAY || here.containsKey(asked)) {
                    here.merge(asked, 1, Integer::sum);
                }
            }
        });
    }

    /** As it is counted; empty for what could tell of a person: an address, a number of something, a long sentence. */
    static Optional<Heard> termOf(String typed) {
        var words = Folding.words(typed).stream()
                .filter(it -> !Folding.fold(it).isEmpty())
                .toList();
        var term = words.stream().map(Folding::fold).collect(Collectors.joining(" "));
        var asTyped = String.join(" ", words);
        var mayNameSomebody = typed.indexOf('@') >= 0
                || digits(typed) > MOST_DIGITS
                || digits(term) > MOST_DIGITS
                || typed.codePointCount(0, typed.length()) > LONGEST
                || term.length() > LONGEST
                || asTyped.length() > LONGEST;
        return term.isEmpty() || mayNameSomebody ? Optional.empty() : Optional.of(new Heard(term, asTyped));
    }

    private static long digits(String text) {
        return text.codePoints().filter(Character::isDigit).count();
    }

    /** Writes down what was heard on this node. */
    void keep() {
        Map<String, Map<Term, Integer>> all;
        synchronized (heard) {
            all = Map.copyOf(heard);
            heard.clear();
        }
        all.forEach((city, terms) -> CurrentCity.run(city, () -> keep(terms)));
    }

    /** What cannot be kept of one city is lost to that city only. */
    private void keep(Map<Term, Integer> terms) {
        try {
            transactions.executeWithoutResult(status -> terms.forEach(this::add));
        } catch (RuntimeException failure) {
            log.warn("What was looked for in vain in {} could not be counted", CurrentCity.slug(), failure);
        }
    }

    private void add(Term term, int times) {
        jdbc.sql("""
                insert into search.in_vain as known (day, lang, term, typed, times)
                select :day, :lang, :term, :typed, :times
                 where (select count(*) from search.in_vain where day = :day) < :most
                    or exists (select from search.in_vain where day = :day and lang = :lang and term = :term and typed = :typed)
                on conflict (city, day, lang, term, typed) do update set times = known.times + excluded.times
                """)
                .param("day", term.day())
                .param("lang", term.lang())
                .param("term", term.heard().folded())
                .param("typed", term.heard().typed())
                .param("times", times)
                .param("most", MOST_A_DAY)
                .update();
    }

    /** What several asked for since that day, the most wanted first. */
    List<Asked> since(LocalDate day) {
        return jdbc.sql("""
                with written as (
                    select   lang, term, typed, sum(times) as times, max(day) as last
                    from     search.in_vain
                    where    day >= :day
                    group by lang, term, typed
                )
                select   lang, sum(times)::integer as times, max(last) as last,
                         coalesce((array_agg(typed order by times desc, typed) filter (where times >= :fewest))[1], term) as term
                from     written
                group by lang, term
                having   sum(times) >= :fewest
                order by sum(times) desc, lang, term
                """)
                .param("day", day)
                .param("fewest", FEWEST)
                .query((row, number) -> new Asked(
                        row.getString("lang"),
                        row.getString("term"),
                        row.getInt("times"),
                        row.getObject("last", LocalDate.class)))
                .list();
    }

    void forgetBefore(LocalDate day) {
        jdbc.sql("delete from search.in_vain where day < :day")
                .param("day", day)
                .update();
    }
}
