package city.koinon.platform.identity;

import city.koinon.platform.kernel.Role;
import city.koinon.platform.ui.Option;
import city.koinon.platform.ui.Page;
import java.util.List;

/** A room that knows for what a role can be given: which bodies have a secretary, which offices a clerk. */
public interface ScopeSource {

    Role role();

    /** The value of each option is the id of a body or an office. */
    List<Option> options(Page page);
}
