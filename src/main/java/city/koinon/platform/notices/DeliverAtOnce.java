package city.koinon.platform.notices;

import city.koinon.platform.kernel.CurrentCity;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/** Whoever asked for a link to sign in waits for it: the round begins as soon as the letter is kept. */
@Component
class DeliverAtOnce {

    private final DeliverLetters round;
    private final Post post;
    private final Set<String> begun = ConcurrentHashMap.newKeySet();

    DeliverAtOnce(DeliverLetters round, Post post) {
        this.round = round;
        this.post = post;
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void begin(LetterWritten letter) {
        if (post.open() && begun.add(letter.city())) {
            Thread.ofVirtual().name("deliver-" + letter.city()).start(() -> {
                begun.remove(letter.city());
                CurrentCity.run(letter.city(), round::run);
            });
        }
    }
}
