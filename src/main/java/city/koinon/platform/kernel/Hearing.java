package city.koinon.platform.kernel;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.core.task.TaskDecorator;
import org.springframework.stereotype.Component;

/**
 * Who of this node is being told something at this moment: whoever listens does so on a thread of its own. Whoever sets the clock forward
 * waits until everybody has heard what was said before. Otherwise they would work on a day that is not theirs, and what they are at would look
 * like something that nobody has heard, and be told once more.
 */
@Component
class Hearing implements TaskDecorator {

    /** The same threads also hand out large files, and somebody's line may be slow. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Lock lock = new ReentrantLock();
    private final Condition heard = lock.newCondition();
    private int listening;

    /** Counts from the moment in which the thread is asked for, which is before whoever spoke goes on. */
    @Override
    public Runnable decorate(Runnable task) {
        count(1);
        return () -> {
            try {
                task.run();
            } finally {
                count(-1);
            }
        };
    }

    private void count(int more) {
        lock.lock();
        try {
            listening += more;
            heard.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until nobody listens any more, also not to what a listener has said. */
    void awaitSilence() {
        lock.lock();
        try {
            var left = PATIENCE.toNanos();
            while (listening > 0 && left > 0) {
                left = heard.awaitNanos(left);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }
}
