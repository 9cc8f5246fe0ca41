package city.koinon.platform.notices;

import city.koinon.platform.kernel.CurrentCity;
import jakarta.annotation.PreDestroy;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/** Whoever asked for a link to sign in waits for it: the round begins as soon as the letter is kept. */
@Component
class DeliverAtOnce {

    private final DeliverLetters round;
    private final Post post;
    private final Set<String> begun = ConcurrentHashMap.newKeySet();
    private final ExecutorService rounds = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("deliver-", 0).factory());

    DeliverAtOnce(DeliverLetters round, Post post) {
        this.round = round;
        this.post = post;
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void begin(LetterWritten letter) {
        if (post.open() && !round.ending() && begun.add(letter.city())) {
            rounds.execute(() -> {
                begun.remove(letter.city());
                CurrentCity.run(letter.city(), round::run);
            });
        }
    }

    /** A letter that is on its way is noted as sent before the database goes; else the next start would send it again. */
    @PreDestroy
    void end() throws InterruptedException {
        round.end();
        rounds.shutdown();
        rounds.awaitTermination(30, TimeUnit.SECONDS);
    }
}
