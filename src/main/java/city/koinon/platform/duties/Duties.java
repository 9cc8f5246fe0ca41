package city.koinon.platform.duties;

import city.koinon.platform.kernel.Ids;
import city.koinon.platform.kernel.NotFound;
import city.koinon.platform.kernel.ReadOnce;
import city.koinon.platform.kernel.Stale;
import city.koinon.platform.ledger.Act;
import city.koinon.platform.ledger.Actor;
import city.koinon.platform.ledger.Draft;
import city.koinon.platform.ledger.Ledger;
import city.koinon.platform.ledger.Subject;
import city.koinon.platform.municipality.Municipality;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is owed, and how it moves and ends. Every change leaves its act and its letters in the same transaction. */
@Service
@Transactional
public class Duties {

    static final String EXTENSION = "EXTENSION";
    static final String PAUSE = "PAUSE";
    static final String RESUME = "RESUME";
    static final String WAIVER = "WAIVER";
    static final String ESCALATION = "ESCALATION";

    private final DutyRows rows;
    private final Ledger ledger;
    private final Municipality municipality;
    private final DutyLetters letters;
    private final PartyBook parties;

    Duties(DutyRows rows, Ledger ledger, Municipality municipality, DutyLetters letters, PartyBook parties) {
        this.rows = rows;
        this.ledger = ledger;
        this.municipality = municipality;
        this.letters = letters;
        this.parties = parties;
    }

    /** Freezes the due date together with its computation. */
    public UUID owe(Owed owed) {
        var duty = Duty.begin(Ids.next(), owed, days());
        rows.insert(duty);
        return duty.id();
    }

    /** Done, by an act of the public record: on time when the act's day is no later than the due date. */
    public void discharge(UUID duty, Act act) {
        ledger.takeTurn();
        rows.update(running(duty).discharge(act.on(), act.seq(), days()));
    }

    /** Discharges whatever of this kind is still owed about the subject. */
    public void dischargeAll(Subject subject, DutyKind kind, Act act) {
        dischargeAll(subject, kind, act, act.on());
    }

    /** @param on the day it was done, where the act that tells of it is written after midnight or later still */
    public void dischargeAll(Subject subject, DutyKind kind, Act act, LocalDate on) {
        ledger.takeTurn();
        rows.of(subject).stream()
                .filter(duty -> duty.kind() == kind && !duty.closed())
                .forEach(duty -> rows.update(running(duty.id()).discharge(on, act.seq(), days())));
    }

    /**
     * @param days of the kind the term counts
     * @param seen the version the signer saw
     * @throws Stale when it has changed since
     */
    public void extend(UUID id, int days, Said reason, Actor by, int seen) {
        ledger.takeTurn();
        Stale.unless(seen, rows.lock(id).version(), "duty " + id);
        var duty = running(id);
        var extended = duty.extend(days, reason, municipality.today(), days());
        rows.update(extended);
        ledger.record(draft(EXTENSION, duty, by)
                .with("days", days)
                .with("before", duty.dueOn())
                .with("due", extended.dueOn())
                .with("reason", said(reason)));
        letters.extended(extended);
    }

    /** Stops the days for a question to the creditor. */
    public void pause(UUID id, Said question, Actor by) {
        ledger.takeTurn();
        var duty = rows.lock(id);
        var paused = duty.pause(question, municipality.today(), days());
        rows.update(paused);
        ledger.record(draft(PAUSE, duty, by)
                .with("due", duty.dueOn())
                .with("until", java.util.Objects.requireNonNull(paused.pause()).until())
                .with("question", said(question)));
        letters.asked(paused);
    }

    /** The creditor replies, and the days count again. */
    public void resume(UUID id, Said reply, Actor by) {
        ledger.takeTurn();
        var duty = rows.lock(id);
        var resumed = duty.resume(reply, municipality.today(), days());
        rows.update(resumed);
        ledger.record(draft(RESUME, duty, by)
                .with("before", duty.dueOn())
                .with("due", resumed.dueOn())
                .with("reply", said(reply)));
        letters.resumed(resumed);
    }

    /** Nobody replied in time: the days count again of themselves. Does nothing when that has happened already. */
    void resumeOfItself(UUID id) {
        ledger.takeTurn();
        var duty = rows.lock(id);
        var today = municipality.today();
        var pause = duty.pause();
        if (duty.closed() || pause == null || !duty.lapsedOn(today)) {
            return;
        }
        var resumed = duty.resume(null, today, days());
        rows.update(resumed);
        ledger.record(draft(RESUME, duty, Actor.SYSTEM)
                .with("before", duty.dueOn())
                .with("due", resumed.dueOn())
                .with("since", pause.until()));
        letters.resumed(resumed);
    }

    /** Locked, and with a pause that has ended of itself written down as ended. */
    private Duty running(UUID id) {
        resumeOfItself(id);
        return rows.lock(id);
    }

    /** The creditor no longer asks for it. @param decision by which the creditor said so */
    public void waive(UUID id, UUID decision, Actor by) {
        ledger.takeTurn();
        var duty = running(id);
        rows.update(duty.waive(decision, municipality.today()));
        ledger.record(draft(WAIVER, duty, by).with("due", duty.dueOn()).with("decision", decision));
        letters.waived(duty);
    }

    /** After this act whatever of this kind is still owed about the subject is owed no longer. It was not done, and nobody is late. */
    public void lapseAll(Subject subject, DutyKind kind, Act act) {
        ledger.takeTurn();
        rows.of(subject).stream()
                .filter(duty -> duty.kind() == kind && !duty.closed())
                .forEach(duty -> rows.update(running(duty.id()).lapse(act.seq(), act.on())));
    }

    /** @throws NotFound when this city has no such duty */
    @Transactional(readOnly = true)
    @ReadOnce
    public Duty get(UUID id) {
        return rows.get(id);
    }

    @Transactional(readOnly = true)
    @ReadOnce
    public Optional<Duty> find(UUID id) {
        return rows.find(id);
    }

    /** The one still owed; where several are, the one due first. */
    @Transactional(readOnly = true)
    @ReadOnce
    public Optional<Duty> openFor(Subject subject, DutyKind kind) {
        return rows.of(subject).stream()
                .filter(duty -> duty.kind() == kind && !duty.closed())
                .min(java.util.Comparator.comparing(Duty::dueOn));
    }

    /** In the order in which they came about. */
    @Transactional(readOnly = true)
    @ReadOnce
    public List<Duty> of(Subject subject) {
        return rows.of(subject);
    }

    /** The longest overdue first. */
    @Transactional(readOnly = true)
    public List<Duty> overdue() {
        var today = municipality.today();
        return rows.open().stream().filter(duty -> duty.overdueOn(today)).toList();
    }

    /** Open and closed, by due date. */
    @Transactional(readOnly = true)
    @ReadOnce
    public List<Duty> owedBy(Party party) {
        return rows.owedBy(party);
    }

    /** Open and closed, by due date. */
    @Transactional(readOnly = true)
    @ReadOnce
    public List<Duty> owedTo(Party party) {
        return rows.owedTo(party);
    }

    /** By due date. */
    @Transactional(readOnly = true)
    @ReadOnce
    public List<Duty> open() {
        return rows.open();
    }

    /** Open and closed, by due date. */
    @Transactional(readOnly = true)
    @ReadOnce
    public List<Duty> all() {
        return rows.all();
    }

    @Transactional(readOnly = true)
    @ReadOnce
    public List<Climbed> climbs(UUID duty) {
        return rows.climbs(duty);
    }

    /** Open duties an office owes because its subordinate was silent, by due date. */
    @Transactional(readOnly = true)
    @ReadOnce
    public List<Duty> coOwedBy(UUID office) {
        return rows.coOwedBy(office).stream().filter(duty -> !duty.closed()).toList();
    }

    /** How many days of the city's work a duty is late today; 0 on the weekend right after. */
    public int daysLate(Duty duty) {
        var today = municipality.today();
        return duty.overdueOn(today) ? days().between(duty.dueOn(today), today, DayKind.WORKING) : 0;
    }

    /** The acts of the public record by which this very duty moved, climbed or was waived, oldest first. */
    @Transactional(readOnly = true)
    public List<Act> acts(Duty duty) {
        return ledger.of(duty.subject()).stream()
                .filter(act ->
                        act.text("duty").filter(duty.id().toString()::equals).isPresent())
                .toList();
    }

    /** What each act about a duty tells, whatever its type. */
    Draft draft(String type, Duty duty, Actor by) {
        var owner = new LinkedHashMap<String, Object>();
        owner.put("kind", duty.by().kind());
        owner.put("id", duty.by().id());
        owner.put("name", new LinkedHashMap<>(parties.names(duty.by())));
        return Draft.of(type, duty.subject(), by)
                .with("duty", duty.id())
                .with("kind", duty.kind())
                .with("owed_by", owner)
                .linkedTo(duty.links());
    }

    WorkingDays days() {
        return WorkingDays.of(municipality.freeDays());
    }

    LocalDate today() {
        return municipality.today();
    }

    static Map<String, String> said(Said said) {
        return Map.of(said.lang(), said.text());
    }
}
