package city.koinon.platform.ui;

import gg.jte.Content;
import java.util.Optional;

/** What a room shows where an address leads to nothing and it knows what was meant. The answer still says that there is nothing. */
public interface InsteadOfNothing {

    /**
     * @param address the path that was asked for, as it was written
     * @param query   what followed it; may be empty
     * @param nearest a page of the city, in a language of its
     */
    Optional<Content> at(String address, String query, Page nearest);
}
