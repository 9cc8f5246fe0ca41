package city.koinon.plan.figures;

import java.util.Collection;
import java.util.OptionalInt;
import java.util.TreeSet;

/**
 * How long an ask has waited for its first answer.
 *
 * @param days  working days since it was sent
 * @param ended it was answered; otherwise it still waits, or was withdrawn while it waited
 */
record Wait(int days, boolean ended) {

    /**
     * The median with those that still wait, by Kaplan and Meier: the first day on which at least half would have been answered. The plain
     * median of the answered would forget exactly those that wait longest.
     *
     * @return nothing where not even half have been answered yet
     * @see <a href="https://doi.org/10.1080/01621459.1958.10501452">Kaplan, Meier (1958), Nonparametric Estimation from Incomplete
     *     Observations</a>
     */
    static OptionalInt median(Collection<Wait> waits) {
        var days = new TreeSet<Integer>();
        waits.stream().filter(Wait::ended).forEach(wait -> days.add(wait.days()));
        var stillWaiting = 1.0;
        for (var day : days) {
            var atRisk = waits.stream().filter(wait -> wait.days() >= day).count();
            var answered = waits.stream()
                    .filter(wait -> wait.ended() && wait.days() == day)
                    .count();
            stillWaiting *= 1 - (double) answered / atRisk;
            // A hair of tolerance: one half is often a product of thirds and quarters.
            if (stillWaiting <= 0.5 + 1e-9) {
                return OptionalInt.of(day);
            }
        }
        return OptionalInt.empty();
    }
}
