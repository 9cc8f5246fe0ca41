package city.koinon.plan.strategy;

import city.koinon.plan.strategy.Frozen.FrozenStep;
import city.koinon.platform.ui.Page;
import city.koinon.platform.ui.Quote;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says in sentences what a state of play says in numbers, so that whoever freezes one need not retype anything. */
final class Narrative {

    private Narrative() {}

    /** @param before the last one frozen, to say what has been finished since */
    static String of(Frozen now, @Nullable Frozen before, Page page) {
        var sentences = new ArrayList<String>();
        var total = now.steps().values().stream().mapToInt(it -> it).sum() - count(now, Status.CANCELLED);
        sentences.add(page.say("strategy.narrative.steps", page.date(now.asOf()), count(now, Status.DONE), total));
        if (count(now, Status.LATE) + count(now, Status.AT_RISK) + count(now, Status.UNKNOWN) == 0) {
            sentences.add(page.say("strategy.narrative.all-well"));
        } else {
            sentences.add(page.say(
                    "strategy.narrative.trouble",
                    count(now, Status.LATE),
                    count(now, Status.AT_RISK),
                    count(now, Status.UNKNOWN)));
        }
        for (var goal : now.goals()) {
            Optional.ofNullable(goal.delivery())
                    .ifPresent(it -> sentences.add(page.say(
                            "strategy.narrative.goal",
                            Quote.of(goal.title(), page).value(),
                            PlanWords.percent(page, it.percent()))));
        }
        steps(now).stream()
                .filter(it -> it.rule() != null && it.expected() > 0 && it.status() != Status.CANCELLED)
                .forEach(it -> sentences.add(page.say(
                        "strategy.narrative.recurring",
                        Quote.of(it.title(), page).value(),
                        it.held(),
                        it.expected(),
                        PlanWords.percent(page, it.done().percent()))));
        steps(now).stream()
                .filter(it -> it.overdue() > 0)
                .forEach(it -> sentences.add(page.say(
                        "strategy.narrative.overdue", Quote.of(it.title(), page).value(), it.overdue())));
        if (before != null) {
            var finished = steps(now).stream()
                    .filter(it -> it.status() == Status.DONE)
                    .filter(it -> steps(before).stream()
                            .noneMatch(old -> old.id().equals(it.id()) && old.status() == Status.DONE))
                    .map(it -> Quote.of(it.title(), page).value())
                    .toList();
            sentences.add(
                    finished.isEmpty()
                            ? page.say("strategy.narrative.nothing-finished", page.date(before.asOf()))
                            : page.say(
                                    "strategy.narrative.finished",
                                    page.date(before.asOf()),
                                    String.join("; ", finished)));
        }
        if (now.promises().due() > 0) {
            sentences.add(page.say(
                    "strategy.narrative.promises",
                    now.promises().kept(),
                    now.promises().due()));
        }
        if (now.pledged().withoutConsequence() > 0) {
            sentences.add(
                    page.say("strategy.narrative.no-consequence", now.pledged().withoutConsequence()));
        }
        sentences.add(page.say("strategy.narrative.outcome"));
        return String.join("\n", sentences);
    }

    private static int count(Frozen frozen, Status status) {
        return frozen.steps().getOrDefault(status, 0);
    }

    private static List<FrozenStep> steps(Frozen frozen) {
        return frozen.goals().stream()
                .flatMap(goal -> goal.actions().stream())
                .flatMap(action -> action.steps().stream())
                .toList();
    }
}
