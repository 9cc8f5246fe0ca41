package city.koinon.act.appointments;

import city.koinon.act.appointments.FreeTimes.Bookable;
import city.koinon.act.services.Offerings;
import city.koinon.act.services.Service;
import city.koinon.act.services.Services;
import city.koinon.platform.identity.Code;
import city.koinon.platform.identity.Seals;
import city.koinon.platform.kernel.Conflicted;
import city.koinon.platform.kernel.Ids;
import city.koinon.platform.kernel.NotAllowed;
import city.koinon.platform.kernel.NotFound;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.kernel.Stale;
import city.koinon.platform.kernel.Visitor;
import city.koinon.platform.municipality.Municipality;
import city.koinon.platform.notices.Notices;
import city.koinon.platform.texts.Texts;
import city.koinon.platform.ui.Form;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who has which time. Whoever books waits for whoever books the same offering, and the database refuses the same place twice whatever happens
 * here.
 */
@org.springframework.stereotype.Service
@Transactional
class Bookings {

    /** Days after the appointment until how she can be reached, what she wrote and her code are erased. */
    static final int KEPT_FOR = 14;

    /** Days after the appointment until it is gone altogether: a year is counted, and some weeks more. */
    static final int COUNTED_FOR = 400;

    private static final String USE = "appointment";
    private static final String TAKEN = "appointments.refused.taken";

    private final JdbcClient jdbc;
    private final Rules rules;
    private final FreeTimes freeTimes;
    private final Offerings offerings;
    private final Services services;
    private final Seals seals;
    private final Notices notices;
    private final Municipality municipality;
    private final Texts texts;
    private final Clock clock;

    Bookings(
            JdbcClient jdbc,
            Rules rules,
            FreeTimes freeTimes,
            Offerings offerings,
            Services services,
            Seals seals,
            Notices notices,
            Municipality municipality,
            Texts texts,
            Clock clock) {
        this.jdbc = jdbc;
        this.rules = rules;
        this.freeTimes = freeTimes;
        this.offerings = offerings;
        this.services = services;
        this.seals = seals;
        this.notices = notices;
        this.municipality = municipality;
        this.texts = texts;
        this.clock = clock;
    }

    /** @param lang in which she reads */
    record Wanted(
            UUID offering,
            Instant start,
            Spoken spoken,
            Reason reason,
            @Nullable String contact,
            @Nullable String note,
            String lang) {}

    /** The code to which a form leads, the first time and every time after. */
    Code codeOf(Form form) {
        return seals.codeOf(USE, UUID.fromString(form.once()));
    }

    /**
     * Once for each code.
     *
     * @return whether it is new
     * @throws Conflicted when somebody was quicker, or nobody would understand her there
     */
    boolean book(Service service, Wanted wanted, Code code) {
        // First the lock and then the look: the same form may come on two ways at once.
        rules.lock(wanted.offering());
        if (find(code).isPresent()) {
            return false;
        }
        var at = bookable(service, wanted.offering());
        var slot = slot(at, wanted.start(), wanted.spoken());
        var next = freeTimes.of(List.of(at), null).stream()
                .findFirst()
                .map(it -> it.slot().start())
                .orElse(slot.start());
        var place = place(at, slot, null);
        var booked = jdbc.sql("""
                insert into appointments.booking
                    (id, code, service, offering, manner, place_number, starts_at, ends_at, state, spoken, interpreter, reason, contact, note,
                     lang, free_in_days, booked_at, changed_at)
                values (:id, :code, :service, :offering, :manner, :place, :start, :end, 'BOOKED', :spoken, :interpreter, :reason, :contact, :note,
                        :lang, :freeInDays, :now, :now)
                on conflict do nothing
                """)
                .param("id", Ids.next())
                .param("code", code.hash(USE))
                .param("service", service.id())
                .param("offering", wanted.offering())
                .param("manner", at.rule().manner().name())
                .param("place", place)
                .param("start", Timestamp.from(slot.start()))
                .param("end", Timestamp.from(slot.end()))
                .param("spoken", wanted.spoken().language())
                .param("interpreter", wanted.spoken().interpreter(), Types.VARCHAR)
                .param("reason", wanted.reason().name())
                .param("contact", sealed(wanted.contact()), Types.BINARY)
                .param("note", sealed(wanted.note()), Types.BINARY)
                .param("lang", wanted.lang())
                .param("freeInDays", ChronoUnit.DAYS.between(municipality.today(), day(next)))
                .param("now", now())
                .update();
        if (booked == 0 && find(code).isEmpty()) {
            throw new Conflicted("slot", TAKEN);
        }
        return booked > 0;
    }

    @Transactional(readOnly = true)
    Optional<Booking> find(Code code) {
        return jdbc.sql("select * from appointments.booking where code = :code")
                .param("code", code.hash(USE))
                .query(this::booking)
                .optional();
    }

    /** To another time of the same service. The place she had is somebody else's from now on. */
    void move(Booking it, int seen, UUID offering, Instant start) {
        // Always the offerings first and then the booking: two who move between the same two wait, and neither for
        // ever.
        List.of(it.offering(), offering).stream().distinct().sorted().forEach(rules::lock);
        var now = lock(it.id());
        Stale.unless(seen, now.version(), "appointment " + it.id());
        mustBeAhead(now);
        // Where nobody is there any more in the way it was booked, the same time is another appointment.
        if (now.isAt(offering, start) && freeTimes.holds(now)) {
            throw new Conflicted("slot", "appointments.refused.same");
        }
        var at = bookable(services.get(it.service()), offering);
        mustBeReachable(now, at);
        var slot = slot(at, start, it.spoken());
        jdbc.sql("""
                update appointments.booking
                   set offering = :offering, manner = :manner, place_number = :place, starts_at = :start, ends_at = :end, state = 'BOOKED',
                       sequence = sequence + 1, version = version + 1, changed_at = :now
                 where id = :id
                """)
                .param("offering", offering)
                .param("manner", at.rule().manner().name())
                .param("place", place(at, slot, it.id()))
                .param("start", Timestamp.from(slot.start()))
                .param("end", Timestamp.from(slot.end()))
                .param("now", now())
                .param("id", it.id())
                .update();
    }

    /** The office moves it for whoever it is; the code stays the same, and whoever left a mail address is told. */
    void moveFor(UUID id, int seen, UUID offering, Instant start, Visitor by) {
        move(get(id, by), seen, offering, start);
        var now = get(id, by);
        if (now.contact() != null && Notices.isAddress(now.contact())) {
            notices.sendToReader(
                    lettersOf(id) + " moved " + now.sequence(),
                    now.contact(),
                    now.lang(),
                    "appointments.mail.moved.subject",
                    "appointments.mail.moved",
                    "/appointments/open",
                    texts.get(services.get(now.service()).name()).in(now.lang()).value(),
                    now.slot().start());
        }
    }

    /** Whoever is called needs a telephone, and whoever is sent a link an address. */
    private static void mustBeReachable(Booking it, Bookable at) {
        var contact = it.contact();
        if (at.rule().manner() == Manner.PHONE && (contact == null || Notices.isAddress(contact))) {
            throw new Conflicted("slot", "appointments.refused.phoneNeeded");
        }
        if (at.rule().manner() == Manner.ONLINE && at.offering().link() == null && contact == null) {
            throw new Conflicted("slot", "appointments.refused.contactNeeded");
        }
    }

    void cancel(Booking it, int seen) {
        var now = lock(it.id());
        Stale.unless(seen, now.version(), "appointment " + it.id());
        mustBeAhead(now);
        become(now, State.CANCELLED, Cancelled.BY_WHOEVER_BOOKED);
    }

    /** @param why null unless it is cancelled */
    void settle(UUID id, int seen, State next, @Nullable Cancelled why, Visitor by) {
        var now = lock(id);
        mustSee(now, by);
        Stale.unless(seen, now.version(), "appointment " + id);
        if (!now.mayBecome(next, clock.instant())) {
            throw new Conflicted("", "appointments.refused.move");
        }
        become(now, next, why);
        if (now.contact() != null && Notices.isAddress(now.contact())) {
            tell(now, next, why);
        }
    }

    private void become(Booking it, State next, @Nullable Cancelled why) {
        jdbc.sql("""
                update appointments.booking
                   set state = :state, cancelled = :why, sequence = sequence + 1, version = version + 1, changed_at = :now
                 where id = :id
                """)
                .param("state", next.name())
                .param("why", why == null ? null : why.name(), Types.VARCHAR)
                .param("now", now())
                .param("id", it.id())
                .update();
    }

    private void tell(Booking it, State next, @Nullable Cancelled why) {
        var address = it.contact();
        var service = services.get(it.service());
        if (address == null) {
            return;
        }
        var name = texts.get(service.name()).in(it.lang()).value();
        if (next == State.CANCELLED && why != null) {
            notices.sendToReader(
                    lettersOf(it.id()) + " cancelled",
                    address,
                    it.lang(),
                    "appointments.mail.cancelled.subject",
                    "appointments.mail.cancelled",
                    service.path() + "/book",
                    name,
                    it.slot().start(),
                    why);
        } else if (next == State.CONFIRMED) {
            notices.sendToReader(
                    lettersOf(it.id()) + " confirmed " + it.sequence(),
                    address,
                    it.lang(),
                    "appointments.mail.confirmed.subject",
                    "appointments.mail.confirmed",
                    "/appointments/open",
                    name,
                    it.slot().start());
        }
    }

    /** How the keys of all letters about it begin. */
    private static String lettersOf(UUID id) {
        return "appointment " + id;
    }

    /** Those that begin from one moment on until another, in order, of the services for which the visitor works; without contact and note. */
    @Transactional(readOnly = true)
    List<Booking> between(Instant from, Instant to, Visitor by) {
        return jdbc.sql("""
                        select * from appointments.booking
                        where  starts_at >= :from and starts_at < :to and service = any (:services)
                        order  by starts_at, id
                        """)
                .param("from", Timestamp.from(from))
                .param("to", Timestamp.from(to))
                .param("services", servicesOf(by))
                .query((row, n) -> booking(row, false))
                .list();
    }

    /** Those ahead that were booked in hours which hold no longer; without contact and note. */
    @Transactional(readOnly = true)
    List<Booking> withoutATime(Visitor by) {
        return jdbc
                .sql("""
                        select * from appointments.booking
                        where  starts_at > :now and state in ('BOOKED', 'CONFIRMED') and service = any (:services)
                        order  by starts_at, id
                        """)
                .param("now", now())
                .param("services", servicesOf(by))
                .query((row, n) -> booking(row, false))
                .list()
                .stream()
                .filter(it -> !freeTimes.holds(it))
                .toList();
    }

    private UUID[] servicesOf(Visitor by) {
        return services.list().stream()
                .filter(it -> worksFor(it, by))
                .map(Service::id)
                .toArray(UUID[]::new);
    }

    /** Of the last twelve months, over these services as far as the visitor works for them. */
    @Transactional(readOnly = true)
    Numbers numbers(List<UUID> several, Visitor by) {
        var own = several.stream().filter(it -> worksFor(services.get(it), by)).toArray(UUID[]::new);
        var since = Timestamp.from(clock.instant().minus(Duration.ofDays(365)));
        return Numbers.of(
                count(own, State.ATTENDED, since),
                count(own, State.NO_SHOW, since),
                jdbc.sql("""
                        select free_in_days from appointments.booking where service = any (:services) and booked_at >= :since
                        """)
                        .param("services", own)
                        .param("since", since)
                        .query((row, n) -> row.getInt("free_in_days"))
                        .list());
    }

    private int count(UUID[] several, State state, Timestamp since) {
        return jdbc.sql("""
                select count(*) from appointments.booking
                where  service = any (:services) and state = :state and starts_at >= :since
                """)
                .param("services", several)
                .param("state", state.name())
                .param("since", since)
                .query(Integer.class)
                .single();
    }

    @Transactional(readOnly = true)
    Booking get(UUID id, Visitor by) {
        var it = jdbc.sql("select * from appointments.booking where id = :id")
                .param("id", id)
                .query(this::booking)
                .optional()
                .orElseThrow(() -> new NotFound("appointment"));
        mustSee(it, by);
        return it;
    }

    /** How she can be reached and what she wrote, because she wants so; the appointment stays. */
    void eraseContact(Booking it, int seen) {
        var now = lock(it.id());
        Stale.unless(seen, now.version(), lettersOf(it.id()));
        jdbc.sql("update appointments.booking set contact = null, note = null, version = version + 1 where id = :id")
                .param("id", it.id())
                .update();
        notices.forgetAll(lettersOf(it.id()));
    }

    /** @return how many there were from which contact, note and code were taken */
    int eraseWhatIsOver() {
        var erased = jdbc.sql("""
                update appointments.booking
                   set contact = null, note = null, code = null
                 where code is not null and (ends_at < :before or state = 'CANCELLED' and changed_at < :before)
                returning id
                """)
                .param("before", Timestamp.from(clock.instant().minus(Duration.ofDays(KEPT_FOR))))
                .query(UUID.class)
                .list();
        erased.forEach(it -> notices.forgetAll(lettersOf(it)));
        jdbc.sql("delete from appointments.booking where ends_at < :before")
                .param("before", Timestamp.from(clock.instant().minus(Duration.ofDays(COUNTED_FOR))))
                .update();
        return erased.size();
    }

    /** An office sees what is booked of its own services, and editors see all. */
    private boolean sees(Booking it, Visitor by) {
        return worksFor(services.get(it.service()), by);
    }

    static boolean worksFor(Service service, Visitor by) {
        var office = service.office();
        return by.is(Role.EDITOR) || office != null && (by.is(Role.OFFICE_HOLDER, office) || by.is(Role.CLERK, office));
    }

    private void mustSee(Booking it, Visitor by) {
        if (!sees(it, by)) {
            throw new NotAllowed("an editor or whoever works for the office of " + it.service());
        }
    }

    private void mustBeAhead(Booking it) {
        if (!it.canBeChanged(clock.instant())) {
            throw new Conflicted("", "appointments.refused.over");
        }
    }

    private Bookable bookable(Service service, UUID offering) {
        var rule = rules.lock(offering);
        var there = offerings.find(offering).filter(it -> it.service().equals(service.id()));
        if (rule.isEmpty() || there.isEmpty() || service.status() != Service.Status.ACTIVE) {
            throw new Conflicted("slot", TAKEN);
        }
        return new Bookable(there.get(), rule.get());
    }

    private Slot slot(Bookable at, Instant start, Spoken spoken) {
        if (!at.rule().serves(spoken)) {
            throw new Conflicted("slot", "appointments.refused.spoken");
        }
        return freeTimes.slots(at.offering(), at.rule()).from(clock.instant()).stream()
                .filter(it -> it.start().equals(start))
                .findFirst()
                .orElseThrow(() ->
                        new Conflicted("slot", start.isBefore(clock.instant()) ? "appointments.refused.past" : TAKEN));
    }

    /** @param own the booking that gives its place up for this one; null where there is none */
    private int place(Bookable at, Slot slot, @Nullable UUID own) {
        return freeTimes
                .slots(at.offering(), at.rule())
                .place(slot, freeTimes.taken(at.offering().id(), own))
                .orElseThrow(() -> new Conflicted("slot", TAKEN));
    }

    private Booking lock(UUID id) {
        return jdbc.sql("select * from appointments.booking where id = :id for update")
                .param("id", id)
                .query(this::booking)
                .optional()
                .orElseThrow(() -> new NotFound("appointment"));
    }

    private LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, municipality.zone());
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private byte @Nullable [] sealed(@Nullable String text) {
        return text == null ? null : seals.seal(text);
    }

    private @Nullable String opened(byte @Nullable [] sealed) {
        return sealed == null ? null : seals.open(sealed).orElse(null);
    }

    private Booking booking(ResultSet row, int n) throws SQLException {
        return booking(row, true);
    }

    /** @param opened whether contact and note are needed */
    private Booking booking(ResultSet row, boolean opened) throws SQLException {
        var cancelled = row.getString("cancelled");
        return new Booking(
                row.getObject("id", UUID.class),
                row.getObject("service", UUID.class),
                row.getObject("offering", UUID.class),
                Manner.valueOf(row.getString("manner")),
                row.getInt("place_number"),
                new Slot(
                        row.getTimestamp("starts_at").toInstant(),
                        row.getTimestamp("ends_at").toInstant()),
                State.valueOf(row.getString("state")),
                new Spoken(row.getString("spoken"), row.getString("interpreter")),
                Reason.valueOf(row.getString("reason")),
                opened ? opened(row.getBytes("contact")) : null,
                opened ? opened(row.getBytes("note")) : null,
                row.getString("lang"),
                cancelled == null ? null : Cancelled.valueOf(cancelled),
                row.getInt("sequence"),
                row.getInt("version"),
                row.getTimestamp("changed_at").toInstant());
    }
}
