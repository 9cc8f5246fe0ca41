package city.koinon.act.pathways;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Everything of one revision.
 *
 * @param source      tag of the language it was written in
 * @param required    languages in which what is critical must be translated before it is published
 * @param sample      invented: no city has confirmed that it is so
 * @param responsible slug of the organisation that keeps it true
 * @param words       by the name of the text (see {@link TextNames}) and the language, as the editor wrote them
 */
record Body(
        String source,
        List<String> required,
        boolean sample,
        @Nullable String responsible,
        Pathway pathway,
        Map<String, Map<String, String>> words) {

    Body {
        required = List.copyOf(required);
        words = words.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, it -> Map.copyOf(it.getValue())));
    }

    boolean says(String name) {
        return !words.getOrDefault(name, Map.of()).getOrDefault(source, "").isBlank();
    }

    /** In the source language; empty when nobody has written it. */
    String original(String name) {
        return words.getOrDefault(name, Map.of()).getOrDefault(source, "");
    }

    Body with(Pathway other) {
        return new Body(source, required, sample, responsible, other, words);
    }

    /** Takes these words in; an empty map takes the text away. */
    Body with(Map<String, Map<String, String>> written) {
        var all = new LinkedHashMap<>(words);
        written.forEach((name, values) -> {
            if (values.isEmpty()) all.remove(name);
            else all.put(name, Map.copyOf(values));
        });
        return new Body(source, required, sample, responsible, pathway, all);
    }

    /** Only what belongs to a step or fact that is still there. */
    Body tidy() {
        var names = TextNames.of(pathway);
        var all = new LinkedHashMap<>(words);
        all.keySet().retainAll(names);
        return new Body(source, required, sample, responsible, pathway, all);
    }

    /** As the next draft begins: translations live with the texts, and are written there. */
    Body inItsOwnLanguage() {
        var all = new LinkedHashMap<String, Map<String, String>>();
        words.keySet().stream().filter(this::says).forEach(it -> all.put(it, Map.of(source, original(it))));
        return new Body(source, required, sample, responsible, pathway, all);
    }
}
