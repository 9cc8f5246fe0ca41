package city.koinon.act.services;

import city.koinon.act.services.Service.Part;
import city.koinon.act.services.Service.Status;
import city.koinon.platform.hours.Opening;
import city.koinon.platform.municipality.Names;
import city.koinon.platform.texts.Shelf;
import city.koinon.platform.texts.Shown;
import city.koinon.platform.texts.Texts;
import city.koinon.platform.ui.PackSource;
import city.koinon.platform.ui.Page;
import city.koinon.platform.ui.Pieces;
import gg.jte.Content;
import java.text.Collator;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.util.HtmlUtils;

/** The directory for those who will have no connection: whether something is open just now is not said, since that passes. */
@Configuration(proxyBeanMethods = false)
class ServicesToTakeAlong {

    /** So many are read at a time, with all their languages. */
    private static final int AT_A_TIME = 100;

    private final Services services;
    private final Offerings offerings;
    private final Places places;
    private final Providers providers;
    private final DocumentTypes documents;
    private final Texts texts;
    private final Pieces pieces;

    ServicesToTakeAlong(
            Services services,
            Offerings offerings,
            Places places,
            Providers providers,
            DocumentTypes documents,
            Texts texts,
            Pieces pieces) {
        this.services = services;
        this.offerings = offerings;
        this.places = places;
        this.providers = providers;
        this.documents = documents;
        this.texts = texts;
        this.pieces = pieces;
    }

    record Words(
            Service it,
            Shelf shelf,
            String lang,
            Names.Named organisation,
            List<ServicePages.Where> wheres,
            List<Shown> documents,
            List<String> languages,
            boolean unconfirmed) {

        Shown say(Part part) {
            return shelf.get(it.text(part), lang);
        }
    }

    @Bean
    PackSource servicesToTakeAlongWithHours() {
        return PackSource.of(30, "services.title", "/services", this::services);
    }

    @Bean
    PackSource placesToTakeAlong() {
        return PackSource.of(40, "services.places.title", "/places", this::places);
    }

    private Stream<PackSource.Leaf> services(Page page) {
        var offers = Offerings.grouped(offerings.list());
        var there = places.byId();
        var papers = documents.byId();
        var givers = providers.byId();
        return services.list().stream()
                .filter(it -> it.status() != Status.CLOSED)
                .sorted(Comparator.comparing(
                                ServicesToTakeAlong::topic, Comparator.nullsLast(Comparator.naturalOrder()))
                        .thenComparing(Service::slug))
                .gather(Gatherers.windowFixed(AT_A_TIME))
                .flatMap(some -> {
                    var shelf = texts.leafThrough(some.stream()
                            .flatMap(it -> Stream.of(
                                            it.texts(),
                                            at(offers.get(it.id()), there).flatMap(Place::texts),
                                            it.documents().stream()
                                                    .map(papers::get)
                                                    .filter(Objects::nonNull)
                                                    .map(DocumentType::name))
                                    .flatMap(ids -> ids))
                            .distinct()
                            .toList());
                    return some.stream().map(it -> {
                        var giver = givers.get(it.organisation());
                        var words = new Words(
                                it,
                                shelf,
                                page.lang(),
                                Names.shown(
                                        giver == null
                                                ? Map.of()
                                                : giver.organisation().name(),
                                        page.lang()),
                                offers.getOrDefault(it.id(), List.of()).stream()
                                        .map(offer -> ServicePages.where(offer, there.get(offer.place()), shelf, page))
                                        .toList(),
                                it.documents().stream()
                                        .map(papers::get)
                                        .filter(Objects::nonNull)
                                        .map(paper -> shelf.get(paper.name(), page.lang()))
                                        .toList(),
                                it.languages().stream()
                                        .map(tag -> ServicePages.language(tag, page))
                                        .toList(),
                                it.unconfirmedOn(page.today()));
                        var topic = topic(it);
                        return leaf(
                                it.path(),
                                topic == null ? "" : page.say(topic),
                                words.say(Part.NAME),
                                it.delicate(),
                                words.organisation().value(),
                                pieces.of(
                                        "act/services/leaf-service", Map.of("page", page.at(it.path()), "one", words)));
                    });
                });
    }

    private static Stream<Place> at(@Nullable Collection<Offering> offers, Map<UUID, Place> there) {
        return offers == null
                ? Stream.of()
                : offers.stream()
                        .map(Offering::place)
                        .filter(Objects::nonNull)
                        .map(there::get)
                        .filter(Objects::nonNull);
    }

    private static @Nullable Topic topic(Service it) {
        return it.topics().stream().sorted().findFirst().orElse(null);
    }

    record PlaceWords(
            Place it,
            Shown name,
            @Nullable Shown about,
            @Nullable Shown transport,
            @Nullable Shown access,
            List<PlacePages.Here> services) {}

    private Stream<PackSource.Leaf> places(Page page) {
        var open = services.list().stream()
                .filter(it -> it.status() != Status.CLOSED)
                .collect(Collectors.toMap(Service::id, it -> it));
        var there = offerings.list().stream()
                .filter(it -> it.place() != null && open.containsKey(it.service()))
                .collect(Collectors.groupingBy(it -> Objects.requireNonNull(it.place())));
        var all = places.list();
        var shelf = texts.leafThrough(Stream.concat(
                        all.stream().flatMap(Place::texts),
                        open.values().stream().map(Service::name))
                .toList());
        var collator = Collator.getInstance(page.locale());
        return all.stream()
                .map(it -> new PlaceWords(
                        it,
                        shelf.get(it.name(), page.lang()),
                        shown(it.about(), shelf, page),
                        shown(it.transport(), shelf, page),
                        shown(it.access(), shelf, page),
                        there.getOrDefault(it.id(), List.of()).stream()
                                .map(offer -> {
                                    var service = Objects.requireNonNull(open.get(offer.service()));
                                    return new PlacePages.Here(
                                            service,
                                            shelf.get(service.name(), page.lang()),
                                            Opening.of(offer.hours(), page));
                                })
                                .toList()))
                .sorted(Comparator.comparing(it -> it.name().value(), collator))
                .map(it -> leaf(
                        it.it().path(),
                        "",
                        it.name(),
                        PlacePages.Here.delicate(it.services()),
                        it.it().address().line(),
                        pieces.of(
                                "act/services/leaf-place",
                                Map.of("page", page.at(it.it().path()), "one", it))));
    }

    private static @Nullable Shown shown(@Nullable UUID text, Shelf shelf, Page page) {
        return text == null ? null : shelf.get(text, page.lang());
    }

    private static PackSource.Leaf leaf(
            String path, String group, Shown title, boolean delicate, String about, Content body) {
        return new PackSource.Leaf(
                path,
                group,
                title.value(),
                title.lang(),
                title.dir(),
                delicate,
                output -> output.writeContent("<bdi>" + HtmlUtils.htmlEscape(about, "UTF-8") + "</bdi>"),
                body);
    }
}
