package city.koinon.platform.search;

import city.koinon.platform.kernel.ReadOnce;
import city.koinon.platform.ui.SearchSource;
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

    record Entry(SearchSource.Thing thing, Query.Lines lines) {}

    private final Supplier<List<SearchSource>> rooms;

    SearchIndex(ObjectProvider<SearchSource> rooms) {
        this.rooms = SingletonSupplier.of(() -> rooms.stream()
                .sorted(Comparator.comparingInt(SearchSource::order))
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

    private static Entry entry(SearchSource.Thing thing) {
        var title = Stream.concat(Stream.ofNullable(thing.number()), thing.titles().values().stream())
                .toList();
        var titleLine = Folding.line(title);
        return new Entry(thing, new Query.Lines(titleLine, titleLine
                        + Folding.line(thing.more())
                        + Folding.line(List.copyOf(thing.body().values()))));
    }
}
