package city.koinon.act.appointments;

import city.koinon.act.services.Offering;
import city.koinon.act.services.Offerings;
import city.koinon.act.services.Service;
import city.koinon.act.services.Services;
import city.koinon.platform.hours.Hours;
import city.koinon.platform.identity.Accounts;
import city.koinon.platform.identity.Code;
import city.koinon.platform.kernel.CurrentCity;
import city.koinon.platform.kernel.DemonstrationData;
import city.koinon.platform.kernel.Grant;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.kernel.Visitor;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Levadia's community centre gives times in the mornings, two at once, and a mediator calls those who ask for her; people have come, some have
 * not, some are expected, and one has a time on a day that was taken out later.
 */
@Component
class AppointmentsDemonstration implements DemonstrationData {

    private static final ZoneId ATHENS = ZoneId.of("Europe/Athens");
    private static final LocalDate BEGAN = LocalDate.of(2026, 3, 30);
    private static final LocalDate OPENING = LocalDate.of(2026, 5, 12);
    private static final LocalDate TRAINING = LocalDate.of(2026, 5, 19);
    private static final String CENTRE = "community-centre";
    private static final String MEDIATION = "mediation";

    /** @param interpreter empty where nobody interprets. @param came what was noted on the day; null while it is ahead */
    private record Visit(
            String service,
            String booked,
            String wanted,
            String spoken,
            @Nullable String interpreter,
            Reason reason,
            @Nullable String contact,
            @Nullable String note,
            @Nullable State came) {}

    private static final List<Visit> VISITS = List.of(
            past("2026-04-01", "2026-04-03", "ar", Reason.FIRST_STEPS, State.ATTENDED),
            past("2026-04-02", "2026-04-06", "sq", Reason.LETTER, State.ATTENDED),
            past("2026-04-06", "2026-04-08", "en", Reason.PAPERS, State.NO_SHOW),
            past("2026-04-07", "2026-04-14", "ar", Reason.HOUSING, State.ATTENDED),
            past("2026-04-08", "2026-04-14", "el", Reason.MONEY, State.ATTENDED),
            past("2026-04-14", "2026-04-16", "ar", Reason.SCHOOL, State.ATTENDED),
            past("2026-04-15", "2026-04-20", "sq", Reason.WORK, State.NO_SHOW),
            past("2026-04-20", "2026-04-22", "ar", Reason.LETTER, State.ATTENDED),
            past("2026-04-21", "2026-04-27", "en", Reason.FIRST_STEPS, State.ATTENDED),
            past("2026-04-27", "2026-04-29", "ar", Reason.HEALTH, State.NO_SHOW),
            past("2026-04-28", "2026-05-04", "el", Reason.PAPERS, State.ATTENDED),
            past("2026-05-04", "2026-05-06", "sq", Reason.SCHOOL, State.NO_SHOW),
            past("2026-05-05", "2026-05-11", "ar", Reason.LETTER, State.NO_SHOW),
            new Visit(
                    CENTRE,
                    "2026-05-08",
                    "2026-05-13",
                    "ar",
                    null,
                    Reason.LETTER,
                    "amal@levadia.example",
                    "أحضر معي رسالة من المدرسة",
                    null),
            new Visit(
                    CENTRE, "2026-05-10", "2026-05-13", "en", "uk", Reason.FIRST_STEPS, "+30 690 000 0102", null, null),
            new Visit(CENTRE, "2026-05-10", "2026-05-13", "sq", null, Reason.SCHOOL, null, null, null),
            new Visit(
                    CENTRE,
                    "2026-05-09",
                    "2026-05-19",
                    "en",
                    "ro",
                    Reason.HOUSING,
                    "mariana@levadia.example",
                    null,
                    null),
            new Visit(MEDIATION, "2026-05-11", "2026-05-14", "el", null, Reason.OTHER, "+30 690 000 0107", null, null));

    private final Rules rules;
    private final FreeTimes freeTimes;
    private final Bookings bookings;
    private final Services services;
    private final Offerings offerings;
    private final Accounts accounts;

    AppointmentsDemonstration(
            Rules rules,
            FreeTimes freeTimes,
            Bookings bookings,
            Services services,
            Offerings offerings,
            Accounts accounts) {
        this.rules = rules;
        this.freeTimes = freeTimes;
        this.bookings = bookings;
        this.services = services;
        this.offerings = offerings;
        this.accounts = accounts;
    }

    private static Visit past(String booked, String wanted, String spoken, Reason reason, State came) {
        return new Visit(CENTRE, booked, wanted, spoken, null, reason, null, null, came);
    }

    @Override
    public Stream<Scene> scenes() {
        return Stream.of(
                        Stream.of(
                                scene(BEGAN, 9, this::begin),
                                scene(OPENING.minusDays(1), 13, () -> confirm(13)),
                                scene(OPENING, 10, this::takeADayOut)),
                        IntStream.range(0, VISITS.size())
                                .mapToObj(
                                        n -> scene(LocalDate.parse(VISITS.get(n).booked()), 20, () -> book(n))),
                        IntStream.range(0, VISITS.size())
                                .filter(n -> VISITS.get(n).came() != null)
                                .mapToObj(
                                        n -> scene(LocalDate.parse(VISITS.get(n).wanted()), 19, () -> note(n))))
                .flatMap(it -> it);
    }

    private static Scene scene(LocalDate day, int hour, Runnable play) {
        return new Scene("levadia", ATHENS, day, LocalTime.of(hour, 0), play);
    }

    private void begin() {
        rules.keep(
                new Rule(
                        offering(CENTRE).id(),
                        Manner.IN_PERSON,
                        30,
                        2,
                        24,
                        30,
                        new LinkedHashSet<>(List.of("el", "en", "ar", "sq")),
                        true,
                        Set.of(),
                        Hours.parse("09:00-12:00").orElseThrow(),
                        Set.of(),
                        0),
                editor());
        rules.keep(
                new Rule(
                        offering(MEDIATION).id(),
                        Manner.PHONE,
                        20,
                        1,
                        24,
                        21,
                        services.findBySlug(MEDIATION).orElseThrow().languages(),
                        false,
                        Set.of(),
                        List.of(),
                        Set.of(),
                        0),
                editor());
    }

    private void book(int n) {
        var visit = VISITS.get(n);
        var service = service(visit.service());
        var spoken = new Spoken(visit.spoken(), visit.interpreter());
        var wanted = LocalDate.parse(visit.wanted());
        var time = freeTimes.of(freeTimes.of(service), spoken).stream()
                .filter(it -> !it.day(ATHENS).isBefore(wanted))
                .findFirst()
                .orElseThrow();
        bookings.book(
                service,
                new Bookings.Wanted(
                        time.at().offering().id(),
                        time.slot().start(),
                        spoken,
                        visit.reason(),
                        visit.contact(),
                        visit.note(),
                        visit.spoken()),
                code(n));
    }

    private void note(int n) {
        var visit = VISITS.get(n);
        var came = visit.came();
        var it = bookings.find(code(n)).orElseThrow();
        if (came != null) {
            bookings.settle(it.id(), it.version(), came, null, editor());
        }
    }

    private void confirm(int n) {
        var it = bookings.find(code(n)).orElseThrow();
        bookings.settle(it.id(), it.version(), State.CONFIRMED, null, editor());
    }

    /** Everybody is at a training: whoever had a time on that day needs another. */
    private void takeADayOut() {
        var rule = rules.find(offering(CENTRE).id()).orElseThrow();
        rules.keep(rule.without(TRAINING), editor());
    }

    private static Code code(int n) {
        return Code.typed("20260512000000000000000%02d".formatted(n + 1)).orElseThrow();
    }

    private Offering offering(String slug) {
        return offerings.ofService(service(slug).id()).getFirst();
    }

    private Service service(String slug) {
        return services.findBySlug(slug).orElseThrow();
    }

    private Visitor editor() {
        var account =
                accounts.byAddress("editor@" + CurrentCity.slug() + ".example").orElseThrow();
        return new Visitor(account.id(), account.name(), Set.of(new Grant(Role.EDITOR, null)), true);
    }
}
