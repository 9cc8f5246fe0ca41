package city.koinon.platform.texts;

import city.koinon.platform.kernel.CurrentCity;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Gatherers;
import org.springframework.stereotype.Component;

/**
 * How each manuscript stands in each language of the city. What this node has seen it remembers by the {@link Marks}, so after a change it
 * reads the manuscripts that were changed and not the hundred thousand wordings of a large city.
 */
@Component
class Standings {

    private static final int CITIES = 100;
    private static final State[] STATES = State.values();

    /** So many manuscripts are read with one statement, that a large city is never in memory as a whole. */
    private static final int AT_ONCE = 250;

    /** Of which manuscript. */
    record Key(String kind, UUID id) {}

    /**
     * Some hundred bytes for each manuscript, for as long as the city is asked about: read anew, a large city takes a second.
     *
     * @param mark   of the newest wording that was seen before it was read: what is told may be newer than its mark, never older
     * @param texts  digest of which texts and languages it is of
     * @param states in the order of the languages
     */
    private record Known(String mark, long texts, byte[] states) {}

    private final Texts texts;
    private final Marks marks;
    private final LoadingCache<String, Map<Key, Known>> cities = Caffeine.newBuilder()
            .maximumSize(CITIES)
            .expireAfterAccess(Duration.ofHours(2))
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
        var alike = new HashMap<ByteBuffer, Map<String, State>>();
        var unknown = new HashMap<Key, Known>();
        manuscripts.forEach((key, parts) -> {
            var mark = newest.getOrDefault(key.kind(), Map.of()).getOrDefault(key.id(), "");
            var digest = digest(parts, languages);
            var before = known.get(key);
            if (before != null && before.mark().equals(mark) && before.texts() == digest) {
                found.put(key, byLanguage(before.states(), languages, alike));
            } else {
                unknown.put(key, new Known(mark, digest, new byte[languages.size()]));
            }
        });
        var pieces = unknown.entrySet().stream()
                .gather(Gatherers.windowFixed(AT_ONCE))
                .toList();
        for (var some : pieces) {
            var read = texts.withoutWords(some.stream()
                    .flatMap(it -> manuscripts.getOrDefault(it.getKey(), List.of()).stream())
                    .toList());
            some.forEach(it -> {
                var states = it.getValue().states();
                fill(states, manuscripts.getOrDefault(it.getKey(), List.of()), languages, read);
                known.put(it.getKey(), it.getValue());
                found.put(it.getKey(), byLanguage(states, languages, alike));
            });
        }
        known.keySet().retainAll(manuscripts.keySet());
        return found;
    }

    private static long digest(List<UUID> texts, List<String> languages) {
        var digest = 17L;
        for (var text : texts) {
            digest = (digest * 31 + text.getMostSignificantBits()) * 31 + text.getLeastSignificantBits();
        }
        return digest * 31 + languages.hashCode();
    }

    private static void fill(byte[] states, List<UUID> texts, List<String> languages, Map<UUID, Text> read) {
        var parts = texts.stream()
                .flatMap(it -> Optional.ofNullable(read.get(it)).stream())
                .toList();
        for (var at = 0; at < states.length; at++) {
            var lang = languages.get(at);
            states[at] =
                    (byte) State.of(parts.stream().map(it -> it.state(lang)).toList(), false)
                            .ordinal();
        }
    }

    /** @param alike one for all that stand the same, as most of thousands do */
    private static Map<String, State> byLanguage(
            byte[] states, List<String> languages, Map<ByteBuffer, Map<String, State>> alike) {
        return alike.computeIfAbsent(ByteBuffer.wrap(states), it -> byLanguage(states, languages));
    }

    private static Map<String, State> byLanguage(byte[] states, List<String> languages) {
        var byLanguage = new LinkedHashMap<String, State>();
        for (var at = 0; at < states.length; at++) {
            byLanguage.put(languages.get(at), STATES[states[at]]);
        }
        return Collections.unmodifiableMap(byLanguage);
    }
}
