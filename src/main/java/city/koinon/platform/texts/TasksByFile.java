package city.koinon.platform.texts;

import city.koinon.platform.kernel.Visitor;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Translations that were made elsewhere and come back in a file: many at a time, and only what is whole is handed in. */
@Component
@Transactional
class TasksByFile {

    /** Tasks of a file that are written to with one statement. */
    private static final int AT_ONCE = 200;

    private final JdbcClient jdbc;
    private final Checks checks;
    private final Clock clock;

    TasksByFile(JdbcClient jdbc, Checks checks, Clock clock) {
        this.jdbc = jdbc;
        this.checks = checks;
        this.clock = clock;
    }

    /** Takes what nobody has taken yet. @return which of them the visitor may write in now, theirs already or from now on */
    Set<UUID> take(Collection<UUID> ids, Visitor by) {
        Tasks.mayTranslate(by);
        jdbc.sql("""
                update texts.task
                   set status = 'CLAIMED', assignee = :me, organisation = :organisation, changed_at = :now, version = version + 1
                 where id = any (:ids) and status = 'OPEN'
                """)
                .param("me", by.accountId())
                .param("organisation", Tasks.organisationOf(by), Types.OTHER)
                .param("now", Timestamp.from(clock.instant()))
                .param("ids", ids.toArray(UUID[]::new))
                .update();
        return Set.copyOf(jdbc.sql("""
                select id from texts.task
                where  id = any (:ids) and assignee = :me and status in ('CLAIMED', 'RETURNED')
                order  by id for update
                """)
                .param("me", by.accountId())
                .param("ids", ids.toArray(UUID[]::new))
                .query(UUID.class)
                .list());
    }

    /**
     * Keeps what was written elsewhere and hands in what is whole; the rest can be finished on the pages of the tasks.
     *
     * @param written by task and text, of tasks that are the visitor's
     * @return those that were handed in
     */
    Set<UUID> bring(Map<UUID, Map<UUID, Draft>> written, Visitor by) {
        var ids = List.copyOf(written.keySet());
        for (var from = 0; from < ids.size(); from += AT_ONCE) {
            var some = ids.subList(from, Math.min(ids.size(), from + AT_ONCE));
            keep(some, written);
            touch(some, null, by);
        }
        var whole = new ArrayList<UUID>();
        for (var from = 0; from < ids.size(); from += AT_ONCE) {
            whole.addAll(whole(ids.subList(from, Math.min(ids.size(), from + AT_ONCE))));
        }
        touch(whole, TaskStatus.SUBMITTED, by);
        return Set.copyOf(whole);
    }

    private void keep(List<UUID> ids, Map<UUID, Map<UUID, Draft>> written) {
        var tasks = new ArrayList<UUID>();
        var texts = new ArrayList<UUID>();
        var values = new ArrayList<String>();
        var revisions = new ArrayList<Integer>();
        var vias = new ArrayList<@Nullable String>();
        for (var task : ids) {
            written.getOrDefault(task, Map.of()).forEach((text, draft) -> {
                tasks.add(task);
                texts.add(text);
                values.add(draft.value());
                revisions.add(draft.ofRevision());
                vias.add(draft.via());
            });
        }
        jdbc.sql("""
                insert into texts.draft (task, text, value, of_revision, via)
                select brought.task, brought.text, brought.value, least(brought.revision, text.revision), brought.via
                from   unnest(:tasks, :texts, :values, :revisions, :vias) as brought (task, text, value, revision, via)
                join   texts.text on text.id = brought.text
                on conflict (city, task, text) do update
                   set value = excluded.value, of_revision = excluded.of_revision, via = excluded.via
                """)
                .param("tasks", tasks.toArray(UUID[]::new))
                .param("texts", texts.toArray(UUID[]::new))
                .param("values", values.toArray(String[]::new))
                .param("revisions", revisions.toArray(Integer[]::new))
                .param("vias", vias.toArray(String[]::new))
                .update();
    }

    /** @param next null when they stay what they are */
    private void touch(List<UUID> ids, @Nullable TaskStatus next, Visitor by) {
        jdbc.sql("""
                update texts.task
                   set status = coalesce(cast(:next as text), status), changed_at = :now, version = version + 1,
                       returned = case when cast(:next as text) is null then returned end
                 where id = any (:ids) and assignee = :me and status in ('CLAIMED', 'RETURNED')
                """)
                .param("next", next == null ? null : next.name(), Types.VARCHAR)
                .param("ids", ids.toArray(UUID[]::new))
                .param("me", by.accountId())
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    /** Those of which every part is translated, undamaged, from the original as it is. */
    private List<UUID> whole(List<UUID> ids) {
        var terms = checks.terms();
        var whole = new LinkedHashMap<UUID, Boolean>();
        jdbc.sql("""
                select    task.id, text.source_language, text.substantial, original.value as original, draft.value, draft.of_revision
                from      texts.task
                join      texts.part on (part.city, part.kind, part.manuscript) = (task.city, task.kind, task.manuscript)
                join      texts.text on (text.city, text.id) = (part.city, part.text) and text.source_language <> task.language
                join      texts.rendering original on (original.city, original.text, original.language) = (text.city, text.id, text.source_language)
                                                  and original.current
                left join texts.draft on (draft.city, draft.task, draft.text) = (task.city, task.id, text.id)
                where     task.id = any (:ids)
                """).param("ids", ids.toArray(UUID[]::new)).query(row -> {
            var value = row.getString("value");
            whole.merge(
                    row.getObject("id", UUID.class),
                    value != null
                            && !value.isBlank()
                            && row.getInt("of_revision") >= row.getInt("substantial")
                            && Checks.of(row.getString("original"), row.getString("source_language"), value, "", terms)
                                    .stream()
                                    .noneMatch(Finding::damage),
                    Boolean::logicalAnd);
        });
        return whole.entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .toList();
    }
}
