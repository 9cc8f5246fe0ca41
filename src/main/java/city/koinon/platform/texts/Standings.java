package city.koinon.platform.texts;

import city.koinon.platform.kernel.CurrentCity;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * How each manuscript stands in each language of the city. What this node has seen it remembers by the {@link Marks}, so after a change it
 * reads the manuscripts that were changed and not the hundred thousand wordings of a large city.
 */
@Component
class Standings {

    private static final int CITIES = 100;

    /** So many manuscripts are read with one statement, that a large city is never in memory as a whole. */
    private static final int AT_ONCE = 250;

    /** Of which manuscript. */
    record Key(String kind, UUID id) {}

    /** @param mark of the newest wording that was seen before it was read: what is told may be newer than its mark, never older */
    private record Of(String mark, List<UUID> texts, List<String> languages) {}

    private record Known(Of of, Map<String, State> states) {}

    private final Texts texts;
    private final Marks marks;
    private final LoadingCache<String, Map<Key, Known>> cities = Caffeine.newBuilder()
            .maximumSize(CITIES)
            .expireAfterAccess(Duration.ofHours(2))
            .softValues()
            .build(city -> new ConcurrentHashMap<>());

    Standings(Texts texts, Marks marks) {
        this.texts = texts;
        this.marks = marks;
    }

    /**
     * In the transaction that reads. That somebody is at work on it is not in here: it changes without a wording.
     *
     * @param manuscripts with the texts of each, the title first
     * @return for each of them, language to state, in the order of the languages
     */
    Map<Key, Map<String, State>> of(Map<Key, List<UUID>> manuscripts, List<String> languages) {
        var known = cities.get(CurrentCity.slug());
        var newest = marks.all();
        var found = new HashMap<Key, Map<String, State>>();
        var unknown = new ArrayList<Map.Entry<Key, Of>>();
        manuscripts.forEach((key, parts) -> {
            var mark = newest.getOrDefault(key.kind(), Map.of()).getOrDefault(key.id(), "");
            var of = new Of(mark, parts, languages);
            var before = known.get(key);
            if (before != null && before.of().equals(of)) {
                found.put(key, before.states());
            } else {
                unknown.add(Map.entry(key, of));
            }
        });
        for (var from = 0; from < unknown.size(); from += AT_ONCE) {
            var some = unknown.subList(from, Math.min(unknown.size(), from + AT_ONCE));
            var read = texts.withoutWords(
                    some.stream().flatMap(it -> it.getValue().texts().stream()).toList());
            for (var each : some) {
                var states = states(each.getValue(), read);
                known.put(each.getKey(), new Known(each.getValue(), states));
                found.put(each.getKey(), states);
            }
        }
        known.keySet().retainAll(manuscripts.keySet());
        return found;
    }

    private static Map<String, State> states(Of of, Map<UUID, Text> read) {
        var parts = of.texts().stream()
                .flatMap(it -> Optional.ofNullable(read.get(it)).stream())
                .toList();
        var states = new LinkedHashMap<String, State>();
        for (var lang : of.languages()) {
            states.put(lang, State.of(parts.stream().map(it -> it.state(lang)).toList(), false));
        }
        return Collections.unmodifiableMap(states);
    }
}
