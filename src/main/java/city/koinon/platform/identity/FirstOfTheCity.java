package city.koinon.platform.identity;

import city.koinon.platform.kernel.Role;
import city.koinon.platform.municipality.FirstCoordinator;
import org.springframework.stereotype.Component;

/** A new city begins with one person, who lets the others in. */
@Component
class FirstOfTheCity implements FirstCoordinator {

    private final Accounts accounts;
    private final Letters letters;

    FirstOfTheCity(Accounts accounts, Letters letters) {
        this.accounts = accounts;
        this.letters = letters;
    }

    @Override
    public void invite(String city, String email, String name, String lang) {
        var account = accounts.open(email, name, lang);
        accounts.grant(account, Role.COORDINATOR, null);
        letters.invite(account);
    }
}
