/**
 * The city's directory of services as others' programmes read it and write it: HSDS 3.1, once for each language of the city.
 *
 * <p>What it gives is made of the rows of {@code services} in a few statements; what it takes goes in by the same doors an editor uses. Of
 * its own it keeps only what a file said the last time.
 */
@ApplicationModule(
        id = "hsds",
        displayName = "HSDS",
        allowedDependencies = {"kernel", "ui", "municipality", "directory", "hours", "texts", "services"})
@NullMarked
package city.koinon.act.hsds;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
