/**
 * Who helps with what in a city: services and the organisations that give them, where and when, in which languages, with which papers and at
 * what cost; and when somebody last made sure that this is still so.
 *
 * <p>It goes from pages to rows by the shortest way.
 */
@ApplicationModule(
        id = "services",
        displayName = "Services",
        allowedDependencies = {
            "kernel",
            "ui",
            "municipality",
            "identity",
            "directory",
            "hours",
            "texts",
            "ledger",
            "notices",
            "duties"
        })
@NullMarked
package city.koinon.act.services;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
