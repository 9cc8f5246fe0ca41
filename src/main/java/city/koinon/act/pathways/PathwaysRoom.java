package city.koinon.act.pathways;

import city.koinon.platform.kernel.Role;
import city.koinon.platform.kernel.Sitemap;
import city.koinon.platform.municipality.Municipality;
import city.koinon.platform.texts.Texts;
import city.koinon.platform.ui.DeskDoor;
import city.koinon.platform.ui.Navigation;
import city.koinon.platform.ui.OpenData;
import city.koinon.platform.ui.SearchSource;
import city.koinon.platform.ui.SearchSource.Thing;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How pathways offer themselves to the rest of the house. */
@Configuration(proxyBeanMethods = false)
class PathwaysRoom {

    private static final int ORDER = 60;

    @Bean
    Navigation pathwaysNavigation() {
        return new Navigation() {
            @Override
            public int order() {
                return ORDER;
            }

            @Override
            public String key() {
                return "pathways.nav";
            }

            @Override
            public String path() {
                return "/pathways";
            }
        };
    }

    @Bean
    DeskDoor pathwaysFromTheDesk() {
        return new DeskDoor(ORDER, Role.EDITOR, "pathways.title", "/pathways");
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
    SearchSource pathwaysToBeFound(Pathways pathways, Texts texts) {
        return SearchSource.of(
                ORDER,
                "pathways.title",
                "/pathways",
                day -> pathways.published().stream().flatMap(it -> things(it, pathways, texts)));
    }

    private static Stream<Thing> things(Revision revision, Pathways pathways, Texts texts) {
        var ids = pathways.wording(revision.pathway());
        var shelf = texts.read(ids.values());
        var whole = new Thing(
                        revision.pathway(),
                        revision.path(),
                        shelf.text(Objects.requireNonNull(ids.get("title"))).words())
                .saying(shelf.text(Objects.requireNonNull(ids.get("audience"))).words());
        var steps = revision.structure().steps().stream()
                .map(step -> new Thing(
                                Pathways.idOf(revision.pathway(), step.key()),
                                revision.path() + "#step-" + step.key(),
                                shelf.text(Objects.requireNonNull(ids.get(Wording.step(step.key(), "title"))))
                                        .words())
                        .saying(List.of("why", "how").stream()
                                .map(field -> ids.get(Wording.step(step.key(), field)))
                                .filter(Objects::nonNull)
                                .map(id -> shelf.text(id).words())
                                .toList())
                        .noted(page -> page.say("pathways.title")));
        return Stream.concat(Stream.of(whole), steps);
    }
}
