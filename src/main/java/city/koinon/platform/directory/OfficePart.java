package city.koinon.platform.directory;

import city.koinon.platform.ui.Page;
import gg.jte.Content;
import java.util.Optional;
import java.util.UUID;

/** A section another room brings to the page of an office: its record of answers and promises. */
public interface OfficePart {

    int order();

    Optional<Content> render(UUID office, Page page);
}
