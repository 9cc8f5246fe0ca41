package city.koinon.plan.strategy;

import city.koinon.platform.texts.Shelf;
import city.koinon.platform.texts.Texts;
import city.koinon.platform.ui.Page;
import city.koinon.platform.ui.SearchSource;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What of this room whoever searches the city finds: goals, actions and steps of the plan in force, or of the last one that was. */
@Configuration(proxyBeanMethods = false)
class ToBeFound {

    @Bean
    SearchSource planToBeFound(Outlook outlook, Texts texts) {
        return SearchSource.of(
                300,
                "strategy.plan.title",
                "/plan",
                day -> outlook.newest(day).stream().flatMap(plan -> {
                    var shelf = texts.read(plan.texts());
                    return Stream.of(goals(plan, shelf), actions(plan, shelf), steps(plan, shelf))
                            .flatMap(it -> it);
                }));
    }

    private static Stream<SearchSource.Thing> goals(PlanOn plan, Shelf shelf) {
        return plan.goals().stream()
                .map(it -> thing(
                        it.goal().id(),
                        it.goal().title(),
                        "/plan#goal-" + it.goal().id(),
                        page -> page.say("strategy.goal"),
                        shelf));
    }

    private static Stream<SearchSource.Thing> actions(PlanOn plan, Shelf shelf) {
        return plan.actions()
                .map(it -> thing(
                        it.action().id(),
                        it.action().title(),
                        "/plan/actions/" + it.action().id(),
                        page -> page.say("strategy.action") + " · " + PlanWords.state(page, it),
                        shelf));
    }

    private static Stream<SearchSource.Thing> steps(PlanOn plan, Shelf shelf) {
        return plan.steps()
                .map(it -> thing(
                        it.id(),
                        it.step().title(),
                        "/plan/steps/" + it.id(),
                        page -> page.say("strategy.step") + " · " + PlanWords.state(page, it),
                        shelf));
    }

    private static SearchSource.Thing thing(
            UUID id, UUID title, String path, Function<Page, String> note, Shelf shelf) {
        return new SearchSource.Thing(id, path, shelf.text(title).words()).noted(note);
    }
}
