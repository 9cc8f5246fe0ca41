package city.koinon.platform.texts;

import city.koinon.platform.kernel.CurrentCity;
import city.koinon.platform.kernel.CustomPlans;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * When each manuscript was last worded anew. A large city has a hundred thousand wordings, of which few change between two looks: this node
 * remembers what it saw, and reads what was written since. The marks of wordings grow with time, whoever writes them.
 */
@Component
class Marks {

    /** So much later than its mark says may something be seen first: transactions take their time, and the clocks of two nodes differ. */
    private static final Duration LATE = Duration.ofMinutes(15);

    private static final int CITIES = 200;

    private final JdbcClient jdbc;
    private final LoadingCache<String, Seen> cities = Caffeine.newBuilder()
            .maximumSize(CITIES)
            .expireAfterAccess(Duration.ofHours(2))
            .build(city -> new Seen());

    Marks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static final class Seen {

        private final ReentrantLock reading = new ReentrantLock();
        private final Map<String, Map<UUID, String>> byKind = new HashMap<>();
        private String newest = "";

        void see(String kind, UUID manuscript, String mark) {
            byKind.computeIfAbsent(kind, it -> new HashMap<>()).merge(manuscript, mark, Marks::later);
            newest = later(newest, mark);
        }

        /** The first mark of a while before the newest that was seen. */
        UUID since() {
            if (newest.isEmpty()) {
                return new UUID(0, 0);
            }
            var at = UUID.fromString(newest).getMostSignificantBits() >>> 16;
            return new UUID((at - LATE.toMillis()) << 16, 0);
        }
    }

    private static String later(String one, String other) {
        return one.compareTo(other) < 0 ? other : one;
    }

    /** In the transaction that reads; by the id of the manuscript. */
    Map<UUID, String> of(String kind) {
        return all().getOrDefault(kind, Map.of());
    }

    /** In the transaction that reads; by the kind and then the id of the manuscript. */
    Map<String, Map<UUID, String>> all() {
        var seen = cities.get(CurrentCity.slug());
        seen.reading.lock();
        try {
            CustomPlans.inThisTransaction(jdbc);
            jdbc.sql("""
                    select   part.kind, part.manuscript, max(rendering.mark::text) as mark
                    from     texts.rendering
                    join     texts.part on (part.city, part.text) = (rendering.city, rendering.text)
                    where    rendering.mark > :since
                    group by part.kind, part.manuscript
                    """).param("since", seen.since()).query(row -> {
                seen.see(row.getString("kind"), row.getObject("manuscript", UUID.class), row.getString("mark"));
            });
            return seen.byKind.entrySet().stream()
                    .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, it -> Map.copyOf(it.getValue())));
        } finally {
            seen.reading.unlock();
        }
    }
}
