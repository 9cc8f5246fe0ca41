package city.koinon.plan.accountability;

import city.koinon.platform.kernel.Visitor;
import city.koinon.platform.texts.Texts;
import city.koinon.platform.ui.Page;
import city.koinon.platform.ui.SearchSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What of this room whoever searches the city finds: recommendations that everybody may read, and promises. */
@Configuration(proxyBeanMethods = false)
class ToBeFound {

    /** By their number, their title, their reasons and what they ask. */
    @Bean
    SearchSource recommendationsToBeFound(Archive archive, Reading reading, Texts texts) {
        return SearchSource.of(100, "accountability.recommendations", "/recommendations", day -> {
            var all = archive.recommendations().stream()
                    .filter(it -> Recommendations.maySee(it, Visitor.NOBODY))
                    .toList();
            var asks = archive.asks();
            var ids = new LinkedHashSet<UUID>();
            for (var it : all) {
                ids.add(it.title());
                ids.add(it.reasons());
                asks.getOrDefault(it.id(), List.of()).forEach(ask -> ids.add(ask.text()));
            }
            var shelf = texts.read(ids);
            return all.stream()
                    .map(it -> new SearchSource.Thing(
                                    it.id(),
                                    Reading.path(it),
                                    shelf.text(it.title()).words())
                            .numbered(it.number())
                            .saying(asks.getOrDefault(it.id(), List.of()).stream()
                                    .map(ask -> shelf.text(ask.text()).words())
                                    .toList())
                            .saying(shelf.text(it.reasons()).words())
                            .noted(page -> reading.bodyNames(page).getOrDefault(it.body(), "") + " · "
                                    + page.say(it.state())));
        });
    }

    @Bean
    SearchSource promisesToBeFound(PromiseArchive archive, Reading reading, Texts texts) {
        return SearchSource.of(110, "accountability.commitments", "/commitments", day -> {
            var all = archive.commitments();
            var shelf = texts.read(all.stream()
                    .flatMap(it -> Stream.of(it.text(), it.doneWhen()))
                    .toList());
            return all.stream()
                    .map(it -> new SearchSource.Thing(
                                    it.id(),
                                    "/commitments/" + it.id(),
                                    shelf.text(it.text()).words())
                            .saying(shelf.text(it.doneWhen()).words())
                            .noted(page -> note(it, reading, page)));
        });
    }

    private static String note(Commitment it, Reading reading, Page page) {
        return Reading.name(reading.offices(), it.office(), page) + " · "
                + Reading.says(it, it.brokenOn(page.today()), page);
    }
}
