package city.koinon.platform.duties;

import city.koinon.platform.kernel.Conflicted;
import city.koinon.platform.kernel.Refusal;
import city.koinon.platform.kernel.Refused;
import city.koinon.platform.ledger.Subject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something owed by a named party until a day, with the rules by which that day may move.
 *
 * @param originalDueOn the day before any extension or pause; stays visible
 * @param basis the clause it rests on by language, "en" always among them
 * @param steps the days of the ladder, frozen with the due date
 * @param extension what moved the day by the debtor's wish, once
 * @param pause a question to the creditor during which the days did not count, once
 * @param coOwedBy the superior office, once the ladder has reached it
 * @param level the highest level of the ladder reached; -1 when none
 */
public record Duty(
        UUID id,
        DutyKind kind,
        Party by,
        @Nullable Party to,
        Subject subject,
        List<Subject> links,
        LocalDate startsOn,
        LocalDate dueOn,
        LocalDate originalDueOn,
        Term term,
        Computation computation,
        Map<String, String> basis,
        Ladder ladder,
        List<Ladder.Step> steps,
        @Nullable Extension extension,
        @Nullable Pause pause,
        @Nullable Discharge discharge,
        @Nullable Waiver waiver,
        @Nullable UUID coOwedBy,
        int level,
        int version) {

    static final int SOON = 5;
    static final int SHORTEST_REASON = 40;
    static final int LONGEST_PAUSE = 10;

    /** @param dueBefore the day it was due until then */
    public record Extension(LocalDate on, int days, Said reason, LocalDate dueBefore) {}

    /**
     * @param since day 0 of the pause
     * @param until the last day of the pause if nobody replies
     * @param dueIfSilent the due date that follows then
     * @param resumedOn null while it lasts
     */
    public record Pause(
            LocalDate since,
            LocalDate until,
            LocalDate dueIfSilent,
            Said question,
            @Nullable Said reply,
            @Nullable LocalDate resumedOn,
            LocalDate dueBefore) {

        boolean lasts() {
            return resumedOn == null;
        }

        Pause ended(LocalDate on, @Nullable Said reply) {
            return new Pause(since, until, dueIfSilent, question, reply, on, dueBefore);
        }
    }

    /** @param act the place in the public record of what discharged it */
    public record Discharge(LocalDate on, long act) {}

    /**
     * No longer owed, though it was not done.
     *
     * @param decision by which the creditor released the debtor
     * @param act      where nobody decided that: the act after which nothing is owed, as when a body rests
     */
    public record Waiver(
            LocalDate on, @Nullable UUID decision, @Nullable Long act) {}

    static Duty begin(UUID id, Owed owed, WorkingDays days) {
        var computation = Computation.of(owed.term(), owed.startsOn(), days);
        var due = computation.dueOn();
        return new Duty(
                id,
                owed.kind(),
                owed.by(),
                owed.to(),
                owed.subject(),
                owed.links(),
                owed.startsOn(),
                due,
                due,
                owed.term(),
                computation,
                owed.basis(),
                owed.ladder(),
                owed.ladder().steps(owed.startsOn(), due, days),
                null,
                null,
                null,
                null,
                null,
                -1,
                0);
    }

    /** The clause it rests on, as it was called when the duty began, in the reader's language. */
    public String basisIn(String lang) {
        return Objects.requireNonNull(basis.getOrDefault(lang, basis.get("en")));
    }

    public State state(LocalDate today) {
        if (waiver != null) {
            return State.WAIVED;
        }
        if (discharge != null) {
            return State.DISCHARGED;
        }
        if (pausedOn(today)) {
            return State.PAUSED;
        }
        var due = dueOn(today);
        if (today.isAfter(due)) {
            return State.OVERDUE;
        }
        return today.plusDays(SOON).isBefore(due) ? State.OPEN : State.DUE_SOON;
    }

    public boolean overdueOn(LocalDate today) {
        return state(today) == State.OVERDUE;
    }

    public boolean closed() {
        return waiver != null || discharge != null;
    }

    public boolean pausedOn(LocalDate today) {
        return pause != null && pause.lasts() && !today.isAfter(pause.until());
    }

    /** A pause nobody replied to has ended of itself, whether or not anyone wrote it down yet. */
    boolean lapsedOn(LocalDate today) {
        return pause != null && pause.lasts() && today.isAfter(pause.until());
    }

    /** The due date as it stands on a day, with the days of a pause that has ended of itself. */
    public LocalDate dueOn(LocalDate today) {
        return pause != null && lapsedOn(today) ? pause.dueIfSilent() : dueOn;
    }

    /** Discharged by the last day on which that was in time. */
    public boolean onTime() {
        return discharge != null && !discharge.on().isAfter(dueOn);
    }

    /** The day moved since the duty began. */
    public boolean moved() {
        return !dueOn.equals(originalDueOn);
    }

    /** More time, once, in time, for a reason. */
    Duty extend(int more, Said reason, LocalDate today, WorkingDays days) {
        mustBeOpen();
        if (lapsedOn(today)) {
            return resume(null, today, days).extend(more, reason, today, days);
        }
        if (extension != null) {
            throw new Conflicted("", "duties.refused.extendedOnce");
        }
        if (term.extension() == 0) {
            throw new Conflicted("", "duties.refused.notExtendable");
        }
        if (pausedOn(today)) {
            throw new Conflicted("", "duties.refused.extendPaused");
        }
        if (today.isAfter(dueOn)) {
            throw new Conflicted("", "duties.refused.extendLate");
        }
        var wrong = new ArrayList<Refusal>();
        if (more < 1 || more > term.extension()) {
            wrong.add(new Refusal("days", "duties.refused.extensionDays", term.extension()));
        }
        if (reason.text().strip().codePointCount(0, reason.text().strip().length()) < SHORTEST_REASON) {
            wrong.add(new Refusal("reason", "duties.refused.reasonShort", SHORTEST_REASON));
        }
        if (!wrong.isEmpty()) {
            throw new Refused(wrong);
        }
        return moved(
                computation.then(days.count(Leg.Why.EXTENSION, dueOn, more, term.dayKind())),
                new Extension(today, more, reason, dueOn),
                pause,
                days);
    }

    /** A question to whoever asked; while they think, the days do not count. */
    Duty pause(Said question, LocalDate today, WorkingDays days) {
        mustBeOpen();
        if (kind != DutyKind.ANSWER) {
            throw new Conflicted("", "duties.refused.pauseKind");
        }
        if (pause != null) {
            throw new Conflicted("", "duties.refused.pausedOnce");
        }
        if (today.isAfter(dueOn)) {
            throw new Conflicted("", "duties.refused.pauseLate");
        }
        var until = days.shift(today, LONGEST_PAUSE, DayKind.WORKING);
        var dueIfSilent = pauseLeg(today, until, days).until();
        var begun = new Pause(today, until, dueIfSilent, question, null, null, dueOn);
        return with(computation, steps, extension, begun, discharge, waiver);
    }

    /** Ends the pause by a reply, or, when nobody replied, on its last day, whenever that is noticed. */
    Duty resume(@Nullable Said reply, LocalDate today, WorkingDays days) {
        mustBeOpen();
        if (pause == null || !pause.lasts()) {
            throw new Conflicted("", "duties.refused.notPaused");
        }
        var end = today.isAfter(pause.until()) ? pause.until() : today;
        // Frozen when the pause began; a holiday declared meanwhile moves nothing.
        var leg = end.equals(pause.until())
                ? withDue(pauseLeg(pause.since(), end, days), pause.dueIfSilent())
                : pauseLeg(pause.since(), end, days);
        return moved(computation.then(leg), extension, pause.ended(end, reply), days);
    }

    private static Leg withDue(Leg leg, LocalDate due) {
        return new Leg(leg.why(), leg.from(), leg.days(), leg.dayKind(), due, leg.weekendDays(), leg.skipped());
    }

    private Leg pauseLeg(LocalDate since, LocalDate end, WorkingDays days) {
        return days.count(Leg.Why.PAUSE, dueOn, days.between(since, end, term.dayKind()), term.dayKind());
    }

    Duty waive(UUID decision, LocalDate today) {
        mustBeOpen();
        return ended(null, new Waiver(today, decision, null));
    }

    Duty lapse(long act, LocalDate today) {
        mustBeOpen();
        return ended(null, new Waiver(today, null, act));
    }

    /** Doing it also ends a pause that still lasts: nobody is late for having asked. */
    Duty discharge(LocalDate on, long act, WorkingDays days) {
        mustBeOpen();
        var running = pause != null && pause.lasts() ? resume(null, on, days) : this;
        return running.ended(new Discharge(on, act), null);
    }

    private void mustBeOpen() {
        if (waiver != null) {
            throw new Conflicted("", "duties.refused.waived");
        }
        if (discharge != null) {
            throw new Conflicted("", "duties.refused.discharged");
        }
    }

    private Duty moved(
            Computation computation, @Nullable Extension extension, @Nullable Pause pause, WorkingDays days) {
        return with(
                computation, ladder.steps(startsOn, computation.dueOn(), days), extension, pause, discharge, waiver);
    }

    private Duty ended(@Nullable Discharge discharge, @Nullable Waiver waiver) {
        return with(computation, steps, extension, pause, discharge, waiver);
    }

    /** All that ever changes by what people do; the ladder's level is counted up where it is climbed. */
    private Duty with(
            Computation computation,
            List<Ladder.Step> steps,
            @Nullable Extension extension,
            @Nullable Pause pause,
            @Nullable Discharge discharge,
            @Nullable Waiver waiver) {
        return new Duty(
                id,
                kind,
                by,
                to,
                subject,
                links,
                startsOn,
                computation.dueOn(),
                originalDueOn,
                term,
                computation,
                basis,
                ladder,
                steps,
                extension,
                pause,
                discharge,
                waiver,
                coOwedBy,
                level,
                version);
    }

    /** The next level to perform: none while it is paused or once it is over. */
    Ladder.@Nullable Step next(LocalDate today) {
        if (closed() || pause != null && pause.lasts()) {
            return null;
        }
        return steps.stream()
                .filter(step -> step.level() > level && !step.on().isAfter(today))
                .findFirst()
                .orElse(null);
    }
}
