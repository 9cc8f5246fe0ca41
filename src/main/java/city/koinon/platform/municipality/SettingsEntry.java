package city.koinon.platform.municipality;

import city.koinon.platform.kernel.Visitor;

/** A line on the page where a city arranges itself. Each room brings what can be arranged in it. */
public interface SettingsEntry {

    /** For whoever may read the page at all. */
    static SettingsEntry of(int order, String key, String hint, String path) {
        return new Line(order, key, hint, path);
    }

    record Line(int order, String key, String hint, String path) implements SettingsEntry {}

    int order();

    /** Key of the words of the link. */
    String key();

    /** Key of the sentence below it. */
    String hint();

    /** Below city and language: {@code /settings/colour}. */
    String path();

    default boolean shownTo(Visitor visitor) {
        return true;
    }
}
