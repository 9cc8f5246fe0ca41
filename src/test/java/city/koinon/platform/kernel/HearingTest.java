package city.koinon.platform.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class HearingTest {

    private final Hearing hearing = new Hearing();
    private final List<String> happened = new CopyOnWriteArrayList<>();

    @Test
    void timePassesOnlyWhenEverybodyHasHeardAlsoWhatAListenerSaid() throws Exception {
        var goOn = new CountDownLatch(1);
        try (var threads = Executors.newCachedThreadPool()) {
            threads.execute(hearing.decorate(() -> {
                await(goOn);
                threads.execute(hearing.decorate(() -> happened.add("the second has heard")));
                happened.add("the first has heard");
            }));
            var clock = threads.submit(() -> {
                hearing.awaitSilence();
                happened.add("the next day");
            });
            assertThat(clock.isDone()).isFalse();
            goOn.countDown();
            clock.get(20, TimeUnit.SECONDS);
        }
        assertThat(happened).hasSize(3).endsWith("the next day");
    }

    @Test
    void whoeverFailsHoldsUpNobody() {
        var failing = hearing.decorate(() -> {
            throw new IllegalStateException("no connection");
        });
        org.assertj.core.api.Assertions.assertThatThrownBy(failing::run).isInstanceOf(IllegalStateException.class);
        hearing.awaitSilence();
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
