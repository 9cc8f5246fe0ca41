package city.koinon.platform.texts;

import city.koinon.platform.identity.Accounts;
import city.koinon.platform.kernel.Conflicted;
import city.koinon.platform.kernel.NotAllowed;
import city.koinon.platform.kernel.NotFound;
import city.koinon.platform.kernel.Refusal;
import city.koinon.platform.kernel.Refused;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.kernel.Stale;
import city.koinon.platform.kernel.Visitor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who translates what, and who has read it. Nobody publishes what they translated themselves, unless they are the city's editor and
 * there is nobody else who could read it.
 */
@Service
@Transactional
class Tasks {

    /** Tasks of a file that are written to with one statement. */
    private static final int AT_ONCE = 200;

    private final JdbcClient jdbc;
    private final Texts texts;
    private final Manuscripts manuscripts;
    private final Checks checks;
    private final Accounts accounts;
    private final Clock clock;

    Tasks(JdbcClient jdbc, Texts texts, Manuscripts manuscripts, Checks checks, Accounts accounts, Clock clock) {
        this.jdbc = jdbc;
        this.texts = texts;
        this.manuscripts = manuscripts;
        this.checks = checks;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** @param title of the manuscript */
    record Row(Task task, UUID title, String path, boolean critical) {}

    /** @param status null for all that have not ended @param assignee null for anybody's */
    record Filter(
            @Nullable String language,
            @Nullable TaskStatus status,
            @Nullable UUID assignee) {}

    /** What deadlines or rights depend on first, then by day. */
    @Transactional(readOnly = true)
    List<Row> board(Filter filter) {
        return board(filter, 0, Integer.MAX_VALUE);
    }

    /** A stretch of the same. @param first counted from nought */
    @Transactional(readOnly = true)
    List<Row> board(Filter filter, int first, int most) {
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
                        task(row, n),
                        row.getObject("title", UUID.class),
                        row.getString("path"),
                        row.getBoolean("critical")))
                .list();
    }

    /** How many there are of them. */
    @Transactional(readOnly = true)
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
                """ + rest)
                .param("language", filter.language(), Types.VARCHAR)
                .param(
                        "status",
                        filter.status() == null ? null : filter.status().name(),
                        Types.VARCHAR)
                .param("assignee", filter.assignee(), Types.OTHER);
    }

    /** Languages in which there is something on the board. */
    @Transactional(readOnly = true)
    List<String> languages() {
        return jdbc.sql("select distinct language from texts.task order by language")
                .query((row, n) -> row.getString("language"))
                .list();
    }

    /** @throws NotFound when this city has no such task */
    @Transactional(readOnly = true)
    Task get(UUID id) {
        return jdbc.sql("select * from texts.task where id = :id")
                .param("id", id)
                .query(Tasks::task)
                .optional()
                .orElseThrow(() -> new NotFound("task " + id));
    }

    @Transactional(readOnly = true)
    Map<UUID, Draft> drafts(UUID task) {
        var drafts = new HashMap<UUID, Draft>();
        jdbc.sql("select text, value, of_revision, via from texts.draft where task = :task")
                .param("task", task)
                .query(row -> {
                    drafts.put(
                            row.getObject("text", UUID.class),
                            new Draft(row.getString("value"), row.getInt("of_revision"), row.getString("via")));
                });
        return drafts;
    }

    /** Two who take it at once: the second is told so. */
    void claim(UUID id, Visitor by) {
        mayTranslate(by);
        var task = lock(id);
        task.mayBecome(TaskStatus.CLAIMED);
        jdbc.sql("""
                update texts.task
                   set status = 'CLAIMED', assignee = :assignee, organisation = :organisation, changed_at = :now, version = version + 1
                 where id = :id
                """)
                .param("assignee", by.accountId())
                .param("organisation", organisationOf(by), Types.OTHER)
                .param("now", Timestamp.from(clock.instant()))
                .param("id", id)
                .update();
    }

    /** Whoever cannot go on gives it back, and an editor may take it from somebody who does not come any more; what was written stays. */
    void giveBack(UUID id, int seen, Visitor by) {
        var task = lock(id);
        if (!task.of(by.account()) && !by.is(Role.EDITOR)) {
            throw new NotAllowed("of somebody else");
        }
        Stale.unless(seen, task.version(), "task");
        task.mayBecome(TaskStatus.OPEN);
        jdbc.sql("""
                update texts.task
                   set status = 'OPEN', assignee = null, organisation = null, changed_at = :now, version = version + 1
                 where id = :id
                """)
                .param("now", Timestamp.from(clock.instant()))
                .param("id", id)
                .update();
        manuscripts.arrange(task.kind(), task.manuscript());
    }

    /** Keeps what is written so far, finished or not; none of it counts as read against an original that has moved meanwhile. */
    void save(UUID id, Map<UUID, Draft> written, int seen, Visitor by) {
        var task = lock(id);
        mustBeOf(task, by);
        Stale.unless(seen, task.version(), "task");
        if (!task.status().next().contains(TaskStatus.SUBMITTED)) {
            throw new Conflicted("", "texts.refused.notNow");
        }
        keep(task, resting(task, written));
        touch(id, task.status(), task.returned());
    }

    /**
     * @throws Refused    when a part is missing, or has lost something that must stay as it is
     * @throws Conflicted when the original has changed in substance since it was shown; what is new has to be read first
     */
    void submit(UUID id, Map<UUID, Draft> written, int seen, Visitor by) {
        var task = lock(id);
        mustBeOf(task, by);
        Stale.unless(seen, task.version(), "task");
        task.mayBecome(TaskStatus.SUBMITTED);
        refuseDamage(task, written);
        for (var text : translated(task)) {
            var draft = written.get(text.id());
            if (draft != null && draft.via() == null && draft.ofRevision() < text.substantial()) {
                throw new Conflicted("part." + text.id(), "texts.refused.originalMoved");
            }
        }
        keep(task, written);
        touch(id, TaskStatus.SUBMITTED, null);
    }

    /** Takes what nobody has taken yet. @return which of them the visitor may write in now, theirs already or from now on */
    Set<UUID> take(Collection<UUID> ids, Visitor by) {
        mayTranslate(by);
        jdbc.sql("""
                update texts.task
                   set status = 'CLAIMED', assignee = :me, organisation = :organisation, changed_at = :now, version = version + 1
                 where id = any (:ids) and status = 'OPEN'
                """)
                .param("me", by.accountId())
                .param("organisation", organisationOf(by), Types.OTHER)
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
     * @return how many were handed in
     */
    int bring(Map<UUID, Map<UUID, Draft>> written, Visitor by) {
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
        return whole.size();
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

    private static @Nullable UUID organisationOf(Visitor by) {
        return by.scopes(Role.TRANSLATOR).stream().sorted().findFirst().orElse(null);
    }

    void sendBack(UUID id, String reason, int seen, Visitor by) {
        var task = lock(id);
        mustReview(task, by);
        Stale.unless(seen, task.version(), "task");
        task.mayBecome(TaskStatus.RETURNED);
        touch(id, TaskStatus.RETURNED, reason);
    }

    /** Publishes what was submitted. What rests on an earlier original is outdated from the beginning, and asks for work again. */
    void accept(UUID id, int seen, Visitor by) {
        var before = get(id);
        // First the manuscript: whoever publishes it anew at this moment would still find nothing translated and ask
        // for the same again.
        manuscripts.hold(before.kind(), before.manuscript());
        var task = lock(id);
        mustReview(task, by);
        Stale.unless(seen, task.version(), "task");
        task.mayBecome(TaskStatus.ACCEPTED);
        var drafts = drafts(id);
        refuseDamage(task, drafts);
        var reader = new Hand(null, organisationOf(by));
        for (var text : translated(task)) {
            var draft = drafts.get(text.id());
            if (draft == null) {
                continue;
            }
            var present = text.renderings().get(task.language());
            if (present != null
                    && present.origin() == Origin.MACHINE
                    && present.value().equals(draft.value())) {
                texts.render(
                        text,
                        task.language(),
                        draft.value(),
                        Origin.MACHINE,
                        draft.ofRevision(),
                        draft.via(),
                        Hand.NOBODY);
            } else {
                texts.render(
                        text,
                        task.language(),
                        draft.value(),
                        task.organisation() == null ? Origin.HUMAN : Origin.COMMUNITY,
                        draft.ofRevision(),
                        draft.via(),
                        new Hand(null, task.organisation()));
            }
            texts.reviewed(text.id(), task.language(), reader);
        }
        touch(id, TaskStatus.ACCEPTED, null);
        manuscripts.arrange(task.kind(), task.manuscript());
    }

    /** Everybody who translates or edits reads what others wrote; their own only the city's editor, while nobody else could. */
    @Transactional(readOnly = true)
    boolean mayReview(Task task, Visitor visitor) {
        if (!visitor.is(Role.EDITOR) && !visitor.is(Role.TRANSLATOR)) {
            return false;
        }
        return !task.of(visitor.account()) || visitor.is(Role.EDITOR) && nobodyElseThan(visitor.accountId());
    }

    private boolean nobodyElseThan(UUID account) {
        return Stream.of(Role.EDITOR, Role.TRANSLATOR)
                .flatMap(role -> accounts.withRole(role).stream())
                .allMatch(it -> it.id().equals(account));
    }

    /** The texts of the manuscript that are not written in the language of the task, in their order. */
    @Transactional(readOnly = true)
    List<Text> translated(Task task) {
        var parts = manuscripts
                .ever(task.kind(), task.manuscript())
                .orElseThrow(() -> new NotFound("manuscript"))
                .texts();
        var shelf = texts.read(parts);
        return parts.stream()
                .map(shelf::text)
                .filter(it -> !it.sourceLanguage().equals(task.language()))
                .toList();
    }

    private void refuseDamage(Task task, Map<UUID, Draft> drafts) {
        var refusals = new ArrayList<Refusal>();
        for (var text : translated(task)) {
            var draft = drafts.get(text.id());
            if (draft == null || draft.value().isBlank()) {
                refusals.add(new Refusal("part." + text.id(), "texts.refused.untranslated"));
            } else {
                checks.damage(text, draft.value())
                        .forEach(it -> refusals.add(new Refusal("part." + text.id(), it.key(), it.args())));
            }
        }
        if (!refusals.isEmpty()) {
            throw new Refused(refusals);
        }
    }

    /**
     * What is kept for later goes on resting on the original it rested on, part by part, so that what has changed since is still shown when
     * somebody comes back; only what is handed in has been read against the original beside it. A part that is emptied stays empty.
     */
    private Map<UUID, Draft> resting(Task task, Map<UUID, Draft> written) {
        var before = drafts(task.id());
        var resting = new HashMap<UUID, Draft>();
        for (var text : translated(task)) {
            var now = written.get(text.id());
            var draft = before.get(text.id());
            var present = text.renderings().get(task.language());
            if (now == null || now.value().isBlank() && draft == null && present == null) {
                continue;
            }
            var revision =
                    draft != null ? draft.ofRevision() : present != null ? present.ofRevision() : now.ofRevision();
            resting.put(text.id(), new Draft(now.value(), Math.min(revision, text.revision()), now.via()));
        }
        return resting;
    }

    private void keep(Task task, Map<UUID, Draft> written) {
        for (var text : translated(task)) {
            var draft = written.get(text.id());
            if (draft != null) {
                jdbc.sql("""
                        insert into texts.draft (task, text, value, of_revision, via)
                        values (:task, :text, :value, :revision, :via)
                        on conflict (city, task, text) do update
                           set value = excluded.value, of_revision = excluded.of_revision, via = excluded.via
                        """)
                        .param("task", task.id())
                        .param("text", text.id())
                        .param("value", draft.value())
                        .param("revision", Math.min(draft.ofRevision(), text.revision()))
                        .param("via", draft.via())
                        .update();
            }
        }
    }

    private void touch(UUID id, TaskStatus status, @Nullable String returned) {
        jdbc.sql("""
                update texts.task
                   set status = :status, returned = :returned, changed_at = :now, version = version + 1
                 where id = :id
                """)
                .param("status", status.name())
                .param("returned", returned)
                .param("now", Timestamp.from(clock.instant()))
                .param("id", id)
                .update();
    }

    private Task lock(UUID id) {
        return jdbc.sql("select * from texts.task where id = :id for update")
                .param("id", id)
                .query(Tasks::task)
                .optional()
                .orElseThrow(() -> new NotFound("task " + id));
    }

    private static void mayTranslate(Visitor visitor) {
        if (!visitor.is(Role.TRANSLATOR)) {
            visitor.must(Role.EDITOR);
        }
    }

    private static void mustBeOf(Task task, Visitor visitor) {
        mayTranslate(visitor);
        if (!task.of(visitor.account())) {
            throw new Conflicted("", "texts.refused.notYours");
        }
    }

    private void mustReview(Task task, Visitor visitor) {
        mayTranslate(visitor);
        if (!mayReview(task, visitor)) {
            throw new Conflicted("", "texts.refused.ownWork");
        }
    }

    private static Task task(ResultSet row, int n) throws SQLException {
        var failed = row.getString("machine_failed");
        return new Task(
                row.getObject("id", UUID.class),
                row.getString("kind"),
                row.getObject("manuscript", UUID.class),
                row.getString("language"),
                Reason.valueOf(row.getString("reason")),
                TaskStatus.valueOf(row.getString("status")),
                row.getObject("assignee", UUID.class),
                row.getObject("organisation", UUID.class),
                row.getObject("due", LocalDate.class),
                row.getString("returned"),
                failed == null ? null : MachineTranslation.Cause.valueOf(failed),
                row.getInt("version"));
    }

    // What is kept of somebody

    @Transactional(readOnly = true)
    List<Task> ofAccount(UUID account) {
        return jdbc.sql("select * from texts.task where assignee = :account order by id")
                .param("account", account)
                .query(Tasks::task)
                .list();
    }

    /** Who leaves: what they had in hand is there for others, what they finished stays their association's. */
    void forget(UUID account) {
        jdbc.sql("""
                update texts.task
                   set assignee = null, version = version + 1,
                       status = case when status in ('CLAIMED', 'RETURNED') then 'OPEN' else status end
                 where assignee = :account
                """).param("account", account).update();
    }
}
