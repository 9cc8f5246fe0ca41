/** The city at work, time, who is visiting, and how the rooms of the house offer themselves to each other. */
@ApplicationModule(
        id = "kernel",
        displayName = "Kernel",
        type = ApplicationModule.Type.OPEN,
        allowedDependencies = {})
@NullMarked
package city.koinon.platform.kernel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
