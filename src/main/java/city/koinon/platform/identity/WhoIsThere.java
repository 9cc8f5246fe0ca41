package city.koinon.platform.identity;

import city.koinon.platform.kernel.Demonstration;
import city.koinon.platform.kernel.Grant;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.kernel.Visitor;
import city.koinon.platform.kernel.VisitorSource;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Tells, once a request, who is at the door of the city at work and what of their roles counts in this session. */
@Component
class WhoIsThere implements VisitorSource {

    static final String KEPT = WhoIsThere.class.getName();

    record There(Visitor visitor, Standing standing) {
        static final There NOBODY = new There(Visitor.NOBODY, new Standing(Set.of(), Set.of(), Set.of()));

        boolean sleeps(Role role) {
            return standing.dormant().stream().anyMatch(grant -> grant.role() == role);
        }
    }

    private final Accounts accounts;
    private final Demonstration demonstration;
    private final TransactionTemplate reading;

    WhoIsThere(Accounts accounts, Demonstration demonstration, PlatformTransactionManager transactions) {
        this.accounts = accounts;
        this.demonstration = demonstration;
        this.reading = new TransactionTemplate(transactions);
        this.reading.setReadOnly(true);
    }

    @Override
    public Visitor of(HttpServletRequest request) {
        return there(request).visitor();
    }

    There there(HttpServletRequest request) {
        if (request.getAttribute(KEPT) instanceof There known) {
            return known;
        }
        var there = SignIn.signed(request).map(this::lookUp).orElse(There.NOBODY);
        request.setAttribute(KEPT, there);
        return there;
    }

    private There lookUp(SignIn.Signed signed) {
        var there = reading.execute(status -> accounts.find(signed.account())
                .filter(AccountView::open)
                .map(account -> there(account, accounts.held(account.id()), signed.way()))
                .orElse(There.NOBODY));
        return there == null ? There.NOBODY : there;
    }

    private There there(AccountView account, Set<Grant> held, Way way) {
        var strong = way.strong() || demonstration.on();
        var standing = Standing.of(held, strong);
        return new There(new Visitor(account.id(), account.name(), standing.active(), strong), standing);
    }
}
