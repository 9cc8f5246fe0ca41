package city.koinon.plan.strategy;

import city.koinon.RouteExamples;
import city.koinon.Visitors;
import city.koinon.platform.directory.Directory;
import city.koinon.platform.directory.Level;
import city.koinon.platform.directory.Organisation;
import city.koinon.platform.directory.OrganisationDraft;
import city.koinon.platform.identity.Accounts;
import city.koinon.platform.kernel.Grant;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.kernel.Visitor;
import city.koinon.platform.municipality.Municipality;
import city.koinon.platform.texts.Written;
import java.util.Map;
import java.util.Set;
import org.springframework.transaction.support.TransactionTemplate;

/** A plan in force with a step due once and one that recurs and was held, its draft successor, a state of play and a pledge. */
class StrategyExamples implements RouteExamples {

    private final Plans plans;
    private final Steps steps;
    private final StatesOfPlay states;
    private final Pledges pledges;
    private final Directory directory;
    private final Accounts accounts;
    private final Municipality municipality;
    private final TransactionTemplate transaction;

    StrategyExamples(
            Plans plans,
            Steps steps,
            StatesOfPlay states,
            Pledges pledges,
            Directory directory,
            Accounts accounts,
            Municipality municipality,
            TransactionTemplate transaction) {
        this.plans = plans;
        this.steps = steps;
        this.states = states;
        this.pledges = pledges;
        this.directory = directory;
        this.accounts = accounts;
        this.municipality = municipality;
        this.transaction = transaction;
    }

    @Override
    public Map<String, String> make(String mark) {
        return java.util.Objects.requireNonNull(transaction.execute(status -> made(mark)));
    }

    private Map<String, String> made(String mark) {
        var today = municipality.today();
        var from = today.minusDays(100);
        var to = today.plusDays(600);
        var office = directory.officesInTerm().getFirst().id();
        var coordinator = new Visitor(
                accounts.open("k-" + mark + "@example.org", mark + " Coordinator", "en"),
                mark + " Coordinator",
                Set.of(new Grant(Role.COORDINATOR, null)),
                true);
        var holder = new Visitor(
                accounts.open("c-" + mark + "@example.org", mark + " Clerk", "en"),
                mark,
                Set.of(new Grant(Role.CLERK, office)),
                true);
        var plan = plans.begin(words(mark + " plan"), words(mark + " in short"), from, to, coordinator);
        var goal = plans.addGoal(plan, words(mark + " goal"), Domain.PARTICIPATION, coordinator);
        var action = plans.addAction(plan, goal, words(mark + " action"), office, from, to, 1, coordinator);
        var once = plans.addStep(plan, action, words(mark + " step"), today.plusDays(30), 1, coordinator);
        var again = plans.addRecurringStep(
                plan, action, words(mark + " meets"), "FREQ=MONTHLY", from.plusDays(10), null, 1, coordinator);
        plans.adopt(plan, mark + " Council", "1/2026", today, 0, coordinator);
        var held = steps.held(again, today.minusDays(1), words(mark + " met in the Community Centre"), null, holder);
        steps.tell(once, words(mark + " has found a room"), holder);
        var frozen = states.freeze(words(mark + " is on its way"), coordinator);
        var employer = directory.addOrganisation(
                new OrganisationDraft(
                        Map.of("en", mark + " Works"), Organisation.Kind.EMPLOYER, Level.CITY, mark, null),
                Visitors.COORDINATOR);
        var pledge = pledges.byOrganisation(
                employer,
                words(mark + " thirty flats"),
                mark + " memorandum",
                from,
                today.plusDays(20),
                words(mark + " pays"),
                coordinator);
        plans.begin(words(mark + " plan, revised"), null, from, to, coordinator);
        return Map.ofEntries(
                Map.entry("versions/{number}", "1"),
                Map.entry("goals/{id}", goal.toString()),
                Map.entry("goals/{goal}", goal.toString()),
                Map.entry("actions/{id}", action.toString()),
                Map.entry("actions/{action}", action.toString()),
                Map.entry("steps/{id}", once.toString()),
                Map.entry("steps/{id}/held", again.toString()),
                Map.entry("remove/{part}", again.toString()),
                Map.entry("held/{id}", held.toString()),
                Map.entry("state-of-play/{id}", frozen.toString()),
                Map.entry("pledges/{id}", pledge.toString()));
    }

    private static Written words(String english) {
        return Written.of("en", english);
    }
}
