package city.koinon.platform.texts;

import city.koinon.platform.kernel.Ids;
import city.koinon.platform.kernel.NotFound;
import city.koinon.platform.kernel.ReadOnce;
import city.koinon.platform.ui.Form;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
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
                .forEach((lang, value) -> place(id, lang, value, originOf(lang, written.sourceLanguage()), 1, null));
        return id;
    }

    /** A new wording of the original. Translations not written anew become stale; nothing old is lost. */
    public void revise(UUID text, Written written) {
        var now = jdbc.sql("select * from texts.text where id = :id for update")
                .param("id", text)
                .query((row, n) -> new Text(text, row.getString("source_language"), row.getInt("revision"), Map.of()))
                .optional()
                .orElseThrow(() -> new NotFound("text " + text));
        var before = get(text);
        var source =
                written.values().containsKey(now.sourceLanguage()) ? now.sourceLanguage() : written.sourceLanguage();
        var changed = !before.sourceLanguage().equals(source)
                || !before.source().value().equals(written.values().get(source));
        var revision = changed ? now.revision() + 1 : now.revision();
        jdbc.sql("update texts.text set revision = :revision, source_language = :lang where id = :id")
                .param("revision", revision)
                .param("lang", source)
                .param("id", text)
                .update();
        written.values().forEach((lang, value) -> {
            var old = before.renderings().get(lang);
            if (old == null
                    || !old.value().equals(value)
                    || lang.equals(source) && !lang.equals(before.sourceLanguage())) {
                place(text, lang, value, originOf(lang, source), revision, null);
            }
        });
        if (!before.sourceLanguage().equals(source)) {
            // What was the original is now what somebody once wrote in that language.
            var former = before.source();
            place(text, former.language(), former.value(), Origin.HUMAN, former.ofRevision(), null);
        }
    }

    /** A translation of the present revision. The original itself is never replaced this way. */
    public void render(UUID text, String lang, String value, Origin origin, @Nullable String by) {
        var whole = get(text);
        if (lang.equals(whole.sourceLanguage()) || origin == Origin.AUTHORITATIVE) {
            throw new IllegalArgumentException("The original of " + text + " is not a translation");
        }
        place(text, lang, value, origin, whole.revision(), by);
    }

    /** @throws NotFound when there is no such text in this city */
    @Transactional(readOnly = true)
    @ReadOnce
    public Text get(UUID text) {
        return read(java.util.List.of(text)).text(text);
    }

    @Transactional(readOnly = true)
    @ReadOnce
    public Shelf read(Collection<UUID> ids) {
        var found = new HashMap<UUID, Text>();
        if (ids.isEmpty()) {
            return new Shelf(found);
        }
        jdbc.sql("""
                select text.id, text.source_language, text.revision,
                       rendering.language, rendering.value, rendering.origin, rendering.of_revision
                from   texts.text
                join   texts.rendering on rendering.city = text.city and rendering.text = text.id and rendering.current
                where  text.id = any (:ids)
                order  by rendering.language
                """).param("ids", ids.toArray(UUID[]::new)).query(row -> {
            var id = row.getObject("id", UUID.class);
            var text = found.get(id);
            if (text == null) {
                text = new Text(id, row.getString("source_language"), row.getInt("revision"), new LinkedHashMap<>());
                found.put(id, text);
            }
            var lang = row.getString("language");
            text.renderings()
                    .put(
                            lang,
                            new Rendering(
                                    lang,
                                    row.getString("value"),
                                    Origin.valueOf(row.getString("origin")),
                                    row.getInt("of_revision")));
        });
        return new Shelf(found);
    }

    /** Fills the fields of a form with what the text says now, language by language. */
    @Transactional(readOnly = true)
    public void prefill(Form form, String field, UUID text) {
        get(text).renderings().forEach((lang, rendering) -> form.prefill(field + "." + lang, rendering.value()));
    }

    private void place(UUID text, String lang, String value, Origin origin, int revision, @Nullable String by) {
        jdbc.sql("update texts.rendering set current = false where text = :text and language = :lang and current")
                .param("text", text)
                .param("lang", lang)
                .update();
        jdbc.sql("""
                insert into texts.rendering (id, text, language, value, origin, of_revision, written_by, written_at)
                values (:id, :text, :lang, :value, :origin, :revision, :by, :at)
                """)
                .param("id", Ids.next())
                .param("text", text)
                .param("lang", lang)
                .param("value", value)
                .param("origin", origin.name())
                .param("revision", revision)
                .param("by", by)
                .param("at", Timestamp.from(clock.instant()))
                .update();
    }

    private static Origin originOf(String lang, String source) {
        return lang.equals(source) ? Origin.AUTHORITATIVE : Origin.HUMAN;
    }
}
