package city.koinon.platform.identity;

import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Asks people in who are given a task before they were ever here: the new holder of an office, a clerk. */
@Service
@Transactional
public class AccountInvitations {

    private final Accounts accounts;
    private final Letters letters;

    AccountInvitations(Accounts accounts, Letters letters) {
        this.accounts = accounts;
        this.letters = letters;
    }

    /** The account with this address; where there was none it is opened, and a letter says how to come in. */
    public UUID invite(String email, String name, String lang) {
        var known = accounts.byAddress(email);
        if (known.isPresent()) {
            return known.get().id();
        }
        var account = accounts.open(email, name, lang);
        letters.invite(account);
        return account;
    }
}
