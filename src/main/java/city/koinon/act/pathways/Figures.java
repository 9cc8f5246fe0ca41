package city.koinon.act.pathways;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** How the steps go, counted over the plans that are kept. Fewer than five plans are no figure: they might be somebody. */
@Repository
class Figures {

    static final int FEWEST = 5;

    private final JdbcClient jdbc;

    Figures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param mark   what people said of the step; null for all plans of the pathway
     * @param plans  null where there are fewer than {@link #FEWEST}
     */
    record Count(
            @Nullable String step,
            Tick.@Nullable Mark mark,
            Tick.@Nullable Reason reason,
            @Nullable Integer plans) {}

    /** By pathway, each with a count of its plans first. */
    @Transactional(readOnly = true)
    Map<UUID, List<Count>> counts() {
        return jdbc
                .sql("""
                        select pathway, null as step, null as mark, null as reason, count(*) as plans
                        from   pathways.kept
                        group  by pathway
                        union all
                        select kept.pathway, tick.step, tick.mark, tick.reason, count(*)
                        from   pathways.tick join pathways.kept on (kept.city, kept.code) = (tick.city, tick.code)
                        where  tick.mark <> 'NOT_STARTED'
                        group  by kept.pathway, tick.step, tick.mark, tick.reason
                        order  by pathway, step nulls first, mark, reason
                        """)
                .query((row, n) -> Map.entry(
                        row.getObject("pathway", UUID.class),
                        new Count(
                                row.getString("step"),
                                row.getString("mark") == null ? null : Tick.Mark.valueOf(row.getString("mark")),
                                row.getString("reason") == null ? null : Tick.Reason.valueOf(row.getString("reason")),
                                row.getInt("plans") < FEWEST ? null : row.getInt("plans"))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }
}
