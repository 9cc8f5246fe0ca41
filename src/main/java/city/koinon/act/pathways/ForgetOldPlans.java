package city.koinon.act.pathways;

import city.koinon.platform.kernel.CityJob;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Takes away the plans that nobody has opened for a year. */
@Component
class ForgetOldPlans implements CityJob {

    private final KeptPlans plans;

    ForgetOldPlans(KeptPlans plans) {
        this.plans = plans;
    }

    @Override
    public String name() {
        return "pathways-forget-old-plans";
    }

    @Override
    public Duration every() {
        return Duration.ofDays(1);
    }

    @Override
    public void run() {
        plans.deleteThoseNobodyUses();
    }
}
