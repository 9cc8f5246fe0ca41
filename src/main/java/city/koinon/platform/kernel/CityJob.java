package city.koinon.platform.kernel;

import java.time.Duration;

/**
 * Work that comes back on its own, done for each city in turn with the city bound and no transaction open.
 * One node does it at a time; it must do no harm when it is cut off and done again. When the demonstration's clock is moved, every job
 * runs once at the new time, in the order of {@link org.springframework.core.annotation.Order}.
 */
public interface CityJob {

    /** Unique and stable: the scheduler remembers the job under it. */
    String name();

    Duration every();

    void run();
}
