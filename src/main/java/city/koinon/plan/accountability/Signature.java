package city.koinon.plan.accountability;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Whose name stands under an official word, and who put it there for them. */
record Signature(UUID office, @Nullable UUID term, String signed, @Nullable String entered) {}
