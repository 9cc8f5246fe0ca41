package city.koinon.act.appointments;

import city.koinon.platform.kernel.CityJob;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Erases how people can be reached, what they wrote and their codes, two weeks after their appointment. */
@Component
class ForgetBookings implements CityJob {

    private final Bookings bookings;

    ForgetBookings(Bookings bookings) {
        this.bookings = bookings;
    }

    @Override
    public String name() {
        return "appointments-forget";
    }

    @Override
    public Duration every() {
        return Duration.ofDays(1);
    }

    @Override
    public void run() {
        bookings.eraseWhatIsOver();
    }
}
