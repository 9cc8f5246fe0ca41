package city.koinon.listen.participation;

import city.koinon.platform.ui.Page;
import gg.jte.Content;
import java.util.Optional;
import java.util.UUID;

/** A section another room brings to the page of a body: what it has recommended and what came of it. */
public interface BodyPart {

    int order();

    Optional<Content> render(UUID body, Page page);
}
