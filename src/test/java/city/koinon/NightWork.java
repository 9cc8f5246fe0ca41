package city.koinon;

import city.koinon.platform.kernel.CityJob;

/**
 * A night in which a job has something to do, to be had again and again, so that {@link CutOffTest} can cut it off at every statement. Any
 * class below the tests that implements this is found; it is made by Spring, so it may ask for services in its constructor.
 */
public interface NightWork {

    /** The name of the job. */
    String job();

    String city();

    /** Leaves the job the same to do as every other evening, at the same hour. No letter is left from the night before. */
    void evening();

    /** In the city at work, as the scheduler does. */
    default void run(CityJob job) {
        job.run();
    }

    /** What the rows say when all is done, beside acts and letters, which are looked at anyway; the same after every night. */
    Object morning();

    /** What there is to see when the house has come back and the job has not been done again. */
    default void inBetween() {}
}
