package city.koinon.platform.kernel;

import java.util.Collection;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The public pages of a room in the city at work. */
public interface Sitemap {

    /** Paths below the city and language that are there in every language of the city: {@code /bodies/panel}. */
    Stream<String> paths();

    /** Those pages too that are not there in every language. */
    default Stream<Place> pages() {
        return paths().map(it -> new Place(it, null));
    }

    /** @param languages tags of those in which the page has something of its own to say; null where it has in all of the city */
    record Place(String path, @Nullable Collection<String> languages) {}
}
