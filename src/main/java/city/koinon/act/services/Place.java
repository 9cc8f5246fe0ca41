package city.koinon.act.services;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where one goes.
 *
 * @param point null while nobody has put it on the map
 * @param words the ids of its texts; {@link Part#NAME} is always among them
 */
public record Place(
        UUID id,
        String slug,
        Kind kind,
        @Nullable Point point,
        Address address,
        Set<Feature> features,
        Map<Part, UUID> words,
        int version,
        Instant changedAt) {

    /** How to get there is TRANSPORT; what is to be known with a wheelchair or a pram is ACCESS. */
    public enum Part {
        NAME,
        ABOUT,
        TRANSPORT,
        ACCESS
    }

    public enum Kind {
        OFFICE,
        SCHOOL,
        HOSPITAL,
        OUTDOOR,
        OTHER
    }

    public enum Feature {
        STEP_FREE,
        ACCESSIBLE_TOILET,
        LIFT,
        PARKING,
        INDUCTION_LOOP,
        QUIET_ROOM
    }

    /** In degrees, WGS 84. */
    public record Point(double latitude, double longitude) {

        public Point {
            if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) {
                throw new IllegalArgumentException("Not on this earth: " + latitude + ", " + longitude);
            }
            // A tenth of a metre, and what the table keeps.
            latitude = Math.round(latitude * 1e6) / 1e6;
            longitude = Math.round(longitude * 1e6) / 1e6;
        }

        private static final double EARTH = 6_371_000;

        /** To a metre, as nobody who walks there needs it closer: "38.43241,22.87558". */
        String walking() {
            return String.format(Locale.ROOT, "%.5f,%.5f", latitude, longitude);
        }

        /** In metres, as the crow flies. */
        public double metresTo(Point other) {
            var up = Math.toRadians(other.latitude - latitude);
            var along = Math.toRadians(other.longitude - longitude);
            var chord = Math.pow(Math.sin(up / 2), 2)
                    + Math.cos(Math.toRadians(latitude))
                            * Math.cos(Math.toRadians(other.latitude))
                            * Math.pow(Math.sin(along / 2), 2);
            return 2 * EARTH * Math.asin(Math.min(1, Math.sqrt(chord)));
        }
    }

    /** As it is written on a letter; empty where something is not known. @param country ISO 3166, two capital letters */
    public record Address(String street, String locality, String region, String postcode, String country) {

        public String line() {
            return String.join(
                    ", ",
                    Stream.of(street, (postcode + " " + locality).strip())
                            .filter(it -> !it.isBlank())
                            .toList());
        }
    }

    public Place {
        features = features.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(features));
        words = Collections.unmodifiableMap(new EnumMap<>(words));
    }

    public UUID name() {
        return Objects.requireNonNull(words.get(Part.NAME), "A place has a name");
    }

    public @Nullable UUID about() {
        return words.get(Part.ABOUT);
    }

    public @Nullable UUID transport() {
        return words.get(Part.TRANSPORT);
    }

    public @Nullable UUID access() {
        return words.get(Part.ACCESS);
    }

    public boolean stepFree() {
        return features.contains(Feature.STEP_FREE);
    }

    /** Below city and language. */
    public String path() {
        return "/places/" + slug;
    }

    /** All its texts, the name first. */
    public Stream<UUID> texts() {
        return words.values().stream();
    }
}
