/**
 * What somebody asks the city from the page they are reading, who has to answer it and until when, and the answer in the asker's own
 * language; and what of it everybody may read, written anew and without the asker.
 *
 * <p>The moves of a question ({@link city.koinon.act.questions.State}) are a table; the rest goes from pages to rows by the shortest way.
 */
@ApplicationModule(
        id = "questions",
        displayName = "Questions",
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
            "services",
            "guide"
        })
@NullMarked
package city.koinon.act.questions;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
