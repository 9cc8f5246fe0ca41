package city.koinon.platform.directory;

import city.koinon.platform.ui.Page;
import gg.jte.Content;
import java.util.Optional;
import java.util.UUID;

/** A section another room brings to the page of an organisation: the seats it holds. */
public interface OrganisationPart {

    int order();

    Optional<Content> render(UUID organisation, Page page);
}
