package city.koinon.plan.strategy;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A part of an action anyone can see happen: once by a day, or again and again.
 *
 * @param title   text
 * @param rule    RFC 5545, with {@code firstOn} the day by which it is to happen first; null when it is due once
 * @param body    whose meetings are counted, when the step is that a body meets
 */
record Step(
        UUID strategy,
        UUID id,
        UUID action,
        int position,
        UUID title,
        @Nullable LocalDate dueOn,
        @Nullable String rule,
        @Nullable LocalDate firstOn,
        @Nullable UUID body,
        int weight,
        int version) {

    Optional<Cadence> cadence() {
        return rule == null || firstOn == null ? Optional.empty() : Optional.of(new Cadence(rule, firstOn));
    }

    boolean recurs() {
        return rule != null;
    }
}
