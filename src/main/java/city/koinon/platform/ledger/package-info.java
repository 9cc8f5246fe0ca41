/**
 * The public record of a city: every official act, in order, never changed, each with a commitment by which anyone can check that its
 * words are still the words of its day.
 */
@ApplicationModule(
        id = "ledger",
        displayName = "Ledger",
        allowedDependencies = {"kernel", "ui", "municipality", "identity", "directory"})
@NullMarked
package city.koinon.platform.ledger;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
