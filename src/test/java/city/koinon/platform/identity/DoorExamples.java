package city.koinon.platform.identity;

import city.koinon.RouteExamples;
import city.koinon.platform.kernel.Ids;
import java.util.Map;
import java.util.UUID;

class DoorExamples implements RouteExamples {

    private final Accounts accounts;

    DoorExamples(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public Map<String, String> make(String mark) {
        var account = accounts.open("someone-" + UUID.randomUUID() + "@example.org", mark + " Someone", "en");
        return Map.of(
                "accounts/{account}", account.toString(),
                "passkeys/{passkey}", Ids.next().toString(),
                "sessions/{session}", FormToken.newSecret());
    }
}
