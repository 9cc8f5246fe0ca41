/** What a page is made of: its frame, its components, its words, and the forms people fill in. */
@ApplicationModule(id = "ui", displayName = "Pages", type = ApplicationModule.Type.OPEN, allowedDependencies = "kernel")
@NullMarked
package city.koinon.platform.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
