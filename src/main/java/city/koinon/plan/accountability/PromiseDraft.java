package city.koinon.plan.accountability;

import city.koinon.platform.texts.Written;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A promise about to be made.
 *
 * @param office   that will do it
 * @param doneWhen what anyone can see when it is done
 */
public record PromiseDraft(UUID office, Written text, Written doneWhen, LocalDate dueOn) {}
