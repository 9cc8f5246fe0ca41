package city.koinon.platform.texts;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who wrote or read a wording, as the public may know it. @param organisation for whom; people stand behind their association */
record Hand(@Nullable String name, @Nullable UUID organisation) {

    static final Hand NOBODY = new Hand(null, null);
}
