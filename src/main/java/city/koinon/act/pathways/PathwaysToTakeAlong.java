package city.koinon.act.pathways;

import city.koinon.platform.ui.PackSource;
import city.koinon.platform.ui.Page;
import city.koinon.platform.ui.Pieces;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The steps of each pathway for those who will have no connection; which of them are for whom is worked out with one. */
@Component
class PathwaysToTakeAlong implements PackSource {

    private final Pathways pathways;
    private final Planning planning;
    private final Pieces pieces;

    PathwaysToTakeAlong(Pathways pathways, Planning planning, Pieces pieces) {
        this.pathways = pathways;
        this.planning = planning;
        this.pieces = pieces;
    }

    @Override
    public int order() {
        return 5;
    }

    @Override
    public String key() {
        return "pathways.title";
    }

    @Override
    public String path() {
        return "/pathways";
    }

    @Override
    public Stream<Leaf> leaves(Page page) {
        return pathways.published().stream().map(revision -> {
            var at = page.at(revision.path());
            var told = planning.told(revision, at);
            var title = told.title();
            return new Leaf(
                    revision.path(),
                    "",
                    title.value(),
                    title.lang(),
                    title.dir(),
                    told.delicate(),
                    pieces.of("platform/texts/shown", Map.of("page", at, "text", told.say("audience"))),
                    pieces.of("act/pathways/leaf", Map.of("page", at, "told", told)));
        });
    }
}
