package city.koinon.platform.notices;

import city.koinon.platform.kernel.CityJob;
import city.koinon.platform.municipality.Municipality;
import jakarta.mail.MessagingException;
import java.io.UnsupportedEncodingException;
import java.time.Duration;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.mail.MailException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Brings the letters to the mail server, each in its own transaction that holds the letter's row: two nodes never send the same one at the
 * same time, and one whose node dies in between is sent again under the same Message-ID.
 */
@Component
@Order(900)
class DeliverLetters implements CityJob {

    private static final Logger log = LoggerFactory.getLogger(DeliverLetters.class);
    private static final Duration KEPT_FOR = Duration.ofDays(30);

    private static final Pattern ADDRESS = Pattern.compile("[^\\s<>\"'(),;:@]+@[^\\s<>\"'(),;:@]+");

    private final Outbox outbox;
    private final Post post;
    private final Municipality municipality;
    private final TransactionTemplate transaction;
    private volatile boolean ending;

    DeliverLetters(Outbox outbox, Post post, Municipality municipality, PlatformTransactionManager transactions) {
        this.outbox = outbox;
        this.post = post;
        this.municipality = municipality;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public String name() {
        return "deliver-letters";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(30);
    }

    @Override
    public void run() {
        while (post.open() && !ending && Boolean.TRUE.equals(transaction.execute(status -> deliverNext()))) {
            // until nothing is left whose time has come
        }
        if (ending) {
            return;
        }
        transaction.executeWithoutResult(status -> outbox.wipe(KEPT_FOR));
    }

    /** The house closes: what has not gone out yet waits for the next start. */
    void end() {
        ending = true;
    }

    boolean ending() {
        return ending;
    }

    private boolean deliverNext() {
        var next = outbox.take();
        next.ifPresent(this::deliver);
        return next.isPresent();
    }

    private void deliver(Mail letter) {
        try {
            post.send(letter, municipality.city().nameIn(letter.lang()));
            outbox.sent(letter.id());
        } catch (MailException | MessagingException | UnsupportedEncodingException failure) {
            var why = withoutAddresses(String.valueOf(failure.getMessage()));
            log.warn("Letter {} could not be sent, attempt {}: {}", letter.id(), letter.attempts() + 1, why);
            outbox.failed(letter, why);
        }
    }

    /** A mail server says again to whom it would not bring a letter; that is written down nowhere but in the letter. */
    static String withoutAddresses(String said) {
        return ADDRESS.matcher(said).replaceAll("…@…");
    }
}
