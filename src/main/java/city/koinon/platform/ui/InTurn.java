package city.koinon.platform.ui;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
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
 * <p>Whoever waits goes on waiting for as long as answers are finished before them, and keeps their place in the queue. Where none is,
 * readers on slow lines hold the places, and nobody waits for those. To let the others pass whenever they had waited for a moment would make
 * all answers at once just when there is too much to do, which fills the memory and makes them all slower.
 *
 * <p>{@code city.koinon.Koinon} sees to more carriers than places, so that one is always free for those who have waited for the database.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 30)
class InTurn extends OncePerRequestFilter {

    /** Two for each processor: one that computes, one that waits for the database. */
    private static final int PLACES = 2 * Runtime.getRuntime().availableProcessors();

    /** So long somebody waits while no answer is finished; a collection of the whole heap takes a quarter of it. */
    private static final Duration STANDSTILL = Duration.ofSeconds(1);

    /** And so many times as long at most, whatever is finished meanwhile. */
    private static final int LONGEST = 3;

    private final Patience patience;
    private final Deque<Semaphore> queue = new ArrayDeque<>();
    private int free;
    private long finished;

    /** How many were finished when somebody waited in vain: until there is one more, nobody waits. */
    private long stuckAt = -1;

    InTurn() {
        this(PLACES, STANDSTILL);
    }

    InTurn(int places, Duration standstill) {
        this(places, turn -> turn.tryAcquire(standstill.toNanos(), TimeUnit.NANOSECONDS));
    }

    InTurn(int places, Patience patience) {
        this.free = places;
        this.patience = patience;
    }

    /** How long somebody waits before looking whether others are served. */
    interface Patience {

        /** @return whether the turn came; otherwise the time is up */
        boolean waitFor(Semaphore turn) throws InterruptedException;
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
                leave();
            }
        }
    }

    /** @return whether there is a place to be given back */
    private boolean waitForAPlace() {
        var turn = new Semaphore(0);
        long before;
        synchronized (queue) {
            if (free > 0 && queue.isEmpty()) {
                free--;
                return true;
            }
            if (stuckAt == finished) {
                return false;
            }
            before = finished;
            queue.add(turn);
        }
        var waited = 0;
        while (!came(turn)) {
            waited++;
            synchronized (queue) {
                var standsStill = finished == before;
                before = finished;
                if (standsStill || waited == LONGEST) {
                    var cameMeanwhile = !queue.remove(turn);
                    stuckAt = standsStill && !cameMeanwhile ? finished : stuckAt;
                    return cameMeanwhile;
                }
            }
        }
        return true;
    }

    private boolean came(Semaphore turn) {
        try {
            return patience.waitFor(turn);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void leave() {
        synchronized (queue) {
            finished++;
            var next = queue.poll();
            if (next == null) {
                free++;
            } else {
                next.release();
            }
        }
    }
}
