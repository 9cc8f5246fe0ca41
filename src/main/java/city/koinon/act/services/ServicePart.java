package city.koinon.act.services;

import city.koinon.platform.ui.Page;
import gg.jte.Content;
import java.util.Optional;

/** A section another room brings to the page of a service: its free times, what people say came of it, where it lies on a map. */
public interface ServicePart {

    /** 100 booking a time, 200 the map, 300 what came of it, 400 asking somebody. */
    int order();

    /** Stands above where and when, for what people came to do; otherwise below it. */
    default boolean first() {
        return false;
    }

    Optional<Content> render(Service service, Page page);
}
