package city.koinon.act.hsds;

import city.koinon.act.hsds.Finding.Reason;
import city.koinon.act.services.NewWording;
import city.koinon.act.services.Place;
import city.koinon.act.services.Place.Part;
import city.koinon.act.services.Places;
import city.koinon.platform.municipality.Municipality;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Takes locations of HSDS that one can go to into the city's places. */
@Component
class TakePlaces {

    private final Places places;
    private final Brought brought;
    private final Municipality municipality;

    TakePlaces(Places places, Brought brought, Municipality municipality) {
        this.places = places;
        this.brought = brought;
        this.municipality = municipality;
    }

    static boolean canBeVisited(JsonNode node) {
        var type = node.path("location_type").asString("");
        return type.equals("physical") || type.equals("postal");
    }

    boolean knows(UUID id) {
        return places.find(id).isPresent();
    }

    /** @return whether it was not known before */
    boolean take(JsonNode node, Row row) {
        var id = Said.id(node, "id");
        var said = new Said(node, row.lang(), brought.last("location", id, row.lang()));
        if (!said.says("whole", node.toString())) {
            return false;
        }
        var before = places.hold(id).orElse(null);
        row.kept(places.keep(id, draft(id, said, before, row), null, row.by()));
        brought.keep("location", id, row.lang(), said.members());
        return before == null;
    }

    private Places.Draft draft(UUID id, Said said, @Nullable Place before, Row row) {
        var features = said.at("accessibility").isArray()
                ? said.merged("features", names(before), names(said.at("accessibility"))).stream()
                        .map(Place.Feature::valueOf)
                        .collect(Collectors.toSet())
                : before == null ? Set.<Place.Feature>of() : before.features();
        return new Places.Draft(
                null,
                before == null ? Place.Kind.OTHER : before.kind(),
                point(said, before == null ? null : before.point(), row),
                address(said, before),
                features,
                Map.of(
                        Part.NAME, name(id, said, before, row),
                        Part.ABOUT, said.wording("description"),
                        Part.TRANSPORT, said.wording("transportation"),
                        Part.ACCESS, said.wording("accessibility", access(said.at("accessibility")))));
    }

    /** A place without a name is called by its street. */
    private static NewWording name(UUID id, Said said, @Nullable Place before, Row row) {
        if (said.at("name").isString()) {
            return said.wording("name");
        }
        return before != null
                ? NewWording.unchanged()
                : NewWording.in(
                        row.lang(),
                        Optional.ofNullable(Said.text(said.at("addresses").path(0), "address_1"))
                                .orElse(id.toString()));
    }

    private static Place.@Nullable Point point(Said said, Place.@Nullable Point before, Row row) {
        if (!said.at("latitude").isNumber() || !said.at("longitude").isNumber()) {
            return before;
        }
        var latitude = said.at("latitude").asDouble();
        var longitude = said.at("longitude").asDouble();
        if (Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180) {
            return said.says("point", latitude + " " + longitude) ? new Place.Point(latitude, longitude) : before;
        }
        row.found(Reason.NOT_ON_EARTH, "latitude", latitude + ", " + longitude);
        return before;
    }

    private Place.Address address(Said said, @Nullable Place before) {
        var addresses = said.at("addresses");
        var chosen = addresses.path(0);
        for (var one : addresses) {
            if (one.path("address_type").asString("").equals("physical")) {
                chosen = one;
                break;
            }
        }
        var anew = said.says("addresses");
        if (before != null && !(anew && chosen.isObject())) {
            return before.address();
        }
        if (!chosen.isObject()) {
            return new Place.Address("", "", "", "", municipality.city().country());
        }
        var more = chosen.path("address_2").asString("");
        return new Place.Address(
                chosen.path("address_1").asString() + (more.isBlank() ? "" : ", " + more),
                chosen.path("city").asString(),
                chosen.path("state_province").asString(),
                chosen.path("postal_code").asString(),
                chosen.path("country").asString());
    }

    private static Set<String> names(@Nullable Place place) {
        return place == null
                ? Set.of()
                : place.features().stream().map(Enum::name).collect(Collectors.toSet());
    }

    private static Set<String> names(JsonNode accessibility) {
        return accessibility
                .valueStream()
                .flatMap(it -> feature(it).stream())
                .map(Enum::name)
                .collect(Collectors.toSet());
    }

    private static Optional<Place.Feature> feature(JsonNode node) {
        return Arrays.stream(Place.Feature.values())
                .filter(it -> it.name().equals(node.path("details").asString("")))
                .findFirst();
    }

    /** What is said in words, beside what has a name with us. */
    private static @Nullable String access(JsonNode accessibility) {
        var words = new ArrayList<String>();
        accessibility.forEach(it -> {
            if (feature(it).isEmpty()) {
                Stream.of("description", "details")
                        .map(field -> Said.text(it, field))
                        .filter(Objects::nonNull)
                        .forEach(words::add);
            }
        });
        return words.isEmpty() ? null : String.join(" ", words);
    }
}
