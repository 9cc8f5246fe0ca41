package city.koinon.plan.figures;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;

/**
 * What one office owes and has not done, by how late it is, in working days.
 *
 * @param week   1 to 5
 * @param two    6 to 10
 * @param month  11 to 20
 * @param longer more than 20
 */
record OverdueAges(UUID office, int week, int two, int month, int longer, int oldest) {

    record Late(UUID office, int days) {}

    int all() {
        return week + two + month + longer;
    }

    /** The office with the oldest silence first. */
    static List<OverdueAges> of(Collection<Late> late) {
        var byOffice = new LinkedHashMap<UUID, List<Integer>>();
        late.forEach(it -> byOffice.computeIfAbsent(it.office(), office -> new ArrayList<>())
                .add(it.days()));
        return byOffice.entrySet().stream()
                .map(it -> of(it.getKey(), it.getValue()))
                .sorted(Comparator.comparingInt(OverdueAges::oldest).reversed())
                .toList();
    }

    private static OverdueAges of(UUID office, List<Integer> days) {
        return new OverdueAges(
                office,
                between(days, 0, 5),
                between(days, 6, 10),
                between(days, 11, 20),
                between(days, 21, Integer.MAX_VALUE),
                days.stream().mapToInt(it -> it).max().orElse(0));
    }

    private static int between(List<Integer> days, int from, int to) {
        return (int) days.stream().filter(it -> it >= from && it <= to).count();
    }
}
