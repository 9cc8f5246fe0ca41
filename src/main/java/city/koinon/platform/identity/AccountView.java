package city.koinon.platform.identity;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody with an account in this city, as other rooms may know them.
 *
 * @param name  the real name, empty once the account was erased; what the public sees is the {@link Personas}' business
 * @param email null once the account was erased
 * @param lang  the language this person reads letters in
 */
public record AccountView(UUID id, String name, @Nullable String email, String lang, UUID persona, boolean open) {}
