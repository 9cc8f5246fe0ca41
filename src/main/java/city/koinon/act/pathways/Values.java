package city.koinon.act.pathways;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.TreeSet;

/**
 * The answers to a fact that can make a difference to some conditions: every choice, the days around each day they name, and of several
 * choices at once those they name, in every combination.
 */
final class Values {

    /** Combinations of more choices than these are not tried. */
    private static final int CHOICES_COMBINED = 10;

    private Values() {}

    static List<List<String>> of(Fact fact, List<Condition> conditions, LocalDate today) {
        var atoms = conditions.stream()
                .flatMap(it -> it.atoms().stream())
                .filter(it -> it.fact().equals(fact.key()))
                .toList();
        return switch (fact.kind()) {
            case BOOL -> List.of(List.of(Answers.YES), List.of(Answers.NO));
            case CHOICE -> fact.choices().stream().map(List::of).toList();
            case DATE -> days(atoms, today);
            case SET -> combinations(fact, atoms);
        };
    }

    private static List<List<String>> days(List<Condition.Atom> atoms, LocalDate today) {
        var days = new TreeSet<LocalDate>();
        days.add(today);
        for (var atom : atoms) {
            var day = switch (atom) {
                case Condition.Before before -> before.day().on(today);
                case Condition.After after -> after.day().on(today);
                default -> today;
            };
            days.addAll(List.of(day.minusDays(1), day, day.plusDays(1)));
        }
        return days.stream().map(it -> List.of(it.toString())).toList();
    }

    private static List<List<String>> combinations(Fact fact, List<Condition.Atom> atoms) {
        var named = new LinkedHashSet<String>();
        for (var atom : atoms) {
            if (atom instanceof Condition.Has has && named.size() < CHOICES_COMBINED) named.add(has.value());
        }
        var others = fact.choices().stream().filter(it -> !named.contains(it)).findFirst();
        var all = new ArrayList<List<String>>();
        var list = List.copyOf(named);
        for (var mask = 0; mask < 1 << list.size(); mask++) {
            var some = new ArrayList<String>();
            for (var i = 0; i < list.size(); i++) {
                if ((mask >> i & 1) == 1) some.add(list.get(i));
            }
            if (some.isEmpty()) others.ifPresent(some::add);
            if (!some.isEmpty()) all.add(some);
        }
        return all;
    }
}
