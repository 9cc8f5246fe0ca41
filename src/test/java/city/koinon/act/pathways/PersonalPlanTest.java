package city.koinon.act.pathways;

import static org.assertj.core.api.Assertions.assertThat;

import city.koinon.act.pathways.PlannedStep.Standing;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Scenarios 2 and 3 of the information office, and what holds of every plan. */
class PersonalPlanTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    private static final Pathway FIRST_WEEKS = new Pathway(
            List.of(
                    date("arrivedOn"),
                    yesOrNo("hasAddress"),
                    new Fact(
                            "stay",
                            Fact.Kind.CHOICE,
                            true,
                            Condition.ALWAYS,
                            List.of("asylum", "recognised", "permit")),
                    yesOrNo("hasTaxNumber"),
                    yesOrNo("hasBankAccount")),
            List.of(
                    AStep.called("confirm-address")
                            .doneWhen("hasAddress is yes")
                            .made(),
                    AStep.called("register-residence")
                            .after("confirm-address")
                            .within(14, "confirm-address", "arrivedOn")
                            .made(),
                    AStep.called("tax-number")
                            .doneWhen("hasTaxNumber is yes")
                            .after("register-residence")
                            .made(),
                    AStep.called("bank-account")
                            .doneWhen("hasBankAccount is yes")
                            .after("tax-number")
                            .made(),
                    AStep.called("legal-advice").when("stay is asylum").made()),
            List.of());

    @Test
    void waitsForTheAddressAndIsThenDueTwoWeeksFromTheDayItWasDone() {
        var arrived =
                Answers.NONE.with("arrivedOn", TODAY.minusDays(10).toString()).with("hasAddress", "no");
        var before = plan(arrived, Map.of(), TODAY).step("register-residence").orElseThrow();
        assertThat(before.standing()).isEqualTo(Standing.CANNOT_START_YET);
        assertThat(before.waitingFor()).containsExactly("confirm-address");
        assertThat(plan(arrived, Map.of(), TODAY)
                        .step("confirm-address")
                        .orElseThrow()
                        .because())
                .containsExactly("hasAddress");
        assertThat(before.dueOn()).isNull();

        var done = Map.of("confirm-address", Tick.of(Tick.Mark.DONE, TODAY));
        var after = plan(arrived, done, TODAY).step("register-residence").orElseThrow();
        assertThat(after.standing()).isEqualTo(Standing.CAN_START);
        assertThat(after.dueOn()).isEqualTo(TODAY.plusDays(14));
        assertThat(plan(arrived, done, TODAY.plusDays(14))
                        .step("register-residence")
                        .orElseThrow()
                        .overdue())
                .isFalse();

        var late = plan(arrived, done, TODAY.plusDays(15));
        assertThat(late.steps().getFirst().key()).isEqualTo("register-residence");
        assertThat(late.steps().getFirst().overdue()).isTrue();
    }

    @Test
    void countsFromTheArrivalWhereTheAddressWasThereAlready() {
        var answers =
                Answers.NONE.with("arrivedOn", TODAY.minusDays(10).toString()).with("hasAddress", "yes");
        var register = plan(answers, Map.of(), TODAY).step("register-residence").orElseThrow();
        assertThat(register.standing()).isEqualTo(Standing.CAN_START);
        assertThat(register.dueOn()).isEqualTo(TODAY.plusDays(4));
    }

    @Test
    void doesNotSendAnybodyForWhatTheyHave() {
        var answers = Answers.NONE.with("hasTaxNumber", "yes").with("hasBankAccount", "yes");
        var plan = plan(answers, Map.of(), TODAY);
        assertThat(plan.open()).extracting(PlannedStep::key).containsExactly("confirm-address", "register-residence");
        assertThat(plan.standing(Standing.DONE_ALREADY))
                .extracting(PlannedStep::key)
                .containsExactly("tax-number", "bank-account");
        assertThat(plan.step("tax-number").orElseThrow().because()).containsExactly("hasTaxNumber");
    }

    @Test
    void asksTheOneQuestionThatWouldTell() {
        var unknown = plan(Answers.NONE.with("stay", List.of()), Map.of(), TODAY)
                .step("legal-advice")
                .orElseThrow();
        assertThat(unknown.standing()).isEqualTo(Standing.MIGHT_APPLY);
        assertThat(unknown.ask()).isEqualTo("stay");
        assertThat(plan(Answers.NONE.with("stay", "permit"), Map.of(), TODAY).step("legal-advice"))
                .isEmpty();
        var applies = plan(Answers.NONE.with("stay", "asylum"), Map.of(), TODAY)
                .step("legal-advice")
                .orElseThrow();
        assertThat(applies.standing()).isEqualTo(Standing.CAN_START);
        assertThat(applies.because()).containsExactly("stay");
    }

    @Test
    void letsNothingWaitForAStepThatIsNotForThisPerson() {
        var notForMe = Map.of("confirm-address", Tick.of(Tick.Mark.NOT_FOR_ME, TODAY));
        var plan = plan(Answers.NONE, notForMe, TODAY);
        assertThat(plan.step("register-residence").orElseThrow().standing()).isEqualTo(Standing.CAN_START);
        assertThat(plan.step("confirm-address").orElseThrow().standing()).isEqualTo(Standing.NOT_FOR_ME);
    }

    @Test
    void putsNoStepAboveOneItWaitsFor() {
        var random = new Random(7);
        for (var i = 0; i < 300; i++) {
            var pathway = RandomPathways.pathway(random, 3 + random.nextInt(12));
            var answers = RandomPathways.someAnswers(random, RandomPathways.FACTS, 0.8);
            var plan = PersonalPlan.of(pathway, answers, RandomPathways.ticks(random, pathway, TODAY), TODAY);
            var keys = plan.steps().stream().map(PlannedStep::key).toList();
            assertThat(keys).doesNotHaveDuplicates();
            for (var step : plan.open()) {
                assertThat(step.standing() == Standing.CANNOT_START_YET)
                        .as("%s", step)
                        .isEqualTo(!step.waitingFor().isEmpty()
                                && (step.tick() == null || step.tick().mark() == Tick.Mark.NOT_STARTED));
                for (var other : step.waitingFor()) {
                    assertThat(keys.indexOf(other))
                            .as("%s before %s", other, step.key())
                            .isLessThan(keys.indexOf(step.key()));
                }
            }
            var order = pathway.inOrder().stream().map(Step::key).toList();
            for (var step : pathway.steps()) {
                for (var other : step.after()) {
                    assertThat(order.indexOf(other)).isLessThan(order.indexOf(step.key()));
                }
            }
        }
    }

    @Test
    void takesNothingBackThatWasCertainWhenMoreIsSaid() {
        var random = new Random(8);
        for (var i = 0; i < 150; i++) {
            var pathway = RandomPathways.pathway(random, 6);
            var some = RandomPathways.someAnswers(random, RandomPathways.FACTS, 0.4);
            var more = RandomPathways.someAnswers(random, RandomPathways.FACTS, 1);
            for (var known : some.said().entrySet()) more = more.with(known.getKey(), known.getValue());
            var before = PersonalPlan.of(pathway, some, Map.of(), TODAY);
            var after = PersonalPlan.of(pathway, more, Map.of(), TODAY);
            for (var step : pathway.steps()) {
                var first = before.step(step.key());
                var then = after.step(step.key());
                if (first.isEmpty()) assertThat(then).isEmpty();
                else if (first.get().standing().open()) assertThat(then).isPresent();
            }
        }
    }

    private static PersonalPlan plan(Answers answers, Map<String, Tick> ticks, LocalDate today) {
        return PersonalPlan.of(FIRST_WEEKS, answers, ticks, today);
    }

    private static Fact yesOrNo(String key) {
        return new Fact(key, Fact.Kind.BOOL, false, Condition.ALWAYS, List.of());
    }

    private static Fact date(String key) {
        return new Fact(key, Fact.Kind.DATE, false, Condition.ALWAYS, List.of());
    }
}
