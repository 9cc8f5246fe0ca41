package city.koinon.act.hsds;

import java.util.List;

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

    /** The refused ones first: they are what somebody has to do something about. */
    List<Row> told(int most) {
        return rows.stream()
                .filter(it -> !it.findings().isEmpty())
                .sorted(java.util.Comparator.comparing((Row it) -> it.outcome() != Outcome.REFUSED))
                .limit(most)
                .toList();
    }
}
