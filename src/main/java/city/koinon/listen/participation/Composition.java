package city.koinon.listen.participation;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** From where the voting seats of a body come, against what its rules intend. Leaving the bounds is shown to everybody and stops nothing. */
public record Composition(List<Share> shares) {

    /** Percent of the open voting seats. */
    public record Bound(Seat.Constituency constituency, int atLeast, int atMost) {}

    record Share(
            Seat.Constituency constituency,
            int seats,
            int of,
            @Nullable Bound bound) {

        boolean within() {
            return bound == null
                    || of == 0
                    || (seats * 100 >= bound.atLeast() * of && seats * 100 <= bound.atMost() * of);
        }

        /** As a part of one; meaningful from five seats on. */
        double share() {
            return of == 0 ? 0 : (double) seats / of;
        }

        boolean countable() {
            return of >= 5;
        }
    }

    static Composition of(List<Bound> bounds, Map<Seat.Constituency, Integer> seats) {
        var all = seats.values().stream().mapToInt(Integer::intValue).sum();
        return new Composition(Arrays.stream(Seat.Constituency.values())
                .map(it -> new Share(it, seats.getOrDefault(it, 0), all, boundOf(it, bounds)))
                .filter(it -> it.seats() > 0 || it.bound() != null)
                .toList());
    }

    private static @Nullable Bound boundOf(Seat.Constituency constituency, List<Bound> bounds) {
        return bounds.stream()
                .filter(it -> it.constituency() == constituency)
                .findFirst()
                .orElse(null);
    }

    boolean leavesItsBounds() {
        return shares.stream().anyMatch(it -> !it.within());
    }
}
