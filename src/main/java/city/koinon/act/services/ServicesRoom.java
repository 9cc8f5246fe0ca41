package city.koinon.act.services;

import city.koinon.act.services.Service.Status;
import city.koinon.platform.directory.OrganisationPart;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.kernel.Sitemap;
import city.koinon.platform.texts.ManuscriptKind;
import city.koinon.platform.texts.Manuscripts;
import city.koinon.platform.texts.Shelf;
import city.koinon.platform.texts.Texts;
import city.koinon.platform.ui.DeskDoor;
import city.koinon.platform.ui.DeskWork;
import city.koinon.platform.ui.HomePart;
import city.koinon.platform.ui.Navigation;
import city.koinon.platform.ui.OpenData;
import city.koinon.platform.ui.Page;
import city.koinon.platform.ui.Pieces;
import city.koinon.platform.ui.SearchSource;
import city.koinon.platform.ui.SearchSource.Thing;
import city.koinon.platform.ui.Tone;
import gg.jte.Content;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How the services offer themselves to the rest of the house. */
@Configuration(proxyBeanMethods = false)
class ServicesRoom {

    /** @param count how many services there are about it */
    record AboutTopic(Topic topic, int count) {}

    record Line(Service it, city.koinon.platform.texts.Shown name) {}

    @Bean
    Navigation servicesInTheBar() {
        return Navigation.bar(60, "services.nav", "/services");
    }

    @Bean
    ManuscriptKind servicesToTranslate() {
        return new ManuscriptKind(Confirmations.KIND, "services.manuscript.service");
    }

    @Bean
    ManuscriptKind placesToTranslate() {
        return new ManuscriptKind(Places.KIND, "services.manuscript.place");
    }

    /** What newcomers come for stands first. */
    @Bean
    HomePart topicsOnHome(Services services, Pieces pieces) {
        return HomePart.of(60, page -> {
            var all = services.list().stream()
                    .filter(it -> it.status() == Status.ACTIVE)
                    .toList();
            var topics = Arrays.stream(Topic.values())
                    .map(topic -> new AboutTopic(topic, (int) all.stream()
                            .filter(it -> it.topics().contains(topic))
                            .count()))
                    .filter(it -> it.count() > 0)
                    .toList();
            return topics.isEmpty()
                    ? Optional.empty()
                    : Optional.of(pieces.of("act/services/home-services", Map.of("page", page, "topics", topics)));
        });
    }

    @Bean
    OrganisationPart servicesOfAnOrganisation(Services services, Providers providers, Texts texts, Pieces pieces) {
        return new OrganisationPart() {
            @Override
            public int order() {
                return 50;
            }

            @Override
            public Optional<Content> render(UUID organisation, Page page) {
                var own = services.list().stream()
                        .filter(it -> it.organisation().equals(organisation) && it.status() != Status.CLOSED)
                        .toList();
                var provider = providers.find(organisation);
                var about = provider.map(Provider::about);
                if (own.isEmpty() && about.isEmpty()) {
                    return Optional.empty();
                }
                var shelf = texts.read(Stream.concat(own.stream().map(Service::name), about.stream())
                        .toList());
                var params = new java.util.HashMap<String, Object>();
                params.put("page", page);
                params.put(
                        "services",
                        own.stream()
                                .map(it -> new Line(it, shelf.get(it.name(), page.lang())))
                                .toList());
                params.put("provider", provider.orElseThrow());
                about.ifPresent(it -> params.put("about", shelf.get(it, page.lang())));
                return Optional.of(pieces.of("act/services/organisation-services", params));
            }
        };
    }

    @Bean
    DeskDoor servicesFromTheDesk() {
        return new DeskDoor(15, Role.EDITOR, "services.queue.title", "/services/to-confirm");
    }

    /** What an office answers for is its duty; the rest nobody confirms unless an editor does. */
    @Bean
    DeskWork servicesNobodyConfirms(Services services) {
        return page -> {
            var late = page.visitor().is(Role.EDITOR)
                    ? services.list().stream()
                            .filter(it -> it.office() == null
                                    && it.status() != Status.CLOSED
                                    && it.unconfirmedOn(page.today()))
                            .toList()
                    : List.<Service>of();
            return late.isEmpty()
                    ? List.of()
                    : List.of(new DeskWork.Waiting(
                            late.stream()
                                    .map(Service::confirmationDue)
                                    .filter(Objects::nonNull)
                                    .min(Comparator.naturalOrder())
                                    .orElse(page.today()),
                            Tone.LATE,
                            page.say("services.desk.unconfirmed", late.size()),
                            page.say("services.queue.nobody"),
                            page.say("services.desk.late"),
                            page.say("services.confirm.look"),
                            late.size() == 1 ? late.getFirst().path() + "/confirm" : "/services/to-confirm"));
        };
    }

    @Bean
    OpenData listOfServices() {
        return new OpenData(60, "services.title", "services.holds", "/services");
    }

    @Bean
    OpenData listOfPlaces() {
        return new OpenData(61, "services.places.title", "services.places.holds", "/places")
                .as("json", "csv", "geojson");
    }

    /** A page is there in the languages in which its name is. */
    @Bean
    Sitemap servicesAndPlaces(Services services, Places places, Texts texts) {
        return new Sitemap() {
            @Override
            public Stream<String> paths() {
                return pages().map(Sitemap.Place::path);
            }

            @Override
            public Stream<Sitemap.Place> pages() {
                var all = services.list();
                var there = places.list();
                var shelf = texts.leafThrough(Stream.concat(
                                all.stream().map(Service::name), there.stream().map(it -> it.name()))
                        .toList());
                return Stream.of(
                                Stream.of("/services", "/places").map(it -> new Sitemap.Place(it, null)),
                                all.stream()
                                        .map(it -> new Sitemap.Place(
                                                it.path(),
                                                shelf.text(it.name())
                                                        .renderings()
                                                        .keySet())),
                                there.stream()
                                        .map(it -> new Sitemap.Place(
                                                it.path(),
                                                shelf.text(it.name())
                                                        .renderings()
                                                        .keySet())))
                        .flatMap(it -> it);
            }
        };
    }

    @Bean
    SearchSource servicesToBeFound(Services services, Manuscripts manuscripts, Texts texts) {
        return SearchSource.ofMany(
                60,
                "services.title",
                "/services",
                day -> {
                    var marks = manuscripts.marks(Confirmations.KIND);
                    return services.list().stream()
                            .filter(it -> it.status() != Status.CLOSED)
                            .collect(Collectors.toMap(Service::id, it -> it.version() + " " + marks.get(it.id())));
                },
                (day, ids) -> {
                    var all = services.all(ids);
                    var shelf = texts.leafThrough(
                            all.stream().flatMap(Service::texts).toList());
                    return all.stream()
                            .map(it -> found(it, shelf)
                                    .saying(it.texts()
                                            .skip(1)
                                            .map(text -> shelf.text(text).words())
                                            .toList()));
                },
                (day, ids) -> {
                    var all = services.all(ids);
                    var shelf =
                            texts.leafThrough(all.stream().map(Service::name).toList());
                    return all.stream().map(it -> found(it, shelf));
                });
    }

    private static Thing found(Service it, Shelf shelf) {
        return new Thing(it.id(), it.path(), shelf.text(it.name()).words())
                .noted(page -> it.topics().stream().sorted().map(page::say).collect(Collectors.joining(" · ")));
    }

    @Bean
    SearchSource placesToBeFound(Places places, Manuscripts manuscripts, Texts texts) {
        SearchSource.Telling telling = (day, ids) -> {
            var all = places.list().stream().filter(it -> ids.contains(it.id())).toList();
            var shelf = texts.leafThrough(all.stream().map(Place::name).toList());
            return all.stream()
                    .map(it -> new Thing(
                                    it.id(), it.path(), shelf.text(it.name()).words())
                            .knownAs(List.of(it.address().line()))
                            .noted(page -> it.address().line()));
        };
        return SearchSource.ofMany(
                61,
                "services.places.title",
                "/places",
                day -> {
                    var marks = manuscripts.marks(Places.KIND);
                    return places.list().stream()
                            .collect(Collectors.toMap(Place::id, it -> it.version() + " " + marks.get(it.id())));
                },
                telling,
                telling);
    }
}
