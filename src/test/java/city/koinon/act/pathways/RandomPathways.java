package city.koinon.act.pathways;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Pathways nobody would write, for rules that hold for all of them. */
final class RandomPathways {

    static final List<Fact> FACTS = List.of(
            new Fact("hasAddress", Fact.Kind.BOOL, false, Condition.ALWAYS, List.of()),
            new Fact("stay", Fact.Kind.CHOICE, true, Condition.ALWAYS, List.of("asylum", "permit", "family")),
            new Fact("arrivedOn", Fact.Kind.DATE, false, Condition.ALWAYS, List.of()),
            new Fact("children", Fact.Kind.SET, false, Condition.ALWAYS, List.of("none", "under-6", "school-age")));

    private RandomPathways() {}

    static Condition condition(Random random, List<Fact> facts, int depth) {
        if (depth > 0 && random.nextInt(3) > 0) {
            return switch (random.nextInt(3)) {
                case 0 -> Condition.all(parts(random, facts, depth));
                case 1 -> Condition.any(parts(random, facts, depth));
                default -> new Condition.Not(condition(random, facts, depth - 1));
            };
        }
        var fact = facts.get(random.nextInt(facts.size()));
        return switch (fact.kind()) {
            case BOOL -> new Condition.Is(fact.key(), random.nextBoolean() ? "yes" : "no");
            case CHOICE -> new Condition.Is(fact.key(), one(random, fact.choices()));
            case SET -> new Condition.Has(fact.key(), one(random, fact.choices()));
            case DATE -> {
                var day = new Condition.Day(null, random.nextInt(60) - 30);
                yield random.nextBoolean()
                        ? new Condition.Before(fact.key(), day)
                        : new Condition.After(fact.key(), day);
            }
        };
    }

    /** A part of the same kind would be read back as one list with its whole. */
    private static List<Condition> parts(Random random, List<Fact> facts, int depth) {
        var parts = new ArrayList<Condition>();
        for (var i = 0; i < 2 + random.nextInt(2); i++) {
            var part = condition(random, facts, depth - 1);
            parts.add(part instanceof Condition.Atom || part instanceof Condition.Not ? part : new Condition.Not(part));
        }
        return parts;
    }

    static Answers someAnswers(Random random, List<Fact> facts, double share) {
        var answers = Answers.NONE;
        for (var fact : facts) {
            if (random.nextDouble() < share) answers = answers.with(fact.key(), answer(random, fact));
        }
        return answers;
    }

    private static List<String> answer(Random random, Fact fact) {
        return switch (fact.kind()) {
            case BOOL -> List.of(random.nextBoolean() ? "yes" : "no");
            case CHOICE -> List.of(one(random, fact.choices()));
            case SET -> random.nextBoolean() ? List.of("under-6", "school-age") : List.of(one(random, fact.choices()));
            case DATE ->
                List.of(LocalDate.of(2026, 11, 22)
                        .plusDays(random.nextInt(120) - 60)
                        .toString());
        };
    }

    static List<Answers> completions(Answers some, List<Fact> facts, Condition condition, LocalDate today) {
        var all = new ArrayList<>(List.of(some));
        for (var fact : facts) {
            if (some.known(fact.key())) continue;
            var more = new ArrayList<Answers>();
            for (var answers : all) {
                Values.of(fact, List.of(condition), today).forEach(it -> more.add(answers.with(fact.key(), it)));
            }
            all = more;
        }
        return all;
    }

    /** Steps that wait for earlier ones only, told in a shuffled order. */
    static Pathway pathway(Random random, int size) {
        var steps = new ArrayList<Step>();
        for (var i = 0; i < size; i++) {
            var step =
                    AStep.called("step-" + i).when(condition(random, FACTS, 2).toString());
            if (random.nextInt(4) == 0) step = AStep.called("step-" + i);
            if (random.nextInt(5) == 0)
                step = step.doneWhen(condition(random, FACTS, 1).toString());
            var before = new ArrayList<String>();
            for (var j = 0; j < i; j++) {
                if (random.nextInt(4) == 0) before.add("step-" + j);
            }
            step = step.after(before.toArray(String[]::new));
            if (random.nextBoolean()) {
                step = step.within(
                        random.nextInt(40),
                        before.isEmpty() || random.nextBoolean() ? null : before.getFirst(),
                        "arrivedOn");
            }
            steps.add(step.made());
        }
        java.util.Collections.shuffle(steps, random);
        return new Pathway(FACTS, steps, List.of());
    }

    static Map<String, Tick> ticks(Random random, Pathway pathway, LocalDate today) {
        var ticks = new HashMap<String, Tick>();
        for (var step : pathway.steps()) {
            if (random.nextInt(3) == 0) {
                ticks.put(
                        step.key(),
                        Tick.of(
                                Tick.Mark.values()[random.nextInt(Tick.Mark.values().length)],
                                today.minusDays(random.nextInt(30))));
            }
        }
        return ticks;
    }

    private static String one(Random random, List<String> values) {
        return values.get(random.nextInt(values.size()));
    }
}
