package city.koinon.platform.notices;

import city.koinon.platform.ledger.Act;
import city.koinon.platform.ledger.ActRecorded;
import city.koinon.platform.ledger.Ledger;
import city.koinon.platform.ledger.Tellers;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells those who follow a thread that something was added to it. Works at the end of the transaction of the act itself, when everything
 * the act tells of is written down, so that act and letters are kept together.
 */
@Component
class FollowersHear {

    private static final Logger log = LoggerFactory.getLogger(FollowersHear.class);

    private final Ledger ledger;
    private final Tellers tellers;
    private final Follows follows;
    private final Notices notices;
    private final Rendering rendering;
    private final TransactionTemplate savepoint;

    FollowersHear(
            Ledger ledger,
            Tellers tellers,
            Follows follows,
            Notices notices,
            Rendering rendering,
            PlatformTransactionManager transactions) {
        this.ledger = ledger;
        this.tellers = tellers;
        this.follows = follows;
        this.notices = notices;
        this.rendering = rendering;
        this.savepoint = new TransactionTemplate(transactions);
        this.savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
    void tell(ActRecorded recorded) {
        var followers = follows.of(ledger.family(recorded.subject()));
        if (followers.isEmpty()) {
            return;
        }
        var act = ledger.get(recorded.seq());
        var told = toldInThisTransaction();
        followers.stream().filter(follow -> told.add(follow.token())).forEach(follow -> tell(act, follow));
    }

    /** An answer and its promises are several acts and one piece of news: whoever follows hears of the first. */
    private static Set<UUID> toldInThisTransaction() {
        for (var known : TransactionSynchronizationManager.getSynchronizations()) {
            if (known instanceof Told it) {
                return it.followers();
            }
        }
        var told = new Told(new HashSet<>());
        TransactionSynchronizationManager.registerSynchronization(told);
        return told.followers();
    }

    private record Told(Set<UUID> followers) implements TransactionSynchronization {}

    private void tell(Act act, Follows.Follow follow) {
        var page = rendering.page(follow.lang());
        var path = orElse("/threads/" + follow.subject(), act, () -> tellers.path(follow.subject(), page.lang()));
        var title = orElse(
                page.say("notices.follow.something"),
                act,
                () -> tellers.tell(act, page).title());
        var body = page.say("notices.follow.news", title) + "\n\n" + page.say("notices.follow.end") + "\n"
                + rendering.link(page, "/unfollow/" + follow.token());
        var leave = page.to("/unfollow/" + follow.token());
        var key = "act:" + act.seq();
        if (follow.account() == null && follow.address() != null) {
            notices.sendToAddress(
                    key,
                    follow.address(),
                    page.lang(),
                    rendering.around(page, "", title, body, path).leavingBy(leave),
                    false);
        } else if (follow.account() != null) {
            notices.tell(
                    key,
                    follow.account(),
                    reader -> rendering
                            .around(page, reader.name(), title, body, path)
                            .leavingBy(leave));
        }
    }

    /**
     * A follower is told that something happened even where the room cannot say what. The savepoint keeps a teller that fails from taking
     * the act down with it: nobody can hinder an official act by following it.
     */
    private String orElse(String otherwise, Act act, Supplier<String> told) {
        try {
            return Objects.requireNonNull(savepoint.execute(status -> told.get()));
        } catch (RuntimeException failure) {
            log.warn("Act {} of {} could not be told to its followers", act.seq(), act.type(), failure);
            return otherwise;
        }
    }
}
