/**
 * What bodies recommend to the city, what the city answers, what it promises, and whether it keeps it.
 *
 * <p>The states and guards live in {@link city.koinon.plan.accountability.Recommendation}, {@link city.koinon.plan.accountability.Ask}
 * and {@link city.koinon.plan.accountability.Commitment}, pure and without a framework. Every step goes from one of the services through
 * one lock, the row of the recommendation, so that two people at once cannot tear a thread apart; reading is plain SQL.
 */
@ApplicationModule(
        id = "accountability",
        displayName = "Accountability",
        allowedDependencies = {
            "kernel",
            "ui",
            "municipality",
            "identity",
            "directory",
            "texts",
            "ledger",
            "notices",
            "duties",
            "participation"
        })
@NullMarked
package city.koinon.plan.accountability;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
