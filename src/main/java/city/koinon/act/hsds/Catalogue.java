package city.koinon.act.hsds;

import city.koinon.act.services.DocumentType;
import city.koinon.act.services.DocumentTypes;
import city.koinon.act.services.Offering;
import city.koinon.act.services.Offerings;
import city.koinon.act.services.Place;
import city.koinon.act.services.Places;
import city.koinon.act.services.Provider;
import city.koinon.act.services.Providers;
import city.koinon.act.services.Service;
import city.koinon.act.services.Services;
import city.koinon.platform.directory.Directory;
import city.koinon.platform.directory.Office;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The rows of the whole directory without its words: a few hundred of them, in one statement for each kind. */
record Catalogue(
        List<Service> services,
        Map<UUID, List<Offering>> offerings,
        Map<UUID, Place> places,
        Map<UUID, Provider> providers,
        Map<UUID, DocumentType> documents,
        Map<UUID, Office> offices) {

    @Component
    static class Shelves {

        private final Services services;
        private final Offerings offerings;
        private final Places places;
        private final Providers providers;
        private final DocumentTypes documents;
        private final Directory directory;

        Shelves(
                Services services,
                Offerings offerings,
                Places places,
                Providers providers,
                DocumentTypes documents,
                Directory directory) {
            this.services = services;
            this.offerings = offerings;
            this.places = places;
            this.providers = providers;
            this.documents = documents;
            this.directory = directory;
        }

        Catalogue open() {
            return new Catalogue(
                    services.list(),
                    Offerings.grouped(offerings.list()),
                    places.byId(),
                    providers.byId(),
                    documents.byId(),
                    directory.offices().stream().collect(Collectors.toMap(Office::id, Function.identity())));
        }
    }

    List<Offering> of(Service service) {
        return offerings.getOrDefault(service.id(), List.of());
    }

    @Nullable
    Place place(Offering offering) {
        return offering.place() == null ? null : places.get(offering.place());
    }

    /** Those that give services or of which it is said what they do; the directory holds others too. */
    List<Provider> givers() {
        var giving = services.stream().map(Service::organisation).collect(Collectors.toSet());
        return providers.values().stream()
                .filter(it -> it.changedAt() != null || giving.contains(it.id()))
                .toList();
    }

    /** Every text that is needed to say all about these. */
    List<UUID> texts(List<Service> some) {
        return some.stream().flatMap(this::texts).distinct().toList();
    }

    Stream<UUID> texts(Service service) {
        return Stream.of(
                        service.texts(),
                        of(service).stream()
                                .map(this::place)
                                .filter(Objects::nonNull)
                                .flatMap(Place::texts),
                        service.documents().stream()
                                .map(documents::get)
                                .filter(Objects::nonNull)
                                .map(DocumentType::name),
                        about(service))
                .flatMap(it -> it);
    }

    private Stream<UUID> about(Service service) {
        var provider = providers.get(service.organisation());
        return provider == null || provider.about() == null ? Stream.of() : Stream.of(provider.about());
    }
}
