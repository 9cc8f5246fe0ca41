package city.koinon.plan.strategy;

import city.koinon.platform.identity.Personas;
import city.koinon.platform.kernel.PersonalData;
import city.koinon.platform.ledger.Act;
import city.koinon.platform.ledger.Ledger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Everything somebody typed into the plan for the holder of an office, or for the city: all that this room keeps about an account. */
@Component
@Transactional
class EnteredInThePlan implements PersonalData {

    private final Ledger ledger;
    private final PlanTeller teller;
    private final Personas personas;

    EnteredInThePlan(Ledger ledger, PlanTeller teller, Personas personas) {
        this.ledger = ledger;
        this.teller = teller;
        this.personas = personas;
    }

    @Override
    public String room() {
        return "strategy";
    }

    @Override
    public Map<String, Object> export(UUID account) {
        var persona = personas.of(account);
        return Map.of(
                "entered", entered(persona).stream().map(EnteredInThePlan::told).toList());
    }

    /** Oldest first. */
    private List<Act> entered(UUID persona) {
        return ledger.latestOf(teller.types(), Integer.MAX_VALUE).reversed().stream()
                .filter(act -> act.id("enteredBy").filter(persona::equals).isPresent())
                .toList();
    }

    private static Map<String, Object> told(Act act) {
        var told = new LinkedHashMap<String, Object>();
        told.put("act", act.seq());
        told.put("type", act.type());
        told.put("on", act.on().toString());
        told.put("about", act.subject().toString());
        act.payload().forEach((key, value) -> {
            if (!key.equals("enteredBy")) {
                told.put(key, value);
            }
        });
        return told;
    }

    /** Nothing to strike: an act keeps a persona and never its name, and the persona of an erased account has none. */
    @Override
    public void erase(UUID account) {}
}
