package city.koinon.plan.strategy;

import city.koinon.platform.texts.Shelf;
import city.koinon.platform.texts.Texts;
import city.koinon.platform.ui.Page;
import city.koinon.platform.ui.SearchSource;
import java.time.LocalDate;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What of this room whoever searches the city finds: goals, actions and steps of the plan in force, or of the last one that was. */
@Component
@Transactional(readOnly = true)
class ToBeFound implements SearchSource {

    private final Outlook outlook;
    private final Texts texts;

    ToBeFound(Outlook outlook, Texts texts) {
        this.outlook = outlook;
        this.texts = texts;
    }

    @Override
    public int order() {
        return 300;
    }

    @Override
    public String key() {
        return "strategy.plan.title";
    }

    @Override
    public String path() {
        return "/plan";
    }

    @Override
    public Stream<Thing> things(LocalDate day) {
        return outlook.newest(day).stream().flatMap(plan -> {
            var shelf = texts.read(plan.texts());
            return Stream.of(
                            plan.goals().stream()
                                    .map(it -> thing(
                                            it.goal().id(),
                                            it.goal().title(),
                                            "/plan#goal-" + it.goal().id(),
                                            page -> page.say("strategy.goal"),
                                            shelf)),
                            plan.actions()
                                    .map(it -> thing(
                                            it.action().id(),
                                            it.action().title(),
                                            "/plan/actions/" + it.action().id(),
                                            page -> page.say("strategy.action") + " · " + PlanWords.state(page, it),
                                            shelf)),
                            plan.steps()
                                    .map(it -> thing(
                                            it.id(),
                                            it.step().title(),
                                            "/plan/steps/" + it.id(),
                                            page -> page.say("strategy.step") + " · " + PlanWords.state(page, it),
                                            shelf)))
                    .flatMap(it -> it);
        });
    }

    private static Thing thing(UUID id, UUID title, String path, Function<Page, String> note, Shelf shelf) {
        return new Thing(id, path, shelf.text(title).words()).noted(note);
    }
}
