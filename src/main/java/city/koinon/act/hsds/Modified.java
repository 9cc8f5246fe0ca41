package city.koinon.act.hsds;

import city.koinon.act.services.Service;
import city.koinon.platform.texts.Texts;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

/** When services came to say in one language what they say now: when they were changed, or when a translation of theirs was. */
record Modified(Map<UUID, Instant> byService) {

    static final Modified NEVER = new Modified(Map.of());

    static Modified of(List<Service> some, Catalogue catalogue, Texts texts, String lang) {
        var words = texts.changed(catalogue.texts(some), lang);
        var modified = new HashMap<UUID, Instant>();
        some.forEach(it -> modified.put(
                it.id(),
                newest(
                        it,
                        catalogue
                                .texts(it)
                                .map(words::get)
                                .filter(Objects::nonNull)
                                .toList())));
        return new Modified(modified);
    }

    private static Instant newest(Service it, Collection<Instant> words) {
        return Stream.concat(Stream.of(it.changedAt()), words.stream())
                .max(Comparator.naturalOrder())
                .orElseThrow()
                .truncatedTo(ChronoUnit.MILLIS);
    }

    Instant of(Service it) {
        return byService.getOrDefault(it.id(), it.changedAt().truncatedTo(ChronoUnit.MILLIS));
    }
}
