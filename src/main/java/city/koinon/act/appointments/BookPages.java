package city.koinon.act.appointments;

import city.koinon.act.appointments.Bookings.Wanted;
import city.koinon.act.appointments.FreeTimes.Bookable;
import city.koinon.act.appointments.FreeTimes.FreeTime;
import city.koinon.act.services.Service;
import city.koinon.act.services.Services;
import city.koinon.act.services.SpokenLanguages;
import city.koinon.platform.identity.Codes;
import city.koinon.platform.identity.Knocks;
import city.koinon.platform.kernel.Access;
import city.koinon.platform.kernel.NotFound;
import city.koinon.platform.kernel.Refused;
import city.koinon.platform.kernel.Who;
import city.koinon.platform.notices.Notices;
import city.koinon.platform.ui.Form;
import city.koinon.platform.ui.Group;
import city.koinon.platform.ui.Option;
import city.koinon.platform.ui.Page;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Where somebody takes a time, without a name and without an account. */
@Controller
@RequestMapping(Page.BASE + "/services/{slug}/book")
@Access(Who.EVERYBODY)
class BookPages {

    /** Forms within a quarter of an hour from one address; a family, a shelter or the centre's own computers share one. */
    private static final int FORMS = 100;

    /** New bookings within the same time from the same place. */
    private static final int BOOKINGS = 20;

    private static final int DAYS_SHOWN = 3;
    private static final int TIMES_A_DAY = 5;
    private static final int TIMES_OF_ONE_DAY = 60;
    private static final Pattern TIME = Pattern.compile("([0-9a-f-]{36})_(\\d{1,12})");
    private static final Pattern PHONE = Pattern.compile("[+\\d٠-٩۰-۹()/ .\\-]{5,40}");

    private final Services services;
    private final FreeTimes freeTimes;
    private final Bookings bookings;
    private final Telling telling;
    private final Knocks knocks;

    BookPages(Services services, FreeTimes freeTimes, Bookings bookings, Telling telling, Knocks knocks) {
        this.services = services;
        this.freeTimes = freeTimes;
        this.bookings = bookings;
        this.telling = telling;
        this.knocks = knocks;
    }

    enum Interpreted {
        NO,
        YES
    }

    /**
     * @param where      the only place there is; null where one can choose
     * @param spoken     languages in which somebody can be met
     * @param foreign    languages from which somebody could interpret; empty where nobody does
     * @param times      free ones, as many as one can look through
     * @param reachable  at some of them how she can be reached must be said, because she is called, or gets a link
     * @param called     at all of them
     */
    record BookPage(
            Service it,
            String name,
            boolean delicate,
            @Nullable String where,
            List<Option> spoken,
            List<Option> interpreted,
            List<Option> foreign,
            List<Option> reasons,
            List<Group> times,
            boolean bookable,
            boolean reachable,
            boolean called) {}

    /** A time as the form names it. */
    record Chosen(UUID offering, Instant start) {

        static Optional<Chosen> of(String typed) {
            var match = TIME.matcher(typed);
            try {
                return match.matches()
                        ? Optional.of(new Chosen(
                                UUID.fromString(match.group(1)), Instant.ofEpochSecond(Long.parseLong(match.group(2)))))
                        : Optional.empty();
            } catch (IllegalArgumentException notAnId) {
                return Optional.empty();
            }
        }

        static String of(FreeTime it) {
            return it.at().offering().id() + "_" + it.slot().start().getEpochSecond();
        }
    }

    @GetMapping
    String form(@PathVariable String slug, Form form, Model model, Page page) {
        return shown(slug, form, model, page);
    }

    @PostMapping
    String book(
            @PathVariable String slug,
            Form form,
            Model model,
            Page page,
            HttpServletRequest request,
            HttpServletResponse response) {
        var service = service(slug);
        if (form.typed("more").equals("look")) {
            form.optionalDate("from");
            spoken(form, false);
            response.setStatus(form.refused() ? 422 : 200);
            return shown(slug, form, model, page);
        }
        var place = Codes.place(request.getRemoteAddr());
        if (knocks.tooMany("booking from", place, FORMS)
                || bookings.find(bookings.codeOf(form)).isEmpty()
                        && knocks.wereTooMany("booked from", place, BOOKINGS)) {
            response.setStatus(429);
            form.refuse("", "appointments.refused.tooOften");
            return shown(slug, form, model, page);
        }
        var booked = new AtomicBoolean();
        return form.submitUnderCode(
                () -> booked.set(bookings.book(service, wanted(service, form, page), bookings.codeOf(form))),
                () -> {
                    if (booked.get()) {
                        knocks.tooMany("booked from", place, BOOKINGS);
                    }
                    return "redirect:"
                            + page.to("/appointments/" + bookings.codeOf(form).inAddress())
                            + OwnPages.Done.BOOKED.inAddress();
                },
                () -> shown(slug, form, model, page));
    }

    private Wanted wanted(Service service, Form form, Page page) {
        var spoken = spoken(form, true);
        form.optionalDate("from");
        var chosen = Chosen.of(form.typed("slot"));
        form.check(chosen.isPresent(), "slot", "appointments.refused.slot");
        var reason = form.choice("reason", Reason.class);
        var contact = form.optional("contact", 120);
        var mail = contact != null && Notices.isAddress(contact);
        var phone = contact != null && PHONE.matcher(contact).matches();
        form.check(contact == null || mail || phone, "contact", "appointments.refused.contact");
        chosen.flatMap(it -> freeTimes.of(service).stream()
                        .filter(at -> at.offering().id().equals(it.offering()))
                        .findFirst())
                .ifPresent(at -> {
                    form.check(
                            at.rule().manner() != Manner.PHONE || phone || contact != null && !mail,
                            "contact",
                            "appointments.refused.phoneNeeded");
                    form.check(
                            at.rule().manner() != Manner.ONLINE || at.offering().link() != null || contact != null,
                            "contact",
                            "appointments.refused.contactNeeded");
                });
        var note = form.optional("note", 300);
        form.done();
        return chosen.map(it -> new Wanted(it.offering(), it.start(), spoken, reason, contact, note, page.lang()))
                .orElseThrow(() -> new Refused("slot", "appointments.refused.slot"));
    }

    /** @param whole whether all of it must have been said by now */
    private static Spoken spoken(Form form, boolean whole) {
        var language = form.typed("language");
        var interpreted = form.optionalChoice("interpreter", Interpreted.class);
        var foreign = form.typed("foreign");
        if (whole) {
            form.check(language.matches("[a-z]{2,3}"), "language", "appointments.refused.language");
            form.check(
                    interpreted != Interpreted.YES || foreign.matches("[a-z]{2,3}"),
                    "foreign",
                    "appointments.refused.foreign");
        }
        return new Spoken(language, interpreted == Interpreted.YES && !foreign.isEmpty() ? foreign : null);
    }

    private String shown(String slug, Form form, Model model, Page page) {
        var service = service(slug);
        var all = freeTimes.of(service);
        var spoken = all.stream()
                .flatMap(it -> it.rule().languages().stream())
                .distinct()
                .map(tag -> new Option(tag, SpokenLanguages.name(tag, page)))
                .sorted(Comparator.comparing(Option::label, java.text.Collator.getInstance(page.locale())))
                .toList();
        var interpreters = all.stream().anyMatch(it -> it.rule().interpreter());
        form.prefill("interpreter", Interpreted.NO);
        model.addAttribute("form", form);
        model.addAttribute(
                "it",
                new BookPage(
                        service,
                        telling.name(service, page),
                        service.delicate(),
                        all.size() == 1 ? telling.where(all.getFirst(), page) : null,
                        spoken,
                        Stream.of(Interpreted.values())
                                .map(it -> new Option(it.name(), page.say(it)))
                                .toList(),
                        interpreters
                                ? SpokenLanguages.of(page).stream()
                                        .map(tag -> new Option(tag, SpokenLanguages.name(tag, page)))
                                        .sorted(Comparator.comparing(
                                                Option::label, java.text.Collator.getInstance(page.locale())))
                                        .toList()
                                : List.of(),
                        Stream.of(Reason.values())
                                .map(it -> new Option(it.name(), page.say(it)))
                                .toList(),
                        times(all, form, page),
                        !all.isEmpty(),
                        all.stream().anyMatch(BookPages::mustBeReachable),
                        all.stream().allMatch(BookPages::mustBeReachable)));
        return "act/appointments/book";
    }

    private static boolean mustBeReachable(Bookable at) {
        return at.rule().manner() == Manner.PHONE
                || at.rule().manner() == Manner.ONLINE && at.offering().link() == null;
    }

    /** Those in the language that was chosen, if one was: from the day that was typed, or from the time that has just gone. */
    private List<Group> times(List<Bookable> all, Form form, Page page) {
        var language = form.typed("language");
        var foreign = form.typed("interpreter").equals("YES") ? form.typed("foreign") : "";
        var free =
                freeTimes.of(all, language.isEmpty() ? null : new Spoken(language, foreign.isEmpty() ? null : foreign));
        return byDay(offered(free, day(form), Chosen.of(form.typed("slot")).orElse(null), page), all, telling, page);
    }

    /** Each day once; where, if there is a choice. */
    static List<Group> byDay(List<FreeTime> free, List<Bookable> all, Telling telling, Page page) {
        return free.stream()
                .collect(Collectors.groupingBy(it -> it.day(page.zone()), LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(day -> new Group(
                        Telling.day(day.getFirst().slot().start(), page),
                        day.stream()
                                .map(it -> new Option(
                                        Chosen.of(it),
                                        Telling.time(it.slot(), page),
                                        all.size() > 1 ? telling.where(it.at(), page) : ""))
                                .toList()))
                .toList();
    }

    /** The day that was typed, where it is one; what is wrong with it is said once, when the form is read. */
    static @Nullable LocalDate day(Form form) {
        var again = Form.of(java.util.Map.of("from", form.typed("from")));
        return again.optionalDate("from");
    }

    /** All times of the first day from the one that was typed on, or else a few times of a few days, where somebody was already looking. */
    static List<FreeTime> offered(List<FreeTime> free, @Nullable LocalDate from, @Nullable Chosen gone, Page page) {
        if (from != null) {
            var day = free.stream()
                    .map(it -> it.day(page.zone()))
                    .filter(it -> !it.isBefore(from))
                    .findFirst();
            return day.map(there -> free.stream()
                            .filter(it -> it.day(page.zone()).equals(there))
                            .limit(TIMES_OF_ONE_DAY)
                            .toList())
                    .orElse(List.of());
        }
        var later = gone == null
                ? free
                : free.stream()
                        .filter(it -> !it.slot().start().isBefore(gone.start()))
                        .toList();
        var days = (later.isEmpty() ? free : later)
                .stream()
                        .collect(Collectors.groupingBy(
                                it -> it.day(page.zone()), LinkedHashMap::new, Collectors.toList()));
        return days.values().stream()
                .limit(DAYS_SHOWN)
                .flatMap(it -> it.stream().limit(TIMES_A_DAY))
                .toList();
    }

    private Service service(String slug) {
        return services.findBySlug(slug).orElseThrow(() -> new NotFound("service"));
    }
}
