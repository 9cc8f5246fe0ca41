/**
 * Who owes what to whom by when. The only clock of the house: every deadline is a duty, shows how its date was computed, and when nothing
 * happens climbs, by itself and in public, from a reminder to the mayor.
 */
@ApplicationModule(
        id = "duties",
        displayName = "Duties",
        allowedDependencies = {"kernel", "ui", "municipality", "identity", "directory", "texts", "ledger", "notices"})
@NullMarked
package city.koinon.platform.duties;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
