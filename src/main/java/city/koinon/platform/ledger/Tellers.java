package city.koinon.platform.ledger;

import city.koinon.platform.ui.Moment;
import city.koinon.platform.ui.Page;
import city.koinon.platform.ui.Tone;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Finds the room that can tell an act or name a subject. */
@Component
public class Tellers {

    private final ObjectProvider<Teller> tellers;
    private final ObjectProvider<SubjectTopic> topics;
    private final Ledger ledger;

    Tellers(ObjectProvider<Teller> tellers, ObjectProvider<SubjectTopic> topics, Ledger ledger) {
        this.tellers = tellers;
        this.topics = topics;
        this.ledger = ledger;
    }

    /** The thread of a subject, oldest first, as the thread component shows it. */
    public List<Moment> thread(Subject subject, Page page) {
        return tell(ledger.thread(subject), page);
    }

    public List<Moment> tell(List<Act> acts, Page page) {
        var known = byType();
        return acts.stream().map(act -> tell(act, page, known)).toList();
    }

    public Moment tell(Act act, Page page) {
        return tell(act, page, byType());
    }

    public Optional<SubjectTopic.Topic> topic(Subject subject, String lang) {
        return topics.stream()
                .filter(it -> it.kind().equals(subject.kind()))
                .flatMap(it -> it.find(subject.id(), lang).stream())
                .findFirst();
    }

    /** Where a subject is shown, below city and language. */
    public String path(Subject subject, String lang) {
        return topic(subject, lang).map(SubjectTopic.Topic::path).orElse("/threads/" + subject);
    }

    /** Every type of act some room can tell. */
    public List<String> types() {
        return byType().keySet().stream().sorted().toList();
    }

    private Map<String, Teller> byType() {
        var known = new HashMap<String, Teller>();
        tellers.forEach(teller -> teller.types().forEach(type -> known.put(type, teller)));
        return known;
    }

    private static Moment tell(Act act, Page page, Map<String, Teller> known) {
        var teller = known.get(act.type());
        var erased = act.erased();
        if (erased != null) {
            return teller == null || act.payload().isEmpty()
                    ? Erasures.gap(act, erased, page)
                    : teller.tell(act, page).with(Erasures.because(erased, page));
        }
        return teller != null
                ? teller.tell(act, page)
                : Moment.of(Tone.PLAIN, "record", page.say("ledger.untold", act.type()), page, act.at())
                        .with(page.say("ledger.by", act.actor().name()));
    }
}
