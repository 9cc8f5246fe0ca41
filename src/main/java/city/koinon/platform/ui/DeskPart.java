package city.koinon.platform.ui;

import gg.jte.Content;
import java.util.Optional;

/** A section a room brings to the desk of whoever is signed in, below their duties. */
public interface DeskPart {

    int order();

    Optional<Content> render(Page page);
}
