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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    static @Nullable UUID organisationOf(Visitor by) {
        return by.scopes(Role.TRANSLATOR).stream().sorted().findFirst().orElse(null);
    }

    void sendBack(UUID id, String reason, int seen, Visitor by) {
        var task = lock(id);
        mustReview(task, by);
        Stale.unless(seen, task.version(), "task");
        task.mayBecome(TaskStatus.RETURNED);
        touch(id, TaskStatus.RETURNED, reason);
    }

    /**
     * Publishes what was submitted. What rests on an earlier original is outdated from the beginning, and asks for work again.
     *
     * @param readAnew the reader has said that what stays as it was is right beside the new original too
     * @throws Refused when deadlines or rights depend on it, it stays as it was, and nobody has said so
     */
    void accept(UUID id, int seen, boolean readAnew, Visitor by) {
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
        if (!readAnew && mustBeReadAnew(task, drafts)) {
            throw new Refused("readAnew", "texts.refused.readAnew");
        }
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

    /** An outdated text on which deadlines or rights depend must not become up to date unread. */
    private boolean mustBeReadAnew(Task task, Map<UUID, Draft> drafts) {
        return manuscripts
                        .ever(task.kind(), task.manuscript())
                        .filter(Manuscript::critical)
                        .isPresent()
                && translated(task).stream().anyMatch(text -> {
                    var draft = drafts.get(text.id());
                    return draft != null && text.repeatsOutdated(task.language(), draft.value());
                });
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

    static void mayTranslate(Visitor visitor) {
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

    static Task task(ResultSet row, int n) throws SQLException {
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
