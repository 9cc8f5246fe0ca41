package city.koinon.act.feedback;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one person said of a service. Nothing says who.
 *
 * @param lang      in which language it was answered
 * @param explained null for whoever got all of it, or did not say
 * @param effort    how hard it was to reach, from 1 (easy) to 5
 * @param said      one line, for editors only
 */
record Answer(
        UUID id,
        UUID service,
        String lang,
        Delivered delivered,
        @Nullable Took took,
        @Nullable Explained explained,
        int effort,
        @Nullable String said,
        LocalDate day) {

    static final int EASIEST = 1;
    static final int HARDEST = 5;
}
