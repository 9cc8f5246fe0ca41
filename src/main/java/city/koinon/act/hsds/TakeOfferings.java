package city.koinon.act.hsds;

import city.koinon.act.hsds.Finding.Reason;
import city.koinon.act.services.Offering;
import city.koinon.act.services.Offering.Booking;
import city.koinon.act.services.Offering.Channel;
import city.koinon.act.services.Offerings;
import city.koinon.platform.hours.Hours;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** Takes services at locations of HSDS: where and when a service can be had. */
@Component
class TakeOfferings {

    private final Offerings offerings;
    private final TakePlaces places;
    private final Brought brought;

    TakeOfferings(Offerings offerings, TakePlaces places, Brought brought) {
        this.offerings = offerings;
        this.places = places;
        this.brought = brought;
    }

    void takePlaces(JsonNode atLocations, Row row) {
        atLocations.forEach(it -> takePlaceOf(it, row));
    }

    void takePlaceOf(JsonNode node, Row row) {
        if (TakePlaces.canBeVisited(node.path("location"))) {
            places.take(node.path("location"), row);
        }
    }

    /** All that the file has of a service that is held; what an editor has added here stays beside them. */
    void takeAll(UUID service, Said said, Row row) {
        var theirs = new ArrayList<Offering>();
        for (var one : said.at("service_at_locations")) {
            var offering = offering(one, service, said.at("schedules"), row);
            if (offering != null) {
                theirs.add(offering);
            }
        }
        var ids = theirs.stream().map(it -> it.id().toString()).toList();
        var here = offerings.ofService(service);
        var merged = said.merged(
                "offerings", here.stream().map(it -> it.id().toString()).toList(), ids);
        var all = new ArrayList<Offering>();
        for (var id : merged) {
            find(id, theirs, here).ifPresent(all::add);
        }
        row.kept(offerings.keep(service, all, row.by()));
    }

    private static Optional<Offering> find(String id, List<Offering> theirs, List<Offering> here) {
        return Stream.concat(theirs.stream(), here.stream())
                .filter(it -> it.id().toString().equals(id))
                .findFirst();
    }

    /** One of a service that is held. @return whether it was not known before */
    boolean takeOne(JsonNode node, UUID service, Row row) {
        var offering = offering(node, service, MissingNode.getInstance(), row);
        if (offering == null) {
            return false;
        }
        var all = new ArrayList<>(offerings.ofService(service));
        var known = all.stream().anyMatch(it -> it.id().equals(offering.id()));
        if (known) {
            all.replaceAll(other -> other.id().equals(offering.id()) ? offering : other);
        } else {
            all.add(offering);
        }
        row.kept(offerings.keep(service, all, row.by()));
        return !known;
    }

    @Nullable
    UUID serviceOf(JsonNode node) {
        return offerings.find(Said.id(node, "id")).map(Offering::service).orElse(null);
    }

    private @Nullable Offering offering(JsonNode node, UUID service, JsonNode ofService, Row row) {
        var id = Said.id(node, "id");
        var before = offerings.find(id).orElse(null);
        if (before != null && !before.service().equals(service)) {
            row.found(Reason.BAD_ID, "service_at_locations.id", id.toString());
            return null;
        }
        var said = new Said(node, row.lang(), brought.last("service_at_location", id, row.lang()));
        var phone = said.phone(before == null ? null : before.phone());
        var place = place(said, before);
        var schedules = node.path("schedules").isArray() ? node.path("schedules") : ofService;
        var link = link(said, schedules, before);
        var booking = before == null ? Booking.NONE : before.booking();
        var offering = new Offering(
                id,
                service,
                place != null ? Channel.PLACE : channel(node, id, phone, before),
                place,
                HoursOfRows.read(schedules, said, before == null ? Hours.NONE : before.hours(), row),
                phone,
                mail(said, before),
                booking == Booking.LINK && link == null ? Booking.NONE : booking,
                link);
        brought.keep("service_at_location", id, row.lang(), said.members());
        return offering;
    }

    private @Nullable UUID place(Said said, @Nullable Offering before) {
        var location = said.at("location");
        var here = before == null ? null : before.place();
        if (location.isObject()) {
            var id = Said.id(location, "id");
            var anew = said.says("location", location.path("location_type").asString() + " " + id);
            return before != null && !anew ? here : TakePlaces.canBeVisited(location) ? id : null;
        }
        if (said.at("location_id").isString()) {
            var id = UUID.fromString(said.at("location_id").asString());
            return places.knows(id) && (said.says("location", "physical " + id) || before == null) ? id : here;
        }
        return here;
    }

    private static Channel channel(JsonNode node, UUID id, @Nullable String phone, @Nullable Offering before) {
        var location = node.path("location").path("id").asString("");
        if (before != null && before.channel() != Channel.PLACE) {
            return before.channel();
        }
        if (location.equals(Derived.nowhere(id, Channel.PHONE).toString())) {
            return Channel.PHONE;
        }
        if (location.equals(Derived.nowhere(id, Channel.ONLINE).toString())) {
            return Channel.ONLINE;
        }
        return phone != null && !node.path("location").path("url").isString() ? Channel.PHONE : Channel.ONLINE;
    }

    private static @Nullable String link(Said said, JsonNode schedules, @Nullable Offering before) {
        var location = said.at("location");
        var link = location.path("location_type").asString("").equals("virtual")
                ? location.path("url").asString("")
                : "";
        if (link.isEmpty()) {
            for (var row : schedules) {
                link = link.isEmpty() ? row.path("schedule_link").asString("") : link;
            }
        }
        return said.says("link", link) && !link.isEmpty() ? link : before == null ? null : before.link();
    }

    private static @Nullable String mail(Said said, @Nullable Offering before) {
        for (var it : said.at("contacts")) {
            // With a name it is somebody's own address.
            if (it.path("email").isString() && !it.path("name").isString()) {
                var mail = it.path("email").asString();
                return said.says("mail", mail) || before == null ? mail : before.email();
            }
        }
        return before == null ? null : before.email();
    }
}
