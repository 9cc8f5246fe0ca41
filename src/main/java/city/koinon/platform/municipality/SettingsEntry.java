package city.koinon.platform.municipality;

import city.koinon.platform.kernel.Visitor;

/** A line on the page where a city arranges itself. Each room brings what can be arranged in it. */
public interface SettingsEntry {

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
