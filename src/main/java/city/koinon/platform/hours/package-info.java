/**
 * When something is open: a week, what comes to it for a part of the year, and the days that are different; how a page says it and how an
 * editor types it.
 *
 * <p>{@link city.koinon.platform.hours.Hours} is pure and knows nothing of pages or rows. Nothing is kept here: whoever has hours keeps
 * them, as one JSON document ({@link city.koinon.platform.hours.HoursAsJson}).
 */
@ApplicationModule(
        id = "hours",
        displayName = "Hours",
        allowedDependencies = {"kernel", "ui"})
@NullMarked
package city.koinon.platform.hours;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
