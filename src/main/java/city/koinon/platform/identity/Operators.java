package city.koinon.platform.identity;

import city.koinon.platform.kernel.CurrentCity;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.ui.BaseAddress;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Whoever has the console of the machine runs the installation: a link printed there lets the first operator in, and with
 * {@code --koinon.operator-link=true} a further one, should all have lost their keys.
 */
@Service
class Operators {

    private final Accounts accounts;
    private final Links links;
    private final BaseAddress base;
    private final Audit audit;
    private final TransactionTemplate transaction;
    private final boolean asked;

    Operators(
            Accounts accounts,
            Links links,
            BaseAddress base,
            Audit audit,
            PlatformTransactionManager transactions,
            @Value("${koinon.operator-link:false}") boolean asked) {
        this.accounts = accounts;
        this.links = links;
        this.base = base;
        this.audit = audit;
        this.transaction = new TransactionTemplate(transactions);
        this.asked = asked;
    }

    @EventListener(ApplicationReadyEvent.class)
    void printLink() {
        CurrentCity.run(CurrentCity.LEAGUE, () -> link(asked).ifPresent(Operators::print));
    }

    /** The way in for an operator, made when there is none yet or when it was asked for at the start. */
    Optional<String> link(boolean anyway) {
        return Optional.ofNullable(transaction.execute(status -> {
            if (!anyway && !accounts.withGrant(Role.OPERATOR, null).isEmpty()) {
                return null;
            }
            links.forget(Links.Purpose.OPERATOR, null);
            var key = links.make(Links.Purpose.OPERATOR, null, null, "/account/passkeys");
            audit.note(Audit.Kind.OPERATOR_LINK, null, null, "", "");
            return base.to("/" + CurrentCity.LEAGUE + "/en/enter?key=" + key);
        }));
    }

    /** @return the operator's account, new or known by its address */
    UUID enter(String name, String email, String lang) {
        var account = accounts.open(email, name, lang);
        accounts.grant(account, Role.OPERATOR, null, null);
        audit.note(Audit.Kind.OPERATOR_ENTERED, account, account, "", "");
        return account;
    }

    private static void print(String link) {
        // Printed and not logged: logs are kept and shipped, and this opens the house.
        System.out.println(
                "\n  The operator of this installation enters here (once, within 24 hours):\n  " + link + "\n");
    }
}
