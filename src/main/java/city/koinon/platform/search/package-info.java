/**
 * Finds what everybody may read in a city, in any language, and answers in the reader's own; and counts what was asked for in vain, because
 * that is a need.
 */
@ApplicationModule(
        id = "search",
        displayName = "Search",
        allowedDependencies = {"kernel", "ui"})
@NullMarked
package city.koinon.platform.search;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
