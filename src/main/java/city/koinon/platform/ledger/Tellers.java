package city.koinon.platform.ledger;

import city.koinon.platform.municipality.Municipality;
import city.koinon.platform.ui.Moment;
import city.koinon.platform.ui.Page;
import city.koinon.platform.ui.Tone;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** Finds the room that can tell an act or name a subject. */
@Component
public class Tellers {

    private final Supplier<Map<String, Teller>> tellers;
    private final Supplier<List<SubjectTopic>> topics;
    private final Ledger ledger;
    private final Municipality municipality;

    Tellers(
            ObjectProvider<Teller> tellers,
            ObjectProvider<SubjectTopic> topics,
            Ledger ledger,
            Municipality municipality) {
        this.municipality = municipality;
        this.tellers = SingletonSupplier.of(() -> byType(tellers.stream()));
        this.topics = SingletonSupplier.of(() -> topics.stream().toList());
        this.ledger = ledger;
    }

    /** The thread of a subject, oldest first, as the thread component shows it. */
    public List<Moment> thread(Subject subject, Page page) {
        return tell(withoutTwice(ledger.thread(subject)), page);
    }

    /** A vote whose numbers are told with what came about by it is not told once more by itself. */
    private static List<Act> withoutTwice(List<Act> acts) {
        var told = acts.stream()
                .filter(act -> act.payload().containsKey("yes"))
                .flatMap(act -> act.text("decision").stream())
                .collect(Collectors.toSet());
        return acts.stream()
                .filter(act -> !act.subject().kind().equals("decision")
                        || !told.contains(act.subject().id().toString()))
                .toList();
    }

    public List<Moment> tell(List<Act> acts, Page page) {
        var names = new HashMap<Actor, Actor>();
        return acts.stream().map(act -> tell(act, page, names)).toList();
    }

    public Moment tell(Act act, Page page) {
        return tell(act, page, new HashMap<>());
    }

    /**
     * Whoever acted, by the name they have in the reader's language. The record froze one name; where that is still what they are called in
     * one of the city's languages, the reader's own language is shown, and where they have been renamed since, what they were called then.
     */
    Actor named(Actor actor, Page page) {
        var id = actor.id();
        if (id == null) {
            return actor.kind() == ActorKind.CITY && cityIsCalled(actor.name()) ? Actor.city(page.cityName()) : actor;
        }
        var subject = new Subject(actor.kind().name().toLowerCase(Locale.ROOT), id);
        var name = topic(subject, page.lang()).map(SubjectTopic.Topic::title).orElse(actor.name());
        var same = name.equals(actor.name())
                || page.cityLanguages().stream()
                        .filter(lang -> !lang.equals(page.lang()))
                        .anyMatch(lang -> topic(subject, lang)
                                .filter(it -> it.title().equals(actor.name()))
                                .isPresent());
        return same ? new Actor(actor.kind(), id, name) : actor;
    }

    private boolean cityIsCalled(String name) {
        return municipality.city().name().containsValue(name);
    }

    public Optional<SubjectTopic.Topic> topic(Subject subject, String lang) {
        return topics.get().stream()
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
        return tellers.get().keySet().stream().sorted().toList();
    }

    private static Map<String, Teller> byType(Stream<Teller> tellers) {
        var known = new HashMap<String, Teller>();
        tellers.forEach(teller -> teller.types().forEach(type -> known.put(type, teller)));
        return known;
    }

    private Moment tell(Act recorded, Page page, Map<Actor, Actor> names) {
        var act = recorded.by(names.computeIfAbsent(recorded.actor(), it -> named(it, page)));
        var teller = tellers.get().get(act.type());
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
