package city.koinon;

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
}
