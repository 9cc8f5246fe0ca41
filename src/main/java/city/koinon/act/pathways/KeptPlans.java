package city.koinon.act.pathways;

import city.koinon.platform.identity.Code;
import city.koinon.platform.municipality.Municipality;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Plans kept under a code. Each tick is a row of its own, so that two who look at the same plan lose nothing of each other; the answers
 * are read and written under a lock.
 */
@Service
@Transactional
class KeptPlans {

    /** Months after the last use. */
    static final int KEPT_FOR = 12;

    /** Looking at a plan counts as use, but is written down at most once in so many days. */
    private static final int WRITTEN_AFTER = 7;

    /** What a code opens here, and what is sealed with it. */
    static final String PLAN = "plan";

    private static final String ANSWERS = "answers";

    private final JdbcClient jdbc;
    private final Municipality municipality;

    KeptPlans(JdbcClient jdbc, Municipality municipality) {
        this.jdbc = jdbc;
        this.municipality = municipality;
    }

    /** @param number of the revision its owner has seen */
    record Kept(Code code, UUID pathway, int number, Said said, String language, LocalDate beganOn, LocalDate usedOn) {

        LocalDate endsOn() {
            return usedOn.plusMonths(KEPT_FOR);
        }
    }

    /** Kept twice under the same code, it stays as it was the first time. */
    void keep(Code code, Revision revision, Said said, String language) {
        var first = jdbc.sql("""
                insert into pathways.kept (code, pathway, number, answers, language, began_on, used_on)
                values (:code, :pathway, :number, :answers, :language, :today, :today)
                on conflict do nothing
                """)
                .param("code", code.hash(PLAN))
                .param("pathway", revision.pathway())
                .param("number", revision.number())
                .param("answers", sealed(code, said.answers()))
                .param("language", language)
                .param("today", municipality.today())
                .update();
        if (first == 1) {
            said.ticks().forEach((step, tick) -> {
                if (tick.mark() != Tick.Mark.NOT_STARTED) {
                    tick(code, step, tick);
                }
            });
        }
    }

    @Transactional(readOnly = true)
    Optional<Kept> find(Code code) {
        return jdbc.sql("select * from pathways.kept where code = :code and used_on >= :since")
                .param("code", code.hash(PLAN))
                .param("since", municipality.today().minusMonths(KEPT_FOR))
                .query((row, n) -> kept(code, row))
                .optional();
    }

    /** It was looked at, in this language. */
    void used(Kept kept, String language) {
        var today = municipality.today();
        if (kept.usedOn().plusDays(WRITTEN_AFTER).isAfter(today)
                && kept.language().equals(language)) {
            return;
        }
        jdbc.sql("update pathways.kept set used_on = :today, language = :language where code = :code")
                .param("today", today)
                .param("language", language)
                .param("code", kept.code().hash(PLAN))
                .update();
    }

    /** Does nothing where the plan was deleted meanwhile. */
    void tick(Code code, String step, Tick tick) {
        jdbc.sql("""
                insert into pathways.tick (code, step, mark, since, reason)
                select kept.code, :step, :mark, cast(:since as date), cast(:reason as text)
                from   pathways.kept where kept.code = :code for key share
                on conflict (city, code, step) do update
                   set mark = excluded.mark, reason = excluded.reason, since = excluded.since
                """)
                .param("code", code.hash(PLAN))
                .param("step", step)
                .param("mark", tick.mark().name())
                .param("since", tick.since())
                .param("reason", tick.reason() == null ? null : tick.reason().name(), Types.VARCHAR)
                .update();
    }

    /** Whoever answers another question at the same moment waits for this one. */
    void answer(Code code, UnaryOperator<Answers> change) {
        var now = jdbc.sql("select answers from pathways.kept where code = :code for update")
                .param("code", code.hash(PLAN))
                .query(byte[].class)
                .optional();
        now.ifPresent(it -> jdbc.sql("update pathways.kept set answers = :answers where code = :code")
                .param("answers", sealed(code, change.apply(opened(code, it))))
                .param("code", code.hash(PLAN))
                .update());
    }

    /** Its owner has seen what a newer revision changed. */
    void seen(Code code, int number) {
        jdbc.sql("update pathways.kept set number = :number where code = :code and number < :number")
                .param("number", number)
                .param("code", code.hash(PLAN))
                .update();
    }

    void delete(Code code) {
        jdbc.sql("delete from pathways.kept where code = :code")
                .param("code", code.hash(PLAN))
                .update();
    }

    int deleteThoseNobodyUses() {
        return jdbc.sql("delete from pathways.kept where used_on < :since")
                .param("since", municipality.today().minusMonths(KEPT_FOR))
                .update();
    }

    private Kept kept(Code code, ResultSet row) throws SQLException {
        return new Kept(
                code,
                row.getObject("pathway", UUID.class),
                row.getInt("number"),
                new Said(opened(code, row.getBytes("answers")), ticks(code)),
                row.getString("language"),
                row.getObject("began_on", LocalDate.class),
                row.getObject("used_on", LocalDate.class));
    }

    private Map<String, Tick> ticks(Code code) {
        var ticks = new HashMap<String, Tick>();
        jdbc.sql("select * from pathways.tick where code = :code and mark <> 'NOT_STARTED'")
                .param("code", code.hash(PLAN))
                .query(row -> {
                    var reason = row.getString("reason");
                    ticks.put(
                            row.getString("step"),
                            new Tick(
                                    Tick.Mark.valueOf(row.getString("mark")),
                                    row.getObject("since", LocalDate.class),
                                    reason == null ? null : Tick.Reason.valueOf(reason)));
                });
        return ticks;
    }

    private static byte[] sealed(Code code, Answers answers) {
        return code.seal(ANSWERS, new Said(answers, Map.of()).bytes());
    }

    private static Answers opened(Code code, byte[] sealed) {
        return code.open(ANSWERS, sealed).map(Said::of).orElse(Said.NOTHING).answers();
    }
}
