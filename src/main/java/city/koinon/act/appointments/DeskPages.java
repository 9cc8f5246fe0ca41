package city.koinon.act.appointments;

import city.koinon.act.services.Service;
import city.koinon.act.services.Services;
import city.koinon.platform.directory.Directory;
import city.koinon.platform.directory.Office;
import city.koinon.platform.kernel.Access;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.kernel.Visitor;
import city.koinon.platform.ui.Form;
import city.koinon.platform.ui.Option;
import city.koinon.platform.ui.Page;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** The day of an office: who comes when, in which language, and what became of it. */
@Controller
@RequestMapping(Page.BASE + "/appointments")
@Access(roles = {Role.EDITOR, Role.CLERK, Role.OFFICE_HOLDER})
class DeskPages {

    private final Bookings bookings;
    private final FreeTimes freeTimes;
    private final Services services;
    private final Directory directory;
    private final Telling telling;
    private final Moving moving;

    DeskPages(
            Bookings bookings,
            FreeTimes freeTimes,
            Services services,
            Directory directory,
            Telling telling,
            Moving moving) {
        this.bookings = bookings;
        this.freeTimes = freeTimes;
        this.services = services;
        this.directory = directory;
        this.telling = telling;
        this.moving = moving;
    }

    /** @param before the day before, in the address. @param after the next */
    record DayPage(
            LocalDate day,
            String title,
            List<Told> lines,
            List<Told> displaced,
            List<Option> offices,
            List<Option> states,
            List<Option> bookable,
            String before,
            String after,
            Numbers numbers) {}

    @GetMapping
    String day(Form form, Model model, Page page, Visitor visitor) {
        var typed = form.optionalDate("day");
        var day = typed == null ? page.today() : typed;
        var state = form.optionalChoice("state", State.class);
        var office = form.optionalId("office");
        var offices =
                services.list().stream().collect(Collectors.toMap(Service::id, it -> Optional.ofNullable(it.office())));
        var lines = bookings
                .between(
                        day.atStartOfDay(page.zone()).toInstant(),
                        day.plusDays(1).atStartOfDay(page.zone()).toInstant(),
                        visitor)
                .stream()
                .filter(it -> state == null ? it.state() != State.CANCELLED : it.state() == state)
                .filter(it -> of(office, it, offices))
                .map(it -> telling.told(it, page))
                .toList();
        model.addAttribute("form", form);
        model.addAttribute(
                "it",
                new DayPage(
                        day,
                        page.say("appointments.day", page.weekday(day), page.date(day)),
                        lines,
                        bookings.withoutATime(visitor).stream()
                                .filter(it -> of(office, it, offices))
                                .map(it -> telling.told(it, page))
                                .toList(),
                        offices(offices, visitor, page),
                        Stream.of(State.values())
                                .map(it -> new Option(it.name(), page.say(it)))
                                .toList(),
                        freeTimes.services().stream()
                                .filter(it -> Bookings.worksFor(it, visitor))
                                .map(it -> new Option(it.path() + "/book", telling.name(it, page)))
                                .sorted(Comparator.comparing(Option::label))
                                .toList(),
                        address(day.minusDays(1), form, page),
                        address(day.plusDays(1), form, page),
                        bookings.numbers(
                                offices.entrySet().stream()
                                        .filter(it -> office == null
                                                || office.equals(it.getValue().orElse(null)))
                                        .map(Map.Entry::getKey)
                                        .toList(),
                                visitor)));
        return "act/appointments/day";
    }

    private static boolean of(@Nullable UUID office, Booking it, Map<UUID, Optional<UUID>> offices) {
        return office == null
                || offices.getOrDefault(it.service(), Optional.empty())
                        .filter(office::equals)
                        .isPresent();
    }

    /** Those with services for which the visitor works. */
    private List<Option> offices(Map<UUID, Optional<UUID>> offices, Visitor visitor, Page page) {
        return offices.values().stream()
                .flatMap(Optional::stream)
                .distinct()
                .filter(it ->
                        visitor.is(Role.EDITOR) || visitor.is(Role.CLERK, it) || visitor.is(Role.OFFICE_HOLDER, it))
                .map(directory::findOffice)
                .flatMap(Optional::stream)
                .sorted(Comparator.comparing((Office it) -> it.nameIn(page.lang())))
                .map(it -> new Option(it.id().toString(), it.nameIn(page.lang())))
                .toList();
    }

    private static String address(LocalDate day, Form form, Page page) {
        return page.to("/appointments") + "?day=" + day
                + Stream.of("office", "state")
                        .filter(form::ticked)
                        .map(it -> "&" + it + "="
                                + java.net.URLEncoder.encode(form.shown(it), java.nio.charset.StandardCharsets.UTF_8))
                        .collect(Collectors.joining());
    }

    /** @param next what it may become now. @param why reasons to cancel it, of the office */
    record OnePage(Told told, List<Option> next, List<Option> why, boolean displaced, boolean movable, LocalDate day) {}

    @GetMapping("/desk/{id}")
    String one(@PathVariable UUID id, Form form, Model model, Page page, Visitor visitor) {
        var it = bookings.get(id, visitor);
        form.standsOn(it.version());
        model.addAttribute("form", form);
        model.addAttribute(
                "it",
                new OnePage(
                        telling.told(it, page),
                        Stream.of(State.CONFIRMED, State.ATTENDED, State.NO_SHOW, State.CANCELLED)
                                .filter(next -> it.mayBecome(next, page.now()))
                                .map(next -> new Option(next.name(), page.say(next)))
                                .toList(),
                        Stream.of(Cancelled.values())
                                .filter(why -> why != Cancelled.BY_WHOEVER_BOOKED)
                                .map(why -> new Option(why.name(), page.say(why)))
                                .toList(),
                        it.canBeChanged(page.now()) && !freeTimes.holds(it),
                        it.canBeChanged(page.now()),
                        LocalDate.ofInstant(it.slot().start(), page.zone())));
        return "act/appointments/desk";
    }

    @PostMapping("/desk/{id}")
    String settle(@PathVariable UUID id, Form form, Model model, Page page, Visitor visitor) {
        bookings.get(id, visitor);
        return form.submit(
                () -> {
                    var next = form.choice("next", State.class);
                    form.check(next != State.BOOKED || form.refusal("next") != null, "next", "ui.refused.choice");
                    var cancels = next == State.CANCELLED;
                    var why =
                            cancels ? form.choice("why", Cancelled.class) : form.optionalChoice("why", Cancelled.class);
                    form.check(
                            why != Cancelled.BY_WHOEVER_BOOKED || form.refusal("why") != null,
                            "why",
                            "ui.refused.choice");
                    form.done();
                    bookings.settle(id, form.version(), next, cancels ? why : null, visitor);
                    return "redirect:" + page.to("/appointments/desk/" + id, "appointments.did.settled");
                },
                () -> one(id, form, model, page, visitor));
    }

    @GetMapping("/desk/{id}/move")
    String moveForm(@PathVariable UUID id, Form form, Model model, Page page, Visitor visitor) {
        var it = bookings.get(id, visitor);
        if (!it.canBeChanged(page.now())) {
            return one(id, form, model, page, visitor);
        }
        form.standsOn(it.version());
        model.addAttribute("form", form);
        model.addAttribute("it", moving.page(it, "/appointments/desk/" + id, form, page));
        model.addAttribute("desk", true);
        return "act/appointments/move";
    }

    @PostMapping("/desk/{id}/move")
    String move(
            @PathVariable UUID id, Form form, Model model, Page page, Visitor visitor, HttpServletResponse response) {
        if (form.typed("more").equals("look")) {
            form.optionalDate("from");
            response.setStatus(form.refused() ? 422 : 200);
            return moveForm(id, form, model, page, visitor);
        }
        return form.submit(
                () -> {
                    var to = Moving.chosen(form);
                    bookings.moveFor(id, form.version(), to.offering(), to.start(), visitor);
                    return "redirect:" + page.to("/appointments/desk/" + id, "appointments.did.moved");
                },
                () -> moveForm(id, form, model, page, visitor));
    }
}
