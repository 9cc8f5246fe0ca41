package city.koinon.platform.texts;

import city.koinon.platform.ui.Tongue;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** A text in all its languages. @param renderings by language tag; the source language is always among them */
public record Text(UUID id, String sourceLanguage, int revision, Map<String, Rendering> renderings) {

    /** As a reader of this language sees it: in that language if there is one, else the original, marked as what it is. */
    public Shown in(String lang) {
        var own = renderings.get(lang);
        if (own == null) {
            var source = source();
            return new Shown(
                    source.value(),
                    source.language(),
                    Tongue.directionOf(source.language()),
                    source.origin(),
                    false,
                    true);
        }
        return new Shown(own.value(), lang, Tongue.directionOf(lang), own.origin(), stale(own), false);
    }

    /** A translation of an earlier revision may no longer say what the original says. */
    boolean stale(Rendering rendering) {
        return rendering.ofRevision() < revision;
    }

    public Rendering source() {
        var source = renderings.get(sourceLanguage);
        if (source == null) {
            throw new IllegalStateException("Text " + id + " has lost its original");
        }
        return source;
    }

    /** Language to words, the original first; without what only a machine said, which is shown with its mark or not at all. */
    public Map<String, String> words() {
        var words = new LinkedHashMap<String, String>();
        words.put(sourceLanguage, source().value());
        renderings.forEach((lang, rendering) -> {
            if (rendering.origin() != Origin.MACHINE) {
                words.putIfAbsent(lang, rendering.value());
            }
        });
        return words;
    }

    /** Language to words, as it goes into the public record: what people wrote, and nothing that only a machine said. */
    public Map<String, Object> record() {
        var words = new LinkedHashMap<String, Object>();
        renderings.forEach((lang, rendering) -> {
            if (rendering.origin() != Origin.MACHINE) {
                words.put(lang, rendering.value());
            }
        });
        return words;
    }
}
