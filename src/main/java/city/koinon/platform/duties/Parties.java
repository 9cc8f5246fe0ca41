package city.koinon.platform.duties;

import java.util.List;
import java.util.UUID;

/** Knows the parties of one kind: what they are called, where their page is, who acts for them. */
public interface Parties {

    PartyKind kind();

    String name(UUID id, String lang);

    /** Below city and language. */
    String path(UUID id);

    /** The accounts of those who act for the party today. */
    List<UUID> accounts(UUID id);
}
