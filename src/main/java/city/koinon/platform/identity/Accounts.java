package city.koinon.platform.identity;

import city.koinon.platform.kernel.Conflicted;
import city.koinon.platform.kernel.CurrentCity;
import city.koinon.platform.kernel.Grant;
import city.koinon.platform.kernel.Ids;
import city.koinon.platform.kernel.NotFound;
import city.koinon.platform.kernel.Refused;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.kernel.Stale;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The people who may sign in to a city, and what they were given to do there. */
@Service
@Transactional
public class Accounts {

    static final int LONGEST_NAME = 120;
    static final int LONGEST_ADDRESS = 254;

    /** Roles a person gives to a person. Members and office holders follow from mandates and terms; operators live in the league. */
    static final List<Role> GIVEN_IN_A_CITY = List.of(
            Role.COORDINATOR, Role.SECRETARY, Role.CHAIR, Role.CLERK, Role.EDITOR, Role.TRANSLATOR, Role.AUDITOR);

    static final Set<Role> NEED_A_SCOPE = Set.of(Role.SECRETARY, Role.CHAIR, Role.CLERK);
    static final Set<Role> MAY_HAVE_A_SCOPE = Set.of(Role.TRANSLATOR);

    private static final Pattern ADDRESS =
            Pattern.compile("[^\\s@<>\",;:]{1,64}@[^\\s@<>\",;:]{1,180}\\.[^\\s@<>\",;:.]{2,63}");

    private static final String VIEW = """
            select a.id, a.name, a.email, a.lang, a.closed_at is null as open, p.id as persona
            from identity.account a join identity.persona p on (p.city, p.account) = (a.city, a.id)
            """;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final ObjectProvider<GrantSource> sources;
    private final Audit audit;

    Accounts(JdbcClient jdbc, Clock clock, ObjectProvider<GrantSource> sources, Audit audit) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.sources = sources;
        this.audit = audit;
    }

    /**
     * Opens an account, or finds the open one with this address.
     *
     * @throws Refused at {@code email} or {@code name} when they cannot be used
     */
    public UUID open(String email, String name, String lang) {
        var address = address(email);
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            throw new Refused("name", "identity.refused.name", LONGEST_NAME);
        }
        var id = Ids.next();
        var made = jdbc.sql("""
                                insert into identity.account (id, email, name, lang, opened_at)
                                values (:id, :email, :name, :lang, :now) on conflict (city, email) do nothing
                                """)
                        .param("id", id)
                        .param("email", address)
                        .param("name", name.strip())
                        .param("lang", lang)
                        .param("now", Timestamp.from(clock.instant()))
                        .update()
                == 1;
        if (!made) {
            return byAddress(address)
                    .orElseThrow(() -> new Refused("email", "identity.refused.closed"))
                    .id();
        }
        jdbc.sql("insert into identity.persona (id, account, display_name) values (:id, :account, :name)")
                .param("id", Ids.next())
                .param("account", id)
                .param("name", firstName(name))
                .update();
        return id;
    }

    /** Somebody whom the city's provider vouched for without telling an address. */
    UUID openWithoutAddress(String name, String lang) {
        var id = Ids.next();
        jdbc.sql("insert into identity.account (id, name, lang, opened_at) values (:id, :name, :lang, :now)")
                .param("id", id)
                .param("name", name)
                .param("lang", lang)
                .param("now", Timestamp.from(clock.instant()))
                .update();
        jdbc.sql("insert into identity.persona (id, account, display_name) values (:id, :account, :name)")
                .param("id", Ids.next())
                .param("account", id)
                .param("name", firstName(name))
                .update();
        return id;
    }

    @Transactional(readOnly = true)
    public Optional<AccountView> find(UUID account) {
        return jdbc.sql(VIEW + " where a.id = :id")
                .param("id", account)
                .query(Accounts::view)
                .optional();
    }

    /** @throws NotFound when this city has no such account */
    @Transactional(readOnly = true)
    public AccountView get(UUID account) {
        return find(account).orElseThrow(() -> new NotFound("account " + account));
    }

    /** The open account with this address. */
    @Transactional(readOnly = true)
    public Optional<AccountView> byAddress(String email) {
        return jdbc.sql(VIEW + " where a.email = :email and a.closed_at is null")
                .param("email", email.strip().toLowerCase(Locale.ROOT))
                .query(Accounts::view)
                .optional();
    }

    /** Everybody who was not erased, by name. */
    @Transactional(readOnly = true)
    public List<AccountView> all() {
        return jdbc.sql(VIEW + " where a.erased_at is null order by lower(a.name), a.id")
                .query(Accounts::view)
                .list();
    }

    /** Names for many at once; who was erased is missing. */
    @Transactional(readOnly = true)
    public Map<UUID, String> names(Collection<UUID> accounts) {
        var names = new HashMap<UUID, String>();
        if (!accounts.isEmpty()) {
            jdbc.sql("select id, name from identity.account where id = any(:ids) and erased_at is null")
                    .param("ids", accounts.toArray(UUID[]::new))
                    .query(row -> {
                        names.put(row.getObject("id", UUID.class), row.getString("name"));
                    });
        }
        return names;
    }

    /** Gives a role on behalf of the house itself: for code that opens a city or a demonstration, where nobody stands behind it. */
    public void grant(UUID account, Role role, @Nullable UUID scope) {
        grant(account, role, scope, null);
    }

    /**
     * Gives a role, once: giving it again changes nothing. Whoever administers decides nothing, so those roles never meet in one account.
     *
     * @param by who gives it, null for the house itself
     * @throws Refused at {@code role} or {@code scope} when it cannot be given to this account
     */
    public void grant(UUID account, Role role, @Nullable UUID scope, @Nullable UUID by) {
        var open = lock(account);
        if (!open) {
            throw new Conflicted("role", "identity.refused.closedAccount");
        }
        var inTheLeague = CurrentCity.slug().equals(CurrentCity.LEAGUE);
        if (inTheLeague ? role != Role.OPERATOR : !GIVEN_IN_A_CITY.contains(role)) {
            throw new Refused("role", "identity.refused.notGivable");
        }
        if (!MAY_HAVE_A_SCOPE.contains(role) && NEED_A_SCOPE.contains(role) != (scope != null)) {
            throw new Refused(
                    "scope", scope == null ? "identity.refused.scopeMissing" : "identity.refused.scopeTooMuch");
        }
        var against = Standing.ADMINISTER.contains(role)
                ? Standing.DECIDE
                : Standing.DECIDE.contains(role) ? Standing.ADMINISTER : Set.<Role>of();
        if (held(account).stream().anyMatch(grant -> against.contains(grant.role()))) {
            throw new Refused("role", "identity.refused.apart");
        }
        var new_ = jdbc.sql("""
                                insert into identity.given (id, account, role, scope, given_at, given_by)
                                values (:id, :account, :role, :scope, :now, :by)
                                on conflict (city, account, role, scope) where ended_at is null do nothing
                                """)
                        .param("id", Ids.next())
                        .param("account", account)
                        .param("role", role.name())
                        .param("scope", scope)
                        .param("now", Timestamp.from(clock.instant()))
                        .param("by", by)
                        .update()
                == 1;
        if (new_) {
            audit.note(Audit.Kind.GIVEN, by, account, "", role + (scope == null ? "" : " " + scope));
        }
    }

    /**
     * @param by who takes it, null for the house itself
     * @throws Conflicted when nobody would be left to administer the city
     */
    public void revoke(UUID account, Role role, @Nullable UUID scope, @Nullable UUID by) {
        lock(account);
        if (Standing.ADMINISTER.contains(role)) {
            refuseWhenLast(account, role);
        }
        var ended = jdbc.sql("""
                                update identity.given set ended_at = :now, ended_by = :by
                                where account = :account and role = :role and scope is not distinct from :scope and ended_at is null
                                """)
                        .param("now", Timestamp.from(clock.instant()))
                        .param("by", by)
                        .param("account", account)
                        .param("role", role.name())
                        .param("scope", scope, java.sql.Types.OTHER)
                        .update()
                > 0;
        if (ended) {
            audit.note(Audit.Kind.ENDED, by, account, "", role + (scope == null ? "" : " " + scope));
        }
    }

    /** The open accounts that were given this role for exactly this scope; those whose role follows from a mandate or term are not here. */
    @Transactional(readOnly = true)
    public List<AccountView> withGrant(Role role, @Nullable UUID scope) {
        return jdbc.sql(VIEW + """
                         where a.closed_at is null and exists (
                            select from identity.given g
                            where (g.city, g.account) = (a.city, a.id) and g.ended_at is null
                              and g.role = :role and g.scope is not distinct from :scope)
                        order by lower(a.name), a.id
                        """)
                .param("role", role.name())
                .param("scope", scope, java.sql.Types.OTHER)
                .query(Accounts::view)
                .list();
    }

    /** The open accounts that were given this role for anything. */
    @Transactional(readOnly = true)
    public List<AccountView> withRole(Role role) {
        return jdbc.sql(VIEW + """
                         where a.closed_at is null and exists (
                            select from identity.given g
                            where (g.city, g.account) = (a.city, a.id) and g.ended_at is null and g.role = :role)
                        order by lower(a.name), a.id
                        """)
                .param("role", role.name())
                .query(Accounts::view)
                .list();
    }

    /** Everything an open account holds, given or derived, whether or not it counts in the session at hand. */
    @Transactional(readOnly = true)
    public Set<Grant> held(UUID account) {
        var held = new LinkedHashSet<>(given(account));
        sources.orderedStream().flatMap(source -> source.grantsOf(account)).forEach(held::add);
        return held;
    }

    @Transactional(readOnly = true)
    Set<Grant> given(UUID account) {
        return jdbc
                .sql("""
                        select g.role, g.scope from identity.given g join identity.account a on (a.city, a.id) = (g.city, g.account)
                        where g.account = :account and g.ended_at is null and a.closed_at is null order by g.given_at, g.id
                        """)
                .param("account", account)
                .query((row, n) -> new Grant(Role.valueOf(row.getString("role")), row.getObject("scope", UUID.class)))
                .list()
                .stream()
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** What each account was given, for the list of all. */
    @Transactional(readOnly = true)
    Map<UUID, Set<Role>> rolesGiven() {
        var roles = new HashMap<UUID, Set<Role>>();
        jdbc.sql("select distinct account, role from identity.given where ended_at is null order by role")
                .query(row -> {
                    roles.computeIfAbsent(row.getObject("account", UUID.class), it -> new LinkedHashSet<>())
                            .add(Role.valueOf(row.getString("role")));
                });
        return roles;
    }

    /** Nobody comes in with a closed account; what was done with it stays. */
    void close(UUID account, @Nullable UUID by) {
        if (!lock(account)) {
            return;
        }
        for (var role : Standing.ADMINISTER) {
            if (given(account).stream().anyMatch(grant -> grant.role() == role)) {
                refuseWhenLast(account, role);
            }
        }
        jdbc.sql("update identity.account set closed_at = :now, version = version + 1 where id = :id")
                .param("now", Timestamp.from(clock.instant()))
                .param("id", account)
                .update();
        audit.note(Audit.Kind.CLOSED, by, account, "", "");
    }

    void reopen(UUID account, @Nullable UUID by) {
        lock(account);
        var reopened = jdbc.sql(
                                "update identity.account set closed_at = null, version = version + 1 where id = :id and erased_at is null and closed_at is not null")
                        .param("id", account)
                        .update()
                == 1;
        if (reopened) {
            audit.note(Audit.Kind.REOPENED, by, account, "", "");
        }
    }

    record Details(String name, String lang, String displayName, boolean realName, int version) {}

    @Transactional(readOnly = true)
    Details details(UUID account) {
        return jdbc.sql("""
                        select a.name, a.lang, p.display_name, p.real_name, a.version
                        from identity.account a join identity.persona p on (p.city, p.account) = (a.city, a.id) where a.id = :id
                        """)
                .param("id", account)
                .query(Details.class)
                .optional()
                .orElseThrow(() -> new NotFound("account " + account));
    }

    /** @throws Stale when they were changed since {@code details.version()} */
    void change(UUID account, Details details) {
        var changed = jdbc.sql("""
                                update identity.account set name = :name, lang = :lang, version = version + 1
                                where id = :id and version = :version and erased_at is null
                                """)
                        .param("name", details.name())
                        .param("lang", details.lang())
                        .param("id", account)
                        .param("version", details.version())
                        .update()
                == 1;
        if (!changed) {
            throw new Stale("account " + account);
        }
        jdbc.sql("update identity.persona set display_name = :name, real_name = :real where account = :account")
                .param("name", details.displayName())
                .param("real", details.realName())
                .param("account", account)
                .update();
    }

    /** @throws Refused when another account of this city has the address */
    void moveTo(UUID account, String email) {
        if (byAnyAddress(email).filter(other -> !other.equals(account)).isPresent()) {
            throw new Refused("email", "identity.refused.taken");
        }
        jdbc.sql(
                        "update identity.account set email = :email, version = version + 1 where id = :id and erased_at is null")
                .param("email", email)
                .param("id", account)
                .update();
    }

    /** The row stays, because acts and audit point to it; nothing that names a person does. */
    void tombstone(UUID account) {
        for (var table : List.of("passkey", "challenge", "vouched")) {
            jdbc.sql("delete from identity." + table + " where account = :account")
                    .param("account", account)
                    .update();
        }
        jdbc.sql("delete from identity.link where account = :account")
                .param("account", account)
                .update();
        jdbc.sql(
                        "update identity.given set ended_at = :now, ended_by = :account where account = :account and ended_at is null")
                .param("now", Timestamp.from(clock.instant()))
                .param("account", account)
                .update();
        jdbc.sql("update identity.persona set display_name = '', real_name = false where account = :account")
                .param("account", account)
                .update();
        jdbc.sql("""
                        update identity.account set email = null, name = '', erased_at = :now,
                            closed_at = coalesce(closed_at, :now), version = version + 1 where id = :id
                        """)
                .param("now", Timestamp.from(clock.instant()))
                .param("id", account)
                .update();
    }

    /** Also what administers the city: whoever is last cannot leave it without anybody. */
    void refuseWhenLast(UUID account, Role role) {
        // Two administrators ending each other at once must not both find the other still there.
        jdbc.sql(
                        "select pg_advisory_xact_lock(hashtextextended('identity.administer ' || current_setting('koinon.city'), 0))")
                .query(row -> {});
        var holds = given(account).stream().anyMatch(grant -> grant.role() == role);
        if (holds && withGrant(role, null).stream().allMatch(it -> it.id().equals(account))) {
            throw new Conflicted("", "identity.refused.last");
        }
    }

    /** @return whether the account is open */
    private boolean lock(UUID account) {
        return jdbc.sql("select closed_at is null from identity.account where id = :id for update")
                .param("id", account)
                .query(Boolean.class)
                .optional()
                .orElseThrow(() -> new NotFound("account " + account));
    }

    private Optional<UUID> byAnyAddress(String email) {
        return jdbc.sql("select id from identity.account where email = :email")
                .param("email", email)
                .query(UUID.class)
                .optional();
    }

    /** @throws Refused at {@code email} unless mail can be sent there */
    static String address(String email) {
        var address = email.strip().toLowerCase(Locale.ROOT);
        if (address.length() > LONGEST_ADDRESS || !ADDRESS.matcher(address).matches()) {
            throw new Refused("email", "identity.refused.address");
        }
        return address;
    }

    private static String firstName(String name) {
        return name.strip().split("\\s+", 2)[0];
    }

    private static AccountView view(ResultSet row, int n) throws SQLException {
        return new AccountView(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("email"),
                row.getString("lang"),
                row.getObject("persona", UUID.class),
                row.getBoolean("open"));
    }
}
