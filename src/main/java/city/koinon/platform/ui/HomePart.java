package city.koinon.platform.ui;

import gg.jte.Content;
import java.util.Optional;

/** A section a room brings to the home of a city. */
public interface HomePart {

    /** 100 waiting for an answer, 200 next meeting, 300 overdue, 400 the plan. */
    int order();

    /** Stands in the narrow column beside the others on wide screens. */
    default boolean aside() {
        return false;
    }

    Optional<Content> render(Page page);
}
