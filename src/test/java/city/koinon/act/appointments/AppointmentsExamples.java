package city.koinon.act.appointments;

import city.koinon.RouteExamples;
import city.koinon.act.services.Services;
import city.koinon.platform.identity.Code;
import java.util.Map;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A service for which somebody has booked a time. */
class AppointmentsExamples implements RouteExamples {

    private final ApplicationContext house;
    private final TransactionTemplate transaction;
    private final Bookings bookings;
    private final FreeTimes freeTimes;
    private final Services services;

    AppointmentsExamples(
            ApplicationContext house,
            PlatformTransactionManager transactions,
            Bookings bookings,
            FreeTimes freeTimes,
            Services services) {
        this.house = house;
        this.transaction = new TransactionTemplate(transactions);
        this.bookings = bookings;
        this.freeTimes = freeTimes;
        this.services = services;
    }

    @Override
    public Map<String, String> make(String mark) {
        var reception = Reception.opens(house, mark);
        var code = Code.random();
        transaction.executeWithoutResult(status -> {
            var service = services.get(reception.service());
            var free = freeTimes.of(freeTimes.of(service), null).getFirst();
            bookings.book(
                    service,
                    new Bookings.Wanted(
                            reception.offering(),
                            free.slot().start(),
                            new Spoken("en", null),
                            Reason.LETTER,
                            null,
                            mark,
                            "en"),
                    code);
        });
        var booking = transaction.execute(status -> bookings.find(code).orElseThrow());
        return Map.of(
                "appointments/{code}",
                code.inAddress(),
                "rules/{id}",
                reception.offering().toString(),
                "desk/{id}",
                java.util.Objects.requireNonNull(booking).id().toString());
    }
}
