package city.koinon.platform.identity;

import city.koinon.platform.kernel.Role;
import city.koinon.platform.kernel.Visitor;
import city.koinon.platform.municipality.SettingsEntry;
import org.springframework.stereotype.Component;

@Component
class ProviderEntry implements SettingsEntry {

    @Override
    public int order() {
        return 510;
    }

    @Override
    public String key() {
        return "identity.provider.title";
    }

    @Override
    public String hint() {
        return "identity.provider.entry";
    }

    @Override
    public String path() {
        return "/accounts/provider";
    }

    @Override
    public boolean shownTo(Visitor visitor) {
        return visitor.is(Role.COORDINATOR) || visitor.is(Role.OPERATOR);
    }
}
