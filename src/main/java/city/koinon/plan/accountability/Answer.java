package city.koinon.plan.accountability;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an office said to an ask. Never edited: a new one supersedes it and both stay.
 *
 * @param signed    the person whose name stands under it
 * @param enteredBy the persona who typed it in for the person, or who passed on the letter of an office that has no account here
 * @param letterOn  the day of that letter
 * @param askedOn   when the term began in which it was given
 * @param dueOn     when that term ended; none when the office changed its answer of its own accord
 */
record Answer(
        UUID id,
        UUID ask,
        Position position,
        UUID reasons,
        @Nullable Basis basis,
        @Nullable UUID basisText,
        @Nullable UUID handedTo,
        @Nullable LocalDate studyUntil,
        UUID office,
        @Nullable UUID term,
        String signed,
        @Nullable UUID enteredBy,
        @Nullable LocalDate letterOn,
        @Nullable LocalDate askedOn,
        @Nullable LocalDate dueOn,
        LocalDate publishedOn,
        @Nullable UUID supersedes) {}
