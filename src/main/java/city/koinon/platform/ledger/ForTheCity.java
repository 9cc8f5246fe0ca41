package city.koinon.platform.ledger;

import city.koinon.platform.identity.Personas;
import city.koinon.platform.kernel.Visitor;
import city.koinon.platform.municipality.Municipality;
import org.springframework.stereotype.Component;

/** What no single office answers for is signed by the city; whoever coordinates it and did this stands beside it, like a clerk beside a holder. */
@Component
public class ForTheCity {

    private final Municipality municipality;
    private final Personas personas;

    ForTheCity(Municipality municipality, Personas personas) {
        this.municipality = municipality;
        this.personas = personas;
    }

    public Draft act(String type, Subject about, Visitor by) {
        var city = municipality.city();
        return Draft.of(type, about, Actor.city(city.nameIn(city.mainLanguage())))
                .with("enteredBy", personas.of(by.accountId()));
    }
}
