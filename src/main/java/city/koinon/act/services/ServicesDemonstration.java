package city.koinon.act.services;

import city.koinon.act.services.Service.Part;
import city.koinon.platform.directory.Directory;
import city.koinon.platform.directory.Level;
import city.koinon.platform.directory.Organisation;
import city.koinon.platform.hours.Hours;
import city.koinon.platform.hours.Hours.Interval;
import city.koinon.platform.hours.Hours.Special;
import city.koinon.platform.identity.Accounts;
import city.koinon.platform.kernel.CurrentCity;
import city.koinon.platform.kernel.DemonstrationData;
import city.koinon.platform.kernel.DemonstrationEntry;
import city.koinon.platform.kernel.Grant;
import city.koinon.platform.kernel.Ids;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.kernel.Visitor;
import city.koinon.platform.texts.Origin;
import city.koinon.platform.texts.Texts;
import city.koinon.platform.texts.Written;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Levadia's directory, written down in the files beside this class: who helps with what, in Greek and five other languages, with some of it
 * translated from an older wording, some by a machine, and some that nobody has made sure of for too long.
 */
@Component
class ServicesDemonstration implements DemonstrationData {

    private static final ZoneId ATHENS = ZoneId.of("Europe/Athens");
    private static final LocalDate ENTERED = LocalDate.of(2026, 3, 2);
    private static final LocalDate OPENING = LocalDate.of(2026, 5, 12);
    private static final String SOURCE = "el";
    private static final List<String> LANGUAGES = List.of(SOURCE, "en", "ar", "sq", "ro", "uk");
    private static final String OFFICE = "community-centre";
    private static final Map<String, Part> PARTS = Map.of(
            "name", Part.NAME,
            "about", Part.ABOUT,
            "howToApply", Part.HOW_TO_APPLY,
            "cost", Part.COST,
            "eligibility", Part.ELIGIBILITY,
            "interpreter", Part.INTERPRETER,
            "alert", Part.ALERT);

    private final Services services;
    private final Offerings offerings;
    private final Places places;
    private final Providers providers;
    private final DocumentTypes documents;
    private final Confirmations confirmations;
    private final Directory directory;
    private final Accounts accounts;
    private final Texts texts;
    private final Clock clock;

    ServicesDemonstration(
            Services services,
            Offerings offerings,
            Places places,
            Providers providers,
            DocumentTypes documents,
            Confirmations confirmations,
            Directory directory,
            Accounts accounts,
            Texts texts,
            Clock clock) {
        this.services = services;
        this.offerings = offerings;
        this.places = places;
        this.providers = providers;
        this.documents = documents;
        this.confirmations = confirmations;
        this.directory = directory;
        this.accounts = accounts;
        this.texts = texts;
        this.clock = clock;
    }

    @Override
    public Stream<Scene> scenes() {
        return Stream.concat(
                Stream.of(new Scene("levadia", ATHENS, ENTERED, LocalTime.of(9, 0), this::enter)),
                read("services").stream()
                        .filter(it ->
                                OPENING.minusDays(it.number("verifiedDaysAgo")).isAfter(ENTERED))
                        .filter(it -> !it.text("status").equals("CLOSED"))
                        .map(it -> new Scene(
                                "levadia",
                                ATHENS,
                                OPENING.minusDays(it.number("verifiedDaysAgo")),
                                LocalTime.of(11, 30),
                                () -> confirm(it.text("slug")))));
    }

    private void enter() {
        read("documents").forEach(this::document);
        var organisations = new HashMap<String, UUID>();
        read("organisations").forEach(it -> organisations.put(it.text("slug"), organisation(it)));
        read("places").forEach(this::place);
        read("services").forEach(it -> service(it, organisations));
    }

    private void document(DemonstrationEntry it) {
        documents.add(Ids.next(), it.text("slug"), Written.of(SOURCE, it.words(LANGUAGES)));
    }

    private UUID organisation(DemonstrationEntry it) {
        var known = directory.findOrganisation(it.text("slug"));
        var id = known.map(Organisation::id).orElseGet(Ids::next);
        providers.keep(
                id,
                new Providers.Draft(
                        known.map(Organisation::name).orElseGet(() -> it.words(LANGUAGES, "name")),
                        it.choice("kind", Organisation.Kind.class),
                        it.choice("level", Level.class),
                        it.optional("website"),
                        NewWording.whole(Written.of(SOURCE, it.words(LANGUAGES, "about"))),
                        it.optional("phone"),
                        it.optional("email")),
                null,
                editor());
        return id;
    }

    private void place(DemonstrationEntry it) {
        places.add(
                new Places.Draft(
                        it.text("slug"),
                        it.choice("kind", Place.Kind.class),
                        new Place.Point(it.decimal("latitude"), it.decimal("longitude")),
                        new Place.Address(it.text("address"), "Λιβαδειά", "Στερεά Ελλάδα", it.text("postcode"), "GR"),
                        it.list("accessibility").stream()
                                .map(Place.Feature::valueOf)
                                .collect(Collectors.toSet()),
                        NewWording.whole(Written.of(SOURCE, it.words(LANGUAGES, "name"))),
                        NewWording.whole((Written) null),
                        it.words(LANGUAGES, "transport").isEmpty()
                                ? NewWording.whole((Written) null)
                                : NewWording.whole(Written.of(SOURCE, it.words(LANGUAGES, "transport"))),
                        NewWording.whole((Written) null)),
                editor());
    }

    private void service(DemonstrationEntry it, Map<String, UUID> organisations) {
        var organisation = Objects.requireNonNull(organisations.get(it.text("organisation")), it.text("slug"));
        var status = it.choice("status", Service.Status.class);
        var id = Ids.next();
        services.keep(id, draft(it, organisation, status, former(it)), null, editor());
        renderings(id, it, former(it), true);
        if (!former(it).isEmpty()) {
            services.keep(id, draft(it, organisation, status, Map.of()), null, editor());
        }
        renderings(id, it, former(it), false);
        services.keep(id, draft(it, organisation, status, Map.of()), null, editor());
        offerings.keep(
                id, it.entries("offerings").map(offer -> offering(id, offer)).toList(), editor());
        services.confirmed(id, OPENING.minusDays(Math.max(it.number("verifiedDaysAgo"), days(ENTERED))));
        confirmations.settle(id, editor());
    }

    private static int days(LocalDate entered) {
        return (int) java.time.temporal.ChronoUnit.DAYS.between(entered, OPENING);
    }

    /** Its wording in the original before it was written anew. */
    private static Map<String, String> former(DemonstrationEntry it) {
        return it.map("earlier").entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().toString()));
    }

    private Services.Draft draft(
            DemonstrationEntry it, UUID organisation, Service.Status status, Map<String, String> former) {
        var words = new EnumMap<Part, NewWording>(Part.class);
        var source = it.entry(SOURCE);
        PARTS.forEach((key, part) -> {
            var value = former.getOrDefault(key, source.optional(key));
            words.put(part, NewWording.whole(value == null ? null : Written.of(SOURCE, value)));
        });
        return new Services.Draft(
                it.text("slug"),
                organisation,
                office(it, organisation),
                words,
                it.optionalNumber("minimumAge"),
                it.optionalNumber("maximumAge"),
                status,
                it.list("topics").stream().map(Topic::valueOf).collect(Collectors.toSet()),
                new LinkedHashSet<>(it.list("languages")),
                it.list("documents").stream()
                        .map(slug -> documents.findBySlug(slug).orElseThrow().id())
                        .toList(),
                price(it),
                it.map("capacity").isEmpty()
                        ? null
                        : new Service.Capacity(
                                it.entry("capacity").number("available"),
                                it.entry("capacity").optionalNumber("maximum"),
                                clock.instant()),
                null,
                null,
                null,
                it.is("critical"),
                null);
    }

    /** The city's own services are answered for by its community centre; of the others the city only tells. */
    private @Nullable UUID office(DemonstrationEntry it, UUID organisation) {
        var named = it.optional("office");
        var of = directory.organisation(organisation);
        var own = of.level() == Level.CITY && of.kind() == Organisation.Kind.PUBLIC_BODY;
        return named == null && !own
                ? null
                : directory
                        .findOffice(named == null ? OFFICE : named)
                        .orElseThrow()
                        .id();
    }

    private static Service.@Nullable Price price(DemonstrationEntry it) {
        if (it.is("free")) {
            return new Service.Price(BigDecimal.ZERO, "EUR");
        }
        var amount = it.optional("amount");
        return amount == null ? null : new Service.Price(new BigDecimal(amount), "EUR");
    }

    /** @param stale those made of the former wording, or else those made of the present one */
    private void renderings(UUID id, DemonstrationEntry it, Map<String, String> former, boolean stale) {
        var kept = services.get(id);
        for (var lang : LANGUAGES.subList(1, LANGUAGES.size())) {
            if (!it.has(lang) || stale != (!former.isEmpty() && it.list("stale").contains(lang))) {
                continue;
            }
            var community = it.map("community").get(lang);
            var origin = it.list("machine").contains(lang)
                    ? Origin.MACHINE
                    : community != null ? Origin.COMMUNITY : Origin.HUMAN;
            PARTS.forEach((key, part) -> {
                var value = it.entry(lang).optional(key);
                if (value != null && kept.says(part)) {
                    texts.render(kept.text(part), lang, value, origin, community == null ? null : community.toString());
                }
            });
        }
    }

    private Offering offering(UUID service, DemonstrationEntry it) {
        var place = it.optional("place");
        var booking =
                it.optional("booking") == null ? Offering.Booking.NONE : it.choice("booking", Offering.Booking.class);
        var link = it.has("link")
                ? it.optional("link")
                : booking == Offering.Booking.LINK
                        ? directory
                                .organisation(services.get(service).organisation())
                                .website()
                        : null;
        return new Offering(
                Ids.next(),
                service,
                place == null ? it.choice("channel", Offering.Channel.class) : Offering.Channel.PLACE,
                place == null ? null : places.findBySlug(place).orElseThrow().id(),
                hours(it),
                it.optional("phone"),
                it.optional("email"),
                booking == Offering.Booking.LINK && link == null ? Offering.Booking.NONE : booking,
                link);
    }

    private static Hours hours(DemonstrationEntry it) {
        var week = new EnumMap<DayOfWeek, List<Interval>>(DayOfWeek.class);
        it.map("hours").keySet().forEach(day -> week.put(DayOfWeek.valueOf(day), intervals(it.entry("hours"), day)));
        var exceptions = it.entries("exceptions")
                .map(special -> new Special(
                        special.day(special.has("date") ? "date" : "from"),
                        special.day(special.has("date") ? "date" : "to"),
                        Set.of(),
                        special.is("closed") ? List.of() : intervals(special, "hours"),
                        special.words(LANGUAGES)))
                .toList();
        return new Hours(week, exceptions, null, Map.of());
    }

    private static List<Interval> intervals(DemonstrationEntry it, String key) {
        return Hours.parse(String.join(", ", it.list(key))).orElseThrow();
    }

    private void confirm(String slug) {
        var service = services.findBySlug(slug).orElseThrow();
        confirmations.confirm(service.id(), service.version(), editor());
    }

    private Visitor editor() {
        var account =
                accounts.byAddress("editor@" + CurrentCity.slug() + ".example").orElseThrow();
        return new Visitor(account.id(), account.name(), Set.of(new Grant(Role.EDITOR, null)), true);
    }

    private static List<DemonstrationEntry> read(String file) {
        return DemonstrationEntry.list(ServicesDemonstration.class, file + ".yaml");
    }
}
