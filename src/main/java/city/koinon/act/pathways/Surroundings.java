package city.koinon.act.pathways;

import city.koinon.act.guide.Article;
import city.koinon.act.guide.Articles;
import city.koinon.act.services.DocumentType;
import city.koinon.act.services.DocumentTypes;
import city.koinon.act.services.Offering;
import city.koinon.act.services.Offerings;
import city.koinon.act.services.Place;
import city.koinon.act.services.Places;
import city.koinon.act.services.Service;
import city.koinon.act.services.Services;
import city.koinon.platform.directory.Directory;
import city.koinon.platform.hours.Hours;
import city.koinon.platform.kernel.ReadOnce;
import city.koinon.platform.municipality.Names;
import city.koinon.platform.texts.Shelf;
import city.koinon.platform.texts.Shown;
import city.koinon.platform.texts.Texts;
import city.koinon.platform.ui.Option;
import city.koinon.platform.ui.Page;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What other rooms have that a step points at: as a check sees it, as an editor chooses it, as a reader is led to it. */
@Component
class Surroundings {

    private final Services services;
    private final Offerings offerings;
    private final Places places;
    private final DocumentTypes documents;
    private final Articles articles;
    private final Directory directory;
    private final Texts texts;

    Surroundings(
            Services services,
            Offerings offerings,
            Places places,
            DocumentTypes documents,
            Articles articles,
            Directory directory,
            Texts texts) {
        this.services = services;
        this.offerings = offerings;
        this.places = places;
        this.documents = documents;
        this.articles = articles;
        this.directory = directory;
        this.texts = texts;
    }

    /** @param path below city and language */
    record Link(Shown name, String path) {}

    /**
     * @param place   null where it is done by telephone or on the screen
     * @param address of the place, for whoever has only the paper
     * @param phone   null also where it stands at a spot before this one
     * @param hours   of the place, likewise for the paper
     */
    record Spot(
            @Nullable Link place,
            @Nullable String address,
            @Nullable String phone,
            Hours hours) {}

    record Where(Link service, List<Spot> spots) {}

    record Answerable(Names.Named name, String path) {}

    /** By slug. */
    record Seen(
            Map<String, Shown> documents,
            Map<String, Where> services,
            Map<String, Link> articles,
            Map<String, Answerable> responsible) {}

    /** What the steps of a pathway point at, in the reader's language. */
    @Transactional(readOnly = true)
    @ReadOnce
    public Seen seen(Pathway pathway, String lang) {
        var papers = new HashSet<>(pathway.have());
        var wanted = new HashSet<String>();
        for (var step : pathway.steps()) {
            papers.addAll(step.bring());
            papers.addAll(step.gives());
            wanted.addAll(step.services());
        }
        return new Seen(papers(papers, lang), where(wanted, lang), articles(pathway, lang), responsible(pathway, lang));
    }

    private Map<String, Shown> papers(Set<String> slugs, String lang) {
        var all = documents.list().stream()
                .filter(it -> slugs.contains(it.slug()))
                .toList();
        var shelf = texts.read(all.stream().map(DocumentType::name).toList());
        return all.stream().collect(Collectors.toMap(DocumentType::slug, it -> shelf.get(it.name(), lang)));
    }

    private Map<String, Link> articles(Pathway pathway, String lang) {
        var slugs = pathway.steps().stream()
                .map(Step::article)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        var all = articles.published(slugs);
        var shelf = texts.read(all.stream().map(Article::title).toList());
        return all.stream()
                .collect(Collectors.toMap(Article::slug, it -> new Link(shelf.get(it.title(), lang), it.path())));
    }

    /** What is paused or closed since is not offered: nobody stands before a closed door. */
    private Map<String, Where> where(Set<String> slugs, String lang) {
        var all = active(services.named(slugs)).toList();
        var offered = offerings.byService(all.stream().map(Service::id).toList());
        var known = places.byId(offered.values().stream()
                .flatMap(List::stream)
                .map(Offering::place)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        var named = Stream.concat(
                        all.stream().map(Service::name),
                        all.stream()
                                .flatMap(it -> offered.getOrDefault(it.id(), List.of()).stream())
                                .map(it -> it.place() == null ? null : known.get(it.place()))
                                .filter(Objects::nonNull)
                                .map(it -> it.name()))
                .toList();
        var shelf = texts.read(named);
        var found = new HashMap<String, Where>();
        for (var service : all) {
            found.put(
                    service.slug(),
                    new Where(
                            new Link(shelf.get(service.name(), lang), service.path()),
                            spots(offered.getOrDefault(service.id(), List.of()), known, shelf, lang)));
        }
        return found;
    }

    /** A service one can visit and call has one number, mostly: it is said once. */
    private static List<Spot> spots(List<Offering> offered, Map<UUID, Place> known, Shelf shelf, String lang) {
        var phones = new HashSet<String>();
        var spots = new ArrayList<Spot>();
        for (var offering : offered) {
            var at = offering.place() == null ? null : known.get(offering.place());
            var phone = offering.phone() != null && phones.add(offering.phone()) ? offering.phone() : null;
            if (at != null) {
                spots.add(new Spot(
                        new Link(shelf.get(at.name(), lang), at.path()),
                        at.address().line(),
                        phone,
                        offering.hours()));
            } else if (phone != null) {
                spots.add(new Spot(null, null, phone, offering.hours()));
            }
        }
        return spots;
    }

    private Map<String, Answerable> responsible(Pathway pathway, String lang) {
        var found = new HashMap<String, Answerable>();
        for (var step : pathway.steps()) {
            var organisation = step.responsible().organisation();
            if (organisation != null) {
                directory
                        .findOrganisation(organisation)
                        .ifPresent(it ->
                                found.put(organisation, new Answerable(Names.shown(it.name(), lang), it.path())));
            }
            var office = step.responsible().office();
            if (office != null) {
                directory
                        .findOffice(office)
                        .ifPresent(it -> found.put(office, new Answerable(Names.shown(it.name(), lang), it.path())));
            }
        }
        return found;
    }

    Set<String> activeServices() {
        return active(services.list()).map(Service::slug).collect(Collectors.toSet());
    }

    Set<String> documents() {
        return documents.list().stream().map(DocumentType::slug).collect(Collectors.toSet());
    }

    Set<String> articles() {
        return articles.published().stream().map(Article::slug).collect(Collectors.toSet());
    }

    List<Option> documents(Page page) {
        return options(
                documents.list().stream()
                        .map(it -> Map.entry(it.slug(), it.name()))
                        .toList(),
                page);
    }

    List<Option> services(Page page) {
        return options(
                active(services.list())
                        .map(it -> Map.entry(it.slug(), it.name()))
                        .toList(),
                page);
    }

    List<Option> articles(Page page) {
        return options(
                articles.published().stream()
                        .map(it -> Map.entry(it.slug(), it.title()))
                        .toList(),
                page);
    }

    private static Stream<Service> active(List<Service> services) {
        return services.stream().filter(it -> it.status() == Service.Status.ACTIVE);
    }

    private List<Option> options(List<Map.Entry<String, UUID>> named, Page page) {
        var shelf = texts.read(named.stream().map(Map.Entry::getValue).toList());
        return named.stream()
                .map(it -> new Option(
                        it.getKey(), shelf.get(it.getValue(), page.lang()).value()))
                .toList();
    }
}
