package city.koinon.platform.texts;

import city.koinon.platform.kernel.Visitor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

    /** Rows looked at with one statement. */
    private static final int AT_ONCE = 500;

    private final JdbcClient jdbc;
    private final TasksByFile tasks;
    private final Glossary glossary;

    Exchange(JdbcClient jdbc, TasksByFile tasks, Glossary glossary) {
        this.jdbc = jdbc;
        this.tasks = tasks;
        this.glossary = glossary;
    }

    /**
     * One text on its way.
     *
     * @param of          kind and id of its manuscript
     * @param revision    of the original it carries
     * @param translation null while there is none
     * @param finished    the translation says what the original says, as far as we know; outdated and unread ones of a machine are work
     */
    record Unit(
            String of,
            UUID text,
            int revision,
            String original,
            @Nullable String translation,
            boolean finished) {

        Unit(String of, UUID text, int revision, String original, @Nullable String translation) {
            this(of, text, revision, original, translation, translation != null);
        }
    }

    record File(String from, String language, List<Unit> units) {

        /** In two halves, each with whole manuscripts where that is possible. */
        List<File> halves() {
            var middle = units.size() / 2;
            var end = middle;
            while (end < units.size()
                    && units.get(end).of().equals(units.get(end - 1).of())) {
                end++;
            }
            var cut = end < units.size() ? end : middle;
            return List.of(
                    new File(from, language, units.subList(0, cut)),
                    new File(from, language, units.subList(cut, units.size())));
        }
    }

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
            @Nullable UUID task) {

        /** The same, once the task it belongs to has been handed in with it. */
        Told asHandedIn() {
            return said.equals("texts.exchange.kept") || said.equals("texts.exchange.sameDraft")
                    ? new Told(row, original, outcome, "texts.exchange.handedIn", args, task)
                    : this;
        }
    }

    /** @param handedIn tasks that were whole and wait to be read now */
    record Report(List<Told> rows, int handedIn) {

        /** What is said of such a row, and of all of them together. */
        private static final Map<String, String> ONLY_COUNTED = Map.of(
                "texts.exchange.same", "texts.exchange.sameRows",
                "texts.exchange.untranslated", "texts.exchange.untranslatedRows");

        long count(Outcome outcome) {
            return rows.stream().filter(it -> it.outcome() == outcome).count();
        }

        /** What somebody has to look at: what was refused first. What stayed as it was is only counted. */
        List<Told> worthTelling() {
            return rows.stream()
                    .filter(it -> !onlyCounted(it))
                    .sorted(Comparator.comparing((Told it) -> it.outcome() != Outcome.REFUSED)
                            .thenComparing(Told::outcome))
                    .toList();
        }

        /** How many rows are not told of one by one, by the key of what is said of all of them. */
        SortedMap<String, Long> onlyCounted() {
            return rows.stream()
                    .filter(Report::onlyCounted)
                    .collect(Collectors.groupingBy(
                            it -> ONLY_COUNTED.getOrDefault(it.said(), ""), TreeMap::new, Collectors.counting()));
        }

        private static boolean onlyCounted(Told row) {
            return ONLY_COUNTED.containsKey(row.said());
        }
    }

    /** @param all also what needs no work; drafts stand in for what is published */
    @Transactional(readOnly = true)
    File take(String from, String language, boolean all) {
        var units = new LinkedHashMap<UUID, Unit>();
        jdbc.sql("""
                select    part.kind, part.manuscript, part.text, text.revision, original.value as original,
                          coalesce(draft.value, own.value) as translation,
                          coalesce(draft.of_revision, own.of_revision) >= text.substantial
                              and (draft.value is not null or own.origin <> 'MACHINE' or own.reviewed_at is not null) as finished
                from      texts.part
                join      texts.manuscript on (manuscript.city, manuscript.kind, manuscript.id) = (part.city, part.kind, part.manuscript)
                join      texts.text on (text.city, text.id) = (part.city, part.text)
                join      texts.rendering original on (original.city, original.text, original.language) = (text.city, text.id, text.source_language)
                                                  and original.current
                left join texts.rendering own on (own.city, own.text, own.language) = (text.city, text.id, :language) and own.current
                left join texts.task on (task.city, task.kind, task.manuscript) = (part.city, part.kind, part.manuscript)
                                    and task.language = :language and task.status in ('OPEN', 'CLAIMED', 'RETURNED')
                left join texts.draft on (draft.city, draft.task, draft.text) = (task.city, task.id, part.text)
                where     manuscript.published and text.source_language = :from and (:all or task.id is not null)
                and       (manuscript.only_in is null or :language = any (manuscript.only_in))
                order by  manuscript.critical desc, part.kind, part.manuscript, part.position
                """)
                .param("language", language)
                .param("from", from)
                .param("all", all)
                .query(row -> {
                    var text = row.getObject("text", UUID.class);
                    var translation = row.getString("translation");
                    units.putIfAbsent(
                            text,
                            new Unit(
                                    row.getString("kind") + "/" + row.getString("manuscript"),
                                    text,
                                    row.getInt("revision"),
                                    row.getString("original"),
                                    translation == null || translation.isBlank() ? null : translation,
                                    row.getBoolean("finished")));
                });
        return new File(from, language, List.copyOf(units.values()));
    }

    /** A work that waits for the text, as far as a row has to know it. */
    private record Work(
            UUID task,
            TaskStatus status,
            @Nullable UUID assignee,
            @Nullable String draft,
            int draftOf) {

        boolean free(Visitor by) {
            return status == TaskStatus.OPEN || mine(by) && status.next().contains(TaskStatus.SUBMITTED);
        }

        boolean mine(Visitor by) {
            return by.accountId().equals(assignee);
        }
    }

    /** What the city has published of a text, without any other language. */
    private record Known(
            String source,
            String original,
            int substantial,
            @Nullable String present,
            int presentOf,
            @Nullable String presentVia,
            List<Work> works) {}

    /** A row that says something the city can use. @param news it says something else than there is already */
    private record Row(int number, Unit unit, Known known, Work work, boolean news) {}

    /**
     * Takes what it can and says of every row what became of it. Work is taken into the visitor's hands only where the file brings something
     * new for it, so that a file which comes back as it went changes nothing.
     */
    Report bring(File file, Visitor by) {
        var told = new Told[file.units().size()];
        var rows = new ArrayList<Row>();
        var seen = new HashMap<UUID, Integer>();
        var terms = glossary.all();
        for (var from = 0; from < file.units().size(); from += AT_ONCE) {
            var some = file.units().subList(from, Math.min(file.units().size(), from + AT_ONCE));
            var known = known(some.stream().map(Unit::text).toList(), file.language());
            for (var i = 0; i < some.size(); i++) {
                var number = from + i + 1;
                var unit = some.get(i);
                var first = seen.putIfAbsent(unit.text(), number);
                told[number - 1] = first != null && known.containsKey(unit.text())
                        ? refused(number, unit.original(), "texts.exchange.twice", first)
                        : look(number, unit, file.language(), known.get(unit.text()), terms, by, rows);
            }
        }
        var worth = rows.stream().filter(Row::news).map(it -> it.work().task()).collect(Collectors.toSet());
        var mine = tasks.take(worth, by);
        var drafts = new LinkedHashMap<UUID, Map<UUID, Draft>>();
        for (var row : rows) {
            var task = row.work().task();
            if (mine.contains(task) && (row.news() || row.work().draft() == null)) {
                drafts.computeIfAbsent(task, it -> new LinkedHashMap<>())
                        .put(row.unit().text(), draft(row));
            }
            told[row.number() - 1] = told(row, !row.news() || mine.contains(task));
        }
        var handedIn = tasks.bring(drafts, by);
        return new Report(
                Stream.of(told)
                        .map(it -> it.task() != null && handedIn.contains(it.task()) ? it.asHandedIn() : it)
                        .toList(),
                handedIn.size());
    }

    /** What can be said of a row at once; what may be kept is noted among the rows. */
    private static Told look(
            int number,
            Unit unit,
            String language,
            @Nullable Known known,
            List<Term> terms,
            Visitor by,
            List<Row> rows) {
        if (known == null) {
            return refused(number, unit.original(), "texts.exchange.unknown");
        }
        var original = known.original();
        var value = unit.translation();
        if (known.source().equals(language)) {
            return refused(number, original, "texts.exchange.isOriginal");
        }
        if (value == null || value.isBlank()) {
            return new Told(number, original, Outcome.UNCHANGED, "texts.exchange.untranslated", new Object[0], null);
        }
        if (value.codePointCount(0, value.length()) > TaskPages.LONGEST) {
            return refused(number, original, "texts.exchange.long", TaskPages.LONGEST);
        }
        if (UNPRINTABLE.matcher(value).find()) {
            return refused(number, original, "ui.refused.invisible");
        }
        var damage = Checks.of(original, known.source(), value, "", terms).stream()
                .filter(Finding::damage)
                .findFirst();
        if (damage.isPresent()) {
            return refused(number, original, damage.get().key(), damage.get().args());
        }
        var same = value.equals(known.present());
        var work = known.works().stream().filter(it -> it.free(by)).findFirst();
        if (work.isPresent()) {
            var news = work.get().draft() == null
                    ? !same
                    : !value.equals(work.get().draft());
            var row = new Row(number, unit, known, work.get(), news);
            rows.add(row);
            return told(row, true);
        }
        if (same) {
            return new Told(number, original, Outcome.UNCHANGED, "texts.exchange.same", new Object[0], null);
        }
        if (known.works().isEmpty()) {
            return refused(number, original, "texts.exchange.noTask");
        }
        var mine = known.works().stream().filter(it -> it.mine(by)).findFirst();
        var again = mine.isPresent() && value.equals(mine.get().draft());
        return new Told(
                number,
                original,
                again ? Outcome.UNCHANGED : Outcome.REFUSED,
                again
                        ? "texts.exchange.waits"
                        : mine.isPresent() ? "texts.exchange.waitsOtherwise" : "texts.exchange.taken",
                new Object[0],
                mine.orElse(known.works().getFirst()).task());
    }

    /** What says the same as before has not been read against what is new: it goes on resting on what it did. */
    private static Draft draft(Row row) {
        var value = Objects.requireNonNull(row.unit().translation());
        return row.news()
                ? new Draft(value, row.unit().revision(), null)
                : row.work().draft() != null
                        ? new Draft(value, row.work().draftOf(), null)
                        : new Draft(value, row.known().presentOf(), row.known().presentVia());
    }

    private static Told told(Row row, boolean taken) {
        var said = !taken
                ? "texts.exchange.taken"
                : draft(row).ofRevision() < row.known().substantial()
                        ? row.news() ? "texts.exchange.moved" : "texts.exchange.stillOld"
                        : row.news()
                                ? "texts.exchange.kept"
                                : row.work().draft() != null ? "texts.exchange.sameDraft" : "texts.exchange.same";
        return new Told(
                row.number(),
                row.known().original(),
                !taken ? Outcome.REFUSED : row.news() ? Outcome.KEPT : Outcome.UNCHANGED,
                said,
                new Object[0],
                row.work().task());
    }

    private static Told refused(int row, String original, String said, Object... args) {
        return new Told(row, original, Outcome.REFUSED, said, args, null);
    }

    /** Of what the city has published, and of nothing else: an id alone must not tell what a text says. */
    private Map<UUID, Known> known(List<UUID> texts, String language) {
        var known = new HashMap<UUID, Known>();
        jdbc.sql("""
                select    text.id, text.source_language, text.substantial, original.value as original,
                          own.value as present, own.of_revision as present_of, own.via as present_via,
                          task.id as task, task.status, task.assignee, draft.value as draft, draft.of_revision as draft_of
                from      texts.text
                join      texts.part on (part.city, part.text) = (text.city, text.id)
                join      texts.manuscript on (manuscript.city, manuscript.kind, manuscript.id) = (part.city, part.kind, part.manuscript)
                                          and manuscript.published
                                          and (manuscript.only_in is null or :language = any (manuscript.only_in))
                join      texts.rendering original on (original.city, original.text, original.language) = (text.city, text.id, text.source_language)
                                                  and original.current
                left join texts.rendering own on (own.city, own.text, own.language) = (text.city, text.id, :language) and own.current
                left join texts.task on (task.city, task.kind, task.manuscript) = (part.city, part.kind, part.manuscript)
                                    and task.language = :language and task.status in ('OPEN', 'CLAIMED', 'SUBMITTED', 'RETURNED')
                left join texts.draft on (draft.city, draft.task, draft.text) = (task.city, task.id, text.id)
                where     text.id = any (:texts)
                order by  text.id, task.id
                """)
                .param("texts", texts.toArray(UUID[]::new))
                .param("language", language)
                .query(row -> {
                    var here = known.get(row.getObject("id", UUID.class));
                    if (here == null) {
                        here = new Known(
                                row.getString("source_language"),
                                row.getString("original"),
                                row.getInt("substantial"),
                                row.getString("present"),
                                row.getInt("present_of"),
                                row.getString("present_via"),
                                new ArrayList<>());
                        known.put(row.getObject("id", UUID.class), here);
                    }
                    var task = row.getObject("task", UUID.class);
                    if (task != null) {
                        here.works()
                                .add(new Work(
                                        task,
                                        TaskStatus.valueOf(row.getString("status")),
                                        row.getObject("assignee", UUID.class),
                                        row.getString("draft"),
                                        row.getInt("draft_of")));
                    }
                });
        return known;
    }
}
