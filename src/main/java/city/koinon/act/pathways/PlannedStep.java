package city.koinon.act.pathways;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A step in somebody's plan.
 *
 * @param because    keys of the facts for which it is here (or done already); empty where it is for everybody
 * @param waitingFor steps that come first and are still to be done
 * @param due        how its last day is found, where it has one
 * @param ask        key of the fact that would tell whether it applies
 */
record PlannedStep(
        Step step,
        Standing standing,
        Set<String> because,
        List<String> waitingFor,
        @Nullable Due due,
        boolean overdue,
        @Nullable String ask,
        @Nullable Tick tick) {

    enum Standing {
        CAN_START,
        CANNOT_START_YET,
        DOING,
        BLOCKED,
        DONE,
        DONE_ALREADY,
        NOT_FOR_ME,
        MIGHT_APPLY;

        boolean open() {
            return this == CAN_START || this == CANNOT_START_YET || this == DOING || this == BLOCKED;
        }
    }

    /**
     * @param on   null as long as the day it counts from is not known
     * @param from null with it
     */
    record Due(
            Step.Deadline deadline,
            @Nullable LocalDate on,
            @Nullable LocalDate from,
            boolean countsFromStep) {}

    String key() {
        return step.key();
    }

    @Nullable
    LocalDate dueOn() {
        return due == null ? null : due.on();
    }
}
