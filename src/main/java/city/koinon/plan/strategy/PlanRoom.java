package city.koinon.plan.strategy;

import city.koinon.platform.directory.Directory;
import city.koinon.platform.kernel.NotFound;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.kernel.Sitemap;
import city.koinon.platform.ledger.SubjectTopic;
import city.koinon.platform.municipality.Municipality;
import city.koinon.platform.texts.Texts;
import city.koinon.platform.ui.ChainFigure;
import city.koinon.platform.ui.DeskDoor;
import city.koinon.platform.ui.DeskPart;
import city.koinon.platform.ui.HomePart;
import city.koinon.platform.ui.Navigation;
import city.koinon.platform.ui.OpenData;
import city.koinon.platform.ui.Page;
import city.koinon.platform.ui.Pieces;
import city.koinon.platform.ui.Quote;
import gg.jte.Content;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How the plan offers itself to the rest of the house. */
@Configuration(proxyBeanMethods = false)
class PlanRoom {

    /** Eight steps fit on a home; a plan of fifty is shown by its actions there. */
    private static final int STEPS_ON_HOME = 12;

    @Bean
    Navigation planNavigation() {
        return Navigation.bar(300, "strategy.nav", "/plan");
    }

    @Bean
    HomePart planOnHome(Outlook outlook, Texts texts, Pieces pieces) {
        return HomePart.of(
                400,
                page -> outlook.inForce(page.today())
                        .map(plan -> pieces.of(
                                "plan/strategy/home-plan",
                                Map.of(
                                        "page",
                                        page,
                                        "plan",
                                        plan,
                                        "shelf",
                                        texts.read(plan.texts()),
                                        "bySteps",
                                        plan.steps().count() <= STEPS_ON_HOME))));
    }

    /**
     * "Changed" counts what became better, and nobody measures that yet: a step that is done has been done, and has perhaps changed
     * nothing. So it says 0, and what will fill it.
     */
    @Bean
    ChainFigure whatChanged() {
        return new ChainFigure() {
            @Override
            public Link link() {
                return Link.CHANGED;
            }

            @Override
            public Figure figure(Page page) {
                return new Figure(0, page.say("strategy.changed.note"), "/plan");
            }
        };
    }

    @Bean
    DeskDoor planFromTheDesk() {
        return new DeskDoor(50, Set.of(Role.COORDINATOR, Role.EDITOR), "strategy.plan.title", "/plan");
    }

    @Bean
    OpenData listOfThePlan() {
        return new OpenData(300, "strategy.plan.title", "strategy.plan.holds", "/plan");
    }

    @Bean
    OpenData listOfStatesOfPlay() {
        return new OpenData(310, "strategy.plays.title", "strategy.plays.holds", "/plan/state-of-play");
    }

    @Bean
    OpenData listOfPledges() {
        return new OpenData(320, "strategy.pledges.title", "strategy.pledges.holds", "/plan/pledges");
    }

    @Bean
    Sitemap pagesOfThePlan(Outlook outlook, Municipality municipality, StatesOfPlay states, Pledges pledges) {
        return () -> {
            var plan = outlook.newest(municipality.today());
            return Stream.of(
                            Stream.of("/plan", "/plan/versions", "/plan/state-of-play", "/plan/pledges"),
                            outlook.strategies().stream()
                                    .filter(it -> it.state() != Stage.DRAFT)
                                    .map(it -> "/plan/versions/" + it.number()),
                            plan.stream()
                                    .flatMap(PlanOn::actions)
                                    .map(it -> "/plan/actions/" + it.action().id()),
                            plan.stream().flatMap(PlanOn::steps).map(it -> "/plan/steps/" + it.id()),
                            states.list().stream().map(it -> "/plan/state-of-play/" + it.id()),
                            pledges.list().stream().map(it -> "/plan/pledges/" + it.id()))
                    .flatMap(it -> it);
        };
    }

    /** Steps of the visitor's offices about which something ought to be said, the most silent first. */
    @Bean
    DeskPart stepsOnDesk(Outlook outlook, Texts texts, Directory directory, Pieces pieces) {
        return new DeskPart() {
            @Override
            public int order() {
                return 300;
            }

            @Override
            public Optional<Content> render(Page page) {
                var offices = new HashSet<UUID>(page.visitor().scopes(Role.OFFICE_HOLDER));
                offices.addAll(page.visitor().scopes(Role.CLERK));
                if (offices.isEmpty()) return Optional.empty();
                var plan = outlook.inForce(page.today());
                if (plan.isEmpty()) return Optional.empty();
                var steps = plan.get()
                        .actions()
                        .filter(it -> offices.contains(it.action().office()))
                        .filter(it ->
                                directory.maySign(page.visitor(), it.action().office(), page.today()))
                        .flatMap(it -> it.steps().stream())
                        .filter(it -> it.status() != Status.DONE
                                && it.status() != Status.CANCELLED
                                && it.status() != Status.NOT_STARTED)
                        .sorted(Comparator.comparing(it -> it.delivery().silence(), Comparator.reverseOrder()))
                        .toList();
                return steps.isEmpty()
                        ? Optional.empty()
                        : Optional.of(pieces.of(
                                "plan/strategy/desk-steps",
                                Map.of(
                                        "page",
                                        page,
                                        "steps",
                                        steps,
                                        "shelf",
                                        texts.read(plan.get().texts()))));
            }
        };
    }

    @Bean
    SubjectTopic planTopic(Outlook outlook, Texts texts) {
        return topic(
                Plans.KIND,
                id -> outlook.strategies().stream()
                        .filter(it -> it.id().equals(id) && it.state() != Stage.DRAFT)
                        .findFirst()
                        .map(it -> new Found(it.title(), "/plan/versions/" + it.number())),
                texts);
    }

    @Bean
    SubjectTopic actionTopic(Outlook outlook, Municipality municipality, Texts texts) {
        return topic(
                Steps.ACTION,
                id -> with(outlook, municipality, id)
                        .flatMap(it -> it.action(id))
                        .map(it -> new Found(it.action().title(), "/plan/actions/" + id)),
                texts);
    }

    @Bean
    SubjectTopic stepTopic(Outlook outlook, Municipality municipality, Texts texts) {
        return topic(
                Steps.KIND,
                id -> with(outlook, municipality, id)
                        .flatMap(it -> it.step(id))
                        .map(it -> new Found(it.step().title(), "/plan/steps/" + id)),
                texts);
    }

    @Bean
    SubjectTopic pledgeTopic(Pledges pledges, Texts texts) {
        return topic(
                Pledges.KIND,
                id -> pledges.list().stream()
                        .filter(it -> it.id().equals(id))
                        .findFirst()
                        .map(it -> new Found(it.text(), "/plan/pledges/" + id)),
                texts);
    }

    @Bean
    SubjectTopic stateOfPlayTopic(StatesOfPlay states, Municipality municipality) {
        return new SubjectTopic() {
            @Override
            public String kind() {
                return StatesOfPlay.KIND;
            }

            @Override
            public Optional<Topic> find(UUID id, String lang) {
                return states.list().stream()
                        .filter(it -> it.id().equals(id))
                        .findFirst()
                        .map(it -> new Topic(
                                Quote.of(
                                                        it.frozen().plan().title(),
                                                        lang,
                                                        municipality.city().languages())
                                                .value()
                                        + " – " + it.asOf(),
                                "/plan/state-of-play/" + id));
            }
        };
    }

    private record Found(UUID title, String path) {}

    private static SubjectTopic topic(String kind, Function<UUID, Optional<Found>> find, Texts texts) {
        return new SubjectTopic() {
            @Override
            public String kind() {
                return kind;
            }

            @Override
            public Optional<Topic> find(UUID id, String lang) {
                return find.apply(id)
                        .map(it -> new Topic(texts.get(it.title()).in(lang).value(), it.path()));
            }
        };
    }

    private static Optional<PlanOn> with(Outlook outlook, Municipality municipality, UUID id) {
        try {
            return Optional.of(outlook.with(id, municipality.today()));
        } catch (NotFound notInAnyPublicVersion) {
            return Optional.empty();
        }
    }
}
