package city.koinon.plan.accountability;

import city.koinon.platform.kernel.Role;
import city.koinon.platform.kernel.Sitemap;
import city.koinon.platform.kernel.Visitor;
import city.koinon.platform.ui.ChainFigure;
import city.koinon.platform.ui.DeskDoor;
import city.koinon.platform.ui.HomePart;
import city.koinon.platform.ui.Navigation;
import city.koinon.platform.ui.Page;
import city.koinon.platform.ui.Pieces;
import gg.jte.Content;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What this room shows on the home of a city, and how one finds into it. */
@Configuration(proxyBeanMethods = false)
class AtHome {

    @Bean
    Navigation recommendationsInTheBar() {
        return Navigation.bar(200, "accountability.nav.recommendations", "/recommendations");
    }

    @Bean
    Navigation promisesInTheBar() {
        return Navigation.bar(210, "accountability.nav.commitments", "/commitments");
    }

    @Bean
    DeskDoor draftsFromTheDesk() {
        return new DeskDoor(30, Set.of(Role.SECRETARY, Role.CHAIR), "accountability.draft.new", "/recommendations/new");
    }

    @Bean
    DeskDoor recommendationsFromTheDesk() {
        return new DeskDoor(
                30,
                Set.of(Role.OFFICE_HOLDER, Role.CLERK, Role.MEMBER),
                "accountability.recommendations",
                "/recommendations");
    }

    @Bean
    DeskDoor promisesFromTheDesk() {
        return new DeskDoor(
                40, Set.of(Role.OFFICE_HOLDER, Role.CLERK), "accountability.nav.commitments", "/commitments");
    }

    /** The recommendations that wait for an answer, those that are late first. */
    @Component
    static class WaitingForAnAnswer implements HomePart {

        private static final int MOST = 5;

        private final Archive archive;
        private final Reading reading;
        private final Pieces pieces;

        WaitingForAnAnswer(Archive archive, Reading reading, Pieces pieces) {
            this.archive = archive;
            this.reading = reading;
            this.pieces = pieces;
        }

        /** @param all how many recommendations there are in all */
        record Waiting(List<Reading.Row> rows, int all) {}

        @Override
        public int order() {
            return 100;
        }

        @Transactional(readOnly = true)
        @Override
        public Optional<Content> render(Page page) {
            var first = reading.waitingLongest(MOST, page);
            if (first.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(pieces.of(
                    "plan/accountability/home-waiting",
                    Map.of("page", page, "waiting", new Waiting(first, archive.published()))));
        }
    }

    /** Promises whose date has passed. */
    @Component
    static class MissedPromises implements HomePart {

        private static final int MOST = 4;

        private final PromiseArchive promised;
        private final Reading reading;
        private final Pieces pieces;

        MissedPromises(PromiseArchive promised, Reading reading, Pieces pieces) {
            this.promised = promised;
            this.reading = reading;
            this.pieces = pieces;
        }

        @Override
        public int order() {
            return 310;
        }

        @Override
        public boolean aside() {
            return true;
        }

        @Transactional(readOnly = true)
        @Override
        public Optional<Content> render(Page page) {
            var missed = promised.commitments().stream()
                    .filter(it -> it.brokenOn(page.today()))
                    .limit(MOST)
                    .toList();
            return missed.isEmpty()
                    ? Optional.empty()
                    : Optional.of(pieces.of(
                            "plan/accountability/home-missed",
                            Map.of("page", page, "promises", reading.promises(missed, page))));
        }
    }

    @Component
    static class PromisedFigure implements ChainFigure {

        private final PromiseArchive promised;

        PromisedFigure(PromiseArchive promised) {
            this.promised = promised;
        }

        @Override
        public Link link() {
            return Link.PROMISED;
        }

        /** A promise that was revised is one promise, not two. */
        @Transactional(readOnly = true)
        @Override
        public Figure figure(Page page) {
            var made = promised.commitments().stream()
                    .filter(it -> it.state() != CommitmentState.SUPERSEDED)
                    .count();
            return new Figure(made, page.say("accountability.chain.promised"), "/commitments");
        }
    }

    @Component
    static class DoneFigure implements ChainFigure {

        private final PromiseArchive promised;

        DoneFigure(PromiseArchive promised) {
            this.promised = promised;
        }

        @Override
        public Link link() {
            return Link.DONE;
        }

        @Transactional(readOnly = true)
        @Override
        public Figure figure(Page page) {
            var all = promised.commitments();
            var done = all.stream().filter(it -> it.state().claimedDone()).count();
            var confirmed = all.stream()
                    .filter(it -> it.state() == CommitmentState.CONFIRMED)
                    .count();
            return new Figure(done, page.say("accountability.chain.done", confirmed), "/commitments?done=true");
        }
    }

    @Component
    static class Pages implements Sitemap {

        private final Archive archive;
        private final PromiseArchive promised;

        Pages(Archive archive, PromiseArchive promised) {
            this.archive = archive;
            this.promised = promised;
        }

        @Transactional(readOnly = true)
        @Override
        public Stream<String> paths() {
            return Stream.of(
                            Stream.of("/recommendations", "/commitments"),
                            archive.recommendations().stream()
                                    .filter(it -> Recommendations.maySee(it, Visitor.NOBODY))
                                    .map(Reading::path),
                            promised.commitments().stream().map(it -> "/commitments/" + it.id()))
                    .flatMap(it -> it);
        }
    }
}
