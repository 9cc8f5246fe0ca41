package city.koinon.platform.search;

import city.koinon.platform.kernel.CurrentCity;
import city.koinon.platform.kernel.Pulse;
import city.koinon.platform.ui.SearchSource;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.function.SingletonSupplier;

/**
 * Finds in the city at work. Before it answers it looks at the city's pulse and reads again what has changed since it last did, so that
 * nobody is answered with what is no longer so, on whichever node they or others have written.
 */
@Component
class Search {

    private static final int AT_ONCE = 100;

    /** How long somebody waits while a city is read for the first time; then they are told what is there so far. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Supplier<Map<String, SearchSource>> sources;
    private final Pulse pulse;
    private final Index index;
    private final Brought brought;
    private final Map<String, State> states = new ConcurrentHashMap<>();

    Search(ObjectProvider<SearchSource> sources, Pulse pulse, IndexFolder folder, Brought brought) {
        this.sources = SingletonSupplier.of(() -> sources.stream()
                .sorted(Comparator.comparingInt(SearchSource::order))
                .collect(Collectors.toMap(
                        SearchSource::key,
                        it -> it,
                        (one, other) -> {
                            throw new IllegalStateException("Two sources bring " + one.key());
                        },
                        LinkedHashMap::new)));
        this.pulse = pulse;
        this.index = new Index(folder.path());
        this.brought = brought;
    }

    /** Of one city, what the index was last brought up to. */
    private static final class State {

        private record At(long beat, LocalDate day) {}

        private final ReentrantLock reading = new ReentrantLock();

        /** Of each thing in the index the version that was read, by kind and id; half a megabyte for three thousand of them. */
        private final Map<String, Map<UUID, String>> versions = new ConcurrentHashMap<>();

        private volatile @Nullable At at;

        Map<UUID, String> versions(SearchSource source) {
            return versions.computeIfAbsent(source.key(), it -> new ConcurrentHashMap<>());
        }

        boolean is(OptionalLong beat, LocalDate day) {
            var now = at;
            return now != null && beat.isPresent() && now.equals(new At(beat.getAsLong(), day));
        }

        void isNow(OptionalLong beat, LocalDate day) {
            at = new At(beat.orElse(-1), day);
        }

        boolean wasRead() {
            return at != null;
        }
    }

    /**
     * @param reading whether the city is still being read, so that more may be found in a moment
     * @param first   as they are now, the best first
     */
    record Answer(Index.Findings findings, List<Shown> first, boolean reading) {}

    record Shown(SearchSource source, SearchSource.Thing thing) {}

    /** By key, in their order. */
    Map<String, SearchSource> sources() {
        return sources.get();
    }

    /** Those that have something to be found in the city. */
    @Transactional(readOnly = true)
    public List<SearchSource> there(LocalDate day) {
        follow(pulse.beatOfTheRequest(), day);
        var versions = state().versions;
        return sources.get().values().stream()
                .filter(it -> !versions.getOrDefault(it.key(), Map.of()).isEmpty())
                .toList();
    }

    /** @param kind key of a source, or null for all */
    @Transactional(readOnly = true)
    public Answer find(String typed, String lang, LocalDate day, @Nullable String kind, int most) {
        var whole = follow(pulse.beatOfTheRequest(), day);
        var findings = index.find(CurrentCity.slug(), lang, typed, kind, most);
        return new Answer(findings, shown(findings.first(), day), !whole);
    }

    private List<Shown> shown(List<Index.Found> found, LocalDate day) {
        var things = new LinkedHashMap<Index.Found, Shown>();
        found.stream()
                .collect(Collectors.groupingBy(
                        Index.Found::kind, Collectors.mapping(Index.Found::id, Collectors.toSet())))
                .forEach((kind, ids) -> {
                    var source = sources.get().get(kind);
                    if (source != null) {
                        some(source, day, ids)
                                .forEach(it -> things.put(new Index.Found(kind, it.id()), new Shown(source, it)));
                    }
                });
        return found.stream().filter(things::containsKey).map(things::get).toList();
    }

    private List<SearchSource.Thing> some(SearchSource source, LocalDate day, Set<UUID> ids) {
        return source instanceof SearchSource.OfMany many
                ? many.shown(day, ids).toList()
                : brought.things(source.key(), day).stream()
                        .filter(it -> ids.contains(it.id()))
                        .toList();
    }

    /**
     * Brings the index up to the city as it is.
     *
     * @param beat felt before; what is written later beats again
     * @return whether all that there is can be found
     */
    boolean follow(OptionalLong beat, LocalDate day) {
        var state = state();
        if (state.is(beat, day)) {
            return true;
        }
        try {
            if (!state.reading.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                return state.wasRead();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return state.wasRead();
        }
        try {
            if (!state.is(beat, day)) {
                readAgain(state, day);
                state.isNow(beat, day);
            }
            return true;
        } finally {
            state.reading.unlock();
        }
    }

    private State state() {
        return states.computeIfAbsent(CurrentCity.slug(), it -> new State());
    }

    private void readAgain(State state, LocalDate day) {
        var changed = false;
        for (var source : sources.get().values()) {
            changed |= source instanceof SearchSource.OfMany many ? many(many, state, day) : few(source, state, day);
        }
        if (changed) {
            index.show();
        }
    }

    private boolean many(SearchSource.OfMany source, State state, LocalDate day) {
        var versions = source.versions(day);
        var known = state.versions(source);
        var others = others(versions, known);
        for (var from = 0; from < others.size(); from += AT_ONCE) {
            source.things(day, others.subList(from, Math.min(from + AT_ONCE, others.size())))
                    .forEach(it -> put(source, it, versions.getOrDefault(it.id(), ""), known));
            index.show();
        }
        return drop(source, versions.keySet(), known) || !others.isEmpty();
    }

    private boolean few(SearchSource source, State state, LocalDate day) {
        var things = brought.things(source.key(), day);
        var versions =
                things.stream().collect(Collectors.toMap(SearchSource.Thing::id, Search::digest, (one, other) -> one));
        var known = state.versions(source);
        var others = Set.copyOf(others(versions, known));
        things.stream()
                .filter(it -> others.contains(it.id()))
                .forEach(it -> put(source, it, versions.getOrDefault(it.id(), ""), known));
        return drop(source, versions.keySet(), known) || !others.isEmpty();
    }

    /** It is known before it is there: whatever fails in between, what is in the index can be dropped from it. */
    private void put(SearchSource source, SearchSource.Thing thing, String version, Map<UUID, String> known) {
        known.putIfAbsent(thing.id(), "");
        index.put(CurrentCity.slug(), source.key(), thing);
        known.put(thing.id(), version);
    }

    private boolean drop(SearchSource source, Set<UUID> there, Map<UUID, String> known) {
        var gone = known.keySet().stream().filter(it -> !there.contains(it)).toList();
        if (gone.isEmpty()) {
            return false;
        }
        index.drop(CurrentCity.slug(), source.key(), gone);
        gone.forEach(known::remove);
        return true;
    }

    private static List<UUID> others(Map<UUID, String> versions, Map<UUID, String> known) {
        var others = new ArrayList<UUID>();
        versions.forEach((id, version) -> {
            if (!version.equals(known.get(id))) {
                others.add(id);
            }
        });
        return others;
    }

    /** Two of the same digest have the same words, by all likelihood. */
    private static String digest(SearchSource.Thing thing) {
        var one = 0L;
        for (Collection<?> words : List.of(
                java.util.Arrays.asList(thing.number()), thing.titles().entrySet(), thing.bodies(), thing.more())) {
            for (var word : words) {
                for (var letter : String.valueOf(word).toCharArray()) {
                    one = one * 0x100000001B3L + letter;
                }
                one = one * 31 + 1;
            }
            one = one * 37 + 2;
        }
        return Long.toHexString(one);
    }

    @PreDestroy
    void close() {
        index.close();
    }
}
