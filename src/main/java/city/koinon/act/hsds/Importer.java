package city.koinon.act.hsds;

import city.koinon.act.hsds.Finding.Reason;
import city.koinon.act.hsds.Report.Outcome;
import city.koinon.act.services.Confirmations;
import city.koinon.act.services.DocumentTypes;
import city.koinon.act.services.Hours;
import city.koinon.act.services.Hours.Interval;
import city.koinon.act.services.Hours.Special;
import city.koinon.act.services.Offering;
import city.koinon.act.services.Offering.Booking;
import city.koinon.act.services.Offering.Channel;
import city.koinon.act.services.Offerings;
import city.koinon.act.services.Place;
import city.koinon.act.services.Places;
import city.koinon.act.services.Provider;
import city.koinon.act.services.Providers;
import city.koinon.act.services.Service;
import city.koinon.act.services.Service.Part;
import city.koinon.act.services.Services;
import city.koinon.act.services.Topic;
import city.koinon.act.services.Wording;
import city.koinon.platform.directory.Level;
import city.koinon.platform.directory.Organisation;
import city.koinon.platform.kernel.Refused;
import city.koinon.platform.kernel.Visitor;
import city.koinon.platform.municipality.Municipality;
import city.koinon.platform.texts.Written;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes HSDS from elsewhere into the directory, row by row: each whole or not at all, by its id, so that bringing the same again changes
 * nothing. What a row does not mention stays as it is; what it says is said in one language, and the others stay. Nothing is ever fetched.
 */
@Component
class Importer {

    static final int MOST_ROWS = 5000;

    private static final Logger log = LoggerFactory.getLogger(Importer.class);
    private static final JsonMapper JSON = new JsonMapper();

    private final Services services;
    private final Offerings offerings;
    private final Places places;
    private final Providers providers;
    private final DocumentTypes documents;
    private final Confirmations confirmations;
    private final Municipality municipality;
    private final TransactionTemplate transaction;

    Importer(
            Services services,
            Offerings offerings,
            Places places,
            Providers providers,
            DocumentTypes documents,
            Confirmations confirmations,
            Municipality municipality,
            PlatformTransactionManager transactions) {
        this.services = services;
        this.offerings = offerings;
        this.places = places;
        this.providers = providers;
        this.documents = documents;
        this.confirmations = confirmations;
        this.municipality = municipality;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * One object, a list of them, a page of one, or a line for each.
     *
     * @param lang the language in which it is written
     */
    Report bring(String json, String lang, Visitor by) {
        var rows = new ArrayList<Report.Row>();
        try (var values = JSON.readerFor(JsonNode.class).<JsonNode>readValues(json)) {
            while (values.hasNextValue()) {
                var value = values.nextValue();
                for (var one : objects(value)) {
                    if (rows.size() == MOST_ROWS) {
                        throw new Refused("json", "hsds.refused.many", MOST_ROWS);
                    }
                    rows.add(row(rows.size() + 1, one, lang, by));
                }
            }
        } catch (JacksonException broken) {
            var at = broken.getLocation();
            rows.add(new Report.Row(
                    rows.size() + 1,
                    "",
                    "",
                    Outcome.REFUSED,
                    List.of(new Finding(
                            Reason.NOT_JSON, "", at == null ? "" : at.getLineNr() + ":" + at.getColumnNr()))));
        }
        return new Report(List.copyOf(rows));
    }

    private static List<JsonNode> objects(JsonNode value) {
        var list = value.isArray() ? value : value.path("contents");
        if (!list.isArray()) {
            return List.of(value);
        }
        var all = new ArrayList<JsonNode>();
        list.forEach(all::add);
        return all;
    }

    private Report.Row row(int number, JsonNode node, String lang, Visitor by) {
        var type = node.isObject() ? Shape.typeOf(node) : "";
        var name = node.path("name").isString()
                ? node.path("name").asString()
                : node.path("id").isString() ? node.path("id").asString() : "";
        var findings = new ArrayList<Finding>();
        if (!node.isObject()) {
            findings.add(new Finding(Reason.WRONG_KIND, "", node.getNodeType().name()));
        } else if (type.isEmpty() || type.startsWith("taxonomy")) {
            if (!type.isEmpty()) {
                Shape.look(node, type, "", findings::add);
            }
            findings.add(new Finding(Reason.NOTHING_TO_KEEP, "", type));
        } else {
            Shape.look(node, type, "", findings::add);
        }
        if (refused(findings)) {
            return new Report.Row(number, type, name, Outcome.REFUSED, findings);
        }
        if (findings.stream().anyMatch(it -> it.reason() == Reason.NOTHING_TO_KEEP)) {
            return new Report.Row(number, type, name, Outcome.NOTHING, findings);
        }
        var outcome = kept(node, type, lang, by, findings);
        return new Report.Row(number, type, name, outcome, findings);
    }

    private static boolean refused(List<Finding> findings) {
        return findings.stream().anyMatch(it -> it.reason().refuses());
    }

    /** Undone as a whole when anything about it turns out to be impossible. */
    private Outcome kept(JsonNode node, String type, String lang, Visitor by, List<Finding> findings) {
        var work = new Work(lang, by, findings);
        try {
            return Objects.requireNonNull(transaction.execute(status -> {
                var outcome = switch (type) {
                    case "organization" -> work.organisation(node);
                    case "location" -> work.location(node);
                    case "service_at_location" -> work.atLocation(node);
                    default -> work.service(node);
                };
                if (refused(findings)) {
                    status.setRollbackOnly();
                    return Outcome.REFUSED;
                }
                return outcome;
            }));
        } catch (DataAccessException | IllegalArgumentException | IllegalStateException | Refused impossible) {
            log.warn("A row of type {} could not be taken: {}", type, impossible.toString());
            findings.add(new Finding(Reason.NOT_POSSIBLE, "", ""));
            return Outcome.REFUSED;
        }
    }

    /** What is made of one row. */
    private final class Work {

        private final String lang;
        private final Visitor by;
        private final List<Finding> findings;

        Work(String lang, Visitor by, List<Finding> findings) {
            this.lang = lang;
            this.by = by;
            this.findings = findings;
        }

        // Organisations

        Outcome organisation(JsonNode node) {
            var id = id(node, "id");
            var before = providers.find(id);
            var name = new LinkedHashMap<String, String>();
            before.ifPresent(it -> name.putAll(it.organisation().name()));
            var said = node.path("name").asString();
            // In another language than its own it may only have stood in for a name nobody has translated.
            if (!name.containsValue(said) || name.containsKey(lang)) {
                name.put(lang, said);
            }
            var description = text(node, "description");
            providers.keep(
                    id,
                    new Providers.Draft(
                            name,
                            before.map(it -> it.organisation().kind()).orElse(Organisation.Kind.OTHER),
                            before.map(it -> it.organisation().level()).orElse(Level.PARTNER),
                            string(
                                    node,
                                    "website",
                                    before.map(it -> it.organisation().website())
                                            .orElse(null)),
                            Wording.in(lang, said.equals(description) ? null : description),
                            firstPhone(node, before.map(Provider::phone).orElse(null)),
                            string(node, "email", before.map(Provider::email).orElse(null))),
                    null,
                    by);
            return before.isPresent() ? Outcome.CHANGED : Outcome.ENTERED;
        }

        private @Nullable UUID organisationOf(JsonNode node, @Nullable Service before) {
            if (node.path("organization").isObject()) {
                organisation(node.path("organization"));
                return id(node.path("organization"), "id");
            }
            if (node.path("organization_id").isString()) {
                var id = id(node, "organization_id");
                if (providers.find(id).isPresent()) {
                    return id;
                }
                findings.add(new Finding(Reason.UNKNOWN_ORGANISATION, "organization_id", id.toString()));
                return null;
            }
            if (before == null) {
                findings.add(new Finding(Reason.NO_ORGANISATION, "organization", ""));
                return null;
            }
            return before.organisation();
        }

        // Places

        Outcome location(JsonNode node) {
            if (!node.path("location_type").asString().equals("physical")
                    && !node.path("location_type").asString().equals("postal")) {
                findings.add(new Finding(
                        Reason.NOTHING_TO_KEEP,
                        "location_type",
                        node.path("location_type").asString()));
                return Outcome.NOTHING;
            }
            var id = id(node, "id");
            var before = places.find(id);
            var name = Optional.ofNullable(text(node, "name"))
                    .or(() -> Optional.ofNullable(text(node.path("addresses").path(0), "address_1")))
                    .orElse(before.isPresent() ? null : id.toString());
            places.keep(
                    id,
                    new Places.Draft(
                            null,
                            before.map(Place::kind).orElse(Place.Kind.OTHER),
                            point(node, before.map(Place::point).orElse(null)),
                            address(node, before.map(Place::address).orElse(null)),
                            features(node, before.map(Place::features).orElse(Set.of())),
                            name == null ? unchanged() : Wording.in(lang, name),
                            said(node, "description"),
                            said(node, "transportation"),
                            access(node)),
                    null,
                    by);
            return before.isPresent() ? Outcome.CHANGED : Outcome.ENTERED;
        }

        private Place.@Nullable Point point(JsonNode node, Place.@Nullable Point before) {
            if (!node.path("latitude").isNumber() || !node.path("longitude").isNumber()) {
                return before;
            }
            var latitude = node.path("latitude").asDouble();
            var longitude = node.path("longitude").asDouble();
            if (Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180) {
                return new Place.Point(latitude, longitude);
            }
            findings.add(new Finding(Reason.NOT_ON_EARTH, "latitude", latitude + ", " + longitude));
            return before;
        }

        private Place.Address address(JsonNode node, Place.@Nullable Address before) {
            var addresses = node.path("addresses");
            var chosen = addresses.path(0);
            for (var one : addresses) {
                if (one.path("address_type").asString("").equals("physical")) {
                    chosen = one;
                    break;
                }
            }
            if (!chosen.isObject()) {
                return before != null
                        ? before
                        : new Place.Address("", "", "", "", municipality.city().country());
            }
            var more = chosen.path("address_2").asString("");
            return new Place.Address(
                    chosen.path("address_1").asString() + (more.isBlank() ? "" : ", " + more),
                    chosen.path("city").asString(),
                    chosen.path("state_province").asString(),
                    chosen.path("postal_code").asString(),
                    chosen.path("country").asString());
        }

        private Set<Place.Feature> features(JsonNode node, Set<Place.Feature> before) {
            if (!node.path("accessibility").isArray()) {
                return before;
            }
            var features = EnumSet.noneOf(Place.Feature.class);
            node.path("accessibility").forEach(it -> feature(it).ifPresent(features::add));
            return features;
        }

        private static Optional<Place.Feature> feature(JsonNode node) {
            return Arrays.stream(Place.Feature.values())
                    .filter(it -> it.name().equals(node.path("details").asString("")))
                    .findFirst();
        }

        /** What is said in words, beside what has a name with us. */
        private Wording access(JsonNode node) {
            if (!node.path("accessibility").isArray()) {
                return unchanged();
            }
            var words = new ArrayList<String>();
            node.path("accessibility").forEach(it -> {
                if (feature(it).isEmpty()) {
                    Stream.of("description", "details")
                            .map(field -> text(it, field))
                            .filter(Objects::nonNull)
                            .forEach(words::add);
                }
            });
            return Wording.in(lang, words.isEmpty() ? null : String.join(" ", words));
        }

        // Services

        Outcome service(JsonNode node) {
            var id = id(node, "id");
            var before = services.find(id).orElse(null);
            var organisation = organisationOf(node, before);
            if (organisation == null) {
                return Outcome.REFUSED;
            }
            var minimum = age(node, "minimum_age", before == null ? null : before.minimumAge());
            var maximum = age(node, "maximum_age", before == null ? null : before.maximumAge());
            if (minimum != null && maximum != null && minimum > maximum) {
                findings.add(new Finding(Reason.AGES, "minimum_age", minimum + " > " + maximum));
                return Outcome.REFUSED;
            }
            var words = new EnumMap<Part, Wording>(Part.class);
            words.put(Part.NAME, Wording.in(lang, node.path("name").asString()));
            words.put(Part.ABOUT, said(node, "description"));
            words.put(Part.HOW_TO_APPLY, said(node, "application_process"));
            words.put(Part.COST, said(node, "fees_description"));
            words.put(Part.ELIGIBILITY, said(node, "eligibility_description"));
            words.put(Part.INTERPRETER, said(node, "interpretation_services"));
            words.put(Part.ALERT, said(node, "alert"));
            services.keep(
                    id,
                    new Services.Draft(
                            null,
                            organisation,
                            before == null ? null : before.office(),
                            words,
                            minimum,
                            maximum,
                            status(node),
                            topics(node, before),
                            languages(node, before),
                            documents(node, before),
                            price(node, before),
                            capacity(node, before),
                            firstPhone(node, before == null ? null : before.phone()),
                            string(node, "email", before == null ? null : before.email()),
                            string(node, "url", before == null ? null : before.website()),
                            before != null && before.critical(),
                            string(node, "assurer_email", before == null ? null : before.assurer())),
                    null,
                    by);
            if (node.path("service_at_locations").isArray()) {
                var all = new ArrayList<Offering>();
                for (var one : node.path("service_at_locations")) {
                    offering(one, id, node.path("schedules")).ifPresent(all::add);
                }
                offerings.keep(id, all, by);
            } else if (node.path("schedules").isArray()
                    && !node.path("schedules").isEmpty()) {
                findings.add(new Finding(Reason.NOT_KEPT, "schedules", ""));
            }
            if (node.path("assured_date").isString()) {
                confirmations.confirmedElsewhere(
                        id, LocalDate.parse(node.path("assured_date").asString()), by);
            } else {
                confirmations.settle(id, by);
            }
            return before == null ? Outcome.ENTERED : Outcome.CHANGED;
        }

        private Service.Status status(JsonNode node) {
            return switch (node.path("status").asString()) {
                case "active" -> Service.Status.ACTIVE;
                case "defunct" -> Service.Status.CLOSED;
                case "inactive" -> {
                    findings.add(new Finding(Reason.INACTIVE, "status", "inactive"));
                    yield Service.Status.PAUSED;
                }
                default -> Service.Status.PAUSED;
            };
        }

        private Set<Topic> topics(JsonNode node, @Nullable Service before) {
            if (!node.path("attributes").isArray()) {
                return before == null ? Set.of() : before.topics();
            }
            var topics = EnumSet.noneOf(Topic.class);
            node.path("attributes").forEach(it -> {
                var term = it.path("taxonomy_term");
                var topic = Stream.of(
                                term.path("id").asString(""),
                                it.path("taxonomy_term_id").asString(""))
                        .flatMap(id -> Derived.topic(id).stream())
                        .findFirst()
                        .or(() -> Arrays.stream(Topic.values())
                                .filter(one ->
                                        one.name().equals(term.path("code").asString("")))
                                .findFirst());
                topic.ifPresentOrElse(
                        topics::add,
                        () -> findings.add(new Finding(
                                Reason.UNKNOWN_TOPIC,
                                "attributes",
                                term.path("name").asString(""))));
            });
            return topics;
        }

        private Set<String> languages(JsonNode node, @Nullable Service before) {
            if (!node.path("languages").isArray()) {
                return before == null ? Set.of() : before.languages();
            }
            var languages = new LinkedHashSet<String>();
            node.path("languages").forEach(it -> {
                var code = it.path("code").asString("").toLowerCase(Locale.ROOT);
                if (code.matches("[a-z]{2,3}")) {
                    languages.add(code);
                } else {
                    findings.add(new Finding(
                            Reason.NOT_KEPT, "languages", it.path("name").asString("")));
                }
            });
            return languages;
        }

        private List<UUID> documents(JsonNode node, @Nullable Service before) {
            if (!node.path("required_documents").isArray()) {
                return before == null ? List.of() : before.documents();
            }
            var ids = new ArrayList<UUID>();
            for (var it : node.path("required_documents")) {
                var name = text(it, "document");
                if (name == null) {
                    continue;
                }
                var id = id(it, "id");
                if (documents.find(id).isPresent()) {
                    documents.rename(id, Wording.in(lang, name));
                    ids.add(id);
                } else {
                    var known = documents.names(lang).entrySet().stream()
                            .filter(paper -> paper.getValue().equalsIgnoreCase(name))
                            .map(Map.Entry::getKey)
                            .findFirst();
                    ids.add(known.orElseGet(() -> documents.add(id, null, Written.of(lang, name))));
                }
            }
            return ids;
        }

        private Service.@Nullable Price price(JsonNode node, @Nullable Service before) {
            if (!node.path("cost_options").isArray()) {
                return before == null ? null : before.price();
            }
            for (var it : node.path("cost_options")) {
                var currency = it.path("currency").asString("").toUpperCase(Locale.ROOT);
                if (it.path("amount").isNumber() && currency.matches("[A-Z]{3}")) {
                    var amount = new BigDecimal(it.path("amount").asString());
                    if (amount.signum() >= 0 && amount.compareTo(new BigDecimal("9999999999")) < 0) {
                        return new Service.Price(amount.setScale(2, RoundingMode.HALF_UP), currency);
                    }
                }
            }
            return null;
        }

        private Service.@Nullable Capacity capacity(JsonNode node, @Nullable Service before) {
            if (!node.path("capacities").isArray()) {
                return before == null ? null : before.capacity();
            }
            var one = node.path("capacities").path(0);
            return !one.isObject()
                    ? null
                    : new Service.Capacity(
                            one.path("available").asInt(0),
                            one.path("maximum").isNumber() ? one.path("maximum").asInt(0) : null,
                            moment(one.path("updated").asString()));
        }

        private static Instant moment(String text) {
            return OffsetDateTime.parse(text).toInstant();
        }

        // Services at locations

        Outcome atLocation(JsonNode node) {
            var nested = node.path("service");
            var id = nested.isObject()
                    ? id(nested, "id")
                    : node.path("service_id").isString()
                            ? id(node, "service_id")
                            : offerings
                                    .find(id(node, "id"))
                                    .map(Offering::service)
                                    .orElse(null);
            if (nested.isObject() && service(nested) == Outcome.REFUSED) {
                return Outcome.REFUSED;
            }
            if (id == null || services.find(id).isEmpty()) {
                findings.add(new Finding(Reason.UNKNOWN_SERVICE, "service_id", String.valueOf(id)));
                return Outcome.REFUSED;
            }
            var all = new ArrayList<>(offerings.ofService(id));
            var known = all.stream()
                    .anyMatch(it -> it.id().toString().equals(node.path("id").asString()));
            offering(node, id, JSON.nullNode()).ifPresent(it -> {
                if (known) {
                    all.replaceAll(other -> other.id().equals(it.id()) ? it : other);
                } else {
                    all.add(it);
                }
            });
            offerings.keep(id, all, by);
            return known ? Outcome.CHANGED : Outcome.ENTERED;
        }

        private Optional<Offering> offering(JsonNode node, UUID service, JsonNode ofService) {
            var id = id(node, "id");
            var before = offerings.find(id).orElse(null);
            if (before != null && !before.service().equals(service)) {
                findings.add(new Finding(Reason.BAD_ID, "service_at_locations.id", id.toString()));
                return Optional.empty();
            }
            var phone = firstPhone(node, before == null ? null : before.phone());
            var place = placeOf(node, before);
            var schedules = node.path("schedules").isArray() ? node.path("schedules") : ofService;
            var link = link(node, schedules, before);
            var booking = before == null ? Booking.NONE : before.booking();
            return Optional.of(new Offering(
                    id,
                    service,
                    place != null ? Channel.PLACE : channel(node, id, phone, before),
                    place,
                    hours(schedules, text(node, "description"), before == null ? Hours.NONE : before.hours()),
                    phone,
                    mail(node, before),
                    booking == Booking.LINK && link == null ? Booking.NONE : booking,
                    link));
        }

        private @Nullable UUID placeOf(JsonNode node, @Nullable Offering before) {
            var location = node.path("location");
            if (location.isObject()) {
                if (location.path("location_type").asString().equals("virtual")) {
                    return null;
                }
                location(location);
                return id(location, "id");
            }
            if (node.path("location_id").isString()
                    && places.find(id(node, "location_id")).isPresent()) {
                return id(node, "location_id");
            }
            return before == null ? null : before.place();
        }

        private Channel channel(JsonNode node, UUID id, @Nullable String phone, @Nullable Offering before) {
            var location = node.path("location").path("id").asString("");
            if (location.equals(Derived.nowhere(id, Channel.PHONE).toString())) {
                return Channel.PHONE;
            }
            if (location.equals(Derived.nowhere(id, Channel.ONLINE).toString())) {
                return Channel.ONLINE;
            }
            return before != null && before.channel() != Channel.PLACE
                    ? before.channel()
                    : phone != null && !node.path("location").path("url").isString() ? Channel.PHONE : Channel.ONLINE;
        }

        private static @Nullable String link(JsonNode node, JsonNode schedules, @Nullable Offering before) {
            var link = node.path("location").path("location_type").asString("").equals("virtual")
                    ? node.path("location").path("url").asString("")
                    : "";
            if (link.isEmpty()) {
                for (var row : schedules) {
                    link = link.isEmpty() ? row.path("schedule_link").asString("") : link;
                }
            }
            return link.isEmpty() ? (before == null ? null : before.link()) : link;
        }

        private static @Nullable String mail(JsonNode node, @Nullable Offering before) {
            for (var it : node.path("contacts")) {
                // With a name it is somebody's own address.
                if (it.path("email").isString() && !it.path("name").isString()) {
                    return it.path("email").asString();
                }
            }
            return before == null ? null : before.email();
        }

        // Hours

        private Hours hours(JsonNode rows, @Nullable String note, Hours before) {
            var words = new LinkedHashMap<>(before.note());
            if (note != null && !words.containsValue(note)) {
                words.put(lang, note);
            }
            if (!rows.isArray()) {
                return new Hours(before.weekly(), before.exceptions(), before.validTo(), words);
            }
            var week = new EnumMap<DayOfWeek, List<Interval>>(DayOfWeek.class);
            var specials = new LinkedHashMap<List<Object>, Special>();
            LocalDate validTo = null;
            for (var row : rows) {
                var from = day(row, "valid_from");
                var to = day(row, "valid_to");
                var interval = interval(row);
                var days = days(row);
                if (row.path("freq").asString("WEEKLY").equals("MONTHLY") || days == null) {
                    var said = text(row, "description");
                    if (said != null) {
                        words.putIfAbsent(lang, said);
                    }
                    findings.add(new Finding(
                            Reason.NOT_WEEKLY, "schedules", row.path("id").asString("")));
                } else if (from != null && to != null && !to.isBefore(from)) {
                    special(specials, from, to, days, interval, text(row, "notes"), before);
                } else if (interval != null) {
                    (days.isEmpty() ? EnumSet.allOf(DayOfWeek.class) : days)
                            .forEach(day -> week.computeIfAbsent(day, none -> new ArrayList<>())
                                    .add(interval));
                    validTo = to == null ? validTo : to;
                }
            }
            week.values().removeIf(this::overlap);
            specials.values().removeIf(it -> overlap(it.intervals()));
            return new Hours(week, List.copyOf(specials.values()), validTo, words);
        }

        /** Hours that overlap say two things at once; nobody could write them by hand, or read them again. */
        private boolean overlap(List<Interval> intervals) {
            if (Hours.parse(Hours.written(intervals)).isPresent()) {
                return false;
            }
            findings.add(new Finding(Reason.BAD_TIME, "schedules", Hours.written(intervals)));
            return true;
        }

        private void special(
                Map<List<Object>, Special> specials,
                LocalDate from,
                LocalDate to,
                Set<DayOfWeek> days,
                @Nullable Interval interval,
                @Nullable String note,
                Hours before) {
            var key = List.<Object>of(from, to, days);
            var known = specials.get(key);
            var intervals = new ArrayList<Interval>(known == null ? List.of() : known.intervals());
            if (interval != null) {
                intervals.add(interval);
            }
            var words = new LinkedHashMap<>(before.exceptions().stream()
                    .filter(it -> it.from().equals(from)
                            && it.to().equals(to)
                            && it.days().equals(days))
                    .map(Special::note)
                    .findFirst()
                    .orElse(Map.of()));
            if (note != null && !words.containsValue(note)) {
                words.put(lang, note);
            }
            specials.put(key, new Special(from, to, days, intervals, words));
        }

        private static @Nullable Interval interval(JsonNode row) {
            var opens = row.path("opens_at").isString()
                    ? Shape.timeOf(row.path("opens_at").asString())
                    : null;
            var closes = row.path("closes_at").isString()
                    ? Shape.timeOf(row.path("closes_at").asString())
                    : null;
            return opens == null || closes == null ? null : new Interval(opens, closes);
        }

        /** None named means each; null when it is not every week. */
        private static @Nullable Set<DayOfWeek> days(JsonNode row) {
            if (!row.path("byday").isString()) {
                return Set.of();
            }
            var days = EnumSet.noneOf(DayOfWeek.class);
            for (var code : row.path("byday").asString().split(",")) {
                var day = AsHsds.day(code.strip());
                if (day == null) {
                    return null;
                }
                days.add(day);
            }
            return Collections.unmodifiableSet(days);
        }

        private static @Nullable LocalDate day(JsonNode row, String field) {
            return row.path(field).isString() ? LocalDate.parse(row.path(field).asString()) : null;
        }

        // Members

        private static UUID id(JsonNode node, String field) {
            return UUID.fromString(node.path(field).asString());
        }

        private static @Nullable String text(JsonNode node, String field) {
            var value = node.path(field);
            return value.isString() && !value.asString().isBlank() ? value.asString() : null;
        }

        private static @Nullable String string(JsonNode node, String field, @Nullable String before) {
            return node.has(field) ? text(node, field) : before;
        }

        private Wording said(JsonNode node, String field) {
            return node.has(field) ? Wording.in(lang, text(node, field)) : unchanged();
        }

        private static Wording unchanged() {
            return Wording.unchanged();
        }

        private static @Nullable Integer age(JsonNode node, String field, @Nullable Integer before) {
            return !node.has(field)
                    ? before
                    : node.path(field).isNumber()
                            ? Integer.valueOf(Math.clamp((long) node.path(field).asDouble(), 0, 150))
                            : null;
        }

        private static @Nullable String firstPhone(JsonNode node, @Nullable String before) {
            if (!node.path("phones").isArray()) {
                return before;
            }
            return text(node.path("phones").path(0), "number");
        }
    }
}
