package city.koinon.platform.ui;

import gg.jte.Content;
import java.util.Optional;
import java.util.function.Function;

/** A section a room brings to the home of a city. */
public interface HomePart {

    /** One of the wide column; nothing stands there where there is nothing to show. */
    static HomePart of(int order, Function<Page, Optional<Content>> shown) {
        return new HomePart() {
            @Override
            public int order() {
                return order;
            }

            @Override
            public Optional<Content> render(Page page) {
                return shown.apply(page);
            }
        };
    }

    /** 100 waiting for an answer, 200 next meeting, 300 overdue, 400 the plan. */
    int order();

    /** Stands in the narrow column beside the others on wide screens. */
    default boolean aside() {
        return false;
    }

    Optional<Content> render(Page page);
}
