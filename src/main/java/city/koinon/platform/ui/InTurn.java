package city.koinon.platform.ui;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Serves those first who came first. A virtual thread keeps its processor until it has to wait for something, and the server goes on with a
 * connection as long as its next request is there already: on a busy server a few readers would be served again and again while others
 * wait. So only a few answers are made at a time, and whoever comes back stands at the end of the queue.
 *
 * <p>Whoever waits goes on waiting for as long as answers are finished before them; where none is, readers on slow lines hold the places, and
 * nobody waits for those. To let the others pass whenever they had waited for long would make all answers at once just when there is too much
 * to do, which fills the memory and makes them all slower.
 * {@code city.koinon.Koinon} sees to more carriers than places, so that one is always free for those who have waited for the database.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 30)
class InTurn extends OncePerRequestFilter {

    /** Two for each processor: one that computes, one that waits for the database. */
    private static final int PLACES = 2 * Runtime.getRuntime().availableProcessors();

    /** So long somebody waits while no answer is finished. */
    private static final Duration LONGEST_WAIT = Duration.ofMillis(250);

    private final Semaphore places;
    private final Duration longestWait;
    private final AtomicLong finished = new AtomicLong();

    /** How many were finished when somebody waited in vain: until there is one more, nobody waits. */
    private volatile long stuckAt = -1;

    InTurn() {
        this(PLACES, LONGEST_WAIT);
    }

    InTurn(int places, Duration longestWait) {
        this.places = new Semaphore(places, true);
        this.longestWait = longestWait;
    }

    /** What is read for as long as it is written needs no place. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return KeptPages.isToldAsItIsRead(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var placed = waitForAPlace();
        try {
            chain.doFilter(request, response);
        } finally {
            if (placed) {
                finished.incrementAndGet();
                places.release();
            }
        }
    }

    private boolean waitForAPlace() {
        try {
            while (true) {
                var before = finished.get();
                if (stuckAt == before) {
                    return places.tryAcquire();
                }
                if (places.tryAcquire(longestWait.toNanos(), TimeUnit.NANOSECONDS)) {
                    return true;
                }
                if (finished.get() == before) {
                    stuckAt = before;
                    return false;
                }
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
