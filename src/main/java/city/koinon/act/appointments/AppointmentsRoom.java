package city.koinon.act.appointments;

import city.koinon.act.services.Offerings;
import city.koinon.act.services.Service;
import city.koinon.act.services.ServicePart;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.ui.DeskDoor;
import city.koinon.platform.ui.DeskWork;
import city.koinon.platform.ui.HomePart;
import city.koinon.platform.ui.Option;
import city.koinon.platform.ui.Page;
import city.koinon.platform.ui.Pieces;
import city.koinon.platform.ui.Tone;
import gg.jte.Content;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How appointments offer themselves to the rest of the house. */
@Configuration(proxyBeanMethods = false)
class AppointmentsRoom {

    /** @param next the first free time; empty where none is left. @param rules where an editor says how it can be booked */
    record Part(Service it, boolean bookable, String next, List<Option> rules) {}

    @Bean
    ServicePart timesOfAService(FreeTimes freeTimes, Telling telling, Offerings offerings, Pieces pieces) {
        return new ServicePart() {
            @Override
            public int order() {
                return 100;
            }

            @Override
            public boolean first() {
                return true;
            }

            @Override
            public Optional<Content> render(Service service, Page page) {
                var bookable = freeTimes.of(service);
                var edits = page.visitor().is(Role.EDITOR) && service.status() == Service.Status.ACTIVE
                        ? offerings.ofService(service.id()).stream()
                                .map(it -> new Option(
                                        "/appointments/rules/" + it.id(),
                                        telling.where(it, Telling.of(it.channel()), page)))
                                .toList()
                        : List.<Option>of();
                if (bookable.isEmpty() && edits.isEmpty()) {
                    return Optional.empty();
                }
                var next = freeTimes.of(bookable, null).stream()
                        .findFirst()
                        .map(it -> Telling.when(it.slot(), page))
                        .orElse("");
                return Optional.of(pieces.of(
                        "act/appointments/part",
                        Map.of("page", page, "it", new Part(service, !bookable.isEmpty(), next, edits))));
            }
        };
    }

    /** Where any office gives times; between its services and the questions. */
    @Bean
    HomePart appointmentsAtHome(FreeTimes freeTimes, Pieces pieces) {
        return HomePart.of(
                65,
                page -> freeTimes.services().isEmpty()
                        ? Optional.empty()
                        : Optional.of(pieces.of("act/appointments/home-appointments", Map.of("page", page))));
    }

    /** Who comes today, for the office to which they come; and whoever has a time at which nobody is there. */
    @Bean
    DeskWork appointmentsOnTheDesk(Bookings bookings) {
        return page -> {
            var by = page.visitor();
            var works = by.is(Role.CLERK) || by.is(Role.OFFICE_HOLDER);
            if (!works && !by.is(Role.EDITOR)) {
                return List.of();
            }
            var waiting = new ArrayList<DeskWork.Waiting>();
            var displaced = bookings.withoutATime(by);
            if (!displaced.isEmpty()) {
                waiting.add(new DeskWork.Waiting(
                        LocalDate.ofInstant(displaced.getFirst().slot().start(), page.zone()),
                        Tone.LATE,
                        page.say("appointments.desk.displaced.count", displaced.size()),
                        page.say("appointments.desk.title"),
                        page.say("appointments.desk.displaced.soonest"),
                        page.say("appointments.desk.look"),
                        displaced.size() == 1
                                ? "/appointments/desk/" + displaced.getFirst().id()
                                : "/appointments"));
            }
            var today = works
                    ? bookings
                            .between(
                                    page.today().atStartOfDay(page.zone()).toInstant(),
                                    page.today()
                                            .plusDays(1)
                                            .atStartOfDay(page.zone())
                                            .toInstant(),
                                    by)
                            .stream()
                            .filter(it -> it.state().open())
                            .toList()
                    : List.<Booking>of();
            if (!today.isEmpty()) {
                waiting.add(new DeskWork.Waiting(
                        page.today(),
                        Tone.SOON,
                        page.say("appointments.desk.today", today.size()),
                        page.say("appointments.desk.title"),
                        page.say(
                                "appointments.desk.today.first",
                                page.time(today.getFirst().slot().start())),
                        page.say("appointments.desk.look"),
                        "/appointments"));
            }
            return waiting;
        };
    }

    @Bean
    DeskDoor appointmentsFromTheDesk() {
        return new DeskDoor(
                20, Set.of(Role.EDITOR, Role.CLERK, Role.OFFICE_HOLDER), "appointments.desk.title", "/appointments");
    }
}
