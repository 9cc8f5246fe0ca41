/**
 * What somebody who is new in the city needs to know: articles about what to do, where and with which papers, and announcements of what
 * is different just now.
 *
 * <p>Editors write one text with signs at the beginnings of lines ({@link city.koinon.act.guide.Body}); readers see it in blocks, each
 * translated on its own, so that one changed sentence makes one block outdated and not the page. Reading goes from page to SQL.
 */
@ApplicationModule(
        id = "guide",
        displayName = "Guide",
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
            "search",
            "services"
        })
@NullMarked
package city.koinon.act.guide;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
