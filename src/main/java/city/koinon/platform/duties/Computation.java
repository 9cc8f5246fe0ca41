package city.koinon.platform.duties;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** How a due date came about, kept as it was computed: a holiday declared later moves no date that was promised. */
public record Computation(List<Leg> legs) {

    public Computation {
        legs = List.copyOf(legs);
        if (legs.isEmpty()) {
            throw new IllegalArgumentException("Something must have been computed");
        }
    }

    static Computation of(Term term, LocalDate startsOn, WorkingDays days) {
        var fixed = term.date();
        return new Computation(List.of(
                fixed != null
                        ? Leg.agreed(startsOn, fixed)
                        : days.count(Leg.Why.TERM, startsOn, term.days(), term.dayKind())));
    }

    Computation then(Leg leg) {
        var more = new ArrayList<>(legs);
        more.add(leg);
        return new Computation(more);
    }

    public LocalDate dueOn() {
        return legs.getLast().until();
    }
}
