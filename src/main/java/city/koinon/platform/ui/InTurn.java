package city.koinon.platform.ui;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Serves those first who came first. A virtual thread keeps its processor until it has to wait for something, and the server goes on with a
 * connection as long as its next request is there already: on a busy server a few readers would be served again and again while others
 * wait. So only a few answers are made at a time, and whoever comes back stands at the end of the queue.
 *
 * <p>Nobody waits long for those before: a reader on a slow line may hold a place for as long as the answer takes to get there.
 * {@code city.koinon.Koinon} sees to more carriers than places, so that one is always free for those who have waited for the database.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 30)
class InTurn extends OncePerRequestFilter {

    /** Two for each processor: one that computes, one that waits for the database. */
    private static final int PLACES = 2 * Runtime.getRuntime().availableProcessors();

    private static final Duration LONGEST_WAIT = Duration.ofMillis(250);

    /** So long nobody waits once somebody has waited in vain: whoever holds the places then holds them for longer. */
    private static final Duration STUCK = Duration.ofSeconds(1);

    private final Semaphore places;
    private final Duration longestWait;
    private volatile long stuckSince = System.nanoTime() - STUCK.toNanos();

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
                places.release();
            }
        }
    }

    private boolean waitForAPlace() {
        if (System.nanoTime() - stuckSince < STUCK.toNanos()) {
            return places.tryAcquire();
        }
        try {
            var placed = places.tryAcquire(longestWait.toNanos(), TimeUnit.NANOSECONDS);
            if (!placed) {
                stuckSince = System.nanoTime();
            }
            return placed;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
