package city.koinon.act.pathways;

import city.koinon.act.pathways.Condition.After;
import city.koinon.act.pathways.Condition.Before;
import city.koinon.act.pathways.Condition.Day;
import city.koinon.act.pathways.Condition.Has;
import city.koinon.act.pathways.Condition.Is;
import city.koinon.act.pathways.Condition.Not;
import city.koinon.act.pathways.Condition.Unreadable;
import java.util.ArrayList;
import java.util.List;

/** Reads a {@link Condition} from left to right, one word after the other. */
final class ConditionReading {

    private static final int DEEPEST = 20;

    private final List<String> words = new ArrayList<>();
    private int at;
    private int depth;

    ConditionReading(String text) {
        for (var word : text.replace("(", " ( ").replace(")", " ) ").strip().split("\\s+")) {
            if (!word.isEmpty()) words.add(word);
        }
    }

    /** @throws Unreadable with the word at which reading stopped */
    Condition whole() {
        if (words.isEmpty()) return Condition.ALWAYS;
        var condition = either();
        if (at < words.size()) throw new Unreadable("more than a condition", words.get(at));
        return condition;
    }

    private Condition either() {
        var parts = new ArrayList<>(List.of(both()));
        while (took("or")) parts.add(both());
        return Condition.any(parts);
    }

    private Condition both() {
        var parts = new ArrayList<>(List.of(one()));
        while (took("and")) parts.add(one());
        return Condition.all(parts);
    }

    private Condition one() {
        if (++depth > DEEPEST) throw new Unreadable("too deep", word());
        try {
            if (took("not")) return new Not(one());
            if (took("always")) return Condition.ALWAYS;
            if (took("(")) {
                var inner = either();
                if (!took(")")) throw new Unreadable("not closed", word());
                return inner;
            }
            return atom();
        } finally {
            depth--;
        }
    }

    private Condition atom() {
        var fact = next();
        if (!Fact.KEY.matcher(fact).matches()) throw new Unreadable("no fact", fact);
        var verb = next();
        var value = next();
        return switch (verb) {
            case "is" -> new Is(fact, value);
            case "has" -> new Has(fact, value);
            case "before" -> new Before(fact, Day.read(value));
            case "after" -> new After(fact, Day.read(value));
            default -> throw new Unreadable("no verb", verb);
        };
    }

    private boolean took(String word) {
        var there = at < words.size() && words.get(at).equals(word);
        if (there) at++;
        return there;
    }

    private String next() {
        if (at >= words.size()) throw new Unreadable("ends too early", word());
        return words.get(at++);
    }

    private String word() {
        return at < words.size() ? words.get(at) : "…";
    }
}
