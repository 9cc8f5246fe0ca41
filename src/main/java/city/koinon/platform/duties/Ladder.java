package city.koinon.platform.duties;

import static city.koinon.platform.duties.DayKind.CALENDAR;
import static city.koinon.platform.duties.DayKind.WORKING;
import static city.koinon.platform.duties.Rung.Target.AGENDA;
import static city.koinon.platform.duties.Rung.Target.COUNCIL;
import static city.koinon.platform.duties.Rung.Target.CO_OWED;
import static city.koinon.platform.duties.Rung.Target.DEBTOR;
import static city.koinon.platform.duties.Rung.Target.REGISTER;
import static city.koinon.platform.duties.Rung.Target.SUMMONS;
import static city.koinon.platform.duties.Rung.Target.SUPERIOR;
import static city.koinon.platform.duties.Rung.Target.TOP_OFFICE;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

/** How silence climbs through the city's own hierarchy. Data of a rulebook: each body may set its own days. */
public record Ladder(List<Rung> rungs) {

    /** Five days before, the day after, and 5, 10 and 20 working days after. */
    public static final Ladder USUAL = new Ladder(List.of(
            Rung.of(0, -5, WORKING, DEBTOR),
            Rung.of(1, 1, CALENDAR, DEBTOR, SUPERIOR),
            Rung.of(2, 5, WORKING, DEBTOR, SUPERIOR, CO_OWED, AGENDA),
            Rung.of(3, 10, WORKING, DEBTOR, TOP_OFFICE, COUNCIL, REGISTER),
            Rung.of(4, 20, WORKING, DEBTOR, TOP_OFFICE, SUMMONS)));

    /** For what nobody climbs for. */
    public static final Ladder NONE = new Ladder(List.of());

    /** @param on the day, frozen with the due date, from which the level is to be performed */
    public record Step(int level, LocalDate on) {}

    public Ladder {
        rungs = List.copyOf(rungs);
        var ordered = rungs;
        if (!IntStream.range(1, ordered.size())
                .allMatch(i -> ordered.get(i - 1).level() < ordered.get(i).level())) {
            throw new IllegalArgumentException("The levels of a ladder rise");
        }
    }

    /** The usual ladder with days of its own after the due date for the levels 2, 3 and 4. */
    public static Ladder after(int second, int third, int fourth) {
        var usual = USUAL.rungs;
        return new Ladder(List.of(
                usual.get(0),
                usual.get(1),
                new Rung(2, second, WORKING, usual.get(2).targets()),
                new Rung(3, third, WORKING, usual.get(3).targets()),
                new Rung(4, fourth, WORKING, usual.get(4).targets())));
    }

    public Rung rung(int level) {
        return rungs.stream()
                .filter(it -> it.level() == level)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No level " + level));
    }

    /** A reminder that would come no later than the duty itself is left out: it would remind of nothing. */
    List<Step> steps(LocalDate startsOn, LocalDate dueOn, WorkingDays days) {
        return rungs.stream()
                .map(rung -> new Step(rung.level(), days.shift(dueOn, rung.after(), rung.dayKind())))
                .filter(step -> step.on().isAfter(startsOn) || step.on().isAfter(dueOn))
                .toList();
    }
}
