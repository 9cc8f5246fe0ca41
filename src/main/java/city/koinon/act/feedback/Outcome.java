package city.koinon.act.feedback;

import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What may be told of the answers about a service. A count of one to four might be somebody, so it is hidden; and so that nobody finds it by
 * taking the others from the whole, the next smallest is hidden with it, until what is hidden is five or more of at least two kinds.
 *
 * @param answers   of the last twelve months
 * @param delivered how many said what; what is hidden is missing
 * @param hidden    how many are not told apart
 * @param took      the middle of how long it took; null where fewer than five said
 * @param explained how many of those who did not get it were told why; null where that, or its complement, is too few
 * @param unserved  how many did not get all of it and said whether they were told why; null likewise
 * @param effort    the middle of how hard it was to reach
 */
record Outcome(
        int answers,
        Map<Delivered, Integer> delivered,
        int hidden,
        @Nullable Took took,
        @Nullable Integer explained,
        @Nullable Integer unserved,
        int effort) {

    static final int FEWEST = 5;

    /** @param answers at least {@link #FEWEST} */
    static Outcome of(List<Answer> answers) {
        if (answers.size() < FEWEST) {
            throw new IllegalArgumentException("Too few answers to tell anything");
        }
        var counts = new EnumMap<Delivered, Integer>(Delivered.class);
        for (var each : Delivered.values()) {
            counts.put(each, (int)
                    answers.stream().filter(it -> it.delivered() == each).count());
        }
        var told = told(counts);
        var took = answers.stream().map(Answer::took).filter(Objects::nonNull).toList();
        var explained = count(answers, Explained.YES);
        var unexplained = count(answers, Explained.NO);
        var enough = explained >= FEWEST && unexplained >= FEWEST;
        return new Outcome(
                answers.size(),
                told,
                answers.size() - told.values().stream().mapToInt(it -> it).sum(),
                took.size() < FEWEST ? null : middle(took),
                enough ? explained : null,
                enough ? explained + unexplained : null,
                middle(answers.stream().map(Answer::effort).toList()));
    }

    /** Those counts that may stand beside their sum. */
    static <K extends Comparable<K>> Map<K, Integer> told(Map<K, Integer> counts) {
        var hidden = new LinkedHashSet<K>();
        var bySize = counts.entrySet().stream()
                .filter(it -> it.getValue() > 0)
                .sorted(Map.Entry.<K, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .toList();
        for (var each : bySize) {
            var few = each.getValue() < FEWEST;
            if (few || !hidden.isEmpty() && !enough(hidden, counts)) {
                hidden.add(each.getKey());
            }
        }
        var told = new TreeMap<>(counts);
        hidden.forEach(told::remove);
        return told;
    }

    private static <K> boolean enough(Set<K> hidden, Map<K, Integer> counts) {
        return hidden.size() > 1
                && hidden.stream().mapToInt(it -> counts.getOrDefault(it, 0)).sum() >= FEWEST;
    }

    private static int count(List<Answer> answers, Explained what) {
        return (int) answers.stream().filter(it -> it.explained() == what).count();
    }

    /** Of two in the middle the smaller. */
    private static <T extends Comparable<T>> T middle(Collection<T> values) {
        var sorted = values.stream().sorted(Comparator.naturalOrder()).toList();
        return sorted.get((sorted.size() - 1) / 2);
    }
}
