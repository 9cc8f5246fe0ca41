package city.koinon.platform.kernel;

import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.cache.support.AbstractValueAdaptingCache;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What methods with {@link ReadOnce} found, each valid for the beat of the {@link Pulse} that was felt before it was read: it may be newer
 * than its beat, never older.
 */
class CityReads extends AbstractValueAdaptingCache {

    static final String NAME = "reads";

    /** A fifth of the heap, 41 of 208 MB, may hold what was read; all words of a large city would fill it. */
    private static final int SHARE = 5;

    private static final Duration UNASKED = Duration.ofMinutes(2);

    /** One call: the method and what it was asked. */
    record Question(String method, List<?> arguments) {

        static Question of(java.lang.reflect.Method method, @Nullable Object... arguments) {
            return new Question(
                    method.getDeclaringClass().getName() + "." + method.getName(),
                    Arrays.stream(arguments).map(Question::copy).toList());
        }

        private static @Nullable Object copy(@Nullable Object argument) {
            return argument instanceof Collection<?> several ? List.copyOf(several) : argument;
        }
    }

    private record Address(String city, Object question) {}

    private record Kept(long beat, @Nullable Object value) {}

    private static int weight(Address address, Kept kept) {
        return Weights.of(Arrays.asList(
                address.question() instanceof Question question ? question.arguments() : null, kept.value()));
    }

    private final Pulse pulse;

    /** Held softly: when memory is short, reading again is better than failing. */
    private final com.github.benmanes.caffeine.cache.Cache<Address, Kept> kept = Caffeine.newBuilder()
            .maximumWeight(Runtime.getRuntime().maxMemory() / SHARE)
            .weigher(CityReads::weight)
            .expireAfterAccess(UNASKED)
            .softValues()
            .build();

    /** Who is reading what. */
    private final Map<Address, ReentrantLock> turns = new ConcurrentHashMap<>();

    CityReads(Pulse pulse) {
        super(true);
        this.pulse = pulse;
    }

    @Override
    protected @Nullable Object lookup(Object question) {
        if (writing()) {
            return null;
        }
        var beat = pulse.beatOfTheRequest();
        var found = beat.isEmpty() ? null : kept.getIfPresent(new Address(CurrentCity.slug(), question));
        return found == null || found.beat() != beat.getAsLong() ? null : found.value();
    }

    @Override
    public void put(Object question, @Nullable Object value) {
        if (!writing()) {
            pulse.beatFelt()
                    .ifPresent(beat -> kept.put(
                            new Address(CurrentCity.slug(), question), new Kept(beat, toStoreValue(fixed(value)))));
        }
    }

    /** What is given to many must not be changed by one of them. */
    private static @Nullable Object fixed(@Nullable Object value) {
        return switch (value) {
            case List<?> list -> Collections.unmodifiableList(list);
            case Set<?> set -> Collections.unmodifiableSet(set);
            case Map<?, ?> map -> Collections.unmodifiableMap(map);
            case null, default -> value;
        };
    }

    private static boolean writing() {
        return TransactionSynchronizationManager.isActualTransactionActive()
                && !TransactionSynchronizationManager.isCurrentTransactionReadOnly();
    }

    /**
     * Of several who ask at once one reads and the others wait for it: what takes long takes longer the more of them read it beside each
     * other. Whoever is in a transaction reads for themselves, for they hold a connection for which the one who reads may be waiting.
     */
    @Override
    @SuppressWarnings("unchecked")
    public <T> @Nullable T get(Object question, Callable<T> read) {
        var known = get(question);
        if (known != null) {
            return (T) known.get();
        }
        if (TransactionSynchronizationManager.isActualTransactionActive()
                || pulse.beatOfTheRequest().isEmpty()) {
            return readNow(question, read);
        }
        var address = new Address(CurrentCity.slug(), question);
        var turn = turns.computeIfAbsent(address, it -> new ReentrantLock());
        turn.lock();
        try {
            var readMeanwhile = get(question);
            return readMeanwhile != null ? (T) readMeanwhile.get() : readNow(question, read);
        } finally {
            turns.remove(address, turn);
            turn.unlock();
        }
    }

    private <T> @Nullable T readNow(Object question, Callable<T> read) {
        try {
            var value = read.call();
            put(question, value);
            return value;
        } catch (Exception failure) {
            throw new ValueRetrievalException(question, read, failure);
        }
    }

    @Override
    public void evict(Object question) {
        kept.invalidate(new Address(CurrentCity.slug(), question));
    }

    @Override
    public void clear() {
        kept.invalidateAll();
    }

    @Override
    public String getName() {
        return NAME;
    }

    @Override
    public Object getNativeCache() {
        return kept;
    }
}
