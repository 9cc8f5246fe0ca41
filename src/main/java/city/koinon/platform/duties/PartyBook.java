package city.koinon.platform.duties;

import city.koinon.platform.municipality.Municipality;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** All parties, whichever room knows them. */
@Component
class PartyBook {

    private final Supplier<List<Parties>> books;
    private final Municipality municipality;

    PartyBook(ObjectProvider<Parties> books, Municipality municipality) {
        this.books = SingletonSupplier.of(() -> books.stream().toList());
        this.municipality = municipality;
    }

    String name(Party party, String lang) {
        return book(party).map(it -> it.name(party.id(), lang)).orElse("");
    }

    /** In every language of the city: what an act calls the party for ever. */
    Map<String, String> names(Party party) {
        var names = new LinkedHashMap<String, String>();
        for (var lang : municipality.city().languages()) {
            names.put(lang, name(party, lang));
        }
        return names;
    }

    String path(Party party) {
        return book(party).map(it -> it.path(party.id())).orElse("");
    }

    List<UUID> accounts(Party party) {
        return book(party).map(it -> it.accounts(party.id())).orElse(List.of());
    }

    private Optional<Parties> book(Party party) {
        return books.get().stream().filter(it -> it.kind() == party.kind()).findFirst();
    }
}
