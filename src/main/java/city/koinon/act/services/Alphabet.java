package city.koinon.act.services;

import city.koinon.act.services.Service.Part;
import city.koinon.act.services.Service.Status;
import city.koinon.platform.kernel.ReadOnce;
import city.koinon.platform.texts.Shown;
import city.koinon.platform.texts.Texts;
import city.koinon.platform.ui.Tongue;
import java.text.CollationKey;
import java.text.Collator;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What services and places are called, in the order of a reader's alphabet, and what services say; worked out once, not for each who looks
 * for something. By their ids: a city of twelve languages would otherwise keep each of them twelve times.
 */
@Component
class Alphabet {

    private final Services services;
    private final Places places;
    private final Texts texts;

    Alphabet(Services services, Places places, Texts texts) {
        this.services = services;
        this.places = places;
        this.texts = texts;
    }

    record Named(UUID id, Shown name) {}

    private record Sorted(Status status, CollationKey key, Named named) {}

    /** Services that can be had before those that are paused, by name in the language; without closed ones. */
    @Transactional(readOnly = true)
    @ReadOnce
    public List<Named> services(String lang) {
        var collator = collator(lang);
        var all = services.list().stream()
                .filter(it -> it.status() != Status.CLOSED)
                .toList();
        var shelf = texts.leafThrough(all.stream().map(Service::name).toList());
        return all.stream()
                .map(it -> sorted(it.status(), new Named(it.id(), shelf.get(it.name(), lang)), collator))
                .sorted(Comparator.comparing(Sorted::status).thenComparing(Sorted::key))
                .map(Sorted::named)
                .toList();
    }

    /** All places, by name in the language. */
    @Transactional(readOnly = true)
    @ReadOnce
    public List<Named> places(String lang) {
        var collator = collator(lang);
        var all = places.list();
        var shelf = texts.leafThrough(all.stream().map(Place::name).toList());
        return all.stream()
                .map(it -> sorted(Status.ACTIVE, new Named(it.id(), shelf.get(it.name(), lang)), collator))
                .sorted(Comparator.comparing(Sorted::key))
                .map(Sorted::named)
                .toList();
    }

    private static Sorted sorted(Status status, Named named, Collator collator) {
        return new Sorted(status, collator.getCollationKey(named.name().value()), named);
    }

    /** Name and description in every language, folded. */
    @Transactional(readOnly = true)
    @ReadOnce
    public Map<UUID, String> said() {
        var all = services.list();
        var shelf = texts.leafThrough(all.stream().flatMap(Alphabet::worded).toList());
        var said = new HashMap<UUID, String>();
        all.forEach(service -> {
            var words = new StringBuilder();
            worded(service)
                    .forEach(it -> shelf.text(it)
                            .renderings()
                            .values()
                            .forEach(rendering -> words.append(' ').append(Finder.folded(rendering.value()))));
            said.put(service.id(), words.toString());
        });
        return said;
    }

    /** Tags of the languages that are spoken anywhere, in the order of their names. */
    @Transactional(readOnly = true)
    @ReadOnce
    public List<String> spoken(String lang) {
        var tags = new TreeSet<String>();
        services.list().forEach(it -> tags.addAll(it.languages()));
        var reader = Locale.forLanguageTag(lang);
        return tags.stream()
                .sorted(Comparator.comparing(it -> Tongue.called(it, reader), collator(lang)))
                .toList();
    }

    private static Stream<UUID> worded(Service service) {
        return Stream.of(service.name(), service.words().get(Part.ABOUT)).filter(Objects::nonNull);
    }

    private static Collator collator(String lang) {
        var collator = Collator.getInstance(Locale.forLanguageTag(lang));
        collator.setStrength(Collator.SECONDARY);
        return collator;
    }
}
