package city.koinon.platform.identity;

import city.koinon.platform.kernel.Role;
import city.koinon.platform.kernel.Visitor;
import city.koinon.platform.municipality.SettingsEntry;
import org.springframework.stereotype.Component;

@Component
class AccountsEntry implements SettingsEntry {

    @Override
    public int order() {
        return 500;
    }

    @Override
    public String key() {
        return "identity.accounts.title";
    }

    @Override
    public String hint() {
        return "identity.accounts.entry";
    }

    @Override
    public String path() {
        return "/accounts";
    }

    @Override
    public boolean shownTo(Visitor visitor) {
        return visitor.is(Role.COORDINATOR) || visitor.is(Role.OPERATOR);
    }
}
