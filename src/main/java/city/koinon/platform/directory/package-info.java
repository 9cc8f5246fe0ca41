/**
 * Who is who in a city: its associations, employers and public bodies; its offices, whom each reports to, and which named person holds it from when to when.
 */
@ApplicationModule(
        id = "directory",
        displayName = "Directory",
        allowedDependencies = {"kernel", "ui", "municipality", "identity"})
@NullMarked
package city.koinon.platform.directory;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
