/** Which language somebody would like to read the city in, and what is done when the city does not have it. */
@ApplicationModule(
        id = "languages",
        displayName = "Languages",
        allowedDependencies = {"kernel", "ui", "municipality"})
@NullMarked
package city.koinon.platform.languages;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
