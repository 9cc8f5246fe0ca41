package city.koinon.platform.kernel;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A role in one city, for one body or office, or for the whole city where {@code scope} is null. */
public record Grant(Role role, @Nullable UUID scope) {}
