/** What is said in which language, by whom, and whether the translation still says what the original says. */
@ApplicationModule(
        id = "texts",
        displayName = "Texts",
        allowedDependencies = {"kernel", "ui", "municipality", "languages", "identity", "directory"})
@NullMarked
package city.koinon.platform.texts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
