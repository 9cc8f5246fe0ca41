package city.koinon.listen.participation;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A panel, board, commission or thematic group.
 *
 * @param name  text
 * @param remit text: what it is for
 */
public record Body(
        UUID id,
        String slug,
        Kind kind,
        @Nullable UUID parent,
        UUID name,
        UUID remit,
        @Nullable String legalBasis,
        Openness openness,
        Standing standing,
        @Nullable LocalDate activeSince,
        int version) {

    public enum Kind {
        PANEL,
        BOARD,
        COMMISSION,
        GROUP
    }

    /** Who may come and speak. */
    public enum Openness {
        ALL_RESIDENTS,
        MANDATED,
        MIXED
    }

    public enum Standing {
        DRAFT,
        ACTIVE,
        DORMANT,
        CLOSED;

        boolean mayBecome(Standing next) {
            return switch (this) {
                case DRAFT -> next == ACTIVE;
                case ACTIVE -> next == DORMANT || next == CLOSED;
                case DORMANT -> next == ACTIVE || next == CLOSED;
                case CLOSED -> false;
            };
        }
    }

    public boolean active() {
        return standing == Standing.ACTIVE;
    }

    /** A draft is seen by coordinators only; a body that once was active stays visible for good. */
    boolean isPublic() {
        return standing != Standing.DRAFT;
    }
}
