package city.koinon.platform.duties;

import java.util.List;
import java.util.Set;

/**
 * One level of a ladder.
 *
 * @param after days after the due date; negative is before it
 */
public record Rung(int level, int after, DayKind dayKind, Set<Target> targets) {

    /** Whom a level reaches and what it sets going. */
    public enum Target {
        /** Mail to those who act for the debtor. */
        DEBTOR,
        /** Mail to the next office above. */
        SUPERIOR,
        /** The next office above owes it too from now on. */
        CO_OWED,
        /** An item on the creditor's next agenda. */
        AGENDA,
        /** Mail to the office above all others. */
        TOP_OFFICE,
        /** Mail to the office that keeps the papers of the municipal council. */
        COUNCIL,
        /** The weekly register. */
        REGISTER,
        /** The creditor may vote a request to appear. */
        SUMMONS
    }

    public Rung {
        targets = Set.copyOf(targets);
    }

    /** Level 0 is a word among colleagues; from level 1 on everybody sees it. */
    public boolean isPublic() {
        return level > 0;
    }

    public boolean reaches(Target target) {
        return targets.contains(target);
    }

    static Rung of(int level, int after, DayKind kind, Target... targets) {
        return new Rung(level, after, kind, Set.copyOf(List.of(targets)));
    }
}
