package city.koinon.platform.ledger;

import city.koinon.platform.identity.Personas;
import city.koinon.platform.ui.Moment;
import city.koinon.platform.ui.Page;
import city.koinon.platform.ui.Quote;
import city.koinon.platform.ui.Tone;
import java.util.Set;
import org.springframework.stereotype.Component;

/** How the record speaks of what was removed from it. */
@Component
class Erasures implements Teller {

    static final String TYPE = "CONTENT_ERASED";

    private final Personas personas;

    Erasures(Personas personas) {
        this.personas = personas;
    }

    @Override
    public Set<String> types() {
        return Set.of(TYPE);
    }

    @Override
    public Moment tell(Act act, Page page) {
        var ground = act.text("ground").map(Erased.Ground::valueOf).orElse(Erased.Ground.COURT);
        var told = Moment.of(Tone.OFF, "withdraw", page.say("ledger.erased.act", act.number("seq")), page, act.at())
                .with(page.say(ground))
                .at(page.to("/acts/" + act.number("seq")));
        return act.id("enteredBy")
                .map(who -> told.with(page.say(
                        "ledger.erased.by", personas.realNames(Set.of(who)).getOrDefault(who, ""))))
                .orElse(told)
                .saying(Quote.of(act.texts("reason"), page));
    }

    /** An act without words, in its place in the thread. */
    static Moment gap(Act act, Erased erased, Page page) {
        return Moment.of(Tone.OFF, "withdraw", page.say("ledger.erased.gap"), page, act.at())
                .with(because(erased, page))
                .at(page.to("/acts/" + act.seq()));
    }

    static String because(Erased erased, Page page) {
        return page.say("ledger.erased.because", page.date(erased.on()), page.say(erased.ground()));
    }
}
