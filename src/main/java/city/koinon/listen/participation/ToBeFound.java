package city.koinon.listen.participation;

import city.koinon.platform.texts.Texts;
import city.koinon.platform.ui.Page;
import city.koinon.platform.ui.SearchSource;
import city.koinon.platform.ui.Words;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What of this room whoever searches the city finds: bodies and meetings that everybody knows of. */
@Configuration(proxyBeanMethods = false)
class ToBeFound {

    @Bean
    SearchSource bodiesToBeFound(Bodies bodies, Texts texts) {
        return SearchSource.of(200, "participation.bodies.title", "/bodies", day -> {
            var all = bodies.all().stream().filter(Body::isPublic).toList();
            var shelf = texts.read(
                    all.stream().flatMap(it -> Stream.of(it.name(), it.remit())).toList());
            return all.stream()
                    .map(it -> new SearchSource.Thing(
                                    it.id(),
                                    "/bodies/" + it.slug(),
                                    shelf.text(it.name()).words())
                            .saying(shelf.text(it.remit()).words())
                            .noted(page -> page.say(it.kind())));
        });
    }

    /** By what was to be talked about, too. */
    @Bean
    SearchSource meetingsToBeFound(Meetings meetings, Agendas agendas, Bodies bodies, Texts texts, Words words) {
        return SearchSource.of(210, "participation.meetings.title", "/meetings", day -> {
            var known = meetings.known(null);
            var items = agendas.titles();
            var shelf = texts.read(Stream.concat(
                            bodies.all().stream().map(Body::name),
                            known.stream().flatMap(it -> items.getOrDefault(it.id(), List.of()).stream()))
                    .toList());
            return known.stream()
                    .map(it -> new SearchSource.Thing(
                                    it.id(),
                                    "/meetings/" + it.id(),
                                    names(
                                            it,
                                            shelf.text(bodies.get(it.body()).name())
                                                    .words(),
                                            words))
                            .saying(items.getOrDefault(it.id(), List.of()).stream()
                                    .map(item -> shelf.text(item).words())
                                    .toList())
                            .knownAs(it.place() == null ? List.of() : List.of(it.place()))
                            .noted(page -> when(it, page)));
        });
    }

    private static Map<String, String> names(Meeting meeting, Map<String, String> body, Words words) {
        var ours = body.entrySet().stream()
                .filter(it -> Words.LANGUAGES.contains(it.getKey()))
                .toList();
        return (ours.isEmpty() ? body.entrySet().stream().limit(1).toList() : ours)
                .stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey,
                                it -> words.say(
                                        it.getKey(), "participation.meeting.numbered", it.getValue(), meeting.number()),
                                (one, other) -> one,
                                java.util.LinkedHashMap::new));
    }

    private static String when(Meeting meeting, Page page) {
        return page.date(meeting.startsAt()) + " · " + page.say(meeting.stage());
    }
}
