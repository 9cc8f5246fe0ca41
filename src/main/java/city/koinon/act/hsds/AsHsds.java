package city.koinon.act.hsds;

import city.koinon.act.services.Offering;
import city.koinon.act.services.Place;
import city.koinon.act.services.Provider;
import city.koinon.act.services.Service;
import city.koinon.act.services.Service.Part;
import city.koinon.act.services.Topic;
import city.koinon.platform.directory.Office;
import city.koinon.platform.hours.Hours.Interval;
import city.koinon.platform.hours.Hours.Special;
import city.koinon.platform.hours.Opening;
import city.koinon.platform.texts.Shelf;
import city.koinon.platform.ui.Page;
import city.koinon.platform.ui.Tongue;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What we keep, as HSDS 3.1 says it, in one language. What nobody has translated is said in the language it was written in; so is what only a
 * machine has translated and what is outdated where deadlines or rights depend on it, for here nothing could say which it is.
 */
final class AsHsds {

    static final String VERSION = "3.1";
    static final String OPENAPI =
            "https://raw.githubusercontent.com/openreferral/specification/3.1/schema/openapi.json";

    private static final List<String> DAYS = List.of("MO", "TU", "WE", "TH", "FR", "SA", "SU");
    private static final Pattern MAIL = Pattern.compile("[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\\.[A-Za-z]{2,}");

    private final Catalogue catalogue;
    private final Shelf shelf;
    private final Modified modified;
    private final Page page;

    /** Said once for all services of a list: the JDK looks each of them up anew. */
    private final Map<Object, String> sayings = new HashMap<>();

    AsHsds(Catalogue catalogue, Shelf shelf, Modified modified, Page page) {
        this.catalogue = catalogue;
        this.shelf = shelf;
        this.modified = modified;
        this.page = page;
    }

    // Services

    /** With what is one to one only: as lists have it. */
    Map<String, Object> serviceInAList(Service it) {
        var object = service(it);
        var provider = catalogue.providers().get(it.organisation());
        if (provider != null) {
            object.put("organization", organisationInAList(provider, it.critical()));
        }
        return object;
    }

    Map<String, Object> serviceWhole(Service it) {
        var object = serviceInAList(it);
        put(object, "phones", phones(it.id(), it.phone()));
        put(object, "languages", languages(it));
        put(
                object,
                "service_at_locations",
                catalogue.of(it).stream()
                        .map(offering -> atLocation(offering, it, false))
                        .toList());
        put(object, "cost_options", costs(it));
        put(
                object,
                "required_documents",
                it.documents().stream()
                        .map(catalogue.documents()::get)
                        .filter(Objects::nonNull)
                        .map(paper -> object("id", paper.id(), "document", say(paper.name(), it.critical())))
                        .toList());
        put(object, "capacities", capacities(it));
        put(
                object,
                "attributes",
                it.topics().stream()
                        .sorted()
                        .map(topic -> object(
                                "id",
                                Derived.of("attribute", it.id(), topic),
                                "link_entity",
                                "service",
                                "link_type",
                                "topic",
                                "value",
                                topic.name(),
                                "taxonomy_term",
                                term(topic, page)))
                        .toList());
        return object;
    }

    private Map<String, Object> service(Service it) {
        var object = object("id", it.id(), "name", say(it.name(), it.critical()));
        put(object, "description", say(it, Part.ABOUT));
        put(object, "url", it.website());
        put(object, "email", it.email());
        put(object, "status", status(it.status()));
        put(object, "interpretation_services", say(it, Part.INTERPRETER));
        put(object, "application_process", say(it, Part.HOW_TO_APPLY));
        put(object, "fees_description", say(it, Part.COST));
        put(object, "eligibility_description", say(it, Part.ELIGIBILITY));
        put(object, "minimum_age", it.minimumAge());
        put(object, "maximum_age", it.maximumAge());
        put(object, "assured_date", it.confirmedOn());
        put(object, "assurer_email", it.confirmedOn() == null && it.assurer() == null ? null : assurer(it));
        put(object, "alert", say(it, Part.ALERT));
        put(object, "last_modified", modified.of(it).toString());
        return object;
    }

    static String status(Service.Status status) {
        return switch (status) {
            case ACTIVE -> "active";
            case PAUSED -> "temporarily closed";
            case CLOSED -> "defunct";
        };
    }

    /** The mailbox of the office that answers for it, and never a person's. */
    private @Nullable String assurer(Service it) {
        var office = it.office() == null ? null : catalogue.offices().get(it.office());
        var mailbox = office == null ? null : mailbox(office);
        return mailbox == null ? it.assurer() : mailbox;
    }

    private static @Nullable String mailbox(Office office) {
        var found = MAIL.matcher(office.contact());
        return found.find() ? found.group() : null;
    }

    private List<Map<String, Object>> languages(Service it) {
        return it.languages().stream()
                .map(tag ->
                        object("id", Derived.of("language", it.id(), tag), "name", languageCalled(tag), "code", tag))
                .toList();
    }

    private String languageCalled(String tag) {
        return sayings.computeIfAbsent(tag, it -> Tongue.called(tag, page.locale()));
    }

    private static List<Map<String, Object>> costs(Service it) {
        var price = it.price();
        return price == null
                ? List.of()
                : List.of(object(
                        "id",
                        Derived.of("cost", it.id()),
                        "currency",
                        price.currency(),
                        "amount",
                        price.amount().stripTrailingZeros().toPlainString().contains(".")
                                ? price.amount()
                                : (Object) price.amount().longValue()));
    }

    private List<Map<String, Object>> capacities(Service it) {
        var capacity = it.capacity();
        if (capacity == null) {
            return List.of();
        }
        var object = object(
                "id",
                Derived.of("capacity", it.id()),
                "unit",
                object("id", Derived.PLACES_UNIT, "name", page.say("hsds.unit.places")),
                "available",
                capacity.available());
        put(object, "maximum", capacity.maximum());
        put(object, "updated", capacity.at().truncatedTo(ChronoUnit.MILLIS).toString());
        return List.of(object);
    }

    private static List<Map<String, Object>> phones(UUID of, @Nullable String number) {
        return number == null
                ? List.of()
                : List.of(object("id", Derived.of("phone", of), "number", number, "type", "voice"));
    }

    // Services at locations

    Map<String, Object> atLocationInAList(Offering offering, Service service) {
        var object = object("id", offering.id());
        put(object, "description", note(offering.hours().note()));
        object.put("location", location(offering, service.critical(), false));
        object.put("service", service(service));
        return object;
    }

    Map<String, Object> atLocationWhole(Offering offering, Service service) {
        return atLocation(offering, service, true);
    }

    /** @param alone not within its service, and so saying of which it is */
    private Map<String, Object> atLocation(Offering offering, Service service, boolean alone) {
        var object = object("id", offering.id());
        if (alone) {
            object.put("service_id", service.id().toString());
        }
        put(object, "description", note(offering.hours().note()));
        put(
                object,
                "contacts",
                offering.email() == null
                        ? List.of()
                        : List.of(object("id", Derived.of("contact", offering.id()), "email", offering.email())));
        put(object, "phones", phones(offering.id(), offering.phone()));
        put(object, "schedules", schedules(offering));
        object.put("location", location(offering, service.critical(), true));
        return object;
    }

    private List<Map<String, Object>> schedules(Offering offering) {
        var rows = new ArrayList<Map<String, Object>>();
        var hours = offering.hours();
        rows.addAll(weekly(offering, null, hours.validTo(), hours.weekly()));
        hours.seasons().forEach(it -> rows.addAll(weekly(offering, it.from(), it.to(), it.weekly())));
        hours.exceptions().forEach(it -> rows.addAll(exception(offering, it)));
        return rows;
    }

    private List<Map<String, Object>> weekly(
            Offering offering, @Nullable LocalDate from, @Nullable LocalDate to, Map<DayOfWeek, List<Interval>> week) {
        var days = new TreeMap<Interval, List<DayOfWeek>>();
        week.forEach((day, intervals) -> intervals.forEach(
                it -> days.computeIfAbsent(it, none -> new ArrayList<>()).add(day)));
        return days.entrySet().stream()
                .map(it -> {
                    var interval = it.getKey();
                    var on = it.getValue();
                    var row = object(
                            "id",
                            from == null
                                    ? Derived.of("schedule", offering.id(), interval, on)
                                    : Derived.of("schedule", offering.id(), interval, on, from));
                    put(row, "valid_from", from);
                    put(row, "valid_to", to);
                    row.put("wkst", "MO");
                    row.put("freq", "WEEKLY");
                    row.put("interval", 1);
                    row.put("byday", byday(on));
                    row.put("opens_at", interval.from().toString());
                    row.put("closes_at", interval.to().toString());
                    row.put("description", said(on, interval));
                    put(row, "schedule_link", offering.link());
                    return row;
                })
                .toList();
    }

    private List<Map<String, Object>> exception(Offering offering, Special it) {
        var base = object("valid_from", it.from(), "valid_to", it.to());
        if (!it.days().isEmpty()) {
            base.put("byday", byday(it.days()));
        }
        put(base, "notes", note(it.note()));
        if (it.closed()) {
            var row = object("id", Derived.of("exception", offering.id(), it.from(), it.to(), it.days()));
            row.putAll(base);
            row.put("description", page.say("hsds.schedule.closed"));
            return List.of(row);
        }
        return it.intervals().stream()
                .map(interval -> {
                    var row = object(
                            "id", Derived.of("exception", offering.id(), it.from(), it.to(), it.days(), interval));
                    row.putAll(base);
                    row.put("freq", "WEEKLY");
                    row.put("opens_at", interval.from().toString());
                    row.put("closes_at", interval.to().toString());
                    row.put("description", page.say("hsds.schedule.instead", interval.toString()));
                    return row;
                })
                .toList();
    }

    private record Weekly(List<DayOfWeek> days, Interval interval) {}

    private String said(List<DayOfWeek> days, Interval interval) {
        return sayings.computeIfAbsent(
                new Weekly(days, interval),
                weekly -> page.say(
                        "hsds.schedule.weekly",
                        days.stream()
                                .map(it -> it.getDisplayName(TextStyle.FULL_STANDALONE, page.locale()))
                                .collect(Collectors.joining(", ")),
                        interval.toString()));
    }

    private static String byday(Collection<DayOfWeek> days) {
        return days.stream().sorted().map(it -> DAYS.get(it.getValue() - 1)).collect(Collectors.joining(","));
    }

    static @Nullable DayOfWeek day(String code) {
        var at = DAYS.indexOf(code);
        return at < 0 ? null : DayOfWeek.of(at + 1);
    }

    // Locations

    private Map<String, Object> location(Offering offering, boolean critical, boolean whole) {
        var place = catalogue.place(offering);
        if (place == null) {
            var object = object("id", Derived.nowhere(offering.id(), offering.channel()), "location_type", "virtual");
            put(object, "url", offering.link());
            return object;
        }
        return location(place, critical, whole);
    }

    Map<String, Object> location(Place it, boolean critical, boolean whole) {
        var object = object("id", it.id(), "location_type", "physical", "name", say(it.name(), critical));
        put(object, "description", it.about() == null ? null : say(it.about(), critical));
        put(object, "transportation", it.transport() == null ? null : say(it.transport(), critical));
        if (it.point() != null) {
            object.put("latitude", it.point().latitude());
            object.put("longitude", it.point().longitude());
        }
        if (whole) {
            var address = it.address();
            var known = !address.street().isEmpty();
            put(
                    object,
                    "addresses",
                    !known
                            ? List.of()
                            : List.of(object(
                                    "id",
                                    Derived.of("address", it.id()),
                                    "address_1",
                                    address.street(),
                                    "city",
                                    address.locality(),
                                    "state_province",
                                    address.region().isEmpty() ? address.locality() : address.region(),
                                    "postal_code",
                                    address.postcode(),
                                    "country",
                                    address.country(),
                                    "address_type",
                                    "physical")));
            put(object, "accessibility", accessibility(it, critical));
        }
        return object;
    }

    private List<Map<String, Object>> accessibility(Place it, boolean critical) {
        var rows = it.features().stream()
                .map(feature -> object(
                        "id",
                        Derived.of("accessibility", it.id(), feature),
                        "description",
                        page.say(feature),
                        "details",
                        feature.name()))
                .collect(Collectors.toCollection(ArrayList::new));
        if (it.access() != null) {
            rows.add(object("id", Derived.of("accessibility", it.id()), "description", say(it.access(), critical)));
        }
        return rows;
    }

    // Organisations

    Map<String, Object> organisationInAList(Provider it, boolean critical) {
        var name = it.organisation().nameIn(page.lang());
        var object = object(
                "id", it.id(), "name", name, "description", it.about() == null ? name : say(it.about(), critical));
        put(object, "email", it.email());
        put(object, "website", it.organisation().website());
        return object;
    }

    Map<String, Object> organisationWhole(Provider it) {
        var object = organisationInAList(it, false);
        put(object, "phones", phones(it.id(), it.phone()));
        return object;
    }

    // Taxonomy

    static Map<String, Object> taxonomy(Page page) {
        return object(
                "id",
                Derived.TAXONOMY,
                "name",
                page.say("hsds.taxonomy"),
                "description",
                page.say("hsds.taxonomy.what"),
                "uri",
                page.absolute(page.to("/hsds/about")),
                "version",
                "1");
    }

    static List<Map<String, Object>> terms(Page page) {
        return Arrays.stream(Topic.values()).map(it -> term(it, page)).toList();
    }

    static Map<String, Object> term(Topic topic, Page page) {
        return object(
                "id",
                Derived.topic(topic),
                "code",
                topic.name(),
                "name",
                page.say(topic),
                "description",
                page.say(topic),
                "taxonomy",
                page.say("hsds.taxonomy"),
                "taxonomy_detail",
                taxonomy(page),
                "language",
                page.wordsLang());
    }

    // Words

    private @Nullable String say(Service it, Part part) {
        return it.says(part) ? say(it.text(part), it.critical()) : null;
    }

    private String say(UUID text, boolean critical) {
        var whole = shelf.text(text);
        var shown = whole.in(page.lang());
        return shown.uncheckedMachine() || critical && shown.stale()
                ? whole.source().value()
                : shown.value();
    }

    private @Nullable String note(Map<String, String> note) {
        return Opening.note(note, page).orElse(null);
    }

    private static Map<String, Object> object(Object... members) {
        var object = new LinkedHashMap<String, Object>();
        for (var i = 0; i < members.length; i += 2) {
            put(object, (String) members[i], members[i + 1]);
        }
        return object;
    }

    /** What is not there is left out. */
    private static void put(Map<String, Object> object, String key, @Nullable Object value) {
        if (value == null || value instanceof Collection<?> many && many.isEmpty()) {
            return;
        }
        object.put(
                key,
                value instanceof UUID || value instanceof LocalDate || value instanceof LocalTime
                        ? value.toString()
                        : value);
    }
}
