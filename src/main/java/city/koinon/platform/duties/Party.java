package city.koinon.platform.duties;

import java.util.UUID;

/** An office of the city or a body of its residents: roles, never persons. */
public record Party(PartyKind kind, UUID id) {

    public static Party office(UUID id) {
        return new Party(PartyKind.OFFICE, id);
    }

    public static Party body(UUID id) {
        return new Party(PartyKind.BODY, id);
    }
}
