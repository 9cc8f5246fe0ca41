package city.koinon.plan.accountability;

import city.koinon.listen.participation.Bodies;
import city.koinon.listen.participation.Decision;
import city.koinon.listen.participation.Decisions;
import city.koinon.platform.directory.Directory;
import city.koinon.platform.duties.Duty;
import city.koinon.platform.duties.DutyKind;
import city.koinon.platform.kernel.Conflicted;
import city.koinon.platform.kernel.Ids;
import city.koinon.platform.kernel.NotAllowed;
import city.koinon.platform.kernel.Refusal;
import city.koinon.platform.kernel.Refused;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.kernel.Stale;
import city.koinon.platform.kernel.Visitor;
import city.koinon.platform.ledger.Actor;
import city.koinon.platform.ledger.Draft;
import city.koinon.platform.ledger.Ledger;
import city.koinon.platform.municipality.Municipality;
import city.koinon.platform.texts.Texts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lets a body write down what it asks of the city, adopt it, send it, and see it through to its end. */
@Service
@Transactional
public class Recommendations {

    private final Archive archive;
    private final PromiseArchive promised;
    private final Obligations obligations;
    private final Signing signing;
    private final Letters letters;
    private final Ledger ledger;
    private final Texts texts;
    private final Bodies bodies;
    private final Decisions decisions;
    private final Directory directory;
    private final Municipality municipality;

    Recommendations(
            Archive archive,
            PromiseArchive promised,
            Obligations obligations,
            Signing signing,
            Letters letters,
            Ledger ledger,
            Texts texts,
            Bodies bodies,
            Decisions decisions,
            Directory directory,
            Municipality municipality) {
        this.archive = archive;
        this.promised = promised;
        this.obligations = obligations;
        this.signing = signing;
        this.letters = letters;
        this.ledger = ledger;
        this.texts = texts;
        this.bodies = bodies;
        this.decisions = decisions;
        this.directory = directory;
        this.municipality = municipality;
    }

    /** Writes a draft down. Nobody but the body and its secretary sees it until it is put on an agenda. */
    public UUID draft(RecommendationDraft draft, Visitor by) {
        mustWriteFor(draft.body(), by);
        if (!bodies.get(draft.body()).active()) {
            throw new Conflicted("body", "accountability.refused.body-rests");
        }
        check(draft);
        var recommendation = Recommendation.draft(
                Ids.next(),
                draft.body(),
                texts.write(draft.title()),
                texts.write(draft.reasons()),
                municipality.today());
        archive.add(recommendation);
        writeAsks(recommendation, draft);
        return recommendation.id();
    }

    /** While it is a draft its words may change; a meeting may still reword what it is about to adopt. */
    public void edit(UUID id, RecommendationDraft draft, int version, Visitor by) {
        ledger.takeTurn();
        var recommendation = archive.recommendation(id);
        if (!mayReword(recommendation, by)) {
            mustWriteFor(recommendation.body(), by);
        }
        mustBeDraft(recommendation);
        if (decisions.openAbout(Subjects.of(recommendation))) {
            throw new Conflicted("", "accountability.refused.vote-open");
        }
        Stale.unless(version, recommendation.version(), "recommendation");
        check(draft);
        texts.revise(recommendation.title(), draft.title());
        texts.revise(recommendation.reasons(), draft.reasons());
        archive.removeAsks(id);
        writeAsks(recommendation, draft);
        archive.save(recommendation);
    }

    /** A coordinator helps with the wording until the body has it before it; from then on the words are the body's own. */
    static boolean mayReword(Recommendation recommendation, Visitor by) {
        return writesFor(recommendation.body(), by) || by.is(Role.COORDINATOR) && recommendation.proposedOn() == null;
    }

    public void discard(UUID id, int version, Visitor by) {
        ledger.takeTurn();
        var recommendation = archive.recommendation(id);
        mustWriteFor(recommendation.body(), by);
        mustBeDraft(recommendation);
        Stale.unless(version, recommendation.version(), "recommendation");
        if (recommendation.proposedOn() != null) {
            throw new Conflicted("", "accountability.refused.proposed-already");
        }
        archive.discard(recommendation);
    }

    private void writeAsks(Recommendation recommendation, RecommendationDraft draft) {
        var n = 1;
        for (var ask : draft.asks()) {
            archive.add(new Ask(
                    Ids.next(),
                    recommendation.id(),
                    n++,
                    texts.write(ask.text()),
                    ask.office(),
                    AskState.OPEN,
                    false,
                    false,
                    0));
        }
    }

    private void check(RecommendationDraft draft) {
        var refused = new ArrayList<Refusal>();
        if (draft.asks().isEmpty()) {
            refused.add(new Refusal("ask1." + draft.title().sourceLanguage(), "accountability.refused.no-ask"));
        }
        if (draft.asks().size() > Ask.MOST) {
            refused.add(new Refusal("", "accountability.refused.too-many-asks", Ask.MOST));
        }
        var held = officesHeld();
        for (var i = 0; i < draft.asks().size(); i++) {
            var office = draft.asks().get(i).office();
            if (!held.contains(office)) {
                refused.add(new Refusal("ask" + (i + 1) + "office", "accountability.refused.nobody-holds-it"));
            }
        }
        if (!refused.isEmpty()) {
            throw new Refused(refused);
        }
    }

    private List<UUID> officesHeld() {
        return directory.officesInTerm().stream().map(it -> it.id()).toList();
    }

    /** What must be so before a body can decide on it, and again before it can be sent: asks, each to an office somebody holds. */
    void mustBeAnswerable(Recommendation recommendation) {
        var asks = archive.asksOf(recommendation.id());
        if (asks.isEmpty()) {
            throw new Conflicted("", "accountability.refused.no-ask");
        }
        askOfNobody(asks).ifPresent(ask -> {
            throw new Conflicted("", "accountability.refused.ask-to-nobody", ask.n(), officeNames(ask.office()));
        });
    }

    /** The first ask to an office that nobody holds today. */
    Optional<Ask> askOfNobody(List<Ask> asks) {
        var held = officesHeld();
        return asks.stream().filter(ask -> !held.contains(ask.office())).findFirst();
    }

    void proposed(Recommendation recommendation) {
        if (recommendation.proposedOn() == null) {
            archive.save(recommendation.proposed(municipality.today()));
        }
    }

    /** The body has carried it: from now on it has a number and cannot be reworded. */
    void adopt(UUID id, Decision decision) {
        var recommendation = archive.recommendation(id);
        var today = municipality.today();
        var body = bodies.get(recommendation.body());
        var adopted = recommendation.adopt(
                archive.nextNumber(body.id(), codes(body.slug()), today.getYear()), decision.id(), today);
        archive.save(adopted);
        ledger.record(by(body.id(), "RECOMMENDATION_ADOPTED", adopted)
                .with("number", adopted.number())
                .with("title", texts.get(adopted.title()).record())
                .with("reasons", texts.get(adopted.reasons()).record())
                .with("asks", archive.asksOf(id).stream().map(this::told).toList())
                .with("decision", decision.id().toString())
                .with("yes", decision.yes())
                .with("no", decision.no())
                .with("abstain", decision.abstain())
                .with("present", decision.presentVoting())
                .with("seats", decision.filledVoting())
                .becoming(recommendation.state().name(), adopted.state().name()));
        obligations.send(adopted);
    }

    private Map<String, Object> told(Ask ask) {
        var told = new LinkedHashMap<String, Object>();
        told.put("n", ask.n());
        told.put("text", texts.get(ask.text()).record());
        told.put("office", ask.office().toString());
        return told;
    }

    /** MP for migrant-panel; where another body has that already, the whole of its address. */
    static List<String> codes(String slug) {
        var initials = Stream.of(slug.split("-"))
                .filter(it -> !it.isEmpty())
                .map(it -> it.substring(0, 1))
                .collect(Collectors.joining());
        var whole = slug.toUpperCase(Locale.ROOT);
        return initials.length() < 2 ? List.of(whole) : List.of(initials.toUpperCase(Locale.ROOT), whole);
    }

    /** From this moment every office that is asked something owes an answer by a day. */
    public void send(UUID id, int version, Visitor by) {
        ledger.takeTurn();
        var recommendation = archive.recommendation(id);
        mustWriteFor(recommendation.body(), by);
        Stale.unless(version, recommendation.version(), "recommendation");
        var sent = recommendation.send(municipality.today());
        mustBeAnswerable(recommendation);
        archive.save(sent);
        var asks = archive.asksOf(id);
        var act = ledger.record(by(sent.body(), "RECOMMENDATION_SENT", sent)
                .with("number", sent.number())
                .with("title", texts.get(sent.title()).record())
                .with(
                        "offices",
                        asks.stream()
                                .map(it -> it.office().toString())
                                .distinct()
                                .toList())
                .with(
                        "officeNames",
                        asks.stream()
                                .map(Ask::office)
                                .distinct()
                                .map(this::officeNames)
                                .toList())
                .becoming(recommendation.state().name(), sent.state().name()));
        obligations.done(Subjects.of(sent), DutyKind.SEND, act);
        obligations.acknowledge(sent, asks.getFirst().office());
        for (var ask : asks) {
            obligations.answer(ask, sent);
            letters.asked(ask, sent);
        }
    }

    /** The office that was asked first says that it has read it. */
    public void acknowledge(UUID id, int version, Visitor by) {
        ledger.takeTurn();
        var recommendation = archive.recommendation(id);
        var office = archive.asksOf(id).getFirst().office();
        var today = municipality.today();
        var signature = signing.of(by, office, today);
        Stale.unless(version, recommendation.version(), "recommendation");
        var acknowledged = recommendation.acknowledge(today);
        archive.save(acknowledged);
        var act = ledger.record(Draft.of("RECOMMENDATION_ACKNOWLEDGED", Subjects.of(recommendation), actor(office))
                .with("signed", signature.signed())
                .with("enteredBy", signature.enteredBy())
                .with("number", recommendation.number()));
        obligations.done(Subjects.of(recommendation), DutyKind.ACKNOWLEDGE, act);
    }

    boolean canBeWithdrawn(UUID id) {
        return archive.recommendation(id).canBeWithdrawn();
    }

    /** The body takes it back by decision; what was owed is waived, and all of it stays visible. */
    void withdraw(UUID id, Decision decision, Map<String, Object> reasons) {
        var recommendation = archive.recommendation(id);
        var withdrawn = recommendation.withdraw(municipality.today());
        archive.save(withdrawn);
        ledger.record(by(recommendation.body(), "RECOMMENDATION_WITHDRAWN", withdrawn)
                .with("number", withdrawn.number())
                .with("reasons", reasons)
                .with("decision", decision.id().toString())
                .becoming(recommendation.state().name(), withdrawn.state().name()));
        openAbout(recommendation)
                .forEach(duty -> obligations.waive(duty, decision.id(), bodyActor(recommendation.body())));
    }

    /** Once nothing is left to be answered it is followed up; once nothing is left to be done it is closed. Nobody has to think of it. */
    void settle(UUID id) {
        var recommendation = archive.recommendation(id);
        var asks = archive.asksOf(id);
        if (recommendation.goesIntoFollowUp(asks)) {
            archive.save(recommendation.followUp());
            ledger.record(Draft.of("RECOMMENDATION_FOLLOWED_UP", Subjects.of(recommendation), Actor.SYSTEM)
                    .with("number", recommendation.number())
                    .becoming(recommendation.state().name(), RecommendationState.IN_FOLLOW_UP.name()));
            recommendation = archive.recommendation(id);
        }
        if (recommendation.closes(
                asks, promised.commitmentsOf(id), openAbout(recommendation).size())) {
            archive.save(recommendation.close(municipality.today()));
            ledger.record(Draft.of("RECOMMENDATION_CLOSED", Subjects.of(recommendation), Actor.SYSTEM)
                    .with("number", recommendation.number())
                    .becoming(recommendation.state().name(), RecommendationState.CLOSED.name()));
        }
    }

    private List<Duty> openAbout(Recommendation recommendation) {
        return obligations.openAbout(
                recommendation,
                archive.asksOf(recommendation.id()),
                promised.commitmentsOf(recommendation.id()),
                archive.appearancesFor(recommendation.id()));
    }

    /** Whoever writes for a body: its secretary, or whoever chairs it. */
    static boolean writesFor(UUID body, Visitor by) {
        return by.is(Role.SECRETARY, body) || by.is(Role.CHAIR, body);
    }

    static void mustWriteFor(UUID body, Visitor by) {
        if (!writesFor(body, by)) {
            throw new NotAllowed("secretary or chair of " + body + " is needed");
        }
    }

    /** A draft is the body's own business until it stands on an agenda. */
    static boolean maySee(Recommendation recommendation, Visitor visitor) {
        return recommendation.state().isPublic()
                || recommendation.proposedOn() != null
                || writesFor(recommendation.body(), visitor)
                || visitor.is(Role.MEMBER, recommendation.body())
                || visitor.is(Role.COORDINATOR);
    }

    private static void mustBeDraft(Recommendation recommendation) {
        if (recommendation.state() != RecommendationState.DRAFT) {
            throw new Conflicted("", "accountability.refused.adopted-already");
        }
    }

    private Draft by(UUID body, String type, Recommendation recommendation) {
        return Draft.of(type, Subjects.of(recommendation), bodyActor(body));
    }

    Actor bodyActor(UUID body) {
        return bodies.actor(bodies.get(body));
    }

    Actor actor(UUID office) {
        return Actor.office(office, officeName(office));
    }

    private String officeName(UUID office) {
        return directory.office(office).nameIn(municipality.city().mainLanguage());
    }

    private Map<String, String> officeNames(UUID office) {
        return directory.office(office).name();
    }
}
