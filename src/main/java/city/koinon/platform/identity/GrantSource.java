package city.koinon.platform.identity;

import city.koinon.platform.kernel.Grant;
import java.util.UUID;
import java.util.stream.Stream;

/** A room from whose facts roles follow: a mandate makes a member, a term makes an office holder. Asked within a transaction of the city. */
public interface GrantSource {

    Stream<Grant> grantsOf(UUID account);
}
