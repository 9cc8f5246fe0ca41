package city.koinon.act.services;

import city.koinon.act.services.Service.Part;
import city.koinon.platform.texts.Shelf;
import city.koinon.platform.ui.ForMachines;
import city.koinon.platform.ui.Page;
import gg.jte.Content;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A service as schema.org describes it, for those who gather such things. */
final class JsonLd {

    private JsonLd() {}

    static Content of(Service it, Provider provider, List<ServicePages.Where> wheres, Shelf shelf, Page page) {
        var name = shelf.get(it.name(), page.lang());
        var service = new LinkedHashMap<String, Object>();
        service.put("identifier", it.id().toString());
        service.put("name", name.value());
        service.put("inLanguage", name.lang());
        put(service, "description", words(it, Part.ABOUT, shelf, page));
        put(service, "url", it.website());
        var by = node(
                provider.organisation().level() == city.koinon.platform.directory.Level.PARTNER
                        ? "Organization"
                        : "GovernmentOrganization");
        by.put("name", provider.organisation().nameIn(page.lang()));
        put(by, "url", provider.organisation().website());
        put(by, "telephone", provider.phone());
        put(by, "email", provider.email());
        service.put("provider", by);
        var area = node("City");
        area.put("name", page.cityName());
        service.put("areaServed", area);
        service.put("serviceType", it.topics().stream().sorted().map(page::say).toList());
        service.put("availableLanguage", List.copyOf(it.languages()));
        service.put(
                "availableChannel",
                wheres.stream().map(where -> channel(where, page.today())).toList());
        var price = it.price();
        if (price != null) {
            var offer = node("Offer");
            offer.put("price", price.amount());
            offer.put("priceCurrency", price.currency());
            service.put("offers", offer);
        }
        return ForMachines.of("GovernmentService", service);
    }

    private static Map<String, Object> channel(ServicePages.Where where, LocalDate today) {
        var channel = node("ServiceChannel");
        var phone = where.it().phone();
        if (phone != null) {
            var point = node("ContactPoint");
            point.put("telephone", phone);
            channel.put("servicePhone", point);
        }
        put(channel, "serviceUrl", where.it().link());
        var place = where.place();
        if (place != null) {
            var there = node("Place");
            put(
                    there,
                    "name",
                    where.placeName() == null ? null : where.placeName().value());
            var address = node("PostalAddress");
            address.put("streetAddress", place.address().street());
            address.put("postalCode", place.address().postcode());
            address.put("addressLocality", place.address().locality());
            address.put("addressCountry", place.address().country());
            there.put("address", address);
            if (place.point() != null) {
                var geo = node("GeoCoordinates");
                geo.put("latitude", place.point().latitude());
                geo.put("longitude", place.point().longitude());
                there.put("geo", geo);
            }
            channel.put("serviceLocation", there);
        }
        var hours = new ArrayList<Map<String, Object>>();
        where.it()
                .hours()
                .usualOn(today)
                .forEach((day, intervals) -> intervals.forEach(interval -> {
                    var one = node("OpeningHoursSpecification");
                    one.put(
                            "dayOfWeek",
                            "https://schema.org/"
                                    + day.getDisplayName(java.time.format.TextStyle.FULL, java.util.Locale.ENGLISH));
                    one.put("opens", interval.from().toString());
                    one.put("closes", interval.to().toString());
                    hours.add(one);
                }));
        if (!hours.isEmpty()) {
            channel.put("hoursAvailable", hours);
        }
        return channel;
    }

    private static @Nullable String words(Service it, Part part, Shelf shelf, Page page) {
        return it.says(part) ? shelf.get(it.text(part), page.lang()).value() : null;
    }

    private static Map<String, Object> node(String type) {
        var node = new LinkedHashMap<String, Object>();
        node.put("@type", type);
        return node;
    }

    private static void put(Map<String, Object> node, String key, @Nullable Object value) {
        if (value != null) {
            node.put(key, value);
        }
    }
}
