/**
 * The city's plan: its goals, who is responsible for which action, the steps and how they stand, and the state of play anybody can check.
 *
 * <p>The arithmetic (Fraction, Pace, Delivery) imports nothing but java.*; pages read by SQL, and what changes goes through {@link
 * city.koinon.plan.strategy.Plans}.
 */
@ApplicationModule(
        id = "strategy",
        displayName = "Strategy",
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
            "participation",
            "accountability",
            "figures"
        })
@NullMarked
package city.koinon.plan.strategy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
