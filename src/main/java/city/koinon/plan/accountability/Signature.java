package city.koinon.plan.accountability;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whose name stands under an official word, and who put it there for them.
 *
 * @param enteredBy a persona: power is named where it signs, a clerk only for as long as they want to be
 */
public record Signature(
        UUID office,
        @Nullable UUID term,
        String signed,
        @Nullable UUID enteredBy) {}
