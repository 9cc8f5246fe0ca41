package city.koinon.platform.search;

import city.koinon.platform.kernel.ReadOnce;
import city.koinon.platform.ui.SearchSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.function.SingletonSupplier;

/** What the rooms bring that have few things, kept for as long as nothing is written in the city: the index reads it, and the page shows it. */
@Component
@Transactional(readOnly = true)
class Brought {

    private final Supplier<Map<String, SearchSource>> rooms;

    Brought(ObjectProvider<SearchSource> rooms) {
        this.rooms = SingletonSupplier.of(
                () -> rooms.stream().collect(Collectors.toUnmodifiableMap(SearchSource::key, it -> it)));
    }

    @ReadOnce
    List<SearchSource.Thing> things(String key, LocalDate day) {
        var room = rooms.get().get(key);
        return room == null ? List.of() : room.things(day).toList();
    }
}
