package city.koinon.platform.kernel;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.stream.Stream;

/**
 * What a room contributes to the demonstration: scenes of an invented history. The scenes of all rooms are played in the order of
 * their time, the clock standing at that time, the nightly jobs running in between; so everything the demonstration shows has come
 * about the way it would in a real city.
 */
public interface DemonstrationData {

    Stream<Scene> scenes();

    /** @param zone of the city: 18:00 is evening there */
    record Scene(String city, ZoneId zone, LocalDate day, LocalTime time, Runnable play) {

        java.time.Instant at() {
            return day.atTime(time).atZone(zone).toInstant();
        }
    }
}
