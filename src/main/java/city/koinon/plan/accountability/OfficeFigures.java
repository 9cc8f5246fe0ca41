package city.koinon.plan.accountability;

import city.koinon.platform.ui.Page;
import gg.jte.Content;
import java.util.UUID;

/** How one office answers and keeps its word, in numbers: what the room that counts brings to the record of an office. */
public interface OfficeFigures {

    Content of(UUID office, Page page);
}
