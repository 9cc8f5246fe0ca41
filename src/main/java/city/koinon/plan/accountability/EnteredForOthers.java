package city.koinon.plan.accountability;

import city.koinon.platform.identity.Personas;
import city.koinon.platform.kernel.PersonalData;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What somebody typed in for an office, and the letters they passed on: all that this room keeps about an account. */
@Component
@Transactional
class EnteredForOthers implements PersonalData {

    private final Archive archive;
    private final Personas personas;

    EnteredForOthers(Archive archive, Personas personas) {
        this.archive = archive;
        this.personas = personas;
    }

    @Override
    public String room() {
        return "accountability";
    }

    @Override
    public Map<String, Object> export(UUID account) {
        return Map.of("entered", archive.enteredBy(personas.of(account)));
    }

    /**
     * Nothing to strike: rows and acts keep a persona and never its name, and the persona of an erased account has none. Whose name
     * stands under an answer held an office, and that stays public.
     */
    @Override
    public void erase(UUID account) {}
}
