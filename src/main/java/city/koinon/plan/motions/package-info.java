/**
 * The questions a body is asked to decide about what it recommends and what it was promised: put on its agenda, carried or not, or overtaken
 * by events.
 *
 * <p>What can be asked and what follows is said by {@link city.koinon.plan.accountability.Resolutions}; this room keeps the question itself,
 * from the form on which a secretary writes it to the vote.
 */
@ApplicationModule(
        id = "motions",
        displayName = "Motions",
        allowedDependencies = {"kernel", "ui", "municipality", "texts", "ledger", "participation", "accountability"})
@NullMarked
package city.koinon.plan.motions;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
