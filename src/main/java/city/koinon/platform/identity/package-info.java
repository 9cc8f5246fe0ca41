/**
 * Who may do what in a city, and under which name: accounts, what others see of them, what they were given, and how they come in.
 *
 * <p>There are no passwords. Spring Security guards the edge (firewall, headers), Spring Session keeps who is signed in in PostgreSQL,
 * and {@code Doorkeeper} lets each request through or not by the {@code @Access} of its handler.
 */
@ApplicationModule(
        id = "identity",
        displayName = "Identity",
        allowedDependencies = {"kernel", "ui", "municipality"})
@NullMarked
package city.koinon.platform.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
