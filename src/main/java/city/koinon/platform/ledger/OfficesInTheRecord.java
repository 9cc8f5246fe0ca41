package city.koinon.platform.ledger;

import city.koinon.platform.directory.Directory;
import city.koinon.platform.directory.OfficeClosed;
import city.koinon.platform.directory.OfficeOpened;
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
 * That there is an office, and who holds it, are official acts. The directory stands before the record and cannot call it, so it tells of
 * its offices and terms, and in the same transaction they are recorded.
 */
@Component
class OfficesInTheRecord implements Teller, SubjectTopic {

    private static final String OFFICE = "office";
    private static final String OPENED = "OFFICE_OPENED";
    private static final String CLOSED = "OFFICE_CLOSED";
    private static final String REOPENED = "OFFICE_REOPENED";
    private static final String BEGUN = "TERM_BEGUN";
    private static final String ENDED = "TERM_ENDED";
    private static final String CORRECTED = "TERM_CORRECTED";

    private final Ledger ledger;
    private final Directory directory;

    OfficesInTheRecord(Ledger ledger, Directory directory) {
        this.ledger = ledger;
        this.directory = directory;
    }

    static Subject subject(UUID office) {
        return new Subject(OFFICE, office);
    }

    @EventListener
    void opened(OfficeOpened event) {
        var before = ledger.of(subject(event.office())).stream()
                .anyMatch(it -> it.type().equals(CLOSED));
        ledger.record(about(before ? REOPENED : OPENED, event.office()).becoming(before ? "CLOSED" : null, "OPEN"));
    }

    @EventListener
    void closed(OfficeClosed event) {
        ledger.record(about(CLOSED, event.office()).with("last", event.on()).becoming("OPEN", "CLOSED"));
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
        var held = directory.term(term);
        ledger.record(about(type, office)
                .with("person", held.person())
                .with("from", held.from())
                .with("to", held.to()));
    }

    private Draft about(String type, UUID office) {
        var named = directory.office(office);
        return Draft.of(
                        type,
                        subject(office),
                        Actor.office(office, named.name().values().iterator().next()))
                .with("office", named.name());
    }

    @Override
    public Set<String> types() {
        return Set.of(OPENED, CLOSED, REOPENED, BEGUN, ENDED, CORRECTED);
    }

    @Override
    public Moment tell(Act act, Page page) {
        var names = act.texts("office");
        var office = names.getOrDefault(page.lang(), act.actor().name());
        var told = act.type().startsWith("OFFICE_") ? ofTheOffice(act, page, office) : ofATerm(act, page, office);
        return directory
                .findOffice(act.subject().id())
                .map(it -> told.at(page.to(it.path())))
                .orElse(told);
    }

    private static Moment ofTheOffice(Act act, Page page, String office) {
        return switch (act.type()) {
            case OPENED -> Moment.of(Tone.PLAIN, "add", page.say("ledger.office.opened", office), page, act.at());
            case REOPENED -> Moment.of(Tone.PLAIN, "add", page.say("ledger.office.reopened", office), page, act.at());
            default ->
                Moment.of(Tone.OFF, "closed", page.say("ledger.office.closed", office), page, act.at())
                        .with(page.say(
                                "ledger.office.last",
                                act.date("last").map(page::date).orElse("")));
        };
    }

    private static Moment ofATerm(Act act, Page page, String office) {
        var person = act.text("person").orElse("");
        var from = act.date("from").map(page::date).orElse("");
        var to = act.date("to").map(page::date);
        return Moment.of(Tone.PLAIN, OFFICE, said(act.type(), page, person, office), page, act.at())
                .with(to.map(day -> page.say("ledger.term.fromTo", from, day))
                        .orElseGet(() -> page.say("ledger.term.from", from)));
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
