/**
 * When somebody from the city has time for somebody who comes: free times made of the opening hours of a service, booked without an account,
 * in a language, with an interpreter, and never twice.
 *
 * <p>What is free and what may become of a booking (Slots, State) is pure; a slot is a row only once it is booked.
 */
@ApplicationModule(
        id = "appointments",
        displayName = "Appointments",
        allowedDependencies = {
            "kernel",
            "ui",
            "municipality",
            "identity",
            "directory",
            "hours",
            "texts",
            "notices",
            "services"
        })
@NullMarked
package city.koinon.act.appointments;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
