package city.koinon.plan.accountability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.koinon.platform.kernel.Conflicted;
import city.koinon.platform.kernel.Refused;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MachinesTest {

    static final LocalDate MARCH_20 = LocalDate.of(2026, 3, 20);
    static final LocalDate OCTOBER_15 = LocalDate.of(2026, 10, 15);
    static final UUID WELFARE = UUID.randomUUID();
    static final UUID REGION = UUID.randomUUID();

    @Test
    void givesTimeToStudyOnce() {
        var studied = ask().study(MARCH_20.plusDays(30), MARCH_20, MARCH_20.plusDays(45));

        assertThat(studied.state()).isEqualTo(AskState.STUDY);
        assertThatThrownBy(() -> studied.study(MARCH_20.plusDays(40), MARCH_20, MARCH_20.plusDays(45)))
                .isInstanceOf(Conflicted.class);
    }

    @Test
    void givesNoMoreTimeToStudyThanThreeExtensions() {
        var latest = MARCH_20.plusDays(45);

        assertThatThrownBy(() -> ask().study(latest.plusDays(1), MARCH_20, latest))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> ask().study(MARCH_20, MARCH_20, latest)).isInstanceOf(Refused.class);
        assertThat(ask().study(latest, MARCH_20, latest).studied()).isTrue();
    }

    @Test
    void handsOverToANamedOfficeAndNotInACircle() {
        assertThatThrownBy(() -> ask().handOver(null, Set.of())).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> ask().handOver(WELFARE, Set.of())).isInstanceOf(Refused.class);
        var handed = ask().handOver(REGION, Set.of(WELFARE));

        assertThat(handed.state()).isEqualTo(AskState.HANDED_OVER);
        assertThat(handed.office()).isEqualTo(REGION);
        assertThatThrownBy(() -> handed.handOver(WELFARE, Set.of(WELFARE))).isInstanceOf(Refused.class);
    }

    @Test
    void reopensOnce() {
        var reopened = ask().answered().reopen();

        assertThat(reopened.state()).isEqualTo(AskState.REOPENED);
        assertThatThrownBy(() -> reopened.answered().reopen()).isInstanceOf(Conflicted.class);
        assertThatThrownBy(() -> ask().reopen()).isInstanceOf(Conflicted.class);
    }

    @Test
    void takesNoReportOfDoneWithoutEvidence() {
        assertThatThrownBy(() -> promise().report(Claim.DONE, 0, MARCH_20)).isInstanceOf(Refused.class);
        assertThat(promise().report(Claim.DONE, 1, MARCH_20).state()).isEqualTo(CommitmentState.REPORTED_DONE);
    }

    @Test
    void leavesTheJudgementToTheBody() {
        var done = promise().report(Claim.DONE, 1, MARCH_20);

        assertThatThrownBy(() -> done.report(Claim.DONE, 1, MARCH_20)).isInstanceOf(Conflicted.class);
        assertThat(done.judge(VerdictValue.CONFIRMED, MARCH_20).state()).isEqualTo(CommitmentState.CONFIRMED);
        assertThat(done.judge(VerdictValue.DISPUTED, MARCH_20).state()).isEqualTo(CommitmentState.DISPUTED);
        assertThatThrownBy(() -> promise().judge(VerdictValue.CONFIRMED, MARCH_20))
                .isInstanceOf(Conflicted.class);
    }

    @Test
    void neverConfirmsBySilence() {
        var unjudged = promise().report(Claim.DONE, 1, MARCH_20).judge(VerdictValue.UNJUDGED, MARCH_20);

        assertThat(unjudged.state()).isEqualTo(CommitmentState.UNJUDGED);
        assertThat(unjudged.state().settled()).isFalse();
        assertThatThrownBy(() -> unjudged.judge(VerdictValue.UNJUDGED, MARCH_20))
                .isInstanceOf(Conflicted.class);
        assertThat(unjudged.judge(VerdictValue.DISPUTED, MARCH_20).state()).isEqualTo(CommitmentState.DISPUTED);
    }

    @Test
    void missesItsDateTheDayAfterWithoutAnyoneClicking() {
        assertThat(promise().brokenOn(OCTOBER_15)).isFalse();
        assertThat(promise().brokenOn(OCTOBER_15.plusDays(1))).isTrue();
        assertThat(promise().report(Claim.WILL_MISS, 0, OCTOBER_15).brokenOn(OCTOBER_15.plusDays(1)))
                .isTrue();
        assertThat(promise().report(Claim.DONE, 1, OCTOBER_15).brokenOn(OCTOBER_15.plusDays(1)))
                .isFalse();
        assertThat(promise().report(Claim.DONE, 1, OCTOBER_15.plusDays(1)).keptLate())
                .isTrue();
    }

    @Test
    void isRevisedWhileItIsOwedAndNotWhileTheBodyHasTheWord() {
        var newer = UUID.randomUUID();

        assertThat(promise().supersededBy(newer, newer, MARCH_20).state()).isEqualTo(CommitmentState.SUPERSEDED);
        assertThatThrownBy(() -> promise().report(Claim.DONE, 1, MARCH_20).supersededBy(newer, newer, MARCH_20))
                .isInstanceOf(Conflicted.class);
    }

    @Test
    void closesOnlyWhenNothingIsOwedAndEveryPromiseIsSettled() {
        var followed = recommendation()
                .adopt("MP-2026-01", UUID.randomUUID(), MARCH_20)
                .send(MARCH_20)
                .followUp();
        var asks = List.of(ask().answered());
        var confirmed = promise().report(Claim.DONE, 1, MARCH_20).judge(VerdictValue.CONFIRMED, MARCH_20);

        assertThat(followed.closes(asks, List.of(confirmed), 0)).isTrue();
        assertThat(followed.closes(asks, List.of(confirmed), 1)).isFalse();
        assertThat(followed.closes(asks, List.of(confirmed, promise()), 0)).isFalse();
        assertThat(followed.closes(List.of(ask().answered().reopen()), List.of(confirmed), 0))
                .isFalse();
    }

    /** A walk that tries anything at any time: whatever is refused changes nothing, whatever is taken keeps the rules. */
    @Test
    void keepsTheRulesOverTwentyThousandSteps() {
        var random = new Random(20260320);
        var steps = 0;
        while (steps < 20_000) {
            var walk = new Walk(random);
            for (var i = 0; i < 60; i++, steps++) {
                walk.step();
                walk.holds();
            }
        }
    }

    static final class Walk {
        final Random random;
        LocalDate today = MARCH_20;
        Recommendation recommendation = recommendation();
        final List<Ask> asks = new ArrayList<>();
        final List<Commitment> promises = new ArrayList<>();
        final Set<Integer> studied = new HashSet<>();
        final Set<Integer> reopened = new HashSet<>();

        Walk(Random random) {
            this.random = random;
            for (var n = 1; n <= 1 + random.nextInt(3); n++) {
                asks.add(new Ask(
                        UUID.randomUUID(),
                        recommendation.id(),
                        n,
                        UUID.randomUUID(),
                        WELFARE,
                        AskState.OPEN,
                        false,
                        false,
                        0));
            }
        }

        void step() {
            var before = recommendation;
            var asksBefore = List.copyOf(asks);
            var promisesBefore = List.copyOf(promises);
            try {
                any();
            } catch (Refused refused) {
                assertThat(recommendation).isEqualTo(before);
                assertThat(asks).isEqualTo(asksBefore);
                assertThat(promises).isEqualTo(promisesBefore);
            }
        }

        void any() {
            var n = random.nextInt(asks.size());
            switch (random.nextInt(12)) {
                case 0 -> recommendation = recommendation.adopt("MP-2026-01", UUID.randomUUID(), today);
                case 1 -> recommendation = recommendation.send(today);
                case 2 -> answer(n);
                case 3 -> {
                    var next = asks.get(n).study(today.plusDays(random.nextInt(80)), today, today.plusDays(60));
                    assertThat(studied.add(n)).isTrue();
                    asks.set(n, next);
                }
                case 4 -> asks.set(n, asks.get(n).handOver(random.nextBoolean() ? REGION : WELFARE, Set.of(WELFARE)));
                case 5 -> {
                    var next = asks.get(n).reopen();
                    assertThat(reopened.add(n)).isTrue();
                    asks.set(n, next);
                }
                case 6 -> onPromise(it -> it.report(pick(Claim.values()), random.nextInt(2), today));
                case 7 ->
                    onPromise(it -> it.judge(
                            pick(new VerdictValue[] {
                                VerdictValue.CONFIRMED, VerdictValue.DISPUTED, VerdictValue.UNJUDGED
                            }),
                            today));
                case 8 -> {
                    if (!promises.isEmpty()) {
                        var i = random.nextInt(promises.size());
                        var newer = promise();
                        promises.set(i, promises.get(i).supersededBy(newer.id(), newer.text(), today));
                        promises.add(newer);
                    }
                }
                case 9 -> onPromise(it -> random.nextInt(4) == 0 ? it.waive(today) : it);
                case 10 -> today = today.plusDays(random.nextInt(9));
                default -> {
                    if (recommendation.goesIntoFollowUp(asks)) {
                        recommendation = recommendation.followUp();
                    } else if (recommendation.closes(asks, promises, random.nextInt(2))) {
                        recommendation = recommendation.close(today);
                    } else if (random.nextInt(20) == 0) {
                        recommendation = recommendation.withdraw(today);
                    }
                }
            }
        }

        void answer(int n) {
            if (recommendation.alive() && asks.get(n).state().waits()) {
                asks.set(n, asks.get(n).answered());
                promises.add(promise());
            }
        }

        void onPromise(java.util.function.UnaryOperator<Commitment> change) {
            if (!promises.isEmpty()) {
                var i = random.nextInt(promises.size());
                promises.set(i, change.apply(promises.get(i)));
            }
        }

        void holds() {
            for (var promise : promises) {
                var state = promise.state();
                assertThat(state.claimedDone()).isEqualTo(state.claimedDone() && promise.doneOn() != null);
                assertThat(state.owed() && state.claimedDone()).isFalse();
                assertThat(state == CommitmentState.SUPERSEDED).isEqualTo(promise.supersededBy() != null);
                assertThat(promise.brokenOn(today)).isEqualTo(state.owed() && today.isAfter(promise.dueOn()));
            }
            if (recommendation.state() == RecommendationState.CLOSED) {
                assertThat(recommendation.endedOn()).isNotNull();
            }
            if (recommendation.state() != RecommendationState.DRAFT
                    && recommendation.state() != RecommendationState.WITHDRAWN) {
                assertThat(recommendation.decision()).isNotNull();
                assertThat(recommendation.number()).isNotNull();
            }
        }

        @SafeVarargs
        final <T> T pick(T... values) {
            return values[random.nextInt(values.length)];
        }
    }

    private static Recommendation recommendation() {
        return Recommendation.draft(
                UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), MARCH_20);
    }

    private static Ask ask() {
        return new Ask(
                UUID.randomUUID(), UUID.randomUUID(), 1, UUID.randomUUID(), WELFARE, AskState.OPEN, false, false, 0);
    }

    static Commitment promise() {
        return new Commitment(
                UUID.randomUUID(),
                UUID.randomUUID(),
                UUID.randomUUID(),
                UUID.randomUUID(),
                UUID.randomUUID(),
                null,
                UUID.randomUUID(),
                UUID.randomUUID(),
                WELFARE,
                OCTOBER_15,
                CommitmentState.PROMISED,
                null,
                MARCH_20,
                MARCH_20,
                null,
                null,
                null,
                null,
                null,
                0);
    }
}
