/**
 * The cities of this installation: their names and languages, their colour, their districts, and the days on which their offices are open.
 */
@ApplicationModule(
        id = "municipality",
        displayName = "Municipality",
        allowedDependencies = {"kernel", "ui"})
@NullMarked
package city.koinon.platform.municipality;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
