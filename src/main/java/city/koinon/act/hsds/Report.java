package city.koinon.act.hsds;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What became of each row. */
record Report(List<Row> rows) {

    enum Outcome {
        ENTERED,
        CHANGED,
        SAME,
        NOTHING,
        REFUSED
    }

    /** @param name what it calls itself, or its id */
    record Row(int number, String type, String name, Outcome outcome, List<Finding> findings) {}

    /** Nothing of it could be read: what was brought is something else. */
    boolean isNoJson() {
        return rows.size() == 1
                && rows.getFirst().findings().stream().anyMatch(it -> it.reason() == Finding.Reason.NOT_JSON);
    }

    long count(Outcome outcome) {
        return rows.stream().filter(it -> it.outcome() == outcome).count();
    }

    /** The fields of which nothing is kept, with the rows in which they stand: the same in nearly every row, so they are told once. */
    Map<String, Long> leftOut() {
        return rows.stream()
                .flatMap(it -> it.findings().stream()
                        .filter(Finding::isLeftOut)
                        .map(Finding::field)
                        .distinct())
                .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
    }

    /** The refused ones first: they are what somebody has to do something about. */
    List<Row> told(int most) {
        return rows.stream()
                .map(it -> new Row(
                        it.number(),
                        it.type(),
                        it.name(),
                        it.outcome(),
                        it.findings().stream()
                                .filter(found -> !found.isLeftOut())
                                .toList()))
                .filter(it -> !it.findings().isEmpty())
                .sorted(java.util.Comparator.comparing((Row it) -> it.outcome() != Outcome.REFUSED))
                .limit(most)
                .toList();
    }
}
