package city.koinon.act.hsds;

import city.koinon.act.services.Offering;
import city.koinon.act.services.Service;
import city.koinon.platform.kernel.ReadOnce;
import city.koinon.platform.texts.Texts;
import city.koinon.platform.ui.Page;
import city.koinon.platform.ui.PageOfTheRequest;
import java.io.ByteArrayOutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * What lists say. A hundred services with all that belongs to them have two thousand texts in each language of the city, and are three
 * hundred kilobytes when they are said: so what was said is remembered, and the texts are not.
 */
@Component
class Lists {

    static final JsonMapper JSON = new JsonMapper();

    /** How much is said of each. */
    enum Depth {
        MINIMAL,
        ONE_TO_ONE,
        FULL
    }

    record At(Offering offering, Service service) {}

    private final Catalogue.Shelves shelves;
    private final Texts texts;
    private final PageOfTheRequest pages;

    Lists(Catalogue.Shelves shelves, Texts texts, PageOfTheRequest pages) {
        this.shelves = shelves;
        this.texts = texts;
        this.pages = pages;
    }

    /**
     * Remembered for others, so nobody may change it.
     *
     * @param ids of services; those that are gone are left out
     * @return JSON objects in UTF-8, in this order, with a comma between them and no brackets around
     */
    @ReadOnce
    byte[] services(List<UUID> ids, Depth depth, String lang) {
        var catalogue = shelves.open();
        var known = catalogue.services().stream().collect(Collectors.toMap(Service::id, Function.identity()));
        return joined(services(found(ids, known), depth, catalogue, pages.forAnybody(lang)));
    }

    /**
     * Remembered for others, so nobody may change it.
     *
     * @param ids of offerings; those that are gone are left out
     * @return JSON objects in UTF-8, in this order, with a comma between them and no brackets around
     */
    @ReadOnce
    byte[] atLocations(List<UUID> ids, Depth depth, String lang) {
        var catalogue = shelves.open();
        var known = everywhere(catalogue, catalogue.services())
                .collect(Collectors.toMap(it -> it.offering().id(), Function.identity()));
        return joined(atLocations(found(ids, known), depth, catalogue, pages.forAnybody(lang)));
    }

    static Stream<At> everywhere(Catalogue catalogue, List<Service> some) {
        return some.stream().flatMap(it -> catalogue.of(it).stream().map(offering -> new At(offering, it)));
    }

    private static <T> List<T> found(List<UUID> ids, Map<UUID, T> known) {
        return ids.stream().map(known::get).filter(Objects::nonNull).toList();
    }

    /** Nothing of it is remembered. */
    List<Map<String, Object>> services(List<Service> some, Depth depth, Catalogue catalogue, Page page) {
        if (depth == Depth.MINIMAL) {
            var modified = Modified.of(some, catalogue, texts, page.lang());
            return some.stream().map(it -> minimal(it, modified)).toList();
        }
        var as = as(some, catalogue, page);
        return some.stream()
                .map(it -> depth == Depth.FULL ? as.serviceWhole(it) : as.serviceInAList(it))
                .toList();
    }

    private static Map<String, Object> minimal(Service it, Modified modified) {
        var minimal = new LinkedHashMap<String, Object>();
        minimal.put("id", it.id().toString());
        minimal.put("modified_date", modified.of(it).toString());
        return minimal;
    }

    /** Nothing of it is remembered. */
    List<Map<String, Object>> atLocations(List<At> some, Depth depth, Catalogue catalogue, Page page) {
        var as = as(some.stream().map(At::service).distinct().toList(), catalogue, page);
        return some.stream()
                .map(it -> depth == Depth.FULL
                        ? as.atLocationWhole(it.offering(), it.service())
                        : as.atLocationInAList(it.offering(), it.service()))
                .toList();
    }

    private AsHsds as(List<Service> some, Catalogue catalogue, Page page) {
        return new AsHsds(
                catalogue,
                texts.leafThrough(catalogue.texts(some)),
                Modified.of(some, catalogue, texts, page.lang()),
                page);
    }

    static byte[] joined(List<Map<String, Object>> objects) {
        var joined = new ByteArrayOutputStream();
        for (var object : objects) {
            if (joined.size() > 0) {
                joined.write(',');
            }
            joined.writeBytes(JSON.writeValueAsBytes(object));
        }
        return joined.toByteArray();
    }
}
