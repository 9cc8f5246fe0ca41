package city.koinon.platform.identity;

import city.koinon.platform.kernel.PersonalData;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What the door itself keeps about somebody. */
@Component
@Order(0)
class AboutMe implements PersonalData {

    private final Accounts accounts;
    private final Passkeys passkeys;
    private final Sessions sessions;

    AboutMe(Accounts accounts, Passkeys passkeys, Sessions sessions) {
        this.accounts = accounts;
        this.passkeys = passkeys;
        this.sessions = sessions;
    }

    @Override
    public String room() {
        return "identity";
    }

    @Override
    public Map<String, Object> export(UUID account) {
        var view = accounts.get(account);
        var details = accounts.details(account);
        var all = new LinkedHashMap<String, Object>();
        all.put("account", account.toString());
        all.put("name", view.name());
        all.put("email", view.email() == null ? "" : view.email());
        all.put("language", view.lang());
        all.put("displayName", details.displayName());
        all.put("showsRealName", details.realName());
        all.put(
                "roles",
                accounts.held(account).stream()
                        .map(grant -> grant.scope() == null
                                ? Map.of("role", grant.role().name())
                                : Map.of(
                                        "role",
                                        grant.role().name(),
                                        "scope",
                                        grant.scope().toString()))
                        .toList());
        all.put(
                "passkeys",
                passkeys.of(account).stream()
                        .map(it -> Map.of(
                                "label", it.label(), "created", it.created().toString()))
                        .toList());
        all.put(
                "sessions",
                sessions.of(account, null).stream()
                        .map(it -> Map.of(
                                "way",
                                it.way().name(),
                                "since",
                                it.since().toString(),
                                "lastUsed",
                                it.lastUsed().toString()))
                        .toList());
        return all;
    }

    @Override
    public void erase(UUID account) {
        accounts.tombstone(account);
    }
}
