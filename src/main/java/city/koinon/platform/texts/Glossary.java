package city.koinon.platform.texts;

import city.koinon.platform.kernel.Ids;
import city.koinon.platform.kernel.NotFound;
import city.koinon.platform.kernel.ReadOnce;
import city.koinon.platform.kernel.Refused;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.kernel.Stale;
import city.koinon.platform.kernel.Visitor;
import city.koinon.platform.municipality.Names;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How the city says things in each language, and what it leaves as it is. An editor keeps it. */
@Service
@Transactional
class Glossary {

    private final JdbcClient jdbc;

    Glossary(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What somebody wants to write down. */
    record Entry(
            String language,
            String term,
            boolean stays,
            Map<String, String> translations,
            @Nullable String note) {}

    @Transactional(readOnly = true)
    @ReadOnce
    public List<Term> all() {
        return jdbc.sql("select * from texts.term order by lower(term), language, id")
                .query((row, n) -> new Term(
                        row.getObject("id", UUID.class),
                        row.getString("language"),
                        row.getString("term"),
                        row.getBoolean("stays"),
                        Names.read(row.getString("translations")),
                        row.getString("note"),
                        row.getInt("version")))
                .list();
    }

    /** @throws NotFound when this city has no such term */
    @Transactional(readOnly = true)
    public Term get(UUID id) {
        return all().stream()
                .filter(it -> it.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NotFound("term " + id));
    }

    /** @throws Refused when the glossary has the term already, be it with other capitals */
    public UUID add(Entry entry, Visitor by) {
        by.must(Role.EDITOR);
        mustBeNew(entry);
        var id = Ids.next();
        var added = jdbc.sql("""
                insert into texts.term (id, language, term, stays, translations, note)
                values (:id, :language, :term, :stays, cast(:translations as json), :note)
                on conflict (city, language, term) do nothing
                """)
                .param("id", id)
                .param("language", entry.language())
                .param("term", entry.term())
                .param("stays", entry.stays())
                .param("translations", Names.json(entry.translations()))
                .param("note", entry.note())
                .update();
        if (added == 0) {
            throw new Refused("term", "texts.refused.termTaken");
        }
        return id;
    }

    public void change(UUID id, Entry entry, int seen, Visitor by) {
        by.must(Role.EDITOR);
        var before = get(id);
        if (!entry.language().equals(before.language())
                || !written(entry.term()).equals(written(before.term()))) {
            mustBeNew(entry);
        }
        changed(jdbc.sql("""
                update texts.term
                   set language = :language, term = :term, stays = :stays, translations = cast(:translations as json), note = :note,
                       version = version + 1
                 where id = :id and version = :seen
                """)
                .param("language", entry.language())
                .param("term", entry.term())
                .param("stays", entry.stays())
                .param("translations", Names.json(entry.translations()))
                .param("note", entry.note())
                .param("id", id)
                .param("seen", seen)
                .update());
    }

    public void remove(UUID id, int seen, Visitor by) {
        by.must(Role.EDITOR);
        changed(jdbc.sql("delete from texts.term where id = :id and version = :seen")
                .param("id", id)
                .param("seen", seen)
                .update());
    }

    /** Accents stay: año is not ano. */
    private void mustBeNew(Entry entry) {
        var term = written(entry.term());
        if (all().stream()
                .anyMatch(it -> it.language().equals(entry.language())
                        && written(it.term()).equals(term))) {
            throw new Refused("term", "texts.refused.termTaken");
        }
    }

    private static String written(String term) {
        return Normalizer.normalize(term, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }

    private static void changed(int rows) {
        if (rows == 0) {
            throw new Stale("term");
        }
    }
}
