package city.koinon.act.appointments;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How booking goes. Fewer than five are no figure: they might be somebody; and what is left when a small one is hidden is hidden too.
 *
 * @param settled how many appointments were kept or missed; null where too few
 * @param missed  how many of them nobody came to; null where that, or its complement, is too few
 * @param ahead   days from booking until the next free time there was then, as the middle of all; null where too few
 */
record Numbers(
        @Nullable Integer settled,
        @Nullable Integer missed,
        @Nullable Double ahead) {

    static final int FEWEST = 5;

    static Numbers of(int attended, int missed, List<Integer> waits) {
        var settled = attended + missed;
        return new Numbers(
                settled < FEWEST ? null : settled,
                attended < FEWEST || missed < FEWEST ? null : missed,
                waits.size() < FEWEST ? null : median(waits));
    }

    /** @return the middle one, or between the two in the middle */
    private static double median(List<Integer> values) {
        var sorted = values.stream().sorted().toList();
        var n = sorted.size();
        return IntStream.of((n - 1) / 2, n / 2).map(sorted::get).average().orElseThrow();
    }
}
