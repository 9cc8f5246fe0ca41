package city.koinon.act.pathways;

import city.koinon.platform.ui.PackSource;
import city.koinon.platform.ui.Page;
import city.koinon.platform.ui.Pieces;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The steps of each pathway for those who will have no connection; which of them are for whom is worked out with one. */
@Configuration(proxyBeanMethods = false)
class PathwaysToTakeAlong {

    @Bean
    PackSource stepsToTakeAlong(Pathways pathways, Planning planning, Pieces pieces) {
        return PackSource.of(
                5,
                "pathways.title",
                "/pathways",
                page -> pathways.published().stream().map(it -> leaf(it, planning, pieces, page.at(it.path()))));
    }

    private static PackSource.Leaf leaf(Revision revision, Planning planning, Pieces pieces, Page at) {
        var told = planning.told(revision, at);
        var title = told.title();
        return new PackSource.Leaf(
                revision.path(),
                "",
                title.value(),
                title.lang(),
                title.dir(),
                told.delicate(),
                pieces.of("platform/texts/shown", Map.of("page", at, "text", told.say("audience"))),
                pieces.of("act/pathways/leaf", Map.of("page", at, "told", told)));
    }
}
