package city.koinon.platform.texts;

import city.koinon.platform.kernel.Visitor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Work for translators who have tools of their own: out as a file, back as a file. What comes back is a draft in the hands of whoever
 * brought it and goes the way of every other translation: somebody else reads it before it is published.
 */
@Service
@Transactional
class Exchange {

    static final int MOST_ROWS = 20_000;

    private static final Pattern UNPRINTABLE =
            Pattern.compile("[\\p{Cc}\\uFFFD\\u202A-\\u202E\\u2066-\\u2069\\uFEFF&&[^\\n\\t]]");

    private final JdbcClient jdbc;
    private final Texts texts;
    private final Manuscripts manuscripts;
    private final Tasks tasks;
    private final Checks checks;

    Exchange(JdbcClient jdbc, Texts texts, Manuscripts manuscripts, Tasks tasks, Checks checks) {
        this.jdbc = jdbc;
        this.texts = texts;
        this.manuscripts = manuscripts;
        this.tasks = tasks;
        this.checks = checks;
    }

    /**
     * One text on its way.
     *
     * @param of          kind and id of its manuscript
     * @param revision    of the original it carries
     * @param translation null while there is none
     */
    record Unit(
            String of,
            UUID text,
            int revision,
            String original,
            @Nullable String translation) {}

    record File(String from, String language, List<Unit> units) {}

    /** What became of one row of a file. */
    enum Outcome {
        KEPT,
        UNCHANGED,
        REFUSED
    }

    /**
     * @param row  counted from one, as in the file
     * @param said key of the words that say why
     */
    record Told(
            int row,
            String original,
            Outcome outcome,
            String said,
            Object[] args,
            @Nullable UUID task) {}

    /** @param handedIn tasks that were whole and wait to be read now */
    record Report(List<Told> rows, int handedIn) {

        long count(Outcome outcome) {
            return rows.stream().filter(it -> it.outcome() == outcome).count();
        }
    }

    /** @param all also what needs no work; drafts stand in for what is published */
    @Transactional(readOnly = true)
    File take(String from, String language, boolean all) {
        var parts = new LinkedHashMap<UUID, String>();
        var drafts = new HashMap<UUID, String>();
        jdbc.sql("""
                select    part.kind, part.manuscript, part.text, draft.value
                from      texts.part
                join      texts.manuscript on (manuscript.city, manuscript.kind, manuscript.id) = (part.city, part.kind, part.manuscript)
                join      texts.text on (text.city, text.id) = (part.city, part.text)
                left join texts.task on (task.city, task.kind, task.manuscript) = (part.city, part.kind, part.manuscript)
                                    and task.language = :language and task.status in ('OPEN', 'CLAIMED', 'RETURNED')
                left join texts.draft on (draft.city, draft.task, draft.text) = (task.city, task.id, part.text)
                where     manuscript.published and text.source_language = :from and (:all or task.id is not null)
                order by  manuscript.critical desc, part.kind, part.manuscript, part.position
                """)
                .param("language", language)
                .param("from", from)
                .param("all", all)
                .query(row -> {
                    var text = row.getObject("text", UUID.class);
                    parts.putIfAbsent(text, row.getString("kind") + "/" + row.getString("manuscript"));
                    var draft = row.getString("value");
                    if (draft != null) {
                        drafts.put(text, draft);
                    }
                });
        var shelf = texts.read(parts.keySet());
        var units = new ArrayList<Unit>();
        parts.forEach((id, of) -> {
            var text = shelf.text(id);
            var present = text.renderings().get(language);
            var translation = drafts.containsKey(id) ? drafts.get(id) : present == null ? null : present.value();
            units.add(new Unit(of, id, text.revision(), text.source().value(), translation));
        });
        return new File(from, language, units);
    }

    /** Takes what it can and says of every row what became of it. */
    Report bring(File file, Visitor by) {
        var told = new ArrayList<Told>();
        var touched = new LinkedHashMap<UUID, Boolean>();
        var row = 0;
        for (var unit : file.units()) {
            row++;
            told.add(bring(row, unit, file.language(), by, touched));
        }
        var handedIn = 0;
        for (var task : touched.entrySet()) {
            if (task.getValue() && handIn(task.getKey(), by)) {
                handedIn++;
            }
        }
        return new Report(told, handedIn);
    }

    private Told bring(int row, Unit unit, String language, Visitor by, Map<UUID, Boolean> touched) {
        var text = texts.read(List.of(unit.text())).texts().get(unit.text());
        if (text == null) {
            return new Told(row, unit.original(), Outcome.REFUSED, "texts.exchange.unknown", new Object[0], null);
        }
        var original = text.source().value();
        var value = unit.translation();
        if (value == null || value.isBlank()) {
            return new Told(row, original, Outcome.UNCHANGED, "texts.exchange.untranslated", new Object[0], null);
        }
        if (value.codePointCount(0, value.length()) > TaskPages.LONGEST) {
            return refused(row, original, "texts.exchange.long", TaskPages.LONGEST);
        }
        if (UNPRINTABLE.matcher(value).find()) {
            return refused(row, original, "ui.refused.invisible");
        }
        var damage = checks.damage(text, value);
        if (!damage.isEmpty()) {
            return refused(
                    row, original, damage.getFirst().key(), damage.getFirst().args());
        }
        var id = taskOf(unit.text(), language);
        var present = text.renderings().get(language);
        var same = present != null && present.value().equals(value);
        if (id == null) {
            return same
                    ? new Told(row, original, Outcome.UNCHANGED, "texts.exchange.same", new Object[0], null)
                    : refused(row, original, "texts.exchange.noTask");
        }
        var task = tasks.get(id);
        if (task.status() == TaskStatus.OPEN) {
            tasks.claim(id, by);
            task = tasks.get(id);
        }
        if (!task.of(by.account()) || !task.status().next().contains(TaskStatus.SUBMITTED)) {
            return new Told(row, original, Outcome.REFUSED, "texts.exchange.taken", new Object[0], id);
        }
        tasks.save(id, Map.of(unit.text(), new Draft(value, unit.revision(), null)), task.version(), by);
        var current = unit.revision() >= text.substantial();
        touched.merge(id, current, Boolean::logicalAnd);
        return new Told(
                row,
                original,
                Outcome.KEPT,
                current ? "texts.exchange.kept" : "texts.exchange.moved",
                new Object[0],
                id);
    }

    private static Told refused(int row, String original, String said, Object... args) {
        return new Told(row, original, Outcome.REFUSED, said, args, null);
    }

    /** Only what is whole: whatever is still missing can be written on the page of the task. */
    private boolean handIn(UUID id, Visitor by) {
        var drafts = tasks.drafts(id);
        var task = tasks.get(id);
        if (!tasks.translated(task).stream().allMatch(it -> isReady(it, drafts.get(it.id())))) {
            return false;
        }
        tasks.submit(id, drafts, task.version(), by);
        return true;
    }

    /** Asked before and not found out by trying: what is refused within a file would take the whole file with it. */
    private boolean isReady(Text text, @Nullable Draft draft) {
        return draft != null
                && !draft.value().isBlank()
                && draft.ofRevision() >= text.substantial()
                && checks.damage(text, draft.value()).isEmpty();
    }

    private @Nullable UUID taskOf(UUID text, String language) {
        return jdbc.sql("""
                select task.id
                from   texts.task
                join   texts.part on (part.city, part.kind, part.manuscript) = (task.city, task.kind, task.manuscript)
                where  part.text = :text and task.language = :language and task.status in ('OPEN', 'CLAIMED', 'SUBMITTED', 'RETURNED')
                order by task.id limit 1
                """)
                .param("text", text)
                .param("language", language)
                .query(UUID.class)
                .optional()
                .orElse(null);
    }
}
