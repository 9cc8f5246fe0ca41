package city.koinon.plan.strategy;

import city.koinon.plan.accountability.Promised;
import city.koinon.plan.strategy.PlanOn.ActionOn;
import city.koinon.plan.strategy.PlanOn.GoalOn;
import city.koinon.plan.strategy.PlanOn.StepOn;
import city.koinon.platform.directory.Office;
import city.koinon.platform.texts.Shelf;
import city.koinon.platform.texts.Shown;
import city.koinon.platform.ui.Moment;
import city.koinon.platform.ui.Page;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An action, or one of its steps, with everything that happened to it.
 *
 * @param on       the step; null on the page of an action
 * @param holder   who holds the office today, by name; null while nobody does
 * @param body     whose meetings the step counts, by name
 * @param answers  the visitor may speak for the office
 */
record StepPage(
        PlanOn plan,
        GoalOn goal,
        ActionOn action,
        @Nullable StepOn on,
        Shelf shelf,
        Office office,
        @Nullable String holder,
        @Nullable CountedBody body,
        List<Held> events,
        List<Promised> promises,
        List<Pledge> pledges,
        List<Moment> thread,
        boolean answers) {

    record CountedBody(String name, String path) {}

    StepOn step() {
        if (on == null) throw new IllegalStateException("The page of an action has no step");
        return on;
    }

    Shown text(UUID id, Page page) {
        return shelf.get(id, page.lang());
    }

    boolean inForce() {
        return plan.strategy().state() == Stage.ADOPTED;
    }

    /** Something new can be said about it. */
    boolean open() {
        return inForce()
                && (on == null || !on.progress().cancelled() && !on.progress().done());
    }
}
