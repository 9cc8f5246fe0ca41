package city.koinon.platform.ledger;

import city.koinon.platform.ui.Moment;
import city.koinon.platform.ui.Page;
import java.util.Set;

/** A room says what its acts look like in a thread, in the reader's language. It tells from the act alone what the act can tell. */
public interface Teller {

    /** The types of act this one knows. */
    Set<String> types();

    Moment tell(Act act, Page page);
}
