package city.koinon.platform.notices;

import city.koinon.platform.kernel.CurrentCity;
import jakarta.annotation.PreDestroy;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Whoever asked for a link to sign in waits for it: the round begins as soon as the letter is kept. Not as a transactional listener: the register
 * of events would want a second connection while the first is still held, and many who send a form at once would wait for each other.
 */
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

    @EventListener
    void written(LetterWritten letter) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                begin(letter);
            }
        });
    }

    private void begin(LetterWritten letter) {
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
