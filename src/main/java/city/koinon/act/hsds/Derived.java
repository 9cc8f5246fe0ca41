package city.koinon.act.hsds;

import city.koinon.act.services.Offering;
import city.koinon.act.services.Topic;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Ids for what has an id in HSDS and none with us: always the same ones for the same thing. */
final class Derived {

    static final UUID TAXONOMY = of("taxonomy", "topics");
    static final UUID PLACES_UNIT = of("unit", "places");

    private Derived() {}

    static UUID of(Object... parts) {
        return UUID.nameUUIDFromBytes(Stream.concat(Stream.of("city.koinon"), Arrays.stream(parts))
                .map(String::valueOf)
                .collect(Collectors.joining(" "))
                .getBytes(StandardCharsets.UTF_8));
    }

    static UUID topic(Topic topic) {
        return of("topic", topic.name());
    }

    static Optional<Topic> topic(String id) {
        return Arrays.stream(Topic.values())
                .filter(it -> topic(it).toString().equalsIgnoreCase(id))
                .findFirst();
    }

    /** The location of what is given at none: by telephone or on the screen. */
    static UUID nowhere(UUID offering, Offering.Channel channel) {
        return of("virtual", offering, channel);
    }
}
