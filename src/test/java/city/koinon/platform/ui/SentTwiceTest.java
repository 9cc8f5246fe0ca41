package city.koinon.platform.ui;

import static org.assertj.core.api.Assertions.assertThat;

import city.koinon.CityTest;
import city.koinon.platform.kernel.CurrentCity;
import city.koinon.platform.kernel.Refused;
import city.koinon.platform.kernel.SentForms;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Somebody presses the button twice, or two tabs send the same form at the same moment. */
@CityTest
class SentTwiceTest {

    @Autowired
    SentForms sent;

    @Autowired
    PlatformTransactionManager transactions;

    private final AtomicInteger done = new AtomicInteger();
    private final String once = UUID.randomUUID().toString();

    @Test
    void theSecondTimeLeadsWhereTheFirstLedAndDoesNothing() {
        assertThat(send("/here")).isEqualTo("redirect:/done/1");
        assertThat(send("/here")).isEqualTo("redirect:/done/1");
        assertThat(done).hasValue(1);
    }

    @Test
    void twoAtOnceAreOne() {
        var start = new CountDownLatch(1);
        var one = CompletableFuture.supplyAsync(() -> afterThe(start));
        var other = CompletableFuture.supplyAsync(() -> afterThe(start));
        start.countDown();

        assertThat(one.join()).isEqualTo(other.join()).isEqualTo("redirect:/done/1");
        assertThat(done).hasValue(1);
    }

    @Test
    void whatWasRefusedMayBeSentAgain() {
        var refused = CurrentCity.in(
                "sent-twice",
                () -> form("/here")
                        .submit(
                                () -> {
                                    throw new Refused("title", "ui.refused.empty");
                                },
                                () -> "again"));

        assertThat(refused).isEqualTo("again");
        assertThat(send("/here")).isEqualTo("redirect:/done/1");
    }

    @Test
    void anotherFormOfThePageIsAnotherForm() {
        send("/here");
        assertThat(send("/there")).isEqualTo("redirect:/done/2");
    }

    private String afterThe(CountDownLatch start) {
        try {
            start.await();
        } catch (InterruptedException ended) {
            throw new IllegalStateException(ended);
        }
        return send("/here");
    }

    private String send(String path) {
        return CurrentCity.in(
                "sent-twice", () -> form(path).submit(() -> "redirect:/done/" + done.incrementAndGet(), () -> "again"));
    }

    private Form form(String path) {
        return Form.of(
                Map.of("once", new String[] {once}),
                new Form.Backing(
                        new TransactionTemplate(transactions), sent, "POST", path, new MockHttpServletResponse()));
    }
}
