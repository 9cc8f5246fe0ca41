package city.koinon;

import city.koinon.platform.identity.Accounts;
import city.koinon.platform.kernel.Grant;
import city.koinon.platform.kernel.Ids;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.kernel.Visitor;
import java.util.Set;

/** Those whose hands arrange the small worlds of the tests. */
public final class Visitors {

    public static final Visitor COORDINATOR =
            new Visitor(Ids.next(), "Dimitra Coordinator", Set.of(new Grant(Role.COORDINATOR, null)), true);

    private Visitors() {}

    /** Somebody with an account in the city at work who edits there. */
    public static Visitor editor(Accounts accounts, String name) {
        var account = accounts.open(Ids.next() + "@editors.example", name, "en");
        return new Visitor(account, name, Set.of(new Grant(Role.EDITOR, null)), true);
    }
}
