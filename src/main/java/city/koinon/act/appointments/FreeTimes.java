package city.koinon.act.appointments;

import city.koinon.act.services.Offering;
import city.koinon.act.services.Offerings;
import city.koinon.act.services.Service;
import city.koinon.act.services.Services;
import city.koinon.platform.municipality.Municipality;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What somebody can still have: the slots of the rules without those that are taken. */
@Component
@Transactional(readOnly = true)
class FreeTimes {

    private final Rules rules;
    private final Offerings offerings;
    private final Services services;
    private final Municipality municipality;
    private final JdbcClient jdbc;
    private final Clock clock;

    FreeTimes(
            Rules rules,
            Offerings offerings,
            Services services,
            Municipality municipality,
            JdbcClient jdbc,
            Clock clock) {
        this.rules = rules;
        this.offerings = offerings;
        this.services = services;
        this.municipality = municipality;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A way to have a service for which one can book a time. */
    record Bookable(Offering offering, Rule rule) {}

    record FreeTime(Bookable at, Slot slot) {

        LocalDate day(java.time.ZoneId zone) {
            return LocalDate.ofInstant(slot.start(), zone);
        }
    }

    /** Nothing while the service rests. */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public List<Bookable> of(Service service) {
        if (service.status() != Service.Status.ACTIVE) {
            return List.of();
        }
        var all = rules.byOffering();
        return offerings.ofService(service.id()).stream()
                .flatMap(it -> Stream.ofNullable(all.get(it.id())).map(rule -> new Bookable(it, rule)))
                .toList();
    }

    /** Those of which one can book a time somewhere. */
    List<Service> services() {
        var all = rules.byOffering().keySet();
        return services
                .all(offerings.list().stream()
                        .filter(it -> all.contains(it.id()))
                        .map(Offering::service)
                        .distinct()
                        .toList())
                .stream()
                .filter(it -> it.status() == Service.Status.ACTIVE)
                .toList();
    }

    /** In order, all that are left. @param spoken null while nobody has said */
    public List<FreeTime> of(List<Bookable> several, @Nullable Spoken spoken) {
        return of(several, spoken, null);
    }

    /** @param own the booking that gives its place up for another; null where there is none */
    public List<FreeTime> of(List<Bookable> several, @Nullable Spoken spoken, @Nullable UUID own) {
        var taken = taken(several.stream().map(it -> it.offering().id()).toList(), own);
        return several.stream()
                .filter(it -> spoken == null || it.rule().serves(spoken))
                .flatMap(it -> {
                    var slots = slots(it.offering(), it.rule());
                    var there = taken.getOrDefault(it.offering().id(), List.of());
                    return slots.from(clock.instant()).stream()
                            .filter(slot -> slots.place(slot, there).isPresent())
                            .map(slot -> new FreeTime(it, slot));
                })
                .sorted(Comparator.comparing((FreeTime it) -> it.slot().start()))
                .toList();
    }

    /** Whether a booking still lies in the hours of what was booked, is had in the same way, and has a place there. */
    public boolean holds(Booking it) {
        var rule = Optional.ofNullable(rules.byOffering().get(it.offering()));
        return services.get(it.service()).status() == Service.Status.ACTIVE
                && rule.map(by -> by.manner() == it.manner() && it.number() <= by.atOnce())
                        .orElse(true)
                && offerings
                        .find(it.offering())
                        .map(offering -> slots(offering, rule.orElseGet(() -> Rule.whenever(it.offering())))
                                .hold(it.slot()))
                        .orElse(false);
    }

    Slots slots(Offering offering, Rule rule) {
        return new Slots(offering.hours(), rule, free(), municipality.zone());
    }

    private Predicate<LocalDate> free() {
        var calendar = municipality.freeDays();
        return day -> calendar.on(day).filter(it -> it.free()).isPresent();
    }

    private Map<UUID, List<Taken>> taken(List<UUID> several, @Nullable UUID own) {
        return jdbc
                .sql("""
                        select offering, place_number, starts_at, ends_at
                        from   appointments.booking
                        where  offering = any (:offerings) and state <> 'CANCELLED' and ends_at > :now and id is distinct from :own
                        """)
                .param("own", own, Types.OTHER)
                .param("offerings", several.toArray(UUID[]::new))
                .param("now", Timestamp.from(clock.instant()))
                .query((row, n) -> Map.entry(
                        row.getObject("offering", UUID.class),
                        new Taken(
                                new Slot(
                                        row.getTimestamp("starts_at").toInstant(),
                                        row.getTimestamp("ends_at").toInstant()),
                                row.getInt("place_number"))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    /** Those of one offering, for whoever holds its lock. */
    List<Taken> taken(UUID offering, @Nullable UUID own) {
        return taken(List.of(offering), own).getOrDefault(offering, List.of());
    }
}
