package city.koinon.platform.texts;

import city.koinon.platform.ui.Tongue;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A text in all its languages.
 *
 * @param revision    how often the original was written, counted from one
 * @param substantial the last revision that may have changed what translations say
 * @param renderings  by language tag; the source language is always among them
 */
public record Text(UUID id, String sourceLanguage, int revision, int substantial, Map<String, Rendering> renderings) {

    /** As a reader of this language sees it: in that language if there is one, else the original, marked as what it is. */
    public Shown in(String lang) {
        var own = renderings.get(lang);
        var shown = own == null ? source() : own;
        return new Shown(
                shown.value(), shown.language(), Tongue.directionOf(shown.language()), shown.origin(), state(lang));
    }

    /** Revision numbers alone decide; what was translated from another translation is no newer than that one. */
    public State state(String lang) {
        return state(lang, Set.of());
    }

    /** @param passed languages on the way here: two translations that were made from each other end the chain */
    private State state(String lang, Set<String> passed) {
        if (lang.equals(sourceLanguage)) {
            return State.ORIGINAL;
        }
        var own = renderings.get(lang);
        if (own == null) {
            return State.MISSING;
        }
        if (own.ofRevision() < substantial || staleBefore(own, passed)) {
            return State.STALE;
        }
        return own.onlyByMachine() ? State.MACHINE_UNREVIEWED : State.CURRENT;
    }

    private boolean staleBefore(Rendering own, Set<String> passed) {
        if (own.via() == null || passed.contains(own.via())) {
            return false;
        }
        var further = new HashSet<>(passed);
        further.add(own.language());
        return state(own.via(), further) == State.STALE;
    }

    /** What is published in the language is outdated, itself or by what it was made from, and this would say the same once more. */
    boolean repeatsOutdated(String lang, String value) {
        var own = renderings.get(lang);
        return own != null && state(lang) == State.STALE && own.value().strip().equals(value.strip());
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
            if (!rendering.onlyByMachine()) {
                words.putIfAbsent(lang, rendering.value());
            }
        });
        return words;
    }

    /** Languages in which nobody but a machine has said it. */
    public Set<String> byMachine() {
        return renderings.values().stream()
                .filter(Rendering::onlyByMachine)
                .map(Rendering::language)
                .collect(Collectors.toSet());
    }

    /** Language to words, as it goes into the public record: what people wrote, and nothing that only a machine said. */
    public Map<String, Object> record() {
        var words = new LinkedHashMap<String, Object>();
        renderings.forEach((lang, rendering) -> {
            if (!rendering.onlyByMachine()) {
                words.put(lang, rendering.value());
            }
        });
        return words;
    }
}
