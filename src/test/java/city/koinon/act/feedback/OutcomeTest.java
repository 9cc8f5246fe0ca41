package city.koinon.act.feedback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OutcomeTest {

    @Test
    void tellsNothingOfFewerThanFive() {
        var four = of(4, Delivered.YES, null, null, 1).toList();
        assertThatThrownBy(() -> Outcome.of(four)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void tellsWhatIsLargeEnoughAndTheMiddleOfWhatHasAnOrder() {
        var outcome = Outcome.of(Stream.of(
                        of(8, Delivered.YES, Took.A_WEEK, null, 2),
                        of(6, Delivered.NO, Took.LONGER, Explained.NO, 4),
                        of(5, Delivered.PARTLY, null, Explained.YES, 3))
                .flatMap(it -> it)
                .toList());

        assertThat(outcome.answers()).isEqualTo(19);
        assertThat(outcome.delivered())
                .containsEntry(Delivered.YES, 8)
                .containsEntry(Delivered.NO, 6)
                .containsEntry(Delivered.PARTLY, 5);
        assertThat(outcome.hidden()).isZero();
        assertThat(outcome.took()).isEqualTo(Took.A_WEEK);
        assertThat(outcome.unserved()).isEqualTo(11);
        assertThat(outcome.explained()).isEqualTo(5);
        assertThat(outcome.effort()).isEqualTo(3);
    }

    @Test
    void hidesASmallCountTogetherWithTheNextSmallestSoThatNobodyFindsItBySubtraction() {
        assertThat(Outcome.told(Map.of("a", 20, "b", 9, "c", 2))).isEqualTo(Map.of("a", 20));
        assertThat(Outcome.told(Map.of("a", 20, "b", 1, "c", 1)))
                .as("two of one each would still be one each")
                .isEmpty();
        assertThat(Outcome.told(Map.of("a", 20, "b", 3, "c", 4))).isEqualTo(Map.of("a", 20));
        assertThat(Outcome.told(Map.of("a", 7, "b", 5, "c", 0))).isEqualTo(Map.of("a", 7, "b", 5, "c", 0));
        assertThat(Outcome.told(Map.of("a", 8, "b", 1, "c", 0))).isEqualTo(Map.of("c", 0));
    }

    @Test
    void neverTellsACountThatIsSmallOrThatTheRestGivesAway() {
        IntStream.range(0, 12 * 12 * 12).forEach(n -> {
            var counts = Map.of("a", n % 12, "b", n / 12 % 12, "c", n / 144);
            var told = Outcome.told(counts);
            assertThat(told.values()).as(counts.toString()).noneMatch(it -> it > 0 && it < 5);
            var hidden =
                    counts.keySet().stream().filter(it -> !told.containsKey(it)).toList();
            assertThat(hidden.size() == 1 && counts.get(hidden.getFirst()) < 5)
                    .as(counts.toString())
                    .isEqualTo(counts.values().stream().filter(it -> it > 0).count() == 1
                            && counts.values().stream().mapToInt(it -> it).sum() < 5);
        });
    }

    @Test
    void doesNotTellOfReasonsWhenAllOrAlmostAllWereToldThem() {
        var outcome = Outcome.of(
                Stream.concat(of(7, Delivered.NO, null, Explained.YES, 1), of(1, Delivered.NO, null, Explained.NO, 1))
                        .toList());
        assertThat(outcome.explained()).isNull();
        assertThat(outcome.unserved()).isNull();
        assertThat(outcome.took()).isNull();
    }

    private static Stream<Answer> of(
            int times, Delivered delivered, @Nullable Took took, @Nullable Explained explained, int effort) {
        return IntStream.range(0, times)
                .mapToObj(n -> new Answer(
                        new UUID(1, n),
                        new UUID(0, 1),
                        "en",
                        delivered,
                        took,
                        explained,
                        effort,
                        null,
                        LocalDate.EPOCH));
    }
}
