package city.koinon.plan.strategy;

import city.koinon.plan.strategy.PlanOn.StepOn;
import city.koinon.platform.directory.Office;
import city.koinon.platform.texts.Shelf;
import city.koinon.platform.texts.Shown;
import city.koinon.platform.ui.Page;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The plan as its pages show it.
 *
 * @param plan     null while the city has none
 * @param promises how many promises stand on a step
 * @param writes   the visitor keeps the plan
 * @param draft    a next version is being written
 */
record PlanPage(
        @Nullable PlanOn plan,
        Shelf shelf,
        Map<UUID, Office> offices,
        Map<UUID, Integer> promises,
        List<Strategy> versions,
        boolean writes,
        boolean draft) {

    PlanOn shown() {
        if (plan == null) throw new IllegalStateException("This city has no plan");
        return plan;
    }

    Shown text(UUID id, Page page) {
        return shelf.get(id, page.lang());
    }

    Office office(UUID id) {
        var office = offices.get(id);
        if (office == null) throw new IllegalStateException("No office " + id);
        return office;
    }

    int promisesOf(StepOn step) {
        return promises.getOrDefault(step.id(), 0);
    }

    boolean inForce() {
        return plan != null && plan.strategy().state() == Stage.ADOPTED;
    }
}
