package city.koinon.plan.accountability;

import city.koinon.platform.kernel.Visitor;
import city.koinon.platform.texts.Texts;
import city.koinon.platform.ui.Page;
import city.koinon.platform.ui.SearchSource;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What of this room whoever searches the city finds: recommendations that everybody may read, and promises. */
final class ToBeFound {

    private ToBeFound() {}

    /** By their number, their title, their reasons and what they ask. */
    @Component
    @Transactional(readOnly = true)
    static class OfRecommendations implements SearchSource {

        private final Archive archive;
        private final Reading reading;
        private final Texts texts;

        OfRecommendations(Archive archive, Reading reading, Texts texts) {
            this.archive = archive;
            this.reading = reading;
            this.texts = texts;
        }

        @Override
        public int order() {
            return 100;
        }

        @Override
        public String key() {
            return "accountability.recommendations";
        }

        @Override
        public String path() {
            return "/recommendations";
        }

        @Override
        public Stream<Thing> things(LocalDate day) {
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
                    .map(it -> new Thing(
                                    it.id(),
                                    Reading.path(it),
                                    shelf.text(it.title()).words())
                            .numbered(it.number())
                            .saying(asks.getOrDefault(it.id(), List.of()).stream()
                                    .map(ask -> shelf.text(ask.text()).words())
                                    .toList())
                            .saying(shelf.text(it.reasons()).words())
                            .noted(page -> note(it, page)));
        }

        private String note(Recommendation it, Page page) {
            return reading.bodyNames(page).getOrDefault(it.body(), "") + " · " + page.say(it.state());
        }
    }

    @Component
    @Transactional(readOnly = true)
    static class OfPromises implements SearchSource {

        private final PromiseArchive archive;
        private final Reading reading;
        private final Texts texts;

        OfPromises(PromiseArchive archive, Reading reading, Texts texts) {
            this.archive = archive;
            this.reading = reading;
            this.texts = texts;
        }

        @Override
        public int order() {
            return 110;
        }

        @Override
        public String key() {
            return "accountability.commitments";
        }

        @Override
        public String path() {
            return "/commitments";
        }

        @Override
        public Stream<Thing> things(LocalDate day) {
            var all = archive.commitments();
            var shelf = texts.read(all.stream()
                    .flatMap(it -> Stream.of(it.text(), it.doneWhen()))
                    .toList());
            return all.stream()
                    .map(it -> new Thing(
                                    it.id(),
                                    "/commitments/" + it.id(),
                                    shelf.text(it.text()).words())
                            .saying(shelf.text(it.doneWhen()).words())
                            .noted(page -> note(it, page)));
        }

        private String note(Commitment it, Page page) {
            return Reading.name(reading.offices(), it.office(), page) + " · "
                    + Reading.says(it, it.brokenOn(page.today()), page);
        }
    }
}
