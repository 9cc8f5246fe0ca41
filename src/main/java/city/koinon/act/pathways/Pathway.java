package city.koinon.act.pathways;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The structure of one revision of a pathway, without its words.
 *
 * @param facts in the order in which they are asked
 * @param steps in the order in which the editor tells them
 * @param have  slugs of documents people may bring with them from the beginning
 */
record Pathway(List<Fact> facts, List<Step> steps, List<String> have) {

    static final Pathway EMPTY = new Pathway(List.of(), List.of(), List.of());

    Pathway {
        facts = List.copyOf(facts);
        steps = List.copyOf(steps);
        have = List.copyOf(have);
    }

    Optional<Fact> fact(String key) {
        return facts.stream().filter(it -> it.key().equals(key)).findFirst();
    }

    Optional<Step> step(String key) {
        return steps.stream().filter(it -> it.key().equals(key)).findFirst();
    }

    /** The facts that are asked, given what is known: what was answered already is among them. */
    List<Fact> asked(Answers answers, java.time.LocalDate today) {
        return facts.stream()
                .filter(it -> it.askWhen().in(answers, today) != Truth.NO)
                .toList();
    }

    /**
     * The steps so that each stands behind those it comes after, otherwise in the order of the editor. Steps of a ring, and those behind it,
     * come last; {@link #ring} names one.
     */
    List<Step> inOrder() {
        var waiting = new ArrayList<>(steps);
        var keys = steps.stream().map(Step::key).collect(Collectors.toSet());
        var placed = new LinkedHashSet<String>();
        var order = new ArrayList<Step>();
        while (!waiting.isEmpty()) {
            var next = waiting.stream()
                    .filter(it ->
                            it.after().stream().allMatch(before -> !keys.contains(before) || placed.contains(before)))
                    .findFirst();
            if (next.isEmpty()) {
                order.addAll(waiting);
                break;
            }
            waiting.remove(next.get());
            placed.add(next.get().key());
            order.add(next.get());
        }
        return order;
    }

    /** Steps that wait for each other in a ring, each before the one that waits for it; empty when there is none. */
    List<Step> ring() {
        var state = new HashMap<String, Boolean>();
        for (var step : steps) {
            var found = ring(step, new ArrayList<>(), state);
            if (!found.isEmpty()) return found;
        }
        return List.of();
    }

    /** Walks backwards; true in the state: walked through without a ring. */
    private List<Step> ring(Step step, List<Step> way, Map<String, Boolean> state) {
        if (state.getOrDefault(step.key(), false)) return List.of();
        var again = way.indexOf(step);
        if (again >= 0) return way.subList(again, way.size()).reversed();
        way.add(step);
        for (var before : step.after()) {
            var other = step(before);
            if (other.isPresent()) {
                var found = ring(other.get(), way, state);
                if (!found.isEmpty()) return found;
            }
        }
        way.removeLast();
        state.put(step.key(), true);
        return List.of();
    }

    /** Every step that comes before this one, at whatever distance. */
    Set<String> allBefore(Step step) {
        var before = new LinkedHashSet<String>();
        var open = new ArrayList<>(step.after());
        while (!open.isEmpty()) {
            var key = open.removeLast();
            if (before.add(key)) step(key).ifPresent(it -> open.addAll(it.after()));
        }
        return before;
    }
}
