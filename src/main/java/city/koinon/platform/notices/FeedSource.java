package city.koinon.platform.notices;

import city.koinon.platform.ui.Page;
import java.util.stream.Stream;

/** A room offers what one can subscribe to: feeds of news and calendars. */
public interface FeedSource {

    int order();

    Stream<Feed> feeds(Page page);

    /**
     * @param title in the language of the page
     * @param path below city and language, with its ending: {@code /acts.atom}, {@code /bodies/panel.ics}
     */
    record Feed(String title, String path) {

        boolean calendar() {
            return path.endsWith(".ics");
        }
    }
}
