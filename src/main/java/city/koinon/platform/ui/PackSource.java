package city.koinon.platform.ui;

import gg.jte.Content;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What a room gives along to be read without a connection. How it is kept and shown then is the affair of the room that makes the packs; it
 * lies after those that give something, as the search does.
 */
public interface PackSource {

    int order();

    /** Key of the words over the list, with the module: {@code guide.title}. */
    String key();

    /** Of the list of them all, below city and language. */
    String path();

    /**
     * All there is, in the order of the list; read piece by piece, in one transaction that only reads.
     *
     * @param page of somebody whom the house does not know; nothing that changes by itself from hour to hour may be said, since what a
     *             leaf says decides whether it is fetched again
     */
    Stream<Leaf> leaves(Page page);

    /** @param leaves as {@link #leaves} */
    static PackSource of(int order, String key, String path, Function<Page, Stream<Leaf>> leaves) {
        return new Simple(order, key, path, leaves);
    }

    /** @param of what is given along to somebody who reads like this */
    record Simple(int order, String key, String path, Function<Page, Stream<Leaf>> of) implements PackSource {

        @Override
        public Stream<Leaf> leaves(Page page) {
            return of.apply(page);
        }
    }

    /**
     * One page of a pack.
     *
     * @param path     below city and language
     * @param group    the heading under which it stands in its list; empty where the list has none
     * @param lang     of the title
     * @param delicate somebody reading it may want to leave in a moment
     * @param about    the line below its title in the list; where it says nothing, the {@code k-lead} with which the body begins
     * @param body     all below its title; its headings begin with {@code h2}, and nothing in it has an id
     */
    record Leaf(
            String path,
            String group,
            String title,
            String lang,
            String dir,
            boolean delicate,
            Content about,
            Content body) {}
}
