/**
 * The panels, boards and commissions in which the people of a city speak to it: who sits in them, when they meet, what they decide,
 * and what is written down about it.
 *
 * <p>Rules (quorum, results, composition, the states of a meeting) are plain records and can be read and tested alone; services keep
 * rows with SQL; everything public that happens becomes an act in the same transaction.
 */
@ApplicationModule(
        id = "participation",
        displayName = "Participation",
        allowedDependencies = {
            "kernel",
            "ui",
            "municipality",
            "identity",
            "directory",
            "texts",
            "ledger",
            "notices",
            "duties"
        })
@NullMarked
package city.koinon.listen.participation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
