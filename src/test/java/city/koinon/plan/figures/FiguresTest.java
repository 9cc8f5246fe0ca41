package city.koinon.plan.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.koinon.plan.figures.OverdueAges.Late;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FiguresTest {

    static final LocalDate APRIL_22 = LocalDate.of(2026, 4, 22);
    static final LocalDate APRIL_23 = APRIL_22.plusDays(1);
    static final UUID WELFARE = UUID.randomUUID();
    static final UUID WORKS = UUID.randomUUID();

    @Test
    void countsSilencePastTheDueDateAsNotAnswered() {
        var terms = List.of(answered(APRIL_22, APRIL_22), silent(APRIL_22));

        assertThat(AnswerTerm.answeredInTerm(terms, APRIL_23)).isEqualTo(new Share(1, 2));
    }

    @Test
    void countsATermOnlyOnceItsLastDayIsOver() {
        var terms = List.of(answered(APRIL_22, APRIL_22.minusDays(9)), silent(APRIL_22));

        assertThat(AnswerTerm.answeredInTerm(terms, APRIL_22)).isEqualTo(new Share(0, 0));
    }

    @Test
    void countsALateAnswerAsNotInTerm() {
        assertThat(AnswerTerm.answeredInTerm(List.of(answered(APRIL_22, APRIL_23)), APRIL_23.plusDays(1)))
                .isEqualTo(new Share(0, 1));
    }

    @Test
    void countsAnAskPassedOnInTimeWithWhoeverHasItNow() {
        var passedOn = new AnswerTerm(WELFARE, APRIL_22, APRIL_22.minusDays(3), false);
        var passedOnLate = new AnswerTerm(WELFARE, APRIL_22, APRIL_23, false);

        assertThat(AnswerTerm.answeredInTerm(List.of(passedOn), APRIL_23)).isEqualTo(new Share(0, 0));
        assertThat(AnswerTerm.answeredInTerm(List.of(passedOnLate), APRIL_23)).isEqualTo(new Share(0, 1));
    }

    @Test
    void speaksInPercentFromFiveOn() {
        assertThat(new Share(3, 4).speaksInPercent()).isFalse();
        assertThat(new Share(4, 5).speaksInPercent()).isTrue();
        assertThat(new Share(4, 5).value()).isEqualTo(0.8);
        assertThatThrownBy(() -> new Share(6, 5)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void doesNotForgetThoseThatStillWait() {
        // Freireich's leukaemia trial, the textbook example: 21 patients, remission in weeks, a plus for those still in
        // remission.
        var trial = Stream.concat(
                        IntStream.of(6, 6, 6, 7, 10, 13, 16, 22, 23).mapToObj(it -> new Wait(it, true)),
                        IntStream.of(6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35)
                                .mapToObj(it -> new Wait(it, false)))
                .toList();

        assertThat(Wait.median(trial)).hasValue(23);
        assertThat(Wait.median(trial.stream().filter(Wait::ended).toList())).hasValue(10);
    }

    @Test
    void knowsNoMedianWhileLessThanHalfAreAnswered() {
        assertThat(Wait.median(List.of(new Wait(4, true), new Wait(9, false), new Wait(9, false))))
                .isEmpty();
        assertThat(Wait.median(List.of())).isEmpty();
    }

    @Test
    void givesThePlainMedianWhenNobodyWaits() {
        var random = new Random(20260320);
        for (var round = 0; round < 500; round++) {
            var waits = IntStream.range(0, 1 + random.nextInt(12))
                    .mapToObj(it -> new Wait(random.nextInt(30), true))
                    .toList();
            var sorted = waits.stream().mapToInt(Wait::days).sorted().toArray();

            assertThat(Wait.median(waits)).hasValue(sorted[(sorted.length - 1) / 2]);
        }
    }

    @Test
    void ordersOfficesByTheirOldestSilence() {
        var ages = OverdueAges.of(List.of(
                new Late(WORKS, 5),
                new Late(WELFARE, 12),
                new Late(WORKS, 6),
                new Late(WORKS, 10),
                new Late(WELFARE, 21)));

        assertThat(ages)
                .containsExactly(new OverdueAges(WELFARE, 0, 0, 1, 1, 21), new OverdueAges(WORKS, 1, 2, 0, 0, 10));
        assertThat(ages.getFirst().all()).isEqualTo(2);
    }

    private static AnswerTerm answered(LocalDate due, LocalDate on) {
        return new AnswerTerm(WELFARE, due, on, true);
    }

    private static AnswerTerm silent(LocalDate due) {
        return new AnswerTerm(WELFARE, due, null, false);
    }
}
