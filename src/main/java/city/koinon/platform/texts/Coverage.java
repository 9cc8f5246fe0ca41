package city.koinon.platform.texts;

import city.koinon.platform.kernel.ReadOnce;
import city.koinon.platform.municipality.Municipality;
import city.koinon.platform.ui.Tongue;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Everything that is published, in every language of the city. One statement fetches what the states follow from, revision numbers and
 * marks without a single wording but the titles; the states themselves are the rule of {@link Text} and {@link State}, as everywhere.
 */
@Service
class Coverage {

    private final JdbcClient jdbc;
    private final Municipality municipality;

    Coverage(JdbcClient jdbc, Municipality municipality) {
        this.jdbc = jdbc;
        this.municipality = municipality;
    }

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

        String titleDir() {
            return Tongue.directionOf(titleLanguage);
        }
    }

    /** By title; critical ones first. */
    @Transactional(readOnly = true)
    @ReadOnce
    public List<Line> lines(String reader) {
        var languages = municipality.languages().stream().map(Tongue::tag).toList();
        return jdbc.sql("""
                with whole as (
                    select   part.kind, part.manuscript,
                             string_agg(part.position || ' ' || rendering.language
                                        || case when rendering.origin = 'AUTHORITATIVE' then ' original '
                                                when rendering.origin = 'MACHINE' and rendering.reviewed_at is null then ' machine '
                                                else ' somebody ' end
                                        || rendering.of_revision - text.substantial || coalesce(' ' || rendering.via, ''), ',') as renderings
                    from     texts.part
                    join     texts.text on (text.city, text.id) = (part.city, part.text)
                    join     texts.rendering on (rendering.city, rendering.text) = (text.city, text.id) and rendering.current
                    group by part.kind, part.manuscript
                ), work as (
                    select   kind, manuscript,
                             array_agg(language || ' ' || id || ' ' || status) as tasks
                    from     texts.task
                    where    status in ('OPEN', 'CLAIMED', 'SUBMITTED', 'RETURNED')
                    group by kind, manuscript
                )
                select    manuscript.kind, manuscript.id, manuscript.path, manuscript.critical, whole.renderings, work.tasks,
                          coalesce(own.value, original.value) as title, coalesce(own.language, original.language) as title_language
                from      texts.manuscript
                join      whole on (whole.kind, whole.manuscript) = (manuscript.kind, manuscript.id)
                join      texts.part on (part.city, part.kind, part.manuscript, part.position) = (manuscript.city, manuscript.kind, manuscript.id, 1)
                join      texts.text on (text.city, text.id) = (part.city, part.text)
                join      texts.rendering original on (original.city, original.text, original.language) = (text.city, text.id, text.source_language)
                                                  and original.current
                left join texts.rendering own on (own.city, own.text, own.language) = (text.city, text.id, :reader) and own.current
                left join work on (work.kind, work.manuscript) = (manuscript.kind, manuscript.id)
                where     manuscript.published and manuscript.only_in is null
                order by  manuscript.critical desc, lower(coalesce(own.value, original.value)), manuscript.id
                """)
                .param("reader", reader)
                .query((row, n) -> line(row, languages))
                .list();
    }

    /** How many stand how, by language. */
    static Map<String, Map<State, Integer>> totals(List<Line> lines, Collection<String> languages) {
        var totals = new LinkedHashMap<String, Map<State, Integer>>();
        languages.forEach(lang -> {
            var counts = new EnumMap<State, Integer>(State.class);
            lines.forEach(line -> counts.merge(line.states().getOrDefault(lang, State.MISSING), 1, Integer::sum));
            totals.put(lang, counts);
        });
        return totals;
    }

    private static Line line(ResultSet row, List<String> languages) throws SQLException {
        var tasks = new HashMap<String, UUID>();
        var inWork = new HashMap<String, Boolean>();
        var listed = row.getArray("tasks");
        for (var task : listed == null ? new String[0] : (String[]) listed.getArray()) {
            var words = task.split(" ");
            tasks.put(words[0], UUID.fromString(words[1]));
            inWork.put(words[0], TaskStatus.valueOf(words[2]).inWork());
        }
        var parts = parts(row.getString("renderings"));
        var states = new LinkedHashMap<String, State>();
        for (var lang : languages) {
            states.put(
                    lang,
                    State.of(parts.stream().map(it -> it.state(lang)).toList(), inWork.getOrDefault(lang, false)));
        }
        return new Line(
                row.getString("kind"),
                row.getObject("id", UUID.class),
                row.getString("path"),
                row.getBoolean("critical"),
                row.getString("title"),
                row.getString("title_language"),
                states,
                tasks);
    }

    /**
     * The texts of a manuscript without their words, as the statement tells of them: position, language, by whom, how many revisions after
     * the last substantial one (before it, when negative), and the language it was made from.
     */
    private static List<Text> parts(String told) {
        var renderings = new TreeMap<Integer, Map<String, Rendering>>();
        var sources = new HashMap<Integer, String>();
        for (var one : told.split(",")) {
            var words = one.split(" ");
            var position = Integer.valueOf(words[0]);
            var by = words[2];
            if (by.equals("original")) {
                sources.put(position, words[1]);
            }
            renderings
                    .computeIfAbsent(position, it -> new HashMap<>())
                    .put(
                            words[1],
                            new Rendering(
                                    words[1],
                                    "",
                                    by.equals("machine") ? Origin.MACHINE : Origin.HUMAN,
                                    Integer.parseInt(words[3]),
                                    words.length > 4 ? words[4] : null,
                                    false));
        }
        return renderings.entrySet().stream()
                .map(it -> new Text(new UUID(0, 0), sources.getOrDefault(it.getKey(), ""), 0, 0, it.getValue()))
                .toList();
    }

    /** @param state null for any; with a language, of that language @param only languages to be shown, empty for all */
    static List<Line> narrow(List<Line> lines, @Nullable State state, Set<String> only) {
        return state == null
                ? lines
                : lines.stream()
                        .filter(line -> line.states().entrySet().stream()
                                .anyMatch(
                                        it -> it.getValue() == state && (only.isEmpty() || only.contains(it.getKey()))))
                        .toList();
    }
}
