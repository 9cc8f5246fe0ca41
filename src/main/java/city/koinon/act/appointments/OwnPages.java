package city.koinon.act.appointments;

import city.koinon.act.services.DocumentTypes;
import city.koinon.act.services.Service;
import city.koinon.act.services.Services;
import city.koinon.platform.identity.Code;
import city.koinon.platform.identity.Codes;
import city.koinon.platform.identity.NotOpened;
import city.koinon.platform.kernel.Access;
import city.koinon.platform.kernel.Who;
import city.koinon.platform.notices.Calendars;
import city.koinon.platform.texts.Shown;
import city.koinon.platform.texts.Texts;
import city.koinon.platform.ui.BaseAddress;
import city.koinon.platform.ui.Form;
import city.koinon.platform.ui.Page;
import city.koinon.platform.ui.Personal;
import jakarta.servlet.http.HttpServletResponse;
import java.text.Collator;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The appointment of whoever has its code. A code that is unknown, mistyped or erased is answered in one and the same way.
 */
@Controller
@RequestMapping(Page.BASE + "/appointments")
@Access(Who.EVERYBODY)
@Personal
class OwnPages {

    private final Bookings bookings;
    private final FreeTimes freeTimes;
    private final Moving moving;
    private final Telling telling;
    private final Services services;
    private final DocumentTypes documents;
    private final Texts texts;
    private final Codes codes;
    private final BaseAddress base;

    OwnPages(
            Bookings bookings,
            FreeTimes freeTimes,
            Moving moving,
            Telling telling,
            Services services,
            DocumentTypes documents,
            Texts texts,
            Codes codes,
            BaseAddress base) {
        this.bookings = bookings;
        this.freeTimes = freeTimes;
        this.moving = moving;
        this.telling = telling;
        this.services = services;
        this.documents = documents;
        this.texts = texts;
        this.codes = codes;
        this.base = base;
    }

    /** What has just been done with it, said once at the top of the page. */
    enum Done {
        BOOKED,
        MOVED,
        CANCELLED,
        ERASED;

        String inAddress() {
            return "?done=" + name().toLowerCase(Locale.ROOT);
        }

        static @Nullable Done of(String typed) {
            return Stream.of(values())
                    .filter(it -> it.name().equalsIgnoreCase(typed))
                    .findFirst()
                    .orElse(null);
        }
    }

    /** @param changeable still ahead. @param displaced the hours have changed since, so that nobody is there at that time */
    record OwnPage(
            Told told,
            Code code,
            String path,
            List<Shown> papers,
            boolean changeable,
            boolean displaced,
            @Nullable Done done,
            boolean delicate) {}

    /** An appointment and the code that opened it. */
    private record Opened(Booking it, Code code) {

        String path() {
            return "/appointments/" + code.inAddress();
        }
    }

    record CancelPage(Told told, String path, boolean delicate) {}

    /** @param path below city and language, of the page on which a time is booked */
    record Bookable(String path, Shown name) {}

    @GetMapping("/open")
    String open(Form form, Model model, Page page) {
        var bookable = freeTimes.services();
        var shelf = texts.read(bookable.stream().map(Service::name).toList());
        model.addAttribute("form", form);
        model.addAttribute(
                "bookable",
                bookable.stream()
                        .map(it -> new Bookable(it.path() + "/book", shelf.get(it.name(), page.lang())))
                        .sorted(Comparator.comparing(it -> it.name().value(), Collator.getInstance(page.locale())))
                        .toList());
        return "act/appointments/open";
    }

    @PostMapping("/open")
    String open(Form form, Model model, Page page, HttpServletResponse response) {
        try {
            return "redirect:" + page.to(opened(form.typed("code")).path());
        } catch (NotOpened nothing) {
            return refused(nothing, 422, form, model, page, response);
        }
    }

    @GetMapping("/{code}")
    String one(
            @PathVariable String code,
            @RequestParam(name = "done", defaultValue = "") String done,
            Form form,
            Model model,
            Page page) {
        return one(opened(code), Done.of(done), form, model, page);
    }

    private String one(Opened opened, @Nullable Done done, Form form, Model model, Page page) {
        var it = opened.it();
        var service = services.get(it.service());
        var papers = documents.byId();
        var shelf = texts.read(service.documents().stream()
                .map(papers::get)
                .filter(Objects::nonNull)
                .map(paper -> paper.name())
                .toList());
        var changeable = it.canBeChanged(page.now());
        form.standsOn(it.version());
        model.addAttribute("form", form);
        model.addAttribute(
                "it",
                new OwnPage(
                        telling.told(it, page),
                        opened.code(),
                        opened.path(),
                        service.documents().stream()
                                .map(papers::get)
                                .filter(Objects::nonNull)
                                .map(paper -> shelf.get(paper.name(), page.lang()))
                                .toList(),
                        changeable,
                        changeable && !freeTimes.holds(it),
                        done,
                        service.delicate()));
        return "act/appointments/own";
    }

    @PostMapping("/{code}/unreachable")
    String erase(@PathVariable String code, Form form, Model model, Page page) {
        var opened = opened(code);
        return form.submitUnderCode(
                () -> bookings.eraseContact(opened.it(), form.version()),
                () -> backAfter(Done.ERASED, opened, page),
                () -> one(opened(code), null, form, model, page));
    }

    /**
     * Others see a calendar too: of what is delicate it names nothing but the time, and on request where to go, but not what is there.
     *
     * @param where whoever has the code wants the address in it, also of what is delicate
     */
    @GetMapping("/{code}/appointment.ics")
    ResponseEntity<byte[]> calendar(
            @PathVariable String code, @RequestParam(name = "where", defaultValue = "") String where, Page page) {
        var it = opened(code).it();
        var told = telling.told(it, page);
        var delicate = services.get(it.service()).delicate();
        var name = delicate
                ? page.say("appointments.part.title")
                : page.say("appointments.ics", told.name().value());
        var answer = Calendars.answer(
                name,
                page.zone(),
                List.of(new Calendars.Event(
                        it.id() + "@" + page.city() + ".koinon",
                        it.sequence(),
                        it.changedAt(),
                        it.slot().start(),
                        it.slot().end(),
                        name,
                        delicate ? null : detail(told),
                        delicate ? where.isEmpty() ? null : address(told) : where(told, page),
                        base.to(page.to(delicate ? "/appointments/open" : told.path())),
                        it.state() == State.CANCELLED)));
        return ResponseEntity.status(answer.getStatusCode())
                .headers(answer.getHeaders())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"appointment.ics\"")
                .body(answer.getBody());
    }

    private static String detail(Told told) {
        return Stream.of(told.spoken(), told.phone()).filter(Objects::nonNull).collect(Collectors.joining("\n"));
    }

    private static @Nullable String address(Told told) {
        return told.address() == null ? told.link() : told.address();
    }

    private static String where(Told told, Page page) {
        var place = told.place();
        return place == null
                ? told.link() == null ? page.say(told.manner()) : told.link()
                : place.value() + ", " + told.address();
    }

    @GetMapping("/{code}/move")
    String moveForm(@PathVariable String code, Form form, Model model, Page page) {
        return movable(opened(code), form, model, page);
    }

    @PostMapping("/{code}/move")
    String move(@PathVariable String code, Form form, Model model, Page page, HttpServletResponse response) {
        var opened = opened(code);
        if (!opened.it().canBeChanged(page.now())) {
            response.setStatus(HttpServletResponse.SC_CONFLICT);
            return movable(opened, form, model, page);
        }
        if (form.typed("more").equals("look")) {
            form.optionalDate("from");
            response.setStatus(form.refused() ? 422 : 200);
            return movable(opened, form, model, page);
        }
        return form.submitUnderCode(
                () -> {
                    var to = Moving.chosen(form);
                    bookings.move(opened.it(), form.version(), to.offering(), to.start());
                },
                () -> backAfter(Done.MOVED, opened, page),
                () -> movable(opened(code), form, model, page));
    }

    /** Nobody is offered another time instead of one that is cancelled or over: its own page says what became of it. */
    private String movable(Opened opened, Form form, Model model, Page page) {
        var it = opened.it();
        if (!it.canBeChanged(page.now())) {
            return one(opened, null, form, model, page);
        }
        form.standsOn(it.version());
        model.addAttribute("form", form);
        model.addAttribute("it", moving.page(it, opened.path(), form, page));
        model.addAttribute("exit", services.get(it.service()).delicate());
        return "act/appointments/move";
    }

    @GetMapping("/{code}/cancel")
    String cancelForm(@PathVariable String code, Form form, Model model, Page page) {
        return cancelling(opened(code), form, model, page);
    }

    @PostMapping("/{code}/cancel")
    String cancel(@PathVariable String code, Form form, Model model, Page page, HttpServletResponse response) {
        var opened = opened(code);
        if (!opened.it().canBeChanged(page.now())) {
            response.setStatus(HttpServletResponse.SC_CONFLICT);
            return cancelling(opened, form, model, page);
        }
        return form.submitUnderCode(
                () -> bookings.cancel(opened.it(), form.version()),
                () -> backAfter(Done.CANCELLED, opened, page),
                () -> cancelling(opened(code), form, model, page));
    }

    private String cancelling(Opened opened, Form form, Model model, Page page) {
        var it = opened.it();
        if (!it.canBeChanged(page.now())) {
            return one(opened, null, form, model, page);
        }
        form.standsOn(it.version());
        model.addAttribute("form", form);
        model.addAttribute(
                "it",
                new CancelPage(
                        telling.told(it, page),
                        opened.path(),
                        services.get(it.service()).delicate()));
        return "act/appointments/cancel";
    }

    private static String backAfter(Done done, Opened opened, Page page) {
        return "redirect:" + page.to(opened.path()) + done.inAddress();
    }

    private Opened opened(String typed) {
        return codes.open(typed, code -> bookings.find(code).map(it -> new Opened(it, code)));
    }

    @ExceptionHandler
    String closed(NotOpened nothing, Form form, Model model, Page page, HttpServletResponse response) {
        model.addAttribute("page", page);
        return refused(nothing, 404, form, model, page, response);
    }

    private String refused(
            NotOpened nothing, int otherwise, Form form, Model model, Page page, HttpServletResponse response) {
        response.setStatus(nothing.status(otherwise));
        nothing.refuse(form, "appointments.refused.code");
        return open(form, model, page);
    }
}
