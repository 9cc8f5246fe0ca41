package city.koinon.platform.kernel;

import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Whoever is at the door of this city: a reader without a name, or a person who has signed in.
 *
 * @param account null for a reader who has not signed in
 * @param strong  signed in with a passkey or through the city's own provider
 */
public record Visitor(@Nullable UUID account, String name, Set<Grant> grants, boolean strong) {

    public static final Visitor NOBODY = new Visitor(null, "", Set.of(), false);

    public boolean signedIn() {
        return account != null;
    }

    /** Holds the role somewhere in this city. */
    public boolean is(Role role) {
        return grants.stream().anyMatch(grant -> grant.role() == role);
    }

    /** Holds the role for exactly this body or office. A role for the whole city does not reach into a body. */
    public boolean is(Role role, UUID scope) {
        return grants.contains(new Grant(role, scope));
    }

    public Set<UUID> scopes(Role role) {
        return grants.stream()
                .filter(grant -> grant.role() == role)
                .map(Grant::scope)
                .filter(scope -> scope != null)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** @throws NotAllowed unless the visitor holds the role somewhere in this city */
    public void must(Role role) {
        if (!is(role)) {
            throw new NotAllowed(role + " is needed");
        }
    }

    /** @throws NotAllowed unless the visitor holds the role for exactly this body or office */
    public void must(Role role, UUID scope) {
        if (!is(role, scope)) {
            throw new NotAllowed(role + " of " + scope + " is needed");
        }
    }

    /** @throws NotAllowed when nobody has signed in */
    public UUID accountId() {
        if (account == null) {
            throw new NotAllowed("nobody has signed in");
        }
        return account;
    }
}
