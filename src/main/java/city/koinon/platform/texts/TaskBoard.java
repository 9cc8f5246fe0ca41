package city.koinon.platform.texts;

import java.sql.Types;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Which translations are asked for, so that somebody takes them or reads them. */
@Component
@Transactional(readOnly = true)
class TaskBoard {

    private final JdbcClient jdbc;

    TaskBoard(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param title of the manuscript */
    record Row(Task task, UUID title, String path, boolean critical) {}

    /** @param status null for all that have not ended @param assignee null for anybody's @param kind null for all that is translated */
    record Filter(
            @Nullable String language,
            @Nullable TaskStatus status,
            @Nullable UUID assignee,
            @Nullable String kind) {

        Filter(@Nullable String language, @Nullable TaskStatus status, @Nullable UUID assignee) {
            this(language, status, assignee, null);
        }
    }

    /** What deadlines or rights depend on first, then by day. */
    List<Row> list(Filter filter) {
        return list(filter, 0, Integer.MAX_VALUE);
    }

    /** A stretch of the same. @param first counted from nought */
    List<Row> list(Filter filter, int first, int most) {
        return narrowed("""
                select   task.*, part.text as title, manuscript.path, manuscript.critical
                from     texts.task
                join     texts.manuscript on (manuscript.city, manuscript.kind, manuscript.id) = (task.city, task.kind, task.manuscript)
                join     texts.part on (part.city, part.kind, part.manuscript, part.position) = (task.city, task.kind, task.manuscript, 1)
                """, filter, """
                order by manuscript.critical desc, task.due, task.language, task.id
                limit    :most offset :first
                """)
                .param("most", most)
                .param("first", first)
                .query((row, n) -> new Row(
                        Tasks.task(row, n),
                        row.getObject("title", UUID.class),
                        row.getString("path"),
                        row.getBoolean("critical")))
                .list();
    }

    /** How many there are of them. */
    int count(Filter filter) {
        return narrowed("select count(*) from texts.task ", filter, "")
                .query(Integer.class)
                .single();
    }

    private JdbcClient.StatementSpec narrowed(String select, Filter filter, String rest) {
        return jdbc.sql(select + """
                where    (cast(:language as text) is null or task.language = :language)
                and      case when cast(:status as text) is null then task.status in ('OPEN', 'CLAIMED', 'SUBMITTED', 'RETURNED')
                              else task.status = :status end
                and      (task.status in ('OPEN', 'CLAIMED', 'SUBMITTED', 'RETURNED')
                          or not exists (select 1 from texts.manuscript for_one
                                         where  (for_one.city, for_one.kind, for_one.id) = (task.city, task.kind, task.manuscript)
                                         and    for_one.only_in is not null))
                and      (cast(:assignee as uuid) is null or task.assignee = :assignee)
                and      (cast(:kind as text) is null or task.kind = :kind)
                """ + rest)
                .param("kind", filter.kind(), Types.VARCHAR)
                .param("language", filter.language(), Types.VARCHAR)
                .param(
                        "status",
                        filter.status() == null ? null : filter.status().name(),
                        Types.VARCHAR)
                .param("assignee", filter.assignee(), Types.OTHER);
    }

    /** Languages in which there is something on the board. */
    List<String> languages() {
        return jdbc.sql("select distinct language from texts.task order by language")
                .query((row, n) -> row.getString("language"))
                .list();
    }
}
