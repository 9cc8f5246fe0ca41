package city.koinon.act.pathways;

import city.koinon.RouteExamples;
import city.koinon.platform.identity.Code;
import java.util.Map;
import org.springframework.context.ApplicationContext;

/** A published pathway with a draft of its next revision, and a plan kept of it. */
class PathwaysExamples implements RouteExamples {

    private final ApplicationContext house;
    private final Pathways pathways;
    private final KeptPlans plans;

    PathwaysExamples(ApplicationContext house, Pathways pathways, KeptPlans plans) {
        this.house = house;
        this.pathways = pathways;
        this.plans = plans;
    }

    @Override
    public Map<String, String> make(String mark) {
        var editor = Sample.published(house, mark + " ");
        pathways.revise(Sample.SLUG, editor);
        var code = Code.random();
        plans.keep(
                code, pathways.get(Sample.SLUG), Said.NOTHING.with(Answers.NONE.with("hasAddress", Answers.NO)), "en");
        return Map.of(
                "pathways/{slug}",
                Sample.SLUG,
                "facts/{key}",
                "hasAddress",
                "steps/{key}",
                "confirm-address",
                "my-plan/{code}",
                code.inAddress());
    }
}
