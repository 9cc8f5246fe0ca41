package city.koinon.act.pathways;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Conditions over what people said, and over what they did not say. */
class ConditionTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    @Test
    void readsWhatItWrites() {
        for (var text : List.of(
                "always",
                "hasAddress is no",
                "children has school-age and not (stay is asylum or stay is permit)",
                "arrivedOn after today-90 or arrivedOn before 2026-01-01 and hasAddress is yes")) {
            assertThat(Condition.read(text)).hasToString(text);
        }
        var random = new Random(3);
        for (var i = 0; i < 500; i++) {
            var some = RandomPathways.condition(random, RandomPathways.FACTS, 4);
            assertThat(Condition.read(some.toString())).hasToString(some.toString());
        }
    }

    @Test
    void bindsNotBeforeAndBeforeOr() {
        var condition = Condition.read("not a is yes and b is yes or c is yes");
        assertThat(condition).isEqualTo(Condition.read("((not a is yes) and b is yes) or c is yes"));
    }

    @Test
    void saysAtWhichWordItCouldNotReadOn() {
        for (var wrong : List.of(
                "stay",
                "stay is",
                "stay was asylum",
                "(stay is asylum",
                "stay is asylum )",
                "a is b c is d",
                "1 is 2",
                "a before tomorrow")) {
            assertThatThrownBy(() -> Condition.read(wrong)).as(wrong).isInstanceOf(Condition.Unreadable.class);
        }
        assertThatThrownBy(() -> Condition.read("(".repeat(5_000))).isInstanceOf(Condition.Unreadable.class);
    }

    @Test
    void comparesDaysWithToday() {
        var lately = Condition.read("arrivedOn after today-30");
        assertThat(lately.in(Answers.NONE.with("arrivedOn", "2026-10-24"), TODAY))
                .isEqualTo(Truth.YES);
        assertThat(lately.in(Answers.NONE.with("arrivedOn", "2026-10-23"), TODAY))
                .isEqualTo(Truth.NO);
        assertThat(lately.in(Answers.NONE, TODAY)).isEqualTo(Truth.MAYBE);
    }

    /** What is certain with some answers unknown stays so, whatever they turn out to be. */
    @Test
    void neverContradictsWhatTheUnknownTurnsOutToBe() {
        var random = new Random(11);
        var certain = 0;
        for (var i = 0; i < 400; i++) {
            var condition = RandomPathways.condition(random, RandomPathways.FACTS, 3);
            var some = RandomPathways.someAnswers(random, RandomPathways.FACTS, 0.5);
            var truth = condition.in(some, TODAY);
            if (truth == Truth.MAYBE) continue;
            certain++;
            for (var whole : RandomPathways.completions(some, RandomPathways.FACTS, condition, TODAY)) {
                assertThat(condition.in(whole, TODAY))
                        .as("%s with %s", condition, whole)
                        .isEqualTo(truth);
            }
        }
        assertThat(certain).isGreaterThan(50);
    }

    /** The reasons alone are enough: whoever had said only these would have been told the same. */
    @Test
    void givesReasonsThatAreEnough() {
        var random = new Random(12);
        for (var i = 0; i < 1_000; i++) {
            var condition = RandomPathways.condition(random, RandomPathways.FACTS, 3);
            var answers = RandomPathways.someAnswers(random, RandomPathways.FACTS, 0.7);
            var truth = condition.in(answers, TODAY);
            var because = condition.because(answers, TODAY);
            assertThat(condition.facts()).containsAll(because);
            if (truth == Truth.MAYBE) {
                assertThat(because).isEmpty();
                continue;
            }
            var only = answers;
            for (var fact : new HashSet<>(answers.said().keySet())) {
                if (!because.contains(fact)) only = only.without(fact);
            }
            assertThat(condition.in(only, TODAY))
                    .as("%s with %s", condition, only)
                    .isEqualTo(truth);
        }
    }

    @Test
    void isOneOfThreeValues() {
        var all = List.of(Truth.YES, Truth.NO, Truth.MAYBE);
        assertThat(IntStream.range(0, 9).mapToObj(i -> all.get(i / 3).and(all.get(i % 3))))
                .containsExactly(
                        Truth.YES,
                        Truth.NO,
                        Truth.MAYBE,
                        Truth.NO,
                        Truth.NO,
                        Truth.NO,
                        Truth.MAYBE,
                        Truth.NO,
                        Truth.MAYBE);
        assertThat(IntStream.range(0, 9).mapToObj(i -> all.get(i / 3).or(all.get(i % 3))))
                .containsExactly(
                        Truth.YES,
                        Truth.YES,
                        Truth.YES,
                        Truth.YES,
                        Truth.NO,
                        Truth.MAYBE,
                        Truth.YES,
                        Truth.MAYBE,
                        Truth.MAYBE);
    }
}
