package city.koinon.platform.ui;

import gg.jte.Content;

/** A component on the catalogue page, shown as it is used. */
public interface Example {

    String name();

    /** Key of the words that say what it is for and what makes it accessible. */
    String key();

    Content render(Page page);
}
