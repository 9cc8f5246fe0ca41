package city.koinon.platform.ui;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a room has that can be searched for. A room says what there is and by which words; how it is looked for is the search's affair.
 * Only what everybody may read is brought, so that a search never tells what a page would not.
 *
 * <p>Lies here and not with the search, because the rooms that bring something come before the search in the house, as they do before the
 * bar and the home.
 */
public interface SearchSource {

    int order();

    /** Key of the words over what was found here, with the module: {@code participation.bodies.title}. One source for each. */
    String key();

    /** Of the list of them all, below city and language. */
    String path();

    /** All there is in the city at work, as it is on this day. */
    Stream<Thing> things(LocalDate day);

    /** What a room brings that has some hundreds of things: they are read again whenever something was written in the city. */
    static SearchSource of(int order, String key, String path, Function<LocalDate, Stream<Thing>> things) {
        return new Simple(order, key, path, things);
    }

    /** A room that may have thousands, in a dozen languages: after something was written, only what has another version is read again. */
    interface OfMany extends SearchSource {

        /**
         * Of each thing that is there on this day something that changes whenever anything about it does that can be searched or is shown
         * with it: a number, a time, a digest. Asked after every change in the city, so without reading the words.
         */
        Map<UUID, String> versions(LocalDate day);

        Stream<Thing> things(LocalDate day, Collection<UUID> ids);

        /** A few of them for the page of what was found, where titles, numbers, paths and notes are enough. */
        default Stream<Thing> shown(LocalDate day, Collection<UUID> ids) {
            return things(day, ids);
        }

        @Override
        default Stream<Thing> things(LocalDate day) {
            return things(day, versions(day).keySet());
        }
    }

    /** Things of which a day asks by their ids: all that they say, or what is shown of them in a list. */
    interface Telling extends BiFunction<LocalDate, Collection<UUID>, Stream<Thing>> {}

    /**
     * @param versions as {@link OfMany#versions}
     * @param whole    as {@link OfMany#things}
     * @param shown    as {@link OfMany#shown}
     */
    static SearchSource ofMany(
            int order,
            String key,
            String path,
            Function<LocalDate, Map<UUID, String>> versions,
            Telling whole,
            Telling shown) {
        return new Many(order, key, path, versions, whole, shown);
    }

    record Many(
            int order,
            String key,
            String path,
            Function<LocalDate, Map<UUID, String>> versionsOn,
            Telling whole,
            Telling inAList)
            implements OfMany {

        @Override
        public Map<UUID, String> versions(LocalDate day) {
            return versionsOn.apply(day);
        }

        @Override
        public Stream<Thing> things(LocalDate day, Collection<UUID> ids) {
            return whole.apply(day, ids);
        }

        @Override
        public Stream<Thing> shown(LocalDate day, Collection<UUID> ids) {
            return inAList.apply(day, ids);
        }
    }

    /** @param on what there is on a day */
    record Simple(int order, String key, String path, Function<LocalDate, Stream<Thing>> on) implements SearchSource {

        @Override
        public Stream<Thing> things(LocalDate day) {
            return on.apply(day);
        }
    }

    /**
     * Something that can be found.
     *
     * @param id     no other thing of the source has it
     * @param path   below city and language
     * @param number under which people quote it
     * @param titles by language, the original first
     * @param bodies what it says, by language: texts beside each other, such as the blocks of an article
     * @param more   further words by which it is known, in any language or none
     * @param machine languages of titles that only a machine has said: found and shown, with a mark
     * @param note   the line under the title; takes nothing from outside but the page, and is asked for what is shown only
     */
    record Thing(
            UUID id,
            String path,
            @Nullable String number,
            Map<String, String> titles,
            List<Map<String, String>> bodies,
            List<String> more,
            Set<String> machine,
            Function<Page, String> note) {

        public Thing(UUID id, String path, Map<String, String> titles) {
            this(id, path, null, titles, List.of(), List.of(), Set.of(), page -> "");
        }

        public Thing numbered(@Nullable String number) {
            return new Thing(id, path, number, titles, bodies, more, machine, note);
        }

        /** @param text one more that it says, by language */
        public Thing saying(Map<String, String> text) {
            return saying(List.of(text));
        }

        public Thing saying(Collection<Map<String, String>> texts) {
            var all = new ArrayList<>(bodies);
            all.addAll(texts);
            return new Thing(id, path, number, titles, List.copyOf(all), more, machine, note);
        }

        public Thing knownAs(Collection<String> names) {
            return new Thing(id, path, number, titles, bodies, List.copyOf(names), machine, note);
        }

        /** @param languages of titles that nobody but a machine has said */
        public Thing saidByMachine(Set<String> languages) {
            return new Thing(id, path, number, titles, bodies, more, Set.copyOf(languages), note);
        }

        public Thing noted(Function<Page, String> line) {
            return new Thing(id, path, number, titles, bodies, more, machine, line);
        }

        /** All that it says, by language. */
        public Map<String, String> body() {
            return bodies.stream()
                    .flatMap(it -> it.entrySet().stream())
                    .collect(Collectors.groupingBy(
                            Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.joining("\n"))));
        }
    }
}
