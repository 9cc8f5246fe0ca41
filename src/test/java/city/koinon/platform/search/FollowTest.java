package city.koinon.platform.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.koinon.CityTest;
import city.koinon.platform.kernel.CurrentCity;
import city.koinon.platform.kernel.Pulse;
import city.koinon.platform.ui.SearchSource;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/** How the index follows a room that has many things. */
@CityTest
class FollowTest {

    private static final LocalDate DAY = LocalDate.of(2026, 5, 11);

    @Autowired
    Pulse pulse;

    @Autowired
    Brought brought;

    private final String city = "follow-" + UUID.randomUUID().toString().substring(0, 8);
    private final Map<UUID, String> versions = new LinkedHashMap<>();
    private boolean failing;
    private Search search;

    @BeforeEach
    void aRoomWithManyThings() {
        IntStream.range(0, 150).forEach(it -> versions.put(UUID.randomUUID(), "1"));
        var source = SearchSource.ofMany(1, "room.title", "/room", day -> Map.copyOf(versions), this::told, this::told);
        search = new Search(
                new StaticListableBeanFactory(Map.of("source", source)).getBeanProvider(SearchSource.class),
                pulse,
                new IndexFolder(""),
                brought);
    }

    private Stream<SearchSource.Thing> told(LocalDate day, Collection<UUID> ids) {
        if (failing && ids.size() < 100) {
            throw new IllegalStateException("as if the database were gone");
        }
        return ids.stream().map(it -> new SearchSource.Thing(it, "/room/" + it, Map.of("en", "Swimming lessons")));
    }

    @AfterEach
    void close() {
        search.close();
    }

    @Test
    void whatIsGoneAfterAReadThatFailedHalfWayIsFoundNoMore() {
        failing = true;
        assertThatThrownBy(this::found).isInstanceOf(IllegalStateException.class);
        failing = false;
        var last = versions.keySet().stream().skip(149).findFirst().orElseThrow();
        versions.keySet().retainAll(java.util.Set.of(last));

        assertThat(found()).isEqualTo(1);
    }

    @Test
    void takesUpWhereItFailed() {
        failing = true;
        assertThatThrownBy(this::found).isInstanceOf(IllegalStateException.class);
        failing = false;

        assertThat(found()).isEqualTo(150);
        versions.clear();
        assertThat(found()).isZero();
    }

    private int found() {
        return CurrentCity.in(
                city,
                () -> search.find("swimming", "en", DAY, null, 20).findings().all());
    }
}
