package city.koinon.platform.kernel;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The real time, which the demonstration and the tests may set forward or back. Everything in the house asks this clock. */
public class MovableClock extends Clock {

    private final Clock real;
    private volatile Duration offset = Duration.ZERO;

    public MovableClock() {
        this(Clock.systemUTC());
    }

    private MovableClock(Clock real) {
        this.real = real;
    }

    /** How far this clock is ahead of real time. */
    public Duration offset() {
        return offset;
    }

    public void offset(Duration ahead) {
        offset = ahead;
    }

    public void moveTo(Instant then) {
        offset = Duration.between(real.instant(), then);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.offset(real.withZone(zone), offset);
    }

    @Override
    public Instant instant() {
        return real.instant().plus(offset);
    }
}
