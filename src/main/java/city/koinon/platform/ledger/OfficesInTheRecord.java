package city.koinon.platform.ledger;

import city.koinon.platform.directory.Directory;
import city.koinon.platform.directory.TermBegun;
import city.koinon.platform.directory.TermCorrected;
import city.koinon.platform.directory.TermEnded;
import city.koinon.platform.ui.Moment;
import city.koinon.platform.ui.Page;
import city.koinon.platform.ui.Tone;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Who holds an office is an official act. The directory stands before the record and cannot call it, so it tells of its terms, and in the
 * same transaction they are recorded.
 */
@Component
class OfficesInTheRecord implements Teller, SubjectTopic {

    private static final String OFFICE = "office";
    private static final String BEGUN = "TERM_BEGUN";
    private static final String ENDED = "TERM_ENDED";
    private static final String CORRECTED = "TERM_CORRECTED";

    private final Ledger ledger;
    private final Directory directory;

    OfficesInTheRecord(Ledger ledger, Directory directory) {
        this.ledger = ledger;
        this.directory = directory;
    }

    @EventListener
    void begun(TermBegun event) {
        record(BEGUN, event.office(), event.term());
    }

    @EventListener
    void ended(TermEnded event) {
        record(ENDED, event.office(), event.term());
    }

    @EventListener
    void corrected(TermCorrected event) {
        record(CORRECTED, event.office(), event.term());
    }

    private void record(String type, UUID office, UUID term) {
        var named = directory.office(office);
        var held = directory.term(term);
        ledger.record(Draft.of(
                        type, new Subject(OFFICE, office), Actor.office(office, named.name().values().iterator().next()))
                .with("office", named.name())
                .with("person", held.person())
                .with("from", held.from())
                .with("to", held.to()));
    }

    @Override
    public Set<String> types() {
        return Set.of(BEGUN, ENDED, CORRECTED);
    }

    @Override
    public Moment tell(Act act, Page page) {
        var names = act.texts("office");
        var office = names.getOrDefault(page.lang(), act.actor().name());
        var person = act.text("person").orElse("");
        var from = act.date("from").map(page::date).orElse("");
        var to = act.date("to").map(page::date);
        var told = Moment.of(Tone.PLAIN, OFFICE, said(act.type(), page, person, office), page, act.at())
                .with(to.map(day -> page.say("ledger.term.fromTo", from, day)).orElseGet(() -> page.say("ledger.term.from", from)));
        return directory.findOffice(act.subject().id()).map(it -> told.at(page.to(it.path()))).orElse(told);
    }

    private static String said(String type, Page page, String person, String office) {
        return switch (type) {
            case BEGUN -> page.say("ledger.term.begun", person, office);
            case ENDED -> page.say("ledger.term.ended", person, office);
            default -> page.say("ledger.term.corrected", person, office);
        };
    }

    @Override
    public String kind() {
        return OFFICE;
    }

    @Override
    public Optional<Topic> find(UUID id, String lang) {
        return directory.findOffice(id).map(it -> new Topic(it.nameIn(lang), it.path()));
    }
}
