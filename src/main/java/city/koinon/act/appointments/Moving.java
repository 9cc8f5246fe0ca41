package city.koinon.act.appointments;

import city.koinon.act.appointments.BookPages.Chosen;
import city.koinon.act.services.Services;
import city.koinon.platform.kernel.Refused;
import city.koinon.platform.ui.Form;
import city.koinon.platform.ui.Group;
import city.koinon.platform.ui.Page;
import java.util.List;
import org.springframework.stereotype.Component;

/** Another time for an appointment, whoever chooses it: the one who has the code, or the office on the telephone with them. */
@Component
class Moving {

    private final FreeTimes freeTimes;
    private final Services services;
    private final Telling telling;

    Moving(FreeTimes freeTimes, Services services, Telling telling) {
        this.freeTimes = freeTimes;
        this.services = services;
        this.telling = telling;
    }

    /** @param path of the appointment, below city and language */
    record MovePage(Told told, String path, List<Group> times) {}

    MovePage page(Booking it, String path, Form form, Page page) {
        var ways = freeTimes.of(services.get(it.service()));
        var holds = freeTimes.holds(it);
        var free = freeTimes.of(ways, it.spoken(), it.id()).stream()
                .filter(time -> !holds
                        || !it.isAt(time.at().offering().id(), time.slot().start()))
                .toList();
        return new MovePage(
                telling.told(it, page),
                path,
                BookPages.byDay(
                        BookPages.offered(
                                free,
                                BookPages.day(form),
                                Chosen.of(form.typed("slot")).orElse(null),
                                page),
                        ways,
                        telling,
                        page));
    }

    /** @throws Refused where no time was chosen */
    static Chosen chosen(Form form) {
        form.optionalDate("from");
        var chosen = Chosen.of(form.typed("slot"));
        form.check(chosen.isPresent(), "slot", "appointments.refused.slot");
        form.done();
        return chosen.orElseThrow(() -> new Refused("slot", "appointments.refused.slot"));
    }
}
