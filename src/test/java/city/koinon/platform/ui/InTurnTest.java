package city.koinon.platform.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.FilterChain;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

@Timeout(30)
class InTurnTest {

    private static final int PLACES = 3;
    private static final int MANY = 12;
    private static final Duration LONGER_THAN_ANY_TEST = Duration.ofMinutes(2);

    private InTurn turns = new InTurn(PLACES, LONGER_THAN_ANY_TEST);

    @Test
    void readersOnSlowLinesCloseTheDoorForNobody() throws Exception {
        turns = new InTurn(PLACES, Duration.ofMillis(1));
        var inside = new CountDownLatch(MANY);
        var arrived = new CountDownLatch(1);
        var served = new AtomicInteger();
        try (var readers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var reader = 0; reader < MANY; reader++) {
                readers.submit(() -> {
                    ask("/levadia/en/guide", (request, response) -> {
                        inside.countDown();
                        await(arrived);
                    });
                    return null;
                });
            }
            assertThat(inside.await(20, TimeUnit.SECONDS)).isTrue();
            ask("/levadia/en/guide", (request, response) -> served.incrementAndGet());
            arrived.countDown();
        }
        assertThat(served).hasValue(1);
    }

    @Test
    void onlyAFewAnswersAreMadeAtATime() throws Exception {
        var together = new AtomicInteger();
        var most = new AtomicInteger();
        try (var readers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var reader = 0; reader < MANY; reader++) {
                readers.submit(() -> {
                    for (var turn = 0; turn < 50; turn++) {
                        ask("/levadia/en/guide", (request, response) -> {
                            most.accumulateAndGet(together.incrementAndGet(), Math::max);
                            Thread.yield();
                            together.decrementAndGet();
                        });
                    }
                    return null;
                });
            }
        }
        assertThat(most.get()).isBetween(1, PLACES);
    }

    /** All of them at once would be slower still. */
    @Test
    void whoeverHasWaitedForLongWaitsOnWhileOthersAreServed() throws Exception {
        turns = new InTurn(PLACES, Duration.ofMillis(500));
        var together = new AtomicInteger();
        var most = new AtomicInteger();
        try (var readers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var reader = 0; reader < 2 * MANY; reader++) {
                readers.submit(() -> {
                    ask("/levadia/en/guide", (request, response) -> {
                        most.accumulateAndGet(together.incrementAndGet(), Math::max);
                        sleep(Duration.ofMillis(100));
                        together.decrementAndGet();
                    });
                    return null;
                });
            }
        }
        assertThat(most.get()).isBetween(1, PLACES);
    }

    @Test
    void whoeverCameFirstIsServedFirst() throws Exception {
        turns = new InTurn(1, LONGER_THAN_ANY_TEST);
        var arrived = new CountDownLatch(1);
        var inside = new CountDownLatch(1);
        var served = Collections.synchronizedList(new ArrayList<Integer>());
        var readers = new ArrayList<Thread>();
        readers.add(reading((request, response) -> {
            inside.countDown();
            await(arrived);
        }));
        assertThat(inside.await(20, TimeUnit.SECONDS)).isTrue();
        for (var reader = 0; reader < MANY; reader++) {
            var number = reader;
            var thread = reading((request, response) -> served.add(number));
            while (thread.getState() != Thread.State.TIMED_WAITING) {
                Thread.onSpinWait();
            }
            readers.add(thread);
        }
        arrived.countDown();
        for (var thread : readers) {
            thread.join();
        }
        assertThat(served).isSorted().hasSize(MANY);
    }

    private Thread reading(FilterChain answer) {
        return Thread.ofPlatform().start(() -> {
            try {
                ask("/levadia/en/guide", answer);
            } catch (Exception failure) {
                throw new IllegalStateException(failure);
            }
        });
    }

    @Test
    void whatIsToldLineByLineNeedsNoPlace() throws Exception {
        var inside = new Semaphore(0);
        var arrived = new CountDownLatch(1);
        try (var readers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var reader = 0; reader < MANY; reader++) {
                readers.submit(() -> {
                    ask("/levadia/en/pack/all/1234", (request, response) -> {
                        inside.release();
                        await(arrived);
                    });
                    return null;
                });
            }
            assertThat(inside.tryAcquire(MANY, 20, TimeUnit.SECONDS)).isTrue();
            arrived.countDown();
        }
    }

    @Test
    void aPlaceIsGivenBackWhenAnAnswerFails() throws Exception {
        for (var reader = 0; reader < MANY; reader++) {
            assertThatThrownBy(() -> ask("/levadia/en/guide", (request, response) -> {
                        throw new IllegalStateException("as if the database were gone");
                    }))
                    .isInstanceOf(IllegalStateException.class);
        }
        var served = new AtomicInteger();
        ask("/levadia/en/guide", (request, response) -> served.incrementAndGet());
        assertThat(served).hasValue(1);
    }

    private void ask(String path, FilterChain answer) throws Exception {
        turns.doFilter(new MockHttpServletRequest("GET", path), new MockHttpServletResponse(), answer);
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
