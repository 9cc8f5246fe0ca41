package city.koinon.plan.strategy;

import city.koinon.platform.ledger.Act;
import city.koinon.platform.ledger.ActRecorded;
import city.koinon.platform.ledger.Ledger;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** "The panel meets every month" is a step that fulfils itself: each meeting a body holds counts for the steps that wait for it. */
@Component
class PanelMeets {

    private final Ledger ledger;
    private final Steps steps;

    PanelMeets(Ledger ledger, Steps steps) {
        this.ledger = ledger;
        this.steps = steps;
    }

    @ApplicationModuleListener(condition = "#recorded.type() == 'MEETING_HELD'")
    void on(ActRecorded recorded) {
        met(ledger.get(recorded.seq()));
    }

    /** On the day of the meeting, whenever the secretary came to close it. */
    void met(Act act) {
        var body = act.actor().id();
        if (body != null) {
            steps.met(body, act.subject().id(), act.date("heldOn").orElse(act.on()));
        }
    }
}
