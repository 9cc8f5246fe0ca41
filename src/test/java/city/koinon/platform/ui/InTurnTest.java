package city.koinon.platform.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
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
        var waiting = new LinkedBlockingQueue<CountDownLatch>();
        turns = new InTurn(1, turn -> {
            var timeIsUp = new CountDownLatch(1);
            waiting.add(timeIsUp);
            timeIsUp.await();
            return turn.tryAcquire();
        });
        var first = new Answer();
        var second = new Answer();
        var third = new Answer();
        var reader = reading(first);
        first.begins();
        reading(second);
        var secondHasWaited = next(waiting);
        reading(third);
        var thirdHasWaited = next(waiting);

        first.ends.countDown();
        reader.join();
        secondHasWaited.countDown();
        second.begins();
        thirdHasWaited.countDown();
        var thirdHasWaitedOn = next(waiting);
        assertThat(third.began.getCount()).as("one was served meanwhile").isOne();

        thirdHasWaitedOn.countDown();
        third.begins();
        assertThat(second.ends.getCount()).as("nobody was").isOne();
        second.ends.countDown();
        third.ends.countDown();
    }

    @Test
    void whoeverCameFirstIsServedFirst() throws Exception {
        var waiting = new LinkedBlockingQueue<Semaphore>();
        turns = new InTurn(1, turn -> {
            waiting.add(turn);
            turn.acquire();
            return true;
        });
        var first = new Answer();
        var served = Collections.synchronizedList(new ArrayList<Integer>());
        var readers = new ArrayList<Thread>();
        readers.add(reading(first));
        first.begins();
        for (var reader = 0; reader < MANY; reader++) {
            var number = reader;
            readers.add(reading((request, response) -> served.add(number)));
            next(waiting);
        }
        first.ends.countDown();
        for (var thread : readers) {
            thread.join();
        }
        assertThat(served).isSorted().hasSize(MANY);
    }

    /** One that takes as long as the test says. */
    private static final class Answer implements FilterChain {

        private final CountDownLatch began = new CountDownLatch(1);
        private final CountDownLatch ends = new CountDownLatch(1);

        @Override
        public void doFilter(ServletRequest request, ServletResponse response) {
            began.countDown();
            await(ends);
        }

        void begins() throws InterruptedException {
            assertThat(began.await(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    private static <T> T next(BlockingQueue<T> queue) throws InterruptedException {
        var next = queue.poll(20, TimeUnit.SECONDS);
        assertThat(next).isNotNull();
        return next;
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

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
