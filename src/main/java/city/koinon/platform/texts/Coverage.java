package city.koinon.platform.texts;

import city.koinon.platform.kernel.CustomPlans;
import city.koinon.platform.kernel.ReadOnce;
import city.koinon.platform.municipality.Municipality;
import city.koinon.platform.texts.Standings.Key;
import city.koinon.platform.ui.Tongue;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Everything that is published, in every language of the city. How it stands follows from revision numbers by the rule of {@link Text} and
 * {@link State}, as everywhere.
 */
@Service
class Coverage {

    private final JdbcClient jdbc;
    private final Municipality municipality;
    private final Standings standings;

    Coverage(JdbcClient jdbc, Municipality municipality, Standings standings) {
        this.jdbc = jdbc;
        this.municipality = municipality;
        this.standings = standings;
    }

    private record Row(
            Key key,
            List<UUID> texts,
            String path,
            boolean critical,
            String title,
            String titleLanguage,
            List<String> tasks) {}

    /** @param tasks by language, of what is open or in work */
    record Line(
            String kind,
            UUID id,
            String path,
            boolean critical,
            String title,
            String titleLanguage,
            Map<String, State> states,
            Map<String, UUID> tasks) {

        private boolean isIn(State state, Set<String> only) {
            return states.entrySet().stream()
                    .anyMatch(it -> it.getValue() == state && (only.isEmpty() || only.contains(it.getKey())));
        }

        String titleDir() {
            return Tongue.directionOf(titleLanguage);
        }

        /** What nobody has been asked for yet. */
        List<Manuscripts.Gap> gaps() {
            return states.entrySet().stream()
                    .filter(it -> !tasks.containsKey(it.getKey()))
                    .flatMap(it -> Optional.ofNullable(Reason.of(it.getValue()))
                            .map(reason -> new Manuscripts.Gap(kind, id, it.getKey(), reason, critical))
                            .stream())
                    .toList();
        }
    }

    /**
     * @param lines   by title; critical ones first
     * @param totals  how many stand how, by language
     * @param kinds   of which there are lines; what is told in one language only has none
     * @param unasked how many translations are wanted that nobody has been asked for
     */
    record Whole(List<Line> lines, Map<String, Map<State, Integer>> totals, Set<String> kinds, int unasked) {}

    @Transactional(readOnly = true)
    @ReadOnce
    public Whole whole(String reader) {
        CustomPlans.inThisTransaction(jdbc);
        var languages = municipality.languages().stream().map(Tongue::tag).toList();
        var rows = jdbc.sql("""
                with whole as (
                    select   kind, manuscript, array_agg(text order by position) as texts
                    from     texts.part
                    group by kind, manuscript
                ), work as (
                    select   kind, manuscript, array_agg(language || ' ' || id || ' ' || status) as tasks
                    from     texts.task
                    where    status in ('OPEN', 'CLAIMED', 'SUBMITTED', 'RETURNED')
                    group by kind, manuscript
                )
                select    manuscript.kind, manuscript.id, manuscript.path, manuscript.critical, whole.texts, work.tasks,
                          coalesce(own.value, original.value) as title, coalesce(own.language, original.language) as title_language
                from      texts.manuscript
                join      whole on (whole.kind, whole.manuscript) = (manuscript.kind, manuscript.id)
                join      texts.text on text.id = whole.texts[1]
                join      texts.rendering original on (original.city, original.text, original.language) = (text.city, text.id, text.source_language)
                                                  and original.current
                left join texts.rendering own on (own.city, own.text, own.language) = (text.city, text.id, :reader) and own.current
                left join work on (work.kind, work.manuscript) = (manuscript.kind, manuscript.id)
                where     manuscript.published and manuscript.only_in is null
                order by  manuscript.critical desc, lower(coalesce(own.value, original.value)), manuscript.id
                """)
                .param("reader", reader)
                .query((row, n) -> row(row))
                .list();
        var texts = rows.stream().collect(Collectors.toMap(Row::key, Row::texts));
        var states = standings.of(texts, languages);
        var lines = rows.stream()
                .map(it -> line(it, states.getOrDefault(it.key(), Map.of())))
                .toList();
        return new Whole(
                lines,
                totals(lines, languages),
                lines.stream().map(Line::kind).collect(Collectors.toSet()),
                lines.stream().mapToInt(it -> it.gaps().size()).sum());
    }

    private static Row row(ResultSet row) throws SQLException {
        var tasks = row.getArray("tasks");
        return new Row(
                new Key(row.getString("kind"), row.getObject("id", UUID.class)),
                List.of((UUID[]) row.getArray("texts").getArray()),
                row.getString("path"),
                row.getBoolean("critical"),
                row.getString("title"),
                row.getString("title_language"),
                tasks == null ? List.of() : List.of((String[]) tasks.getArray()));
    }

    private static Line line(Row row, Map<String, State> standing) {
        var states = standing;
        var tasks = row.tasks().isEmpty() ? Map.<String, UUID>of() : new HashMap<String, UUID>();
        for (var task : row.tasks()) {
            var words = task.split(" ");
            tasks.put(words[0], UUID.fromString(words[1]));
            if (standing.get(words[0]) == State.MISSING
                    && TaskStatus.valueOf(words[2]).inWork()) {
                states = states == standing ? new LinkedHashMap<>(standing) : states;
                states.put(words[0], State.IN_PROGRESS);
            }
        }
        return new Line(
                row.key().kind(),
                row.key().id(),
                row.path(),
                row.critical(),
                row.title(),
                row.titleLanguage(),
                states,
                tasks);
    }

    /** How many stand how, by language. */
    private static Map<String, Map<State, Integer>> totals(List<Line> lines, Collection<String> languages) {
        var totals = new LinkedHashMap<String, Map<State, Integer>>();
        languages.forEach(lang -> {
            var counts = new EnumMap<State, Integer>(State.class);
            lines.forEach(line -> counts.merge(line.states().getOrDefault(lang, State.MISSING), 1, Integer::sum));
            totals.put(lang, counts);
        });
        return totals;
    }

    /**
     * @param kind  null for all that is translated
     * @param state null for any; with a language, of that language
     * @param only  languages to be shown, empty for all
     */
    static List<Line> narrow(List<Line> lines, @Nullable String kind, @Nullable State state, Set<String> only) {
        return lines.stream()
                .filter(line -> kind == null || line.kind().equals(kind))
                .filter(line -> state == null || line.isIn(state, only))
                .toList();
    }
}
