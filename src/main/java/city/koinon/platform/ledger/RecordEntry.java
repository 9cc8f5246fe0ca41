package city.koinon.platform.ledger;

import city.koinon.platform.kernel.Sitemap;
import city.koinon.platform.ui.Navigation;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The record's place in the bar of every page and in the site map. */
@Component
class RecordEntry implements Navigation, Sitemap {

    @Override
    public int order() {
        return 900;
    }

    @Override
    public String key() {
        return "ledger.nav";
    }

    @Override
    public String path() {
        return "/acts";
    }

    @Override
    public Stream<String> paths() {
        return Stream.of("/acts");
    }
}
