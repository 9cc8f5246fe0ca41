package city.koinon.act.services;

import city.koinon.platform.ui.Page;
import java.util.List;

/** Languages people speak, for lists to choose from. */
public final class SpokenLanguages {

    private SpokenLanguages() {}

    /** Tags; those of the city first. */
    public static List<String> of(Page page) {
        return ServiceForm.languages(null, page);
    }

    /** In the reader's language. */
    public static String name(String tag, Page page) {
        return ServicePages.language(tag, page);
    }
}
