package city.koinon.act.offline;

import city.koinon.platform.kernel.CurrentCity;
import city.koinon.platform.kernel.Pulse;
import city.koinon.platform.ui.PackSource;
import city.koinon.platform.ui.Page;
import city.koinon.platform.ui.PageOfTheRequest;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes the packs of a city and keeps them in memory, as long as nothing was written in it and for a moment longer. */
@Component
class Packs {

    /** Each tick on somebody's plan is written in the city too; for that nobody makes a pack of a thousand articles again at once. */
    static final Duration A_MOMENT = Duration.ofMinutes(1);

    private static final int MEGABYTES = 24;

    private record Place(String city, String lang) {}

    private record Kept(Pack pack, OptionalLong beat, LocalDate day, Instant at) {}

    private final ObjectProvider<PackSource> sources;
    private final PageOfTheRequest pages;
    private final Frames frames;
    private final Pulse pulse;
    private final Clock clock;
    private final TransactionTemplate reading;
    private final Cache<Place, Kept> kept = Caffeine.newBuilder()
            .maximumWeight(MEGABYTES << 20)
            .weigher((Place place, Kept it) ->
                    it.pack().squeezed().length() + 400 * it.pack().entries().size())
            .build();

    Packs(
            ObjectProvider<PackSource> sources,
            PageOfTheRequest pages,
            Frames frames,
            Pulse pulse,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.sources = sources;
        this.pages = pages;
        this.frames = frames;
        this.pulse = pulse;
        this.clock = clock;
        var readOnly = new DefaultTransactionDefinition();
        readOnly.setReadOnly(true);
        this.reading = new TransactionTemplate(transactions, readOnly);
    }

    /** The pack of the city at work in one of its languages; the same for everybody, whoever asks. */
    Pack of(String lang) {
        var beat = pulse.beat();
        var page = pages.forAnybody(lang);
        return Objects.requireNonNull(kept.asMap()
                        .compute(
                                new Place(CurrentCity.slug(), lang),
                                (place, before) -> before != null && holds(before, beat, page)
                                        ? before
                                        : new Kept(
                                                make(page, before == null ? null : before.pack()),
                                                beat,
                                                page.today(),
                                                clock.instant())))
                .pack();
    }

    /** The one that was made last, however long ago: enough for whoever only wants to know how much it is. */
    Pack last(String lang) {
        var last = kept.getIfPresent(new Place(CurrentCity.slug(), lang));
        return last == null ? of(lang) : last.pack();
    }

    private boolean holds(Kept before, OptionalLong beat, Page page) {
        return before.day().equals(page.today())
                && (before.beat().equals(beat)
                        || Duration.between(before.at(), clock.instant()).abs().compareTo(A_MOMENT) < 0);
    }

    /** Squeezed once everything is read, when nobody waits for the connection any more. */
    private Pack make(Page page, @Nullable Pack before) {
        var writer = Objects.requireNonNull(reading.execute(status -> {
            var written = new Pack.Writer(frames.of(page));
            for (var source : inTheirOrder()) {
                written.list(source.path(), page.say(source.key()));
                source.leaves(page).forEach(leaf -> written.add(Pack.Line.of(leaf, source.path())));
            }
            return written;
        }));
        return writer.done(before);
    }

    private List<PackSource> inTheirOrder() {
        return sources.stream()
                .sorted(Comparator.comparingInt(PackSource::order))
                .toList();
    }
}
