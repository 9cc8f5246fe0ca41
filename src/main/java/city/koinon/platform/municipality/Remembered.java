package city.koinon.platform.municipality;

import city.koinon.platform.kernel.CurrentCity;
import city.koinon.platform.kernel.Pulse;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What every request asks for and what hardly ever changes. Valid as long as the city's pulse stays, and not longer than a short time, measured
 * with the machine's clock, because the city's clock can be moved.
 */
final class Remembered<T> {

    private record Kept<T>(T value, OptionalLong beat, long until) {}

    private final ConcurrentHashMap<String, Kept<T>> kept = new ConcurrentHashMap<>();
    private final long nanos;
    private final Pulse pulse;
    private final Function<String, T> source;

    Remembered(Duration time, Pulse pulse, Function<String, T> source) {
        this.pulse = pulse;
        this.nanos = time.toNanos();
        this.source = source;
    }

    T of(String key) {
        var now = System.nanoTime();
        // The pulse of another city than the one at work cannot be felt from here.
        var beat = key.equals(CurrentCity.slug()) ? pulse.beat() : OptionalLong.empty();
        var found = kept.get(key);
        if (found != null && found.until - now > 0 && (beat.isEmpty() || found.beat.equals(beat))) {
            return found.value;
        }
        if (kept.size() > 10_000) {
            kept.clear(); // whoever asks for cities that do not exist must not fill the memory
        }
        var value = source.apply(key);
        kept.put(key, new Kept<>(value, beat, now + nanos));
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
