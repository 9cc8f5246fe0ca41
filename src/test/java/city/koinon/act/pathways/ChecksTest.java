package city.koinon.act.pathways;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import city.koinon.act.pathways.Checks.Around;
import city.koinon.act.pathways.Checks.Finding;
import city.koinon.act.pathways.Checks.Problem;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What keeps a pathway from being published. */
class ChecksTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final Around ALL_THERE = around(Map.of());

    @Test
    void namesTheStepsOfARing() {
        var found = check(
                AStep.called("start").made(),
                AStep.called("first").after("third").made(),
                AStep.called("second").after("first").made(),
                AStep.called("third").after("second").made());
        assertThat(found).extracting(Finding::problem).contains(Problem.RING);
        var ring = found.stream()
                .filter(it -> it.problem() == Problem.RING)
                .findFirst()
                .orElseThrow();
        assertThat(ring.about())
                .hasSize(4)
                .startsWith(ring.about().getLast())
                .contains("first", "second", "third")
                .doesNotContain("start");
        for (var i = 1; i < ring.about().size(); i++) {
            assertThat(List.of("first>second", "second>third", "third>first"))
                    .contains(ring.about().get(i - 1) + ">" + ring.about().get(i));
        }
        assertThat(check(AStep.called("alone").after("alone").made()))
                .extracting(Finding::problem)
                .contains(Problem.RING);
    }

    @Test
    void findsNoRingWhereEachWaitsForEarlierOnes() {
        var random = new Random(5);
        for (var i = 0; i < 200; i++) {
            assertThat(RandomPathways.pathway(random, 12).ring()).isEmpty();
        }
    }

    @Test
    void asksWhoGivesADocument() {
        assertThat(check(AStep.called("register").bringing("passport").made())).isEmpty();
        assertThat(check(AStep.called("register").bringing("certificate").made()))
                .containsExactly(new Finding(Problem.NOBODY_GIVES, "register", List.of("certificate")));
        assertThat(check(
                        AStep.called("bank").bringing("certificate").made(),
                        AStep.called("register").giving("certificate").made()))
                .containsExactly(new Finding(Problem.GIVEN_LATER, "bank", List.of("certificate", "register")));
        assertThat(check(
                        AStep.called("register").giving("certificate").made(),
                        AStep.called("tax").after("register").made(),
                        AStep.called("bank")
                                .after("tax")
                                .bringing("certificate")
                                .made()))
                .as("given two steps before")
                .isEmpty();
        assertThat(check(AStep.called("register").bringing("diploma").made()))
                .extracting(Finding::problem)
                .contains(Problem.NO_SUCH_DOCUMENT);
    }

    @Test
    void findsConditionsThatNeverComeTrue() {
        assertThat(check(AStep.called("one")
                        .when("stay is asylum and stay is permit")
                        .made()))
                .extracting(Finding::problem, Finding::place)
                .containsExactly(tuple(Problem.NEVER_TRUE, "one"));
        assertThat(check(AStep.called("one")
                        .when("arrivedOn before 2026-01-01 and arrivedOn after 2026-06-01")
                        .made()))
                .extracting(Finding::problem)
                .containsExactly(Problem.NEVER_TRUE);
        assertThat(check(AStep.called("one")
                        .when("arrivedOn after 2026-01-01 and arrivedOn before 2026-01-03")
                        .made()))
                .isEmpty();
        assertThat(check(AStep.called("one")
                        .when("hasAddress is yes")
                        .doneWhen("hasAddress is yes")
                        .made()))
                .extracting(Finding::problem)
                .containsExactly(Problem.NEVER_TRUE);
        assertThat(check(AStep.called("one")
                        .when("children has under-6 and children has school-age")
                        .made()))
                .isEmpty();
    }

    @Test
    void findsStepsThatHangOnAQuestionNobodyIsAskedThen() {
        var facts = List.of(
                RandomPathways.FACTS.get(0),
                new Fact("landlord", Fact.Kind.BOOL, false, Condition.read("hasAddress is yes"), List.of()));
        var step =
                AStep.called("one").when("hasAddress is no and landlord is yes").made();
        assertThat(Checks.of(new Pathway(facts, List.of(step), List.of()), ALL_THERE, TODAY))
                .extracting(Finding::problem)
                .containsExactly(Problem.UNREACHABLE);
    }

    @Test
    void findsWhatIsNotThere() {
        assertThat(check(AStep.called("one").after("nowhere").made()))
                .extracting(Finding::problem)
                .containsExactly(Problem.NO_SUCH_STEP);
        assertThat(check(AStep.called("one").when("age is yes").made()))
                .extracting(Finding::problem)
                .containsExactly(Problem.NO_SUCH_FACT);
        assertThat(check(AStep.called("one").when("stay is tourist").made()))
                .extracting(Finding::problem)
                .containsExactly(Problem.DOES_NOT_FIT);
        assertThat(check(AStep.called("one").when("stay before today").made()))
                .extracting(Finding::problem)
                .containsExactly(Problem.DOES_NOT_FIT);
        assertThat(check(AStep.called("one").within(3, null, "stay").made()))
                .extracting(Finding::problem)
                .containsExactly(Problem.NO_SUCH_FACT);
        assertThat(check(AStep.called("one").at("closed-office").made()))
                .extracting(Finding::problem)
                .containsExactly(Problem.SERVICE_NOT_ACTIVE);
        assertThat(check()).extracting(Finding::problem).containsExactly(Problem.NO_STEP);
    }

    @Test
    void asksForTheLanguagesOfWhatIsCritical() {
        var half = around(Map.of(
                "step.one.how",
                List.of("ar"),
                "step.two.how",
                List.of("ar"),
                "step.two.why",
                List.of(TextNames.ORIGINAL)));
        var pathway = new Pathway(
                List.of(),
                List.of(
                        AStep.called("one").asCritical().made(),
                        AStep.called("two").made()),
                List.of());
        assertThat(Checks.of(pathway, half, TODAY))
                .containsExactlyInAnyOrder(
                        new Finding(Problem.NOT_TRANSLATED, "one", List.of("step.one.how", "ar")),
                        new Finding(Problem.NOT_WRITTEN, "two", List.of("step.two.why")));
    }

    @Test
    void saysWhenItCannotTryEverything() {
        var facts = java.util.stream.IntStream.range(0, 20)
                .mapToObj(i -> new Fact("fact" + i, Fact.Kind.BOOL, false, Condition.ALWAYS, List.of()))
                .toList();
        var all = facts.stream().map(it -> it.key() + " is yes").collect(java.util.stream.Collectors.joining(" and "));
        assertThat(Checks.of(
                        new Pathway(facts, List.of(AStep.called("one").when(all).made()), List.of()), ALL_THERE, TODAY))
                .containsExactly(new Finding(Problem.TOO_MANY_ANSWERS, "one", List.of("100000")));
    }

    private static List<Finding> check(Step... steps) {
        return Checks.of(new Pathway(RandomPathways.FACTS, List.of(steps), List.of("passport")), ALL_THERE, TODAY);
    }

    private static Around around(Map<String, List<String>> missing) {
        return new Around(
                Set.of("citizens-service-centre"),
                Set.of("passport", "certificate"),
                Set.of(),
                Set.of(),
                name -> missing.getOrDefault(name, List.of()));
    }
}
