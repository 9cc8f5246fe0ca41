package city.koinon.platform.ui;

import java.util.List;

/** A public list that a room also gives as files; all of them stand together on the open data page. */
public interface OpenData {

    int order();

    /** Key of the words that say what the list holds. */
    String key();

    /** Of the list, below city and language: {@code /recommendations}. */
    String path();

    default List<String> kinds() {
        return List.of("json", "csv");
    }
}
