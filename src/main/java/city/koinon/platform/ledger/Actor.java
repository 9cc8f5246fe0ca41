package city.koinon.platform.ledger;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who acted, under the name that was public at that time. */
public record Actor(ActorKind kind, @Nullable UUID id, String name) {

    /** The rules and the clock of the house: lateness comes of itself. */
    public static final Actor SYSTEM = new Actor(ActorKind.SYSTEM, null, "Koinon");

    public Actor {
        if ((kind == ActorKind.SYSTEM) != (id == null)) {
            throw new IllegalArgumentException("An office or a body has an id, the system has none");
        }
    }

    public static Actor office(UUID id, String name) {
        return new Actor(ActorKind.OFFICE, id, name);
    }

    public static Actor body(UUID id, String name) {
        return new Actor(ActorKind.BODY, id, name);
    }
}
