package city.koinon.platform.municipality;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What every request asks for and what hardly ever changes. Another node's change is seen when the time is over; one's own at once.
 * Measured with the machine's clock, because the city's clock can be moved.
 */
final class Remembered<T> {

    private record Kept<T>(T value, long until) {}

    private final ConcurrentHashMap<String, Kept<T>> kept = new ConcurrentHashMap<>();
    private final long nanos;
    private final Function<String, T> source;

    Remembered(Duration time, Function<String, T> source) {
        this.nanos = time.toNanos();
        this.source = source;
    }

    T of(String key) {
        var now = System.nanoTime();
        var found = kept.get(key);
        if (found != null && found.until - now > 0) {
            return found.value;
        }
        if (kept.size() > 10_000) {
            kept.clear(); // whoever asks for cities that do not exist must not fill the memory
        }
        var value = source.apply(key);
        kept.put(key, new Kept<>(value, now + nanos));
        return value;
    }

    /** Now, and again when the running transaction has ended, because others may have read the old state in between. */
    void forget(String key) {
        kept.remove(key);
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCompletion(int status) {
                    kept.remove(key);
                }
            });
        }
    }
}
