package city.koinon.platform.ui;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a room has that can be searched for. A room says what there is and by which words; how it is looked for is the house's affair and may
 * change. Only what everybody may read is brought, so that a search never tells what a page would not.
 */
public interface Searchable {

    int order();

    /** Key of the words over what was found here, with the module: {@code participation.bodies.title}. */
    String key();

    /** Of the list of them all, below city and language. */
    String path();

    /** In the city at work, as it is on this day; the most telling first. */
    Stream<Thing> things(LocalDate day);

    /** What a room brings where nothing more than this need be said. */
    static Searchable of(int order, String key, String path, Function<LocalDate, Stream<Thing>> things) {
        return new Simple(order, key, path, things);
    }

    /** @param on what there is on a day */
    record Simple(int order, String key, String path, Function<LocalDate, Stream<Thing>> on) implements Searchable {

        @Override
        public Stream<Thing> things(LocalDate day) {
            return on.apply(day);
        }
    }

    /**
     * Something that can be found.
     *
     * @param number under which people quote it
     * @param title  by language, the original first
     * @param path   below city and language
     * @param more   further words by which it is known, in any language
     * @param note   the line under the title
     */
    record Thing(
            @Nullable String number,
            Map<String, String> title,
            String path,
            List<String> more,
            Function<Page, String> note) {}
}
