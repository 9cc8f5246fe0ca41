package city.koinon.act.services;

import city.koinon.act.services.Finder.Filter;
import city.koinon.act.services.Finder.Found;
import city.koinon.act.services.Service.Status;
import city.koinon.platform.hours.Opening;
import city.koinon.platform.kernel.Access;
import city.koinon.platform.kernel.NotFound;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.kernel.Visitor;
import city.koinon.platform.kernel.Who;
import city.koinon.platform.texts.Manuscripts;
import city.koinon.platform.texts.Notice;
import city.koinon.platform.texts.Shelf;
import city.koinon.platform.texts.Shown;
import city.koinon.platform.texts.Texts;
import city.koinon.platform.ui.Form;
import city.koinon.platform.ui.Page;
import city.koinon.platform.ui.Tables;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import tools.jackson.databind.json.JsonMapper;

/** Where one goes: the places, as a list and as what a map needs. */
@Controller
@RequestMapping(Page.BASE)
class PlacePages {

    private static final int ON_A_PAGE = 60;
    private static final JsonMapper JSON = new JsonMapper();
    private static final MediaType GEO_JSON = MediaType.parseMediaType("application/geo+json");
    private static final List<String> COLUMNS = List.of(
            "id",
            "slug",
            "name",
            "name_language",
            "kind",
            "latitude",
            "longitude",
            "address",
            "postcode",
            "locality",
            "region",
            "country",
            "features",
            "services");

    private final Places places;
    private final Offerings offerings;
    private final Services services;
    private final Texts texts;
    private final Manuscripts manuscripts;
    private final Alphabet alphabet;
    private final Finder finder;
    private final Tiles tiles;

    PlacePages(
            Places places,
            Offerings offerings,
            Services services,
            Texts texts,
            Manuscripts manuscripts,
            Alphabet alphabet,
            Finder finder,
            Tiles tiles) {
        this.places = places;
        this.offerings = offerings;
        this.services = services;
        this.texts = texts;
        this.manuscripts = manuscripts;
        this.alphabet = alphabet;
        this.finder = finder;
        this.tiles = tiles;
    }

    /** @param services that are given there, without closed ones */
    record Located(Place it, Shown name, List<Service> services) {}

    /** @param all on all pages @param before the address of the page before this one, null on the first @param tiles null where the map has a plain ground */
    record Listing(
            List<Located> rows,
            int all,
            boolean filtered,
            @Nullable String before,
            @Nullable String after,
            @Nullable String tiles,
            boolean edits) {}

    @GetMapping("/places")
    @Access(Who.EVERYBODY)
    String list(Form form, Model model, Page page, Visitor visitor) {
        var filter = Filter.of(form);
        var all = rows(filter, page);
        var pages = Math.max(1, (all.size() + ON_A_PAGE - 1) / ON_A_PAGE);
        var number = Math.clamp(ServicePages.pageOf(form), 1, pages);
        model.addAttribute(
                "listing",
                new Listing(
                        all.subList((number - 1) * ON_A_PAGE, Math.min(number * ON_A_PAGE, all.size())),
                        all.size(),
                        filter.any(),
                        number > 1 ? ServicePages.address("/places", form, number - 1, page) : null,
                        number < pages ? ServicePages.address("/places", form, number + 1, page) : null,
                        tiles.address().orElse(null),
                        visitor.is(Role.EDITOR)));
        return "act/services/places";
    }

    @GetMapping({"/places.json", "/places.csv"})
    @Access(Who.EVERYBODY)
    ResponseEntity<byte[]> file(Form form, Page page) {
        return Tables.file(
                page,
                "places",
                COLUMNS,
                rows(Filter.of(form), page).stream()
                        .map(row -> {
                            var it = row.it();
                            var point = it.point();
                            return Arrays.<@Nullable Object>asList(
                                    it.id(),
                                    it.slug(),
                                    row.name().value(),
                                    row.name().lang(),
                                    it.kind(),
                                    point == null ? null : point.latitude(),
                                    point == null ? null : point.longitude(),
                                    it.address().street(),
                                    it.address().postcode(),
                                    it.address().locality(),
                                    it.address().region(),
                                    it.address().country(),
                                    it.features().stream().map(Enum::name).toList(),
                                    row.services().stream().map(Service::slug).toList());
                        })
                        .toList());
    }

    /** What a map draws; those nobody has put on the map are not in it. */
    @GetMapping("/places.geojson")
    @Access(Who.EVERYBODY)
    ResponseEntity<byte[]> map(Form form, Page page) {
        var features = new ArrayList<Map<String, Object>>();
        for (var row : rows(Filter.of(form), page)) {
            var point = row.it().point();
            if (point != null) {
                var properties = new LinkedHashMap<String, Object>();
                properties.put("slug", row.it().slug());
                properties.put("name", row.name().value());
                properties.put("lang", row.name().lang());
                properties.put("dir", row.name().dir());
                properties.put("kind", row.it().kind().name());
                properties.put("address", row.it().address().line());
                properties.put("stepFree", row.it().stepFree());
                properties.put("services", row.services().size());
                properties.put("href", page.to(row.it().path()));
                features.add(Map.of(
                        "type",
                        "Feature",
                        "id",
                        row.it().id().toString(),
                        "geometry",
                        Map.of("type", "Point", "coordinates", List.of(point.longitude(), point.latitude())),
                        "properties",
                        properties));
            }
        }
        return ResponseEntity.ok()
                .contentType(GEO_JSON)
                .body(JSON.writeValueAsBytes(Map.of("type", "FeatureCollection", "features", features)));
    }

    record Here(Service it, Shown name, Opening opening) {

        /** A place to which nobody goes for anything else gives away what one reads about. */
        static boolean delicate(List<Here> all) {
            return !all.isEmpty() && all.stream().allMatch(here -> here.it().delicate());
        }
    }

    record OnePage(
            Place it,
            Notice notice,
            Shown name,
            @Nullable Shown about,
            @Nullable Shown transport,
            @Nullable Shown access,
            List<Here> services,
            Set<String> alternates,
            boolean edits) {}

    @GetMapping("/places/{slug}")
    @Access(Who.EVERYBODY)
    String one(@PathVariable String slug, Model model, Page page, Visitor visitor) {
        var it = places.findBySlug(slug).orElseThrow(() -> new NotFound("place"));
        var offers = offerings.atPlace(it.id());
        var here = services.all(offers.stream().map(Offering::service).toList()).stream()
                .filter(service -> service.status() != Status.CLOSED)
                .collect(Collectors.toMap(Service::id, service -> service));
        var shelf = texts.read(Stream.concat(it.texts(), here.values().stream().map(Service::name))
                .toList());
        model.addAttribute(
                "one",
                new OnePage(
                        it,
                        manuscripts.notice(Places.KIND, it.id(), page),
                        shelf.get(it.name(), page.lang()),
                        shown(it.about(), shelf, page),
                        shown(it.transport(), shelf, page),
                        shown(it.access(), shelf, page),
                        offers.stream()
                                .filter(offer -> here.containsKey(offer.service()))
                                .map(offer -> {
                                    var service = Objects.requireNonNull(here.get(offer.service()));
                                    return new Here(
                                            service,
                                            shelf.get(service.name(), page.lang()),
                                            Opening.of(offer.hours(), page));
                                })
                                .toList(),
                        shelf.text(it.name()).renderings().keySet(),
                        visitor.is(Role.EDITOR)));
        return "act/services/place";
    }

    private static @Nullable Shown shown(@Nullable UUID text, Shelf shelf, Page page) {
        return text == null ? null : shelf.get(text, page.lang());
    }

    /** All of them; or, where something is looked for, those at which it is. */
    private List<Located> rows(Filter filter, Page page) {
        var all = places.byId();
        var found = filter.any() ? finder.find(filter, page).stream().map(Found::service) : open();
        var wanted = found.collect(Collectors.toMap(Service::id, it -> it));
        var there = offerings.list().stream()
                .filter(it -> it.place() != null && wanted.containsKey(it.service()))
                .collect(Collectors.groupingBy(
                        it -> Objects.requireNonNull(it.place()),
                        Collectors.mapping(Offering::service, Collectors.toSet())));
        return alphabet.places(page.lang()).stream()
                .flatMap(it -> Stream.ofNullable(all.get(it.id()))
                        .map(place -> new Located(place, it.name(), at(place, there, wanted))))
                .filter(row -> !filter.any() || !row.services().isEmpty())
                .toList();
    }

    private Stream<Service> open() {
        return services.list().stream().filter(it -> it.status() != Status.CLOSED);
    }

    private static List<Service> at(Place place, Map<UUID, Set<UUID>> there, Map<UUID, Service> wanted) {
        return there.getOrDefault(place.id(), Set.of()).stream()
                .map(wanted::get)
                .filter(Objects::nonNull)
                .sorted(Comparator.comparing(Service::slug))
                .toList();
    }
}
