package city.koinon.platform.ledger;

import java.time.LocalDate;

/**
 * That words of an act were removed from the record.
 *
 * @param by the place of the act that says so
 * @param on the day of that act
 */
public record Erased(long by, LocalDate on, Ground ground) {

    /** Why the law lets, or makes, a city remove words from its record. */
    public enum Ground {
        PERSON_ASKED,
        SOMEBODY_NAMED,
        COURT,
        UNLAWFUL
    }
}
