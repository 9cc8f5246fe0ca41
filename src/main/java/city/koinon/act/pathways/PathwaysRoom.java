package city.koinon.act.pathways;

import city.koinon.platform.kernel.Role;
import city.koinon.platform.kernel.Sitemap;
import city.koinon.platform.municipality.Municipality;
import city.koinon.platform.texts.ManuscriptKind;
import city.koinon.platform.texts.Manuscripts;
import city.koinon.platform.texts.Shelf;
import city.koinon.platform.texts.Shown;
import city.koinon.platform.texts.Texts;
import city.koinon.platform.ui.DeskDoor;
import city.koinon.platform.ui.HomePart;
import city.koinon.platform.ui.Navigation;
import city.koinon.platform.ui.OpenData;
import city.koinon.platform.ui.Pieces;
import city.koinon.platform.ui.SearchSource;
import city.koinon.platform.ui.SearchSource.Thing;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How pathways offer themselves to the rest of the house. */
@Configuration(proxyBeanMethods = false)
class PathwaysRoom {

    private static final int ORDER = 60;

    /** Pathways whose names stand on the home; the others are one tap away. */
    private static final int AT_HOME = 4;

    @Bean
    Navigation pathwaysNavigation() {
        return Navigation.bar(ORDER, "pathways.nav", "/pathways");
    }

    record Way(String path, Shown title) {}

    /** The first thing for whoever has just arrived. */
    @Bean
    HomePart firstStepsAtHome(Pathways pathways, Texts texts, Pieces pieces) {
        return HomePart.of(45, page -> {
            var titles = pathways.wording("title");
            var ways = pathways.published().stream()
                    .flatMap(
                            it -> Stream.ofNullable(titles.get(it.pathway())).map(title -> Map.entry(it.path(), title)))
                    .limit(AT_HOME)
                    .toList();
            var shelf = texts.read(ways.stream().map(Map.Entry::getValue).toList());
            var shown = ways.stream()
                    .map(it -> new Way(it.getKey(), shelf.get(it.getValue(), page.lang())))
                    .toList();
            return shown.isEmpty()
                    ? Optional.empty()
                    : Optional.of(pieces.of("act/pathways/home-pathways", Map.of("page", page, "ways", shown)));
        });
    }

    @Bean
    DeskDoor pathwaysFromTheDesk() {
        return new DeskDoor(ORDER, Role.EDITOR, "pathways.title", "/pathways");
    }

    @Bean
    ManuscriptKind pathwaysToTranslate() {
        return new ManuscriptKind(Pathways.KIND, "pathways.manuscript.pathway");
    }

    @Bean
    ManuscriptKind stepsToTranslate() {
        return new ManuscriptKind(Pathways.STEP, "pathways.manuscript.step");
    }

    @Bean
    OpenData listOfPathways() {
        return new OpenData(ORDER, "pathways.title", "pathways.holds", "/pathways");
    }

    @Bean
    Sitemap pagesOfPathways(Pathways pathways, Texts texts, Municipality municipality) {
        return new Sitemap() {
            @Override
            public Stream<String> paths() {
                return Stream.of("/pathways");
            }

            @Override
            public Stream<Place> pages() {
                var titles = pathways.wording("title");
                var shelf = texts.read(titles.values());
                var each = pathways.published().stream().map(it -> {
                    var there = shelf.text(Objects.requireNonNull(titles.get(it.pathway())))
                            .renderings();
                    return new Place(
                            it.path(),
                            municipality.city().languages().stream()
                                    .filter(there::containsKey)
                                    .toList());
                });
                return Stream.concat(paths().map(it -> new Place(it, null)), each);
            }
        };
    }

    /** Each pathway, and each of its steps: people look for what they have to do, and not for the pathway it is part of. */
    @Bean
    SearchSource pathwaysToBeFound(Pathways pathways, Manuscripts manuscripts, Texts texts) {
        SearchSource.Telling telling =
                (day, ids) -> pathways.published().stream().flatMap(it -> things(it, ids, pathways, texts));
        return SearchSource.ofMany(
                ORDER,
                "pathways.title",
                "/pathways",
                day -> {
                    var marks = new HashMap<>(manuscripts.marks(Pathways.KIND));
                    marks.putAll(manuscripts.marks(Pathways.STEP));
                    return pathways.published().stream()
                            .flatMap(revision ->
                                    ids(revision).map(it -> Map.entry(it, revision.number() + " " + marks.get(it))))
                            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
                },
                telling,
                telling);
    }

    private static Stream<UUID> ids(Revision revision) {
        return Stream.concat(
                Stream.of(revision.pathway()),
                revision.structure().steps().stream().map(it -> Pathways.idOf(revision.pathway(), it.key())));
    }

    private static Stream<Thing> things(Revision revision, Collection<UUID> wanted, Pathways pathways, Texts texts) {
        if (ids(revision).noneMatch(wanted::contains)) {
            return Stream.empty();
        }
        var ids = pathways.wording(revision.pathway());
        var whole = List.of("title", "audience");
        var steps = revision.structure().steps().stream()
                .filter(it -> wanted.contains(Pathways.idOf(revision.pathway(), it.key())))
                .toList();
        var shelf =
                texts.leafThrough(Stream.concat(whole.stream(), steps.stream().flatMap(PathwaysRoom::said))
                        .map(ids::get)
                        .filter(Objects::nonNull)
                        .toList());
        return Stream.concat(
                Stream.of(revision.pathway())
                        .filter(wanted::contains)
                        .map(it -> thing(it, revision.path(), whole, ids, shelf)),
                steps.stream()
                        .map(step -> thing(
                                        Pathways.idOf(revision.pathway(), step.key()),
                                        revision.path() + "#step-" + step.key(),
                                        said(step).toList(),
                                        ids,
                                        shelf)
                                .noted(page -> page.say("pathways.title"))));
    }

    private static Stream<String> said(Step step) {
        return Stream.of("title", "why", "how").map(field -> TextNames.step(step.key(), field));
    }

    /** @param names of its texts, the title first */
    private static Thing thing(UUID id, String path, List<String> names, Map<String, UUID> ids, Shelf shelf) {
        return new Thing(
                        id,
                        path,
                        shelf.text(Objects.requireNonNull(ids.get(names.getFirst())))
                                .words())
                .saying(names.stream()
                        .skip(1)
                        .map(ids::get)
                        .filter(Objects::nonNull)
                        .map(it -> shelf.text(it).words())
                        .toList());
    }
}
