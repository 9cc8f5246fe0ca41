package city.koinon.act.pathways;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One thing to do. Its key stays the same through all revisions, so that what is done stays done.
 *
 * @param doneWhen known to be true: it is done already, without anybody ticking it
 * @param after    keys of steps that come first
 * @param bring    slugs of documents to bring; {@code gives} of those one has afterwards
 * @param services slugs of the services where it is done
 * @param critical a deadline, a right or somebody's safety hangs on it
 * @param sample   invented: no city has confirmed that it is so
 */
record Step(
        String key,
        Condition when,
        @Nullable Condition doneWhen,
        Set<String> after,
        @Nullable Deadline deadline,
        List<String> bring,
        List<String> gives,
        List<String> services,
        @Nullable String article,
        Responsible responsible,
        boolean critical,
        boolean sample) {

    static final Pattern KEY = Pattern.compile("[a-z][a-z0-9-]{1,59}");

    /** Whose affair it is. */
    enum Level {
        CITY,
        REGION,
        STATE,
        EU,
        EMPLOYER,
        NGO,
        PRIVATE
    }

    /**
     * @param fromStep counts from the day on which that step was done, where it applies and somebody still has to do it
     * @param fromFact counts from the day somebody named
     */
    record Deadline(
            int days, @Nullable String fromStep, @Nullable String fromFact) {}

    /** At most one of the slugs. */
    record Responsible(
            Level level,
            @Nullable String organisation,
            @Nullable String office) {}

    Step {
        after = Collections.unmodifiableSortedSet(new TreeSet<>(after));
        bring = List.copyOf(bring);
        gives = List.copyOf(gives);
        services = List.copyOf(services);
    }
}
