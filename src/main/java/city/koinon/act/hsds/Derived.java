package city.koinon.act.hsds;

import city.koinon.act.services.Offering;
import city.koinon.act.services.Topic;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Ids for what has an id in HSDS and none with us: always the same ones for the same thing. */
final class Derived {

    static final UUID TAXONOMY = of("taxonomy", "topics");
    static final UUID PLACES_UNIT = of("unit", "places");

    private static final Map<Topic, UUID> TOPICS = Arrays.stream(Topic.values())
            .collect(Collectors.toMap(
                    it -> it, it -> of("topic", it.name()), (one, other) -> one, () -> new EnumMap<>(Topic.class)));

    private Derived() {}

    /** Made without streams: a list of a hundred services has some two thousand of them. */
    static UUID of(Object... parts) {
        var name = new StringBuilder("city.koinon");
        for (var part : parts) {
            name.append(' ').append(part);
        }
        return UUID.nameUUIDFromBytes(name.toString().getBytes(StandardCharsets.UTF_8));
    }

    static UUID topic(Topic topic) {
        return Objects.requireNonNull(TOPICS.get(topic));
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
