package city.koinon.act.pathways;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes a step of which a test says only what it is about. */
final class AStep {

    private final String key;
    private Condition when = Condition.ALWAYS;
    private @Nullable Condition doneWhen;
    private Set<String> after = Set.of();
    private Step.@Nullable Deadline deadline;
    private List<String> bring = List.of();
    private List<String> gives = List.of();
    private List<String> services = List.of();
    private @Nullable String article;
    private Step.Responsible responsible = new Step.Responsible(Step.Level.CITY, null, null);
    private boolean critical;
    private boolean sample;

    private AStep(String key) {
        this.key = key;
    }

    static AStep called(String key) {
        return new AStep(key);
    }

    static AStep like(Step it) {
        var same = new AStep(it.key());
        same.when = it.when();
        same.doneWhen = it.doneWhen();
        same.after = it.after();
        same.deadline = it.deadline();
        same.bring = it.bring();
        same.gives = it.gives();
        same.services = it.services();
        same.article = it.article();
        same.responsible = it.responsible();
        same.critical = it.critical();
        same.sample = it.sample();
        return same;
    }

    AStep when(String condition) {
        when = Condition.read(condition);
        return this;
    }

    AStep doneWhen(String condition) {
        doneWhen = Condition.read(condition);
        return this;
    }

    AStep after(String... keys) {
        after = Set.of(keys);
        return this;
    }

    AStep within(int days, @Nullable String fromStep, @Nullable String fromFact) {
        deadline = new Step.Deadline(days, fromStep, fromFact);
        return this;
    }

    AStep bringing(String... documents) {
        bring = List.of(documents);
        return this;
    }

    AStep giving(String... documents) {
        gives = List.of(documents);
        return this;
    }

    AStep at(String... places) {
        services = List.of(places);
        return this;
    }

    AStep asCritical() {
        critical = true;
        return this;
    }

    Step made() {
        return new Step(
                key, when, doneWhen, after, deadline, bring, gives, services, article, responsible, critical, sample);
    }
}
