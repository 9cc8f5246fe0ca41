/**
 * How the city answers and keeps its word, in numbers that nobody enters, each with what it is counted from.
 *
 * <p>The room keeps nothing of its own: it counts what {@link city.koinon.plan.accountability.Conduct} tells of asks, answers, promises and
 * verdicts, and what is still owed. Share, Wait, AnswerTerm and OverdueAges import nothing but java.*.
 */
@ApplicationModule(
        id = "figures",
        displayName = "Figures",
        allowedDependencies = {
            "kernel",
            "ui",
            "municipality",
            "directory",
            "texts",
            "duties",
            "participation",
            "accountability"
        })
@NullMarked
package city.koinon.plan.figures;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
