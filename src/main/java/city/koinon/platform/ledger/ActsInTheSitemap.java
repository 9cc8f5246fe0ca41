package city.koinon.platform.ledger;

import city.koinon.platform.kernel.Sitemap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The pages of the acts, the newest of them where a sitemap could not hold all. */
@Component
class ActsInTheSitemap implements Sitemap {

    private static final int MOST = 5_000;

    private final Ledger ledger;

    ActsInTheSitemap(Ledger ledger) {
        this.ledger = ledger;
    }

    @Override
    public Stream<String> paths() {
        var last = ledger.size();
        return LongStream.rangeClosed(Math.max(1, last - MOST + 1), last).mapToObj(seq -> "/acts/" + seq);
    }
}
