package city.koinon.platform.ui;

import city.koinon.platform.kernel.Visitor;

/** An entry a room brings to the bar at the top of every page. */
public interface Navigation {

    int order();

    /** Key of the words, with the module: {@code participation.nav}. */
    String key();

    /** Below city and language: {@code /bodies}. */
    String path();

    default boolean shownTo(Visitor visitor) {
        return true;
    }
}
