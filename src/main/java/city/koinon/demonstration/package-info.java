/**
 * The way into the demonstration: be anybody, move the clock, read the letters that would have gone out, start afresh.
 *
 * <p>What the demonstration shows comes from the rooms themselves; this module only opens its doors, and only where the installation was
 * started as a demonstration.
 */
@ApplicationModule(
        id = "demonstration",
        displayName = "Demonstration",
        allowedDependencies = {"kernel", "ui", "municipality", "identity", "notices"})
@NullMarked
package city.koinon.demonstration;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
