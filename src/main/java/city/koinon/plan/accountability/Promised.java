package city.koinon.plan.accountability;

import city.koinon.platform.texts.Text;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A promise as other rooms may show it.
 *
 * @param broken its date has passed and it is not done
 * @param newsOn when anything was last heard of it
 * @param path   of its page, below city and language
 */
public record Promised(
        UUID id,
        Text text,
        Text doneWhen,
        UUID office,
        @Nullable UUID body,
        @Nullable UUID step,
        @Nullable UUID recommendation,
        CommitmentState state,
        boolean broken,
        LocalDate madeOn,
        LocalDate dueOn,
        LocalDate newsOn,
        @Nullable LocalDate doneOn,
        @Nullable LocalDate judgedOn,
        String path) {}
