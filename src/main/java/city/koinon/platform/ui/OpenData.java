package city.koinon.platform.ui;

import java.util.List;

/**
 * A public list that a room also gives as files: a bean of this kind, and it stands on the open data page among all others.
 *
 * @param key   of the words that name the list
 * @param holds key of the sentence that says what is in it
 * @param path  of the files without their ending, below city and language: {@code /recommendations}
 * @param page  on which people read the same
 * @param kinds endings of its files
 */
public record OpenData(int order, String key, String holds, String path, String page, List<String> kinds) {

    public OpenData(int order, String key, String holds, String path) {
        this(order, key, holds, path, path, List.of("json", "csv"));
    }

    public OpenData readOn(String page) {
        return new OpenData(order, key, holds, path, page, kinds);
    }

    public OpenData as(String... kinds) {
        return new OpenData(order, key, holds, path, page, List.of(kinds));
    }
}
