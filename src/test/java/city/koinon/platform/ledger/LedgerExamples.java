package city.koinon.platform.ledger;

import city.koinon.RouteExamples;
import java.util.Map;
import java.util.UUID;
import org.springframework.transaction.support.TransactionTemplate;

/** An act of the public record. */
class LedgerExamples implements RouteExamples {

    private final Ledger ledger;
    private final TransactionTemplate transaction;

    LedgerExamples(Ledger ledger, TransactionTemplate transaction) {
        this.ledger = ledger;
        this.transaction = transaction;
    }

    @Override
    public Map<String, String> make(String mark) {
        var act = java.util.Objects.requireNonNull(transaction.execute(status -> {
            ledger.takeTurn();
            return ledger.record(Draft.of(
                            "NOTED",
                            new Subject("note", UUID.randomUUID()),
                            Actor.office(UUID.randomUUID(), mark + " Office"))
                    .with("said", mark + " was here"));
        }));
        return Map.of("acts/{seq}", String.valueOf(act.seq()));
    }
}
