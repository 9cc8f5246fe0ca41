package city.koinon.act.services;

import city.koinon.platform.directory.Organisation;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An organisation of the directory as one that gives services.
 *
 * @param about   the id of a text
 * @param version changes with what the directory says of it too
 */
public record Provider(
        Organisation organisation,
        @Nullable UUID about,
        @Nullable String phone,
        @Nullable String email,
        int version,
        @Nullable Instant changedAt) {

    public UUID id() {
        return organisation.id();
    }
}
