package city.koinon.platform.ui;

import java.time.LocalDate;
import java.util.List;

/** What waits for whoever is signed in without being owed by an office or a body: a room brings it, and on the desk it stands among the duties. */
public interface DeskWork {

    List<Waiting> waiting(Page page);

    /**
     * @param on     the day by which the desk sorts it: by when it is wanted, or since when it waits
     * @param as     what kind of work it is
     * @param button what the one button says
     * @param path   where it leads, below city and language
     */
    record Waiting(LocalDate on, Tone tone, String title, String as, String state, String button, String path) {}
}
