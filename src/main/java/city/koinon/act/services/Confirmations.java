package city.koinon.act.services;

import city.koinon.act.services.Service.Status;
import city.koinon.platform.directory.Directory;
import city.koinon.platform.duties.DayKind;
import city.koinon.platform.duties.Duties;
import city.koinon.platform.duties.DutyKind;
import city.koinon.platform.duties.Ladder;
import city.koinon.platform.duties.Owed;
import city.koinon.platform.duties.Party;
import city.koinon.platform.duties.Rung;
import city.koinon.platform.duties.Term;
import city.koinon.platform.kernel.NotAllowed;
import city.koinon.platform.kernel.Refused;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.kernel.Stale;
import city.koinon.platform.kernel.Visitor;
import city.koinon.platform.ledger.Actor;
import city.koinon.platform.ledger.Draft;
import city.koinon.platform.ledger.ForTheCity;
import city.koinon.platform.ledger.Ledger;
import city.koinon.platform.ledger.Subject;
import city.koinon.platform.municipality.Municipality;
import city.koinon.platform.texts.Texts;
import city.koinon.platform.ui.Words;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who makes sure that what is said of a service is still so. The office that answers for it owes this once a year, whatever the languages it
 * is said in; silence is reminded of and seen by everybody.
 */
@org.springframework.stereotype.Service
@Transactional
public class Confirmations {

    static final String KIND = "service";
    static final String CONFIRMED = "SERVICE_CONFIRMED";
    static final String CLOSED = "SERVICE_CLOSED";
    static final String HANDED_ON = "SERVICE_HANDED_ON";

    private static final int FIRST_TIME_DAYS = 30;

    /** A word a month before; then everybody sees it, and after a month of silence the office above is told. */
    private static final Ladder LADDER = new Ladder(List.of(
            new Rung(0, -20, DayKind.WORKING, Set.of(Rung.Target.DEBTOR)),
            new Rung(1, 1, DayKind.CALENDAR, Set.of(Rung.Target.DEBTOR)),
            new Rung(2, 20, DayKind.WORKING, Set.of(Rung.Target.DEBTOR, Rung.Target.SUPERIOR))));

    private final Services services;
    private final Duties duties;
    private final Ledger ledger;
    private final ForTheCity forTheCity;
    private final Directory directory;
    private final Municipality municipality;
    private final Texts texts;
    private final Words words;

    Confirmations(
            Services services,
            Duties duties,
            Ledger ledger,
            ForTheCity forTheCity,
            Directory directory,
            Municipality municipality,
            Texts texts,
            Words words) {
        this.services = services;
        this.duties = duties;
        this.ledger = ledger;
        this.forTheCity = forTheCity;
        this.directory = directory;
        this.municipality = municipality;
        this.texts = texts;
        this.words = words;
    }

    /**
     * Everything that is said of the service is still so, in every language.
     *
     * @param seen the version that was looked at
     * @throws Stale when it has changed since
     */
    public void confirm(UUID id, int seen, Visitor by) {
        confirm(id, seen, municipality.today(), by);
    }

    void confirm(UUID id, int seen, LocalDate on, Visitor by) {
        Stale.unless(seen, services.lock(id), "service " + id);
        ledger.takeTurn();
        var service = services.get(id);
        if (!mayConfirm(service, by)) {
            throw new NotAllowed("an editor, or whoever acts for the office that answers for " + id);
        }
        if (service.status() == Status.CLOSED) {
            throw new Refused("", "services.refused.closed");
        }
        var act = ledger.record(
                signed(CONFIRMED, service, by).with("on", on.toString()).with("name", name(service)));
        duties.dischargeAll(subject(id), DutyKind.VERIFY, act, on);
        services.confirmed(id, on);
        settle(id, by);
    }

    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    boolean mayConfirm(Service service, Visitor by) {
        return by.is(Role.EDITOR)
                || service.office() != null && directory.maySign(by, service.office(), municipality.today());
    }

    /** Somebody elsewhere made sure of it, as a file says; what is known here to be newer stays. @return whether it was news */
    public boolean confirmedElsewhere(UUID id, LocalDate on, Visitor by) {
        by.must(Role.EDITOR);
        var known = services.get(id).confirmedOn();
        var news = !on.isAfter(municipality.today()) && (known == null || on.isAfter(known));
        if (news) {
            if (duties.openFor(subject(id), DutyKind.VERIFY).isPresent()) {
                var service = services.get(id);
                var act = ledger.record(
                        signed(CONFIRMED, service, by).with("on", on.toString()).with("name", name(service)));
                duties.dischargeAll(subject(id), DutyKind.VERIFY, act, on);
            }
            services.confirmed(id, on);
        }
        settle(id, by);
        return news;
    }

    /** Lets the duty be what it has to be now: owed by the office that answers for the service, and by nobody once it is closed. */
    public void settle(UUID id, Visitor by) {
        var service = services.get(id);
        var open = duties.openFor(subject(id), DutyKind.VERIFY);
        var office = service.status() == Status.CLOSED ? null : service.office();
        if (open.isPresent()) {
            if (office != null && open.get().by().equals(Party.office(office))) {
                return;
            }
            ledger.takeTurn();
            var act = ledger.record(signed(service.status() == Status.CLOSED ? CLOSED : HANDED_ON, service, by)
                    .with("name", name(service)));
            duties.lapseAll(subject(id), DutyKind.VERIFY, act);
        }
        if (office != null) {
            owe(service, office);
        }
    }

    private void owe(Service service, UUID office) {
        var today = municipality.today();
        var confirmed = service.confirmedOn();
        if (confirmed != null && !confirmed.plusDays(Service.GOOD_FOR_DAYS).isBefore(today)) {
            owe(service, office, confirmed, Service.GOOD_FOR_DAYS);
        } else {
            owe(service, office, today, FIRST_TIME_DAYS);
        }
    }

    private void owe(Service service, UUID office, LocalDate startsOn, int days) {
        duties.owe(new Owed(
                DutyKind.VERIFY,
                Party.office(office),
                null,
                subject(service.id()),
                List.of(),
                startsOn,
                Term.calendar(days),
                basis(),
                LADDER));
    }

    static Subject subject(UUID service) {
        return new Subject(KIND, service);
    }

    private Draft signed(String type, Service service, Visitor by) {
        var office = service.office();
        return !by.is(Role.EDITOR) && office != null
                ? Draft.of(
                        type,
                        subject(service.id()),
                        Actor.office(
                                office,
                                directory
                                        .office(office)
                                        .nameIn(municipality.city().mainLanguage())))
                : forTheCity.act(type, subject(service.id()), by);
    }

    private Map<String, Object> name(Service service) {
        return texts.get(service.name()).record();
    }

    private Map<String, String> basis() {
        return Words.LANGUAGES.stream()
                .collect(Collectors.toMap(
                        it -> it,
                        it -> words.say(it, "services.confirm.basis", Service.GOOD_FOR_DAYS),
                        (one, other) -> one,
                        LinkedHashMap::new));
    }
}
