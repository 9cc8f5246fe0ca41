package city.koinon.act.offline;

import city.koinon.RouteExamples;
import java.util.Map;

/** A pack and a leaf of it, as they are in English. */
class OfflineExamples implements RouteExamples {

    private final Packs packs;

    OfflineExamples(Packs packs) {
        this.packs = packs;
    }

    @Override
    public Map<String, String> make(String mark) {
        var pack = packs.of("en");
        return Map.of(
                "items/{hash}", pack.entries().getFirst().hash(),
                "all/{mark}", pack.mark());
    }
}
