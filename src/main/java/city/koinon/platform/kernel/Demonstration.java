package city.koinon.platform.kernel;

import java.time.Duration;
import java.time.Instant;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whether this installation is a demonstration, and if so its clock, kept in the database so that all nodes agree on the time. */
@Component
public class Demonstration {

    private final boolean on;
    private final JdbcClient jdbc;
    private final MovableClock clock;
    private final Hearing hearing;
    private final Jobs jobs;
    private final ObjectProvider<DemonstrationLoader> loader;

    Demonstration(
            @Value("${koinon.demonstration:false}") boolean on,
            JdbcClient jdbc,
            MovableClock clock,
            Hearing hearing,
            Jobs jobs,
            ObjectProvider<DemonstrationLoader> loader) {
        this.on = on;
        this.loader = loader;
        this.jdbc = jdbc;
        this.clock = clock;
        this.hearing = hearing;
        this.jobs = jobs;
        if (on) {
            clock.offset(kept());
        }
    }

    public boolean on() {
        return on;
    }

    /** Sets the clock and does, at once, everything that would have been done on the way. */
    public void moveClockTo(Instant then) {
        if (!on) {
            throw new NotAllowed("only a demonstration may move its clock");
        }
        hearing.awaitSilence();
        clock.moveTo(then);
        jdbc.sql("update kernel.demonstration_clock set ahead_seconds = :ahead")
                .param("ahead", clock.offset().toSeconds())
                .update();
        jobs.runAll();
    }

    /** How far its clock is ahead of real time. */
    public Duration offset() {
        return clock.offset();
    }

    /** Lets days pass one by one, each with its night's work, so that what becomes due on the way happens on its day. */
    public void liveThrough(int days) {
        for (var day = 0; day < days; day++) {
            moveClockTo(clock.instant().plus(Duration.ofDays(1)));
        }
    }

    /** Forgets everything and plays the history again. */
    public void startAfresh() {
        if (!on) {
            throw new NotAllowed("only a demonstration may start afresh");
        }
        loader.getObject().startAfresh();
    }

    Duration kept() {
        return Duration.ofSeconds(jdbc.sql("select ahead_seconds from kernel.demonstration_clock")
                .query(Long.class)
                .single());
    }

    /** Another node may have moved the clock. */
    void follow() {
        if (on) {
            clock.offset(kept());
        }
    }
}
