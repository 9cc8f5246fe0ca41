package city.koinon.platform.directory;

import city.koinon.platform.identity.AccountView;
import city.koinon.platform.identity.Accounts;
import city.koinon.platform.kernel.Refused;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.kernel.Visitor;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who prepares and signs for the holder of an office. Only a coordinator changes it. */
@Service
@Transactional
class Clerks {

    private final Directory directory;
    private final Accounts accounts;

    Clerks(Directory directory, Accounts accounts) {
        this.directory = directory;
        this.accounts = accounts;
    }

    @Transactional(readOnly = true)
    List<AccountView> of(UUID office) {
        return accounts.withGrant(Role.CLERK, office);
    }

    /** @throws Refused at {@code role} when the account administers the city or is closed */
    void add(UUID office, UUID account, Visitor by) {
        by.must(Role.COORDINATOR);
        accounts.grant(account, Role.CLERK, directory.office(office).id(), by.accountId());
    }

    void end(UUID office, UUID account, Visitor by) {
        by.must(Role.COORDINATOR);
        accounts.revoke(account, Role.CLERK, directory.office(office).id(), by.accountId());
    }
}
