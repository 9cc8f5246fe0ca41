/**
 * How people hear of what happens: mail in their own language, feeds, calendar files, and following a thread. What is to be sent is kept
 * in the same transaction as what happened, and goes out after it.
 */
@ApplicationModule(
        id = "notices",
        displayName = "Notices",
        allowedDependencies = {"kernel", "ui", "municipality", "identity", "directory", "texts", "ledger"})
@NullMarked
package city.koinon.platform.notices;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
