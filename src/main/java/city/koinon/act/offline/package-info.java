/**
 * What somebody takes along who will have no connection: the guide, the directory and the first steps of her language on the telephone, and
 * the whole guide as one file. What she asks without a connection waits on her telephone and is sent once.
 *
 * <p>Rooms bring what is taken along ({@link city.koinon.platform.ui.PackSource}) as pieces of pages, so nothing is laid out twice; the
 * browser's own worker (src/main/web/pages/sw.js) only puts them into a frame. Nothing is kept here but packs in memory.
 */
@ApplicationModule(
        id = "offline",
        displayName = "Offline",
        allowedDependencies = {"kernel", "ui"})
@NullMarked
package city.koinon.act.offline;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
