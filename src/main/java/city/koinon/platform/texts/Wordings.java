package city.koinon.platform.texts;

import city.koinon.platform.directory.Directory;
import city.koinon.platform.kernel.NotFound;
import city.koinon.platform.kernel.ReadOnce;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What is known of the wording of a manuscript: read once for everybody who reads the page in a language. */
@Component
class Wordings {

    static final String OF_THE_CITY = "";

    private final JdbcClient jdbc;
    private final Texts texts;
    private final Directory directory;

    Wordings(JdbcClient jdbc, Texts texts, Directory directory) {
        this.jdbc = jdbc;
        this.texts = texts;
        this.directory = directory;
    }

    /**
     * @param state      in the language
     * @param critical   deadlines or rights depend on it
     * @param machine    a machine made at least a part of it and nobody has read that against the original
     * @param original   the language it was written in
     * @param translated associations that translated it, by name; {@link #OF_THE_CITY} for whoever did so for the city
     * @param reviewed   likewise who has read it against the original; empty when nobody has, or not all of it
     */
    record Known(
            State state,
            boolean critical,
            boolean machine,
            String original,
            List<String> translated,
            List<String> reviewed) {}

    /** @throws NotFound when no such manuscript is published */
    @Transactional(readOnly = true)
    @ReadOnce
    public Known of(String kind, UUID id, String lang) {
        var manuscript = manuscript(kind, id, true).orElseThrow(() -> new NotFound(kind + " " + id));
        var shelf = texts.read(manuscript.texts());
        var parts = manuscript.texts().stream().map(shelf::text).toList();
        var inWork = inWork(kind, List.of(id)).getOrDefault(id, Set.of());
        var state = State.of(parts.stream().map(it -> it.state(lang)).toList(), inWork.contains(lang));
        var machine = parts.stream().anyMatch(it -> it.in(lang).uncheckedMachine());
        var translated = new TreeSet<String>();
        var reviewed = new TreeSet<String>();
        var unread = new AtomicBoolean();
        jdbc.sql("""
                select rendering.origin, rendering.written_by, rendering.written_for, rendering.reviewed_by, rendering.reviewed_for,
                       rendering.reviewed_at is not null as reviewed
                from   texts.part
                join   texts.rendering on (rendering.city, rendering.text) = (part.city, part.text)
                                      and rendering.current and rendering.language = :lang and rendering.origin <> 'AUTHORITATIVE'
                where  part.kind = :kind and part.manuscript = :id
                """).param("lang", lang).param("kind", kind).param("id", id).query(row -> {
            if (!row.getString("origin").equals(Origin.MACHINE.name())) {
                translated.add(name(row.getString("written_by"), row.getObject("written_for", UUID.class), lang));
            }
            if (row.getBoolean("reviewed")) {
                reviewed.add(name(row.getString("reviewed_by"), row.getObject("reviewed_for", UUID.class), lang));
            } else {
                unread.set(true);
            }
        });
        return new Known(
                state,
                manuscript.critical(),
                machine,
                parts.getFirst().sourceLanguage(),
                List.copyOf(translated),
                unread.get() ? List.of() : List.copyOf(reviewed));
    }

    /** People stand behind their association, and whoever translates for the city behind the city. */
    private String name(@Nullable String name, @Nullable UUID organisation, String lang) {
        return organisation != null
                ? directory.organisation(organisation).nameIn(lang)
                : name != null ? name : OF_THE_CITY;
    }

    /** In the transaction that reads. @param published whether only what is published now */
    Optional<Manuscript> manuscript(String kind, UUID id, boolean published) {
        return jdbc.sql("""
                select   m.path, m.critical, m.only_in, array_agg(p.text order by p.position) as texts
                from     texts.manuscript m join texts.part p on (p.city, p.kind, p.manuscript) = (m.city, m.kind, m.id)
                where    m.kind = :kind and m.id = :id and (m.published or not :published)
                group by m.city, m.kind, m.id
                """)
                .param("kind", kind)
                .param("id", id)
                .param("published", published)
                .query((row, n) -> new Manuscript(
                        kind,
                        id,
                        row.getString("path"),
                        row.getBoolean("critical"),
                        List.of((UUID[]) row.getArray("texts").getArray()),
                        row.getArray("only_in") == null
                                ? Set.of()
                                : Set.of((String[]) row.getArray("only_in").getArray())))
                .optional();
    }

    /** In the transaction that reads: languages in which somebody is translating, by the id of the manuscript. */
    Map<UUID, Set<String>> inWork(String kind, Collection<UUID> ids) {
        var inWork = new HashMap<UUID, Set<String>>();
        jdbc.sql("""
                select manuscript, language
                from   texts.task
                where  kind = :kind and manuscript = any (:ids) and status in ('CLAIMED', 'SUBMITTED', 'RETURNED')
                """).param("kind", kind).param("ids", ids.toArray(UUID[]::new)).query(row -> {
            inWork.computeIfAbsent(row.getObject("manuscript", UUID.class), it -> new HashSet<>())
                    .add(row.getString("language"));
        });
        return inWork;
    }
}
