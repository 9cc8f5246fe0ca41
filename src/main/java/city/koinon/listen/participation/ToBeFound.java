package city.koinon.listen.participation;

import city.koinon.platform.texts.Texts;
import city.koinon.platform.ui.Page;
import city.koinon.platform.ui.Searchable;
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
    Searchable bodiesToBeFound(Bodies bodies, Texts texts) {
        return Searchable.of(200, "participation.bodies.title", "/bodies", day -> {
            var all = bodies.all().stream().filter(Body::isPublic).toList();
            var shelf = texts.read(
                    all.stream().flatMap(it -> Stream.of(it.name(), it.remit())).toList());
            return all.stream()
                    .map(it -> new Searchable.Thing(
                            null,
                            shelf.text(it.name()).words(),
                            "/bodies/" + it.slug(),
                            List.copyOf(shelf.text(it.remit()).words().values()),
                            page -> page.say(it.kind())));
        });
    }

    /** By what was to be talked about, too. */
    @Bean
    Searchable meetingsToBeFound(Meetings meetings, Agendas agendas, Bodies bodies, Texts texts, Words words) {
        return Searchable.of(210, "participation.meetings.title", "/meetings", day -> {
            var known = meetings.known(null);
            var items = agendas.titles();
            var shelf = texts.read(Stream.concat(
                            bodies.all().stream().map(Body::name),
                            known.stream().flatMap(it -> items.getOrDefault(it.id(), List.of()).stream()))
                    .toList());
            return known.stream()
                    .map(it -> new Searchable.Thing(
                            null,
                            names(it, shelf.text(bodies.get(it.body()).name()).words(), words),
                            "/meetings/" + it.id(),
                            Stream.concat(
                                            Stream.ofNullable(it.place()),
                                            items.getOrDefault(it.id(), List.of()).stream()
                                                    .flatMap(item -> shelf.text(item).words().values().stream()))
                                    .toList(),
                            page -> when(it, page)));
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
