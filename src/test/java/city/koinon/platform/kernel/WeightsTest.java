package city.koinon.platform.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WeightsTest {

    private record Row(UUID id, LocalDate day, Map<String, String> words) {}

    private static Row row(int letters) {
        return new Row(UUID.randomUUID(), LocalDate.EPOCH, Map.of("el", "α".repeat(letters)));
    }

    @Test
    void aRowWeighsWhatItsWordsDo() {
        assertThat(Weights.of(row(0))).isBetween(100, 400);
        assertThat(Weights.of(row(10_000))).isBetween(20_000, 21_000);
        assertThat(Weights.of(Optional.of(row(10_000)))).isBetween(20_000, 21_000);
        assertThat(Weights.of(new byte[5_000])).isBetween(5_000, 5_100);
        assertThat(Weights.of(null)).isBetween(0, 100);
    }

    /** The first of them may be the only one that is empty. */
    @Test
    void ofManySomeAreWeighed() {
        var rows = IntStream.range(0, 1_000)
                .mapToObj(it -> row(it == 0 ? 0 : 1_000))
                .toList();
        assertThat(Weights.of(rows)).isBetween(1_800_000, 2_600_000);
        assertThat(Weights.of(rows.stream().collect(Collectors.groupingBy(Row::id))))
                .isBetween(1_800_000, 2_600_000);
        assertThat(Weights.of(List.of(List.of(), rows))).isBetween(1_800_000, 2_600_000);
    }

    @Test
    void whatIsBeyondAllMeasureIsStillANumber() {
        assertThat(Weights.of(Collections.nCopies(2_000_000, "x".repeat(1_000))))
                .isBetween(1 << 28, 1 << 30);
    }
}
