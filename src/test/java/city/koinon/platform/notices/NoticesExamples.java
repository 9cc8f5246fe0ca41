package city.koinon.platform.notices;

import city.koinon.RouteExamples;
import city.koinon.platform.ledger.Ledger;
import city.koinon.platform.ledger.Subject;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.transaction.support.TransactionTemplate;

/** A thread, and a mailbox that was asked whether it wants to follow it. */
class NoticesExamples implements RouteExamples {

    private final Follows follows;
    private final Ledger ledger;
    private final TransactionTemplate transaction;

    NoticesExamples(Follows follows, Ledger ledger, TransactionTemplate transaction) {
        this.follows = follows;
        this.ledger = ledger;
        this.transaction = transaction;
    }

    @Override
    public Map<String, String> make(String mark) {
        var followed = ledger.latest(1).stream()
                .findFirst()
                .map(it -> it.subject())
                .orElse(new Subject("note", UUID.randomUUID()));
        var asked = Objects.requireNonNull(transaction.execute(
                status -> follows.ask(followed, mark + "@example.org", "en").orElseThrow()));
        return Map.of(
                "follow/{token}", asked.token().toString(),
                "unfollow/{token}", asked.token().toString(),
                "threads/{kind}", followed.kind(),
                "{kind}/{id}", followed.id().toString());
    }
}
