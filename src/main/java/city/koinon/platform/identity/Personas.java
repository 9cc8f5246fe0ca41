package city.koinon.platform.identity;

import city.koinon.platform.kernel.NotFound;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The names under which people appear in public. */
@Service
@Transactional(readOnly = true)
public class Personas {

    /** Shown where somebody once was who has taken their name back. A room that knows the seat says "member of the board" instead. */
    public static final String GONE = "—";

    private static final String CHOSEN = "case when p.real_name then a.name else p.display_name end";
    private static final String REAL = "a.name";

    private final JdbcClient jdbc;

    Personas(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @throws NotFound when this city has no such account */
    public UUID of(UUID account) {
        return jdbc.sql("select id from identity.persona where account = :account")
                .param("account", account)
                .query(UUID.class)
                .optional()
                .orElseThrow(() -> new NotFound("account " + account));
    }

    /** What each chose to be called: the display name, or the real name of whoever wants that. {@link #GONE} after an erasure. */
    public Map<UUID, String> names(Collection<UUID> personas) {
        return names(personas, "id", CHOSEN);
    }

    /** The real names, for seats that speak for the city, an employer or a service, and for offices. {@link #GONE} after an erasure. */
    public Map<UUID, String> realNames(Collection<UUID> personas) {
        return names(personas, "id", REAL);
    }

    /** Like {@link #names}, by account: many at once for a list, so that it does not ask for each. */
    public Map<UUID, String> namesOf(Collection<UUID> accounts) {
        return names(accounts, "account", CHOSEN);
    }

    /** Like {@link #realNames}, by account. */
    public Map<UUID, String> realNamesOf(Collection<UUID> accounts) {
        return names(accounts, "account", REAL);
    }

    public String name(UUID persona) {
        return names(java.util.List.of(persona)).getOrDefault(persona, GONE);
    }

    private Map<UUID, String> names(Collection<UUID> ids, String by, String which) {
        var names = new HashMap<UUID, String>();
        if (ids.isEmpty()) {
            return names;
        }
        jdbc.sql("select p." + by + " as id, " + which + " as name from identity.persona p "
                        + "join identity.account a on (a.city, a.id) = (p.city, p.account) where p." + by
                        + " = any(:ids)")
                .param("ids", ids.toArray(UUID[]::new))
                .query(row -> {
                    var name = row.getString("name");
                    names.put(row.getObject("id", UUID.class), name.isEmpty() ? GONE : name);
                });
        return names;
    }
}
