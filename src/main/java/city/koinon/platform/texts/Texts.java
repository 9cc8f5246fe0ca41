package city.koinon.platform.texts;

import city.koinon.platform.kernel.Ids;
import city.koinon.platform.kernel.NotFound;
import city.koinon.platform.kernel.ReadOnce;
import city.koinon.platform.ui.Form;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps every text in its languages. */
@Service
@Transactional
public class Texts {

    private final JdbcClient jdbc;
    private final Clock clock;

    Texts(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Keeps a new text; what came with it in other languages counts as translated by a person. */
    public UUID write(Written written) {
        var id = Ids.next();
        jdbc.sql("insert into texts.text (id, source_language) values (:id, :lang)")
                .param("id", id)
                .param("lang", written.sourceLanguage())
                .update();
        written.values()
                .forEach((lang, value) ->
                        place(id, lang, value, originOf(lang, written.sourceLanguage()), 1, null, Hand.NOBODY));
        return id;
    }

    /** A new wording of the original. Translations not written anew become stale; nothing old is lost. */
    public void revise(UUID text, Written written) {
        revise(text, written, true);
    }

    /** @param substantial false for what no translation has to follow: a comma, a slip. Another original language always is. */
    public void revise(UUID text, Written written, boolean substantial) {
        var now = jdbc.sql("select * from texts.text where id = :id for no key update")
                .param("id", text)
                .query((row, n) -> new Text(
                        text,
                        row.getString("source_language"),
                        row.getInt("revision"),
                        row.getInt("substantial"),
                        Map.of()))
                .optional()
                .orElseThrow(() -> new NotFound("text " + text));
        var before = get(text);
        var source =
                written.values().containsKey(now.sourceLanguage()) ? now.sourceLanguage() : written.sourceLanguage();
        var moved = !before.sourceLanguage().equals(source);
        var changed = moved || !before.source().value().equals(written.values().get(source));
        var revision = changed ? now.revision() + 1 : now.revision();
        jdbc.sql("""
                update texts.text set revision = :revision, substantial = :substantial, source_language = :lang where id = :id
                """)
                .param("revision", revision)
                .param("substantial", changed && (substantial || moved) ? revision : now.substantial())
                .param("lang", source)
                .param("id", text)
                .update();
        written.values().forEach((lang, value) -> {
            var old = before.renderings().get(lang);
            if (old == null
                    || !old.value().equals(value)
                    || lang.equals(source) && !lang.equals(before.sourceLanguage())) {
                place(text, lang, value, originOf(lang, source), revision, null, Hand.NOBODY);
            }
        });
        if (moved) {
            // What was the original is now what somebody once wrote in that language.
            var former = before.source();
            place(text, former.language(), former.value(), Origin.HUMAN, former.ofRevision(), null, Hand.NOBODY);
        }
    }

    /** A translation of the present revision. The original itself is never replaced this way. */
    public void render(UUID text, String lang, String value, Origin origin, @Nullable String by) {
        render(get(text), lang, value, origin, Integer.MAX_VALUE, null, new Hand(by, null));
    }

    /**
     * @param ofRevision the revision that lay beside it
     * @param via        the language it was made from, null for the original; it is no newer than the wording there
     */
    void render(Text whole, String lang, String value, Origin origin, int ofRevision, @Nullable String via, Hand hand) {
        if (lang.equals(whole.sourceLanguage()) || origin == Origin.AUTHORITATIVE) {
            throw new IllegalArgumentException("The original of " + whole.id() + " is not a translation");
        }
        var between = via == null || via.equals(whole.sourceLanguage())
                ? null
                : whole.renderings().get(via);
        var newest = between == null ? whole.revision() : between.ofRevision();
        place(
                whole.id(),
                lang,
                value,
                origin,
                Math.min(ofRevision, newest),
                between == null ? null : between.language(),
                hand);
    }

    /** Somebody has read the present wording of a language against the original, and stands by it. */
    public void reviewed(UUID text, String lang, @Nullable String by) {
        reviewed(text, lang, new Hand(by, null));
    }

    void reviewed(UUID text, String lang, Hand hand) {
        var reviewed = jdbc.sql("""
                update texts.rendering
                   set reviewed_by = :by, reviewed_for = :for, reviewed_at = :at, mark = :mark
                 where text = :text and language = :lang and current and origin <> 'AUTHORITATIVE'
                """)
                .param("by", hand.name())
                .param("for", hand.organisation(), Types.OTHER)
                .param("at", Timestamp.from(clock.instant()))
                .param("mark", Ids.next())
                .param("text", text)
                .param("lang", lang)
                .update();
        if (reviewed == 0) {
            throw new NotFound("translation of " + text + " into " + lang);
        }
    }

    /** @throws NotFound when there is no such text in this city */
    @Transactional(readOnly = true)
    @ReadOnce
    public Text get(UUID text) {
        return read(List.of(text)).text(text);
    }

    /** The original as it was at that revision. */
    @Transactional(readOnly = true)
    Optional<String> originalAt(UUID text, int revision) {
        return jdbc.sql("""
                select   value from texts.rendering
                where    text = :text and of_revision = :revision and origin = 'AUTHORITATIVE'
                order by id desc limit 1
                """)
                .param("text", text)
                .param("revision", revision)
                .query(String.class)
                .optional();
    }

    /** As {@link #read}, for whoever goes through everything once: it is not remembered for the next. */
    @Transactional(readOnly = true)
    public Shelf leafThrough(Collection<UUID> ids) {
        return read(ids);
    }

    @Transactional(readOnly = true)
    @ReadOnce
    public Shelf read(Collection<UUID> ids) {
        return new Shelf(texts(ids, "rendering.value"));
    }

    /** What states follow from; every wording is empty. */
    @Transactional(readOnly = true)
    Map<UUID, Text> withoutWords(Collection<UUID> ids) {
        return texts(ids, "''");
    }

    /** @param value what is read as the wording, in SQL */
    private Map<UUID, Text> texts(Collection<UUID> ids, String value) {
        var found = new HashMap<UUID, Text>();
        if (ids.isEmpty()) {
            return found;
        }
        jdbc.sql("""
                select text.id, text.source_language, text.revision, text.substantial,
                       rendering.language, %s as value, rendering.origin, rendering.of_revision, rendering.via,
                       rendering.reviewed_at is not null as reviewed
                from   texts.text
                join   texts.rendering on rendering.city = text.city and rendering.text = text.id and rendering.current
                where  text.id = any (:ids)
                order  by rendering.language
                """.formatted(value)).param("ids", ids.toArray(UUID[]::new)).query(row -> {
            var id = row.getObject("id", UUID.class);
            var text = found.get(id);
            if (text == null) {
                text = new Text(
                        id,
                        row.getString("source_language").intern(),
                        row.getInt("revision"),
                        row.getInt("substantial"),
                        new LinkedHashMap<>());
                found.put(id, text);
            }
            // Of a hundred thousand wordings each would bring its own.
            var lang = row.getString("language").intern();
            text.renderings()
                    .put(
                            lang,
                            new Rendering(
                                    lang,
                                    row.getString("value"),
                                    Origin.valueOf(row.getString("origin")),
                                    row.getInt("of_revision"),
                                    row.getString("via"),
                                    row.getBoolean("reviewed")));
        });
        return found;
    }

    /** Those of these texts of which there is something in the language; without reading the words. */
    @Transactional(readOnly = true)
    @ReadOnce
    public Set<UUID> there(Collection<UUID> ids, String lang) {
        return jdbc.sql("select text from texts.rendering where text = any (:ids) and language = :lang and current")
                .param("ids", ids.toArray(UUID[]::new))
                .param("lang", lang)
                .query((row, n) -> row.getObject("text", UUID.class))
                .set();
    }

    /**
     * When each text came to say in this language what it says now: worded or reviewed anew in it, in the original it stands in for, or in a
     * language on the way between them. What is worded in any other language changes nothing here.
     */
    @Transactional(readOnly = true)
    @ReadOnce
    public Map<UUID, Instant> changed(Collection<UUID> ids, String lang) {
        var changed = new HashMap<UUID, Instant>();
        jdbc.sql("""
                with recursive said (text, language) as (
                    select id, wanted
                    from   texts.text, unnest(array[:lang, source_language]) as wanted
                    where  id = any (:ids)
                    union
                    select said.text, rendering.via
                    from   said
                    join   texts.rendering on rendering.text = said.text and rendering.language = said.language and rendering.current
                    where  rendering.via is not null)
                select   said.text, max(greatest(rendering.written_at, rendering.reviewed_at)) as at
                from     said
                join     texts.rendering on rendering.text = said.text and rendering.language = said.language and rendering.current
                group by said.text
                """).param("lang", lang).param("ids", ids.toArray(UUID[]::new)).query(row -> {
            changed.put(
                    row.getObject("text", UUID.class), row.getTimestamp("at").toInstant());
        });
        return changed;
    }

    /** Fills the fields of a form with what the text says now, language by language. */
    @Transactional(readOnly = true)
    public void prefill(Form form, String field, UUID text) {
        get(text).renderings().forEach((lang, rendering) -> form.prefill(field + "." + lang, rendering.value()));
    }

    private void place(
            UUID text, String lang, String value, Origin origin, int revision, @Nullable String via, Hand hand) {
        jdbc.sql("update texts.rendering set current = false where text = :text and language = :lang and current")
                .param("text", text)
                .param("lang", lang)
                .update();
        jdbc.sql("""
                insert into texts.rendering
                       (id, mark, text, language, value, origin, of_revision, via, written_by, written_for, written_at)
                values (:id, :id, :text, :lang, :value, :origin, :revision, :via, :by, :for, :at)
                """)
                .param("id", Ids.next())
                .param("text", text)
                .param("lang", lang)
                .param("value", value)
                .param("origin", origin.name())
                .param("revision", revision)
                .param("via", via)
                .param("by", hand.name())
                .param("for", hand.organisation(), Types.OTHER)
                .param("at", Timestamp.from(clock.instant()))
                .update();
    }

    private static Origin originOf(String lang, String source) {
        return lang.equals(source) ? Origin.AUTHORITATIVE : Origin.HUMAN;
    }
}
