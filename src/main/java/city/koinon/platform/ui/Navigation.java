package city.koinon.platform.ui;

import city.koinon.platform.kernel.Visitor;

/** An entry a room brings to the bar at the top of every page, or to the links at its foot. */
public interface Navigation {

    /** An entry in the bar, for everybody. */
    static Navigation bar(int order, String key, String path) {
        return new Entry(order, key, path, false);
    }

    /** A link at the foot, for everybody. */
    static Navigation foot(int order, String key, String path) {
        return new Entry(order, key, path, true);
    }

    record Entry(int order, String key, String path, boolean atTheFoot) implements Navigation {}

    int order();

    /** Key of the words, with the module: {@code participation.nav}. */
    String key();

    /** Below city and language: {@code /bodies}. */
    String path();

    default boolean shownTo(Visitor visitor) {
        return true;
    }

    /** For what is looked for rather than used. */
    default boolean atTheFoot() {
        return false;
    }

    /** Whether it also makes sense where the cities of the installation are, and not one of them. */
    default boolean inTheLeague() {
        return false;
    }
}
