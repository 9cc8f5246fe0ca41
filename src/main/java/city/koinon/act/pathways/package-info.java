/**
 * What to do next, in which order, by when, with which papers, and why: orientation pathways for newcomers, and the personal plan that anybody
 * keeps of one without an account.
 *
 * <p>The rules (Condition, Pathway, PersonalPlan, Checks) import nothing but java.*; a revision is kept whole as one document.
 */
@ApplicationModule(
        id = "pathways",
        displayName = "Pathways",
        allowedDependencies = {
            "kernel",
            "ui",
            "hours",
            "municipality",
            "identity",
            "directory",
            "texts",
            "services",
            "guide"
        })
@NullMarked
package city.koinon.act.pathways;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
