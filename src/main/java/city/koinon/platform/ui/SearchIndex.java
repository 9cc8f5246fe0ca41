package city.koinon.platform.ui;

import city.koinon.platform.kernel.ReadOnce;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.function.SingletonSupplier;

/** Everything in a city that can be found, folded once for as long as nothing is written there. */
@Component
@Transactional(readOnly = true)
class SearchIndex {

    /** @param things in the order in which the room brings them */
    record Shelf(String key, String path, List<Entry> things) {}

    record Entry(Searchable.Thing thing, Query.Lines lines) {}

    private final Supplier<List<Searchable>> rooms;

    SearchIndex(ObjectProvider<Searchable> rooms) {
        this.rooms = SingletonSupplier.of(() -> rooms.stream()
                .sorted(Comparator.comparingInt(Searchable::order))
                .toList());
    }

    @ReadOnce
    List<Shelf> shelves(LocalDate day) {
        return rooms.get().stream()
                .map(it -> new Shelf(
                        it.key(),
                        it.path(),
                        it.things(day).map(SearchIndex::entry).toList()))
                .toList();
    }

    private static Entry entry(Searchable.Thing thing) {
        var title = Stream.concat(Stream.ofNullable(thing.number()), thing.title().values().stream())
                .toList();
        var titleLine = Folding.line(title);
        return new Entry(thing, new Query.Lines(titleLine, titleLine + Folding.line(thing.more())));
    }
}
