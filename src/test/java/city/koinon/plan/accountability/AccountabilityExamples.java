package city.koinon.plan.accountability;

import city.koinon.RouteExamples;
import city.koinon.listen.participation.Bodies;
import city.koinon.listen.participation.Decision;
import city.koinon.listen.participation.Result;
import city.koinon.platform.directory.Directory;
import city.koinon.platform.duties.Duties;
import city.koinon.platform.duties.DutyKind;
import city.koinon.platform.duties.Said;
import city.koinon.platform.identity.Accounts;
import city.koinon.platform.kernel.Grant;
import city.koinon.platform.kernel.Ids;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.kernel.Visitor;
import city.koinon.platform.ledger.Ledger;
import city.koinon.platform.ledger.Subject;
import city.koinon.platform.municipality.Municipality;
import city.koinon.platform.texts.Written;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A draft, and a recommendation that was sent: its first ask answered with two promises, one of them reported done; its second waiting;
 * its third waiting for the body's reply to a question, its fourth declined and judged; and an office asked to come.
 */
class AccountabilityExamples implements RouteExamples {

    private final Recommendations recommendations;
    private final Motions motions;
    private final ApplicationContext house;
    private final Answers answers;
    private final Commitments commitments;
    private final Archive archive;
    private final PromiseArchive promised;
    private final Duties duties;
    private final Bodies bodies;
    private final Directory directory;
    private final Accounts accounts;
    private final Ledger ledger;
    private final Municipality municipality;
    private final TransactionTemplate transaction;
    private final Clock clock;

    AccountabilityExamples(
            Recommendations recommendations,
            Motions motions,
            ApplicationContext house,
            Answers answers,
            Commitments commitments,
            Archive archive,
            PromiseArchive promised,
            Duties duties,
            Bodies bodies,
            Directory directory,
            Accounts accounts,
            Ledger ledger,
            Municipality municipality,
            TransactionTemplate transaction,
            Clock clock) {
        this.recommendations = recommendations;
        this.motions = motions;
        this.house = house;
        this.answers = answers;
        this.commitments = commitments;
        this.archive = archive;
        this.promised = promised;
        this.duties = duties;
        this.bodies = bodies;
        this.directory = directory;
        this.accounts = accounts;
        this.ledger = ledger;
        this.municipality = municipality;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public Map<String, String> make(String mark) {
        return java.util.Objects.requireNonNull(transaction.execute(status -> made(mark)));
    }

    private Map<String, String> made(String mark) {
        var body = bodies.active().getFirst().id();
        var office = directory.officesInTerm().getFirst().id();
        var today = municipality.today();
        var secretary = new Visitor(Ids.next(), mark + " Secretary", Set.of(new Grant(Role.SECRETARY, body)), true);
        var holder = new Visitor(
                accounts.open("office-" + mark + "@example.org", mark + " Holder", "en"),
                mark + " Holder",
                Set.of(new Grant(Role.OFFICE_HOLDER, office)),
                true);

        var draft = recommendations.draft(asking(body, office, mark + " draft", 1), secretary);
        var id = recommendations.draft(asking(body, office, mark + " courses", 4), secretary);
        motions.propose(id, secretary);
        var about = Subjects.recommendation(id);
        World.topic(house, about).decided(about.id(), carried(body, about));
        recommendations.send(id, archive.recommendation(id).version(), secretary);
        var asks = archive.asksOf(id);
        var promise = new PromiseDraft(
                office,
                words(mark + " two evening groups"),
                words(mark + " twelve people in each"),
                today.plusDays(60));
        answers.answer(
                asks.getFirst().id(),
                AnswerDraft.accept(words(mark + " agrees that this is needed"), promise, promise),
                asks.getFirst().version(),
                holder);
        var promises = promised.commitmentsOf(id);
        commitments.report(
                promises.getLast().id(),
                new ReportDraft(
                        Claim.DONE,
                        words(mark + " both groups have begun"),
                        List.of(new ReportDraft.EvidenceDraft(
                                EvidenceKind.LINK, "https://example.org/" + mark, mark + " list", "en", today))),
                promises.getLast().version(),
                holder);
        var last = asks.getLast();
        answers.answer(
                last.id(),
                AnswerDraft.decline(words(mark + " has no room for that"), Basis.POLICY_CHOICE, null),
                last.version(),
                holder);
        motions.judgeAnswer(last.id(), false, words(mark + " has two empty schools"), secretary);
        World.topic(house, Subjects.of(last)).decided(last.id(), carried(body, Subjects.of(last)));
        duties.pause(
                open(asks.get(2)),
                new Said("en", mark + " asks which quarter is meant"),
                recommendations.actor(office));
        var appearance =
                new Appearance(Ids.next(), body, office, id, asks.get(1).id(), null, Ids.next(), today, null);
        archive.add(appearance);
        return Map.ofEntries(
                Map.entry("drafts/{id}", draft.toString()),
                Map.entry(
                        "recommendations/{number}",
                        String.valueOf(archive.recommendation(id).number())),
                Map.entry("asks/{n}", "2"),
                Map.entry("asks/{n}/motion", "1"),
                Map.entry("commitments/{id}", promises.getFirst().id().toString()),
                Map.entry("commitments/{id}/motion", promises.getLast().id().toString()),
                Map.entry("appearances/{id}", appearance.id().toString()),
                Map.entry("duties/{id}", open(asks.get(1)).toString()),
                Map.entry("duties/{id}/reply", open(asks.get(2)).toString()));
    }

    private UUID open(Ask ask) {
        return duties.openFor(Subjects.of(ask), DutyKind.ANSWER).orElseThrow().id();
    }

    private Decision carried(UUID body, Subject about) {
        return new Decision(
                Ids.next(),
                body,
                Ids.next(),
                Ids.next(),
                Ids.next(),
                Result.CARRIED,
                7,
                1,
                1,
                9,
                9,
                clock.instant(),
                about);
    }

    private static RecommendationDraft asking(UUID body, UUID office, String title, int asks) {
        return new RecommendationDraft(
                body,
                words(title),
                words(title + " were asked for by eleven people at the market."),
                IntStream.rangeClosed(1, asks)
                        .mapToObj(n -> new RecommendationDraft.AskDraft(office, words(title + ", ask " + n)))
                        .toList());
    }

    private static Written words(String english) {
        return Written.of("en", english);
    }
}
