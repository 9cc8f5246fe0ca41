package city.koinon.platform.ledger;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who acted, under the name that was public at that time. */
public record Actor(ActorKind kind, @Nullable UUID id, String name) {

    /** The rules and the clock of the house: lateness comes of itself. Nothing that a person did. */
    public static final Actor SYSTEM = new Actor(ActorKind.SYSTEM, null, "Koinon");

    public Actor {
        if ((kind == ActorKind.OFFICE || kind == ActorKind.BODY) == (id == null)) {
            throw new IllegalArgumentException("An office or a body has an id, others have none");
        }
    }

    public static Actor office(UUID id, String name) {
        return new Actor(ActorKind.OFFICE, id, name);
    }

    public static Actor body(UUID id, String name) {
        return new Actor(ActorKind.BODY, id, name);
    }

    /** Whoever decides over the city as a whole and is no body of this house; a coordinator enters what they decided. */
    public static Actor council(String name) {
        return new Actor(ActorKind.COUNCIL, null, name);
    }

    /** Where no office speaks: its coordination did it. Whoever records such an act says in it who that was. */
    public static Actor city(String name) {
        return new Actor(ActorKind.CITY, null, name);
    }
}
