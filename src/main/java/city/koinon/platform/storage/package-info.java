/**
 * Where everything is kept: the folder and the database of an installation, how they start, stop and recover, and how they are
 * backed up and brought back.
 *
 * <p>Plain JDBC and no city: this is what the operator deals with, below everything that knows what a city is.
 */
@ApplicationModule(
        id = "storage",
        displayName = "Storage",
        type = ApplicationModule.Type.OPEN,
        allowedDependencies = {})
@NullMarked
package city.koinon.platform.storage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
