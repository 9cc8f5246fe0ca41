package city.koinon.listen.participation;

import city.koinon.platform.duties.DayKind;
import city.koinon.platform.duties.WorkingDays;
import city.koinon.platform.kernel.ReadOnce;
import city.koinon.platform.ledger.Act;
import city.koinon.platform.ledger.Ledger;
import city.koinon.platform.municipality.Municipality;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whether the bodies meet as their own rules ask. The time in which a body was active is laid out in terms, one after the other, each as
 * long as the rules in force on its first day; a body that always meets by the day it owes has a meeting in every one of them.
 */
@Service
@Transactional(readOnly = true)
public class Rhythm {

    private static final String BEGAN = "BODY_ACTIVATED";
    private static final Set<String> STANDINGS = Set.of(BEGAN, "BODY_DORMANT", "BODY_CLOSED");

    /**
     * @param cadenceDays the longest time between two meetings by the newest rules in force
     * @param over        the terms that have ended, oldest first
     */
    public record OfBody(Body body, int cadenceDays, List<Span> over) {

        public int kept() {
            return (int) over.stream().filter(Span::kept).count();
        }

        public List<Span> missed() {
            return over.stream().filter(it -> !it.kept()).toList();
        }
    }

    /**
     * A term within which a meeting was owed. Both days belong to it.
     *
     * @param heldOn the first meeting in it
     */
    public record Span(
            LocalDate from, LocalDate to, @Nullable LocalDate heldOn) {

        public boolean kept() {
            return heldOn != null;
        }
    }

    /** @param until the day on which it came to rest or ended; null while it is active */
    record Awake(LocalDate since, @Nullable LocalDate until) {}

    private final JdbcClient jdbc;
    private final Bodies bodies;
    private final Ledger ledger;
    private final Municipality municipality;

    Rhythm(JdbcClient jdbc, Bodies bodies, Ledger ledger, Municipality municipality) {
        this.jdbc = jdbc;
        this.bodies = bodies;
        this.ledger = ledger;
        this.municipality = municipality;
    }

    /** All bodies that ever began, oldest first, with the terms that have ended by the day. */
    @ReadOnce
    public List<OfBody> ofBodies(LocalDate today) {
        var cadences = cadences();
        var held = held();
        var awake = awake();
        var days = WorkingDays.of(municipality.freeDays());
        var rhythms = new ArrayList<OfBody>();
        for (var body : bodies.all()) {
            var rules = cadences.get(body.id());
            if (body.isPublic() && rules != null) {
                var over = over(
                        awake.getOrDefault(body.id(), List.of()),
                        rules,
                        held.getOrDefault(body.id(), new TreeSet<>()),
                        days,
                        today);
                rhythms.add(new OfBody(body, on(rules, today), over));
            }
        }
        return rhythms;
    }

    /**
     * The terms that have ended by the day. One that a rest cut short is left out, as nothing is owed for it any more; one that still runs
     * is left out because it can still be kept.
     *
     * @param cadences days between two meetings, by the day on which the version of the rules takes effect
     */
    static List<Span> over(
            Collection<Awake> awake,
            NavigableMap<LocalDate, Integer> cadences,
            NavigableSet<LocalDate> held,
            WorkingDays days,
            LocalDate today) {
        var over = new ArrayList<Span>();
        for (var stretch : awake) {
            var ends = stretch.until() == null || today.isBefore(stretch.until()) ? today : stretch.until();
            var zero = stretch.since();
            var from = zero;
            for (var to = after(zero, cadences, days); to.isBefore(ends); to = after(zero, cadences, days)) {
                var first = held.ceiling(from);
                over.add(new Span(from, to, first != null && !first.isAfter(to) ? first : null));
                zero = to;
                from = to.plusDays(1);
            }
        }
        return over;
    }

    /** Counted as the duty to meet is counted: a term that would end on a day of rest ends on the next working day. */
    private static LocalDate after(LocalDate zero, NavigableMap<LocalDate, Integer> cadences, WorkingDays days) {
        return days.after(zero, on(cadences, zero), DayKind.CALENDAR);
    }

    private static int on(NavigableMap<LocalDate, Integer> cadences, LocalDate day) {
        var inForce = cadences.floorEntry(day);
        return (inForce == null ? cadences.firstEntry() : inForce).getValue();
    }

    private Map<UUID, NavigableMap<LocalDate, Integer>> cadences() {
        var cadences = new HashMap<UUID, NavigableMap<LocalDate, Integer>>();
        jdbc.sql("select body, effective_from, cadence_days from participation.rulebook")
                .query(row -> {
                    cadences.computeIfAbsent(row.getObject("body", UUID.class), it -> new TreeMap<>())
                            .put(row.getObject("effective_from", LocalDate.class), row.getInt("cadence_days"));
                });
        return cadences;
    }

    /** By the day on which a meeting was opened, also where it was closed after midnight or the week after. */
    private Map<UUID, NavigableSet<LocalDate>> held() {
        var held = new HashMap<UUID, NavigableSet<LocalDate>>();
        jdbc.sql("""
                select distinct body, cast(opened_at at time zone :zone as date) held_on
                  from participation.meeting where stage = 'HELD'
                """).param("zone", municipality.zone().getId()).query(row -> {
            held.computeIfAbsent(row.getObject("body", UUID.class), it -> new TreeSet<>())
                    .add(row.getObject("held_on", LocalDate.class));
        });
        return held;
    }

    /** From the public record, which alone knows every day on which a body began, came to rest or ended: a handful of acts for each. */
    private Map<UUID, List<Awake>> awake() {
        var awake = new HashMap<UUID, List<Awake>>();
        ledger.latestOf(STANDINGS, Integer.MAX_VALUE).stream()
                .sorted(Comparator.comparingLong(Act::seq))
                .forEach(act -> stands(awake.computeIfAbsent(act.subject().id(), it -> new ArrayList<>()), act));
        return awake;
    }

    private static void stands(List<Awake> stretches, Act act) {
        if (act.type().equals(BEGAN)) {
            stretches.add(new Awake(act.on(), null));
        } else if (!stretches.isEmpty() && stretches.getLast().until() == null) {
            stretches.add(new Awake(stretches.removeLast().since(), act.on()));
        }
    }
}
