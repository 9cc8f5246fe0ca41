package city.koinon.act.hsds;

import city.koinon.act.hsds.Asked.NotUnderstood;
import city.koinon.act.hsds.Lists.Depth;
import city.koinon.act.services.Finder;
import city.koinon.act.services.Place;
import city.koinon.act.services.Place.Point;
import city.koinon.act.services.Provider;
import city.koinon.act.services.Service;
import city.koinon.platform.kernel.Access;
import city.koinon.platform.kernel.Who;
import city.koinon.platform.texts.Texts;
import city.koinon.platform.ui.Page;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import tools.jackson.databind.json.JsonMapper;

/** The doors of the HSDS API, in each language of the city. */
@Controller
@RequestMapping(Page.BASE + "/hsds")
class HsdsPages {

    private static final JsonMapper JSON = Lists.JSON;
    private static final byte[] CONTENTS = ",\"contents\":[".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] END = "]}".getBytes(StandardCharsets.US_ASCII);

    /** So many at a time are read, made into lines and forgotten again. */
    private static final int PIECE = 20;

    private static final MediaType LINES = MediaType.parseMediaType("application/x-ndjson");

    private final Catalogue.Shelves shelves;
    private final Texts texts;
    private final Finder finder;
    private final Lists lists;

    HsdsPages(Catalogue.Shelves shelves, Lists lists, Texts texts, Finder finder) {
        this.shelves = shelves;
        this.lists = lists;
        this.texts = texts;
        this.finder = finder;
    }

    @GetMapping
    @Access(Who.EVERYBODY)
    ResponseEntity<byte[]> root(Page page) {
        var root = new LinkedHashMap<String, Object>();
        root.put("version", AsHsds.VERSION);
        root.put("profile", page.absolute(page.to("/hsds/about")));
        root.put("openapi_url", AsHsds.OPENAPI);
        return answer(200, root, page);
    }

    @GetMapping("/about")
    @Access(Who.EVERYBODY)
    String about(Page page) {
        return "act/hsds/about";
    }

    @GetMapping("/services")
    @Access(Who.EVERYBODY)
    void services(HttpServletRequest request, HttpServletResponse response, Page page) throws IOException {
        var asked = Asked.of(request, page);
        var catalogue = shelves.open();
        var depth = asked.minimal() ? Depth.MINIMAL : depth(asked);
        list(
                services(asked, catalogue, page),
                asked,
                some -> lists.services(some.stream().map(Service::id).toList(), depth, page.lang()),
                some -> lists.services(some, depth, catalogue, page),
                response,
                page);
    }

    private static Depth depth(Asked asked) {
        return asked.full() ? Depth.FULL : Depth.ONE_TO_ONE;
    }

    @GetMapping("/services/{id}")
    @Access(Who.EVERYBODY)
    ResponseEntity<byte[]> service(@PathVariable String id, Page page) {
        var catalogue = shelves.open();
        return one(
                catalogue.services().stream()
                        .filter(it -> it.id().toString().equalsIgnoreCase(id))
                        .findFirst()
                        .map(it -> as(catalogue, it, page).serviceWhole(it))
                        .orElse(null),
                page);
    }

    @GetMapping("/organizations")
    @Access(Who.EVERYBODY)
    void organisations(HttpServletRequest request, HttpServletResponse response, Page page) throws IOException {
        var asked = Asked.of(request, page);
        var catalogue = shelves.open();
        var topical = catalogue.services().stream()
                .filter(it -> about(it, asked))
                .map(Service::organisation)
                .collect(Collectors.toSet());
        var found = catalogue.givers().stream()
                .filter(it -> asked.term() == null && asked.taxonomy() == null || topical.contains(it.id()))
                .filter(it -> asked.organisation() == null || it.id().equals(asked.organisation()))
                .filter(saying(asked, catalogue.givers()))
                .toList();
        list(
                found,
                asked,
                some -> {
                    var as = new AsHsds(catalogue, texts.read(abouts(some)), Modified.NEVER, page);
                    return some.stream()
                            .map(it -> asked.full() ? as.organisationWhole(it) : as.organisationInAList(it, false))
                            .toList();
                },
                response,
                page);
    }

    private java.util.function.Predicate<Provider> saying(Asked asked, List<Provider> all) {
        var search = asked.search();
        if (search == null) {
            return it -> true;
        }
        var shelf = texts.read(abouts(all));
        var words = Finder.words(search);
        return it -> {
            var said = new StringBuilder();
            it.organisation().name().values().forEach(name -> said.append(' ').append(Finder.folded(name)));
            if (it.about() != null) {
                shelf.text(it.about())
                        .renderings()
                        .values()
                        .forEach(rendering -> said.append(' ').append(Finder.folded(rendering.value())));
            }
            return words.stream().allMatch(word -> said.indexOf(word) >= 0);
        };
    }

    private static List<UUID> abouts(List<Provider> some) {
        return some.stream().map(Provider::about).filter(Objects::nonNull).toList();
    }

    @GetMapping("/organizations/{id}")
    @Access(Who.EVERYBODY)
    ResponseEntity<byte[]> organisation(@PathVariable String id, Page page) {
        var catalogue = shelves.open();
        return one(
                catalogue.givers().stream()
                        .filter(it -> it.id().toString().equalsIgnoreCase(id))
                        .findFirst()
                        .map(it -> new AsHsds(catalogue, texts.read(abouts(List.of(it))), Modified.NEVER, page)
                                .organisationWhole(it))
                        .orElse(null),
                page);
    }

    @GetMapping("/service_at_locations")
    @Access(Who.EVERYBODY)
    void atLocations(HttpServletRequest request, HttpServletResponse response, Page page) throws IOException {
        var asked = Asked.of(request, page);
        var catalogue = shelves.open();
        var near = near(asked, catalogue);
        var depth = depth(asked);
        list(
                Lists.everywhere(catalogue, services(asked, catalogue, page))
                        .filter(it ->
                                near == null || near.contains(it.offering().place()))
                        .toList(),
                asked,
                some -> lists.atLocations(
                        some.stream().map(it -> it.offering().id()).toList(), depth, page.lang()),
                some -> lists.atLocations(some, depth, catalogue, page),
                response,
                page);
    }

    @GetMapping("/service_at_locations/{id}")
    @Access(Who.EVERYBODY)
    ResponseEntity<byte[]> atLocation(@PathVariable String id, Page page) {
        var catalogue = shelves.open();
        return one(
                Lists.everywhere(catalogue, catalogue.services())
                        .filter(it -> it.offering().id().toString().equalsIgnoreCase(id))
                        .findFirst()
                        .map(it -> as(catalogue, it.service(), page).atLocationWhole(it.offering(), it.service()))
                        .orElse(null),
                page);
    }

    /** Nobody gave us the places of all postcodes: the middle of one is the middle of what we know in it. Null: anywhere. */
    private static @Nullable Set<UUID> near(Asked asked, Catalogue catalogue) {
        var postcode = asked.postcode();
        if (postcode == null) {
            return null;
        }
        var there = catalogue.places().values().stream()
                .filter(it -> bare(it.address().postcode()).equals(bare(postcode)))
                .toList();
        var near = there.stream().map(Place::id).collect(Collectors.toCollection(HashSet::new));
        var metres = asked.proximity();
        if (metres != null) {
            near.clear();
            var points =
                    there.stream().map(Place::point).filter(Objects::nonNull).toList();
            if (!points.isEmpty()) {
                var middle = new Point(
                        points.stream().mapToDouble(Point::latitude).average().orElseThrow(),
                        points.stream().mapToDouble(Point::longitude).average().orElseThrow());
                catalogue.places().values().forEach(it -> {
                    var point = it.point();
                    if (point != null && middle.metresTo(point) <= metres) {
                        near.add(it.id());
                    }
                });
            }
        }
        return near;
    }

    private static String bare(String postcode) {
        return postcode.replaceAll("\\s", "").toUpperCase(java.util.Locale.ROOT);
    }

    @GetMapping("/taxonomies")
    @Access(Who.EVERYBODY)
    void taxonomies(HttpServletRequest request, HttpServletResponse response, Page page) throws IOException {
        var asked = Asked.of(request, page);
        list(said(List.of(AsHsds.taxonomy(page)), asked), asked, Function.identity(), response, page);
    }

    @GetMapping("/taxonomies/{id}")
    @Access(Who.EVERYBODY)
    ResponseEntity<byte[]> taxonomy(@PathVariable String id, Page page) {
        return one(Derived.TAXONOMY.toString().equalsIgnoreCase(id) ? AsHsds.taxonomy(page) : null, page);
    }

    /** All topics stand beside each other, so each is at the top and none has a parent. */
    @GetMapping("/taxonomy_terms")
    @Access(Who.EVERYBODY)
    void terms(HttpServletRequest request, HttpServletResponse response, Page page) throws IOException {
        var asked = Asked.of(request, page);
        var here = asked.parent() == null
                && (asked.taxonomy() == null || asked.taxonomy().equals(Derived.TAXONOMY));
        list(said(here ? AsHsds.terms(page) : List.of(), asked), asked, Function.identity(), response, page);
    }

    @GetMapping("/taxonomy_terms/{id}")
    @Access(Who.EVERYBODY)
    ResponseEntity<byte[]> term(@PathVariable String id, Page page) {
        return one(Derived.topic(id).map(it -> AsHsds.term(it, page)).orElse(null), page);
    }

    private static List<Map<String, Object>> said(List<Map<String, Object>> all, Asked asked) {
        var search = asked.search();
        if (search == null) {
            return all;
        }
        var words = Finder.words(search);
        return all.stream()
                .filter(it -> {
                    var said = Finder.folded(it.get("name") + " " + it.get("description") + " " + it.get("code"));
                    return words.stream().allMatch(said::contains);
                })
                .toList();
    }

    @ExceptionHandler(NotUnderstood.class)
    ResponseEntity<byte[]> notUnderstood(NotUnderstood refusal, Page page) {
        var error = new LinkedHashMap<String, Object>();
        error.put("status", 400);
        error.put("parameter", refusal.parameter());
        error.put("message", refusal.words());
        error.put("help", page.absolute(page.to("/hsds/about")));
        return answer(400, error, page);
    }

    // Within

    private List<Service> services(Asked asked, Catalogue catalogue, Page page) {
        var after = asked.modifiedAfter();
        var found = catalogue.services().stream()
                .filter(it -> about(it, asked))
                .filter(it -> asked.organisation() == null || it.organisation().equals(asked.organisation()))
                .sorted(Comparator.comparing(Service::id))
                .toList();
        var said = asked.search() == null ? found : finder.saying(found, asked.search());
        if (after == null) {
            return said;
        }
        var modified = Modified.of(said, catalogue, texts, page.lang());
        return said.stream().filter(it -> !modified.of(it).isBefore(after)).toList();
    }

    private static boolean about(Service it, Asked asked) {
        var term = asked.term();
        return (term == null || it.topics().stream().map(Derived::topic).anyMatch(term::equals))
                && (asked.taxonomy() == null
                        || asked.taxonomy().equals(Derived.TAXONOMY)
                                && !it.topics().isEmpty());
    }

    private AsHsds as(Catalogue catalogue, Service one, Page page) {
        var some = List.of(one);
        return new AsHsds(
                catalogue, texts.read(catalogue.texts(some)), Modified.of(some, catalogue, texts, page.lang()), page);
    }

    private <T> void list(
            List<T> found,
            Asked asked,
            Function<List<T>, List<Map<String, Object>>> made,
            HttpServletResponse response,
            Page page)
            throws IOException {
        list(found, asked, some -> Lists.joined(made.apply(some)), made, response, page);
    }

    /**
     * @param remembered what a page of the list holds, with a comma between its objects
     * @param made       the same for whoever takes everything line by line: it is taken once, so nothing of it is remembered
     */
    private <T> void list(
            List<T> found,
            Asked asked,
            Function<List<T>, byte[]> remembered,
            Function<List<T>, List<Map<String, Object>>> made,
            HttpServletResponse response,
            Page page)
            throws IOException {
        headers(response, page);
        var out = response.getOutputStream();
        if (asked.lines()) {
            response.setContentType(LINES.toString());
            for (var from = 0; from < found.size(); from += PIECE) {
                for (var one : made.apply(found.subList(from, Math.min(from + PIECE, found.size())))) {
                    out.write(JSON.writeValueAsBytes(one));
                    out.write('\n');
                }
            }
            return;
        }
        var pages = (found.size() + asked.perPage() - 1) / asked.perPage();
        var from = (int) Math.min(found.size(), (long) (asked.page() - 1) * asked.perPage());
        var some = found.subList(from, Math.min(found.size(), from + asked.perPage()));
        var contents = remembered.apply(List.copyOf(some));
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        var envelope = JSON.writeValueAsBytes(envelope(found.size(), pages, some.size(), asked));
        out.write(envelope, 0, envelope.length - 1);
        out.write(CONTENTS);
        out.write(contents);
        out.write(END);
    }

    /** All but its contents, which come last. */
    private static Map<String, Object> envelope(int all, int pages, int size, Asked asked) {
        var envelope = new LinkedHashMap<String, Object>();
        envelope.put("total_items", all);
        envelope.put("total_pages", pages);
        envelope.put("page_number", asked.page());
        envelope.put("size", size);
        envelope.put("first_page", asked.page() == 1);
        envelope.put("last_page", asked.page() >= pages);
        envelope.put("empty", size == 0);
        return envelope;
    }

    private static ResponseEntity<byte[]> one(@Nullable Map<String, Object> found, Page page) {
        if (found != null) {
            return answer(200, found, page);
        }
        var error = new LinkedHashMap<String, Object>();
        error.put("status", 404);
        error.put("message", page.say("hsds.refused.nothing"));
        error.put("help", page.absolute(page.to("/hsds/about")));
        return answer(404, error, page);
    }

    private static ResponseEntity<byte[]> answer(int status, Map<String, Object> value, Page page) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CONTENT_LANGUAGE, page.lang())
                .header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*")
                .body(JSON.writeValueAsBytes(value));
    }

    /** Open data: a page of anybody may read it, and brings nothing of its reader along. */
    private static void headers(HttpServletResponse response, Page page) {
        response.setHeader(HttpHeaders.CONTENT_LANGUAGE, page.lang());
        response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
    }
}
