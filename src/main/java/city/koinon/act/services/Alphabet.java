package city.koinon.act.services;

import city.koinon.act.services.Finder.Found;
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
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The services in the order of a reader's alphabet, and what each says; worked out once, not for each who looks for something. */
@Component
class Alphabet {

    private final Services services;
    private final Offerings offerings;
    private final Places places;
    private final Texts texts;

    Alphabet(Services services, Offerings offerings, Places places, Texts texts) {
        this.services = services;
        this.offerings = offerings;
        this.places = places;
        this.texts = texts;
    }

    private record Sorted(Found found, CollationKey key) {}

    /** @param services that are given there, without closed ones */
    record Located(Place it, Shown name, List<Service> services) {}

    /** Those that can be had before those that are paused, by name in the language; without closed ones. */
    @Transactional(readOnly = true)
    @ReadOnce
    public List<Found> of(String lang) {
        var collator = collator(lang);
        var where = offerings.byService();
        var all = services.list().stream()
                .filter(it -> it.status() != Status.CLOSED)
                .toList();
        var shelf = texts.leafThrough(all.stream().map(Service::name).toList());
        return all.stream()
                .map(it -> new Found(
                        it,
                        where.getOrDefault(it.id(), List.of()),
                        shelf.text(it.name()).in(lang)))
                .map(it -> new Sorted(it, collator.getCollationKey(it.name().value())))
                .sorted(Comparator.comparing((Sorted it) -> it.found().service().status())
                        .thenComparing(Sorted::key))
                .map(Sorted::found)
                .toList();
    }

    /** All places, by name in the language. */
    @Transactional(readOnly = true)
    @ReadOnce
    public List<Located> places(String lang) {
        var collator = collator(lang);
        var open = services.list().stream()
                .filter(it -> it.status() != Status.CLOSED)
                .collect(Collectors.toMap(Service::id, it -> it));
        var there = offerings.list().stream()
                .filter(it -> it.place() != null && open.containsKey(it.service()))
                .collect(Collectors.groupingBy(
                        it -> Objects.requireNonNull(it.place()),
                        Collectors.mapping(Offering::service, Collectors.toSet())));
        var all = places.list();
        var shelf = texts.leafThrough(all.stream().map(Place::name).toList());
        return all.stream()
                .map(it -> new Located(
                        it,
                        shelf.get(it.name(), lang),
                        there.getOrDefault(it.id(), Set.of()).stream()
                                .map(open::get)
                                .filter(Objects::nonNull)
                                .sorted(Comparator.comparing(Service::slug))
                                .toList()))
                .map(it -> Map.entry(collator.getCollationKey(it.name().value()), it))
                .sorted(Map.Entry.comparingByKey())
                .map(Map.Entry::getValue)
                .toList();
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
