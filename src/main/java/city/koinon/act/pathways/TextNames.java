package city.koinon.act.pathways;

import java.util.ArrayList;
import java.util.List;

/** The names of a pathway's texts: {@code title}, {@code step.tax-number.how}, {@code fact.stay.question}. */
final class TextNames {

    /** Stands among missing languages when there is not even an original. */
    static final String ORIGINAL = "";

    static final List<String> OF_A_STEP = List.of("title", "why", "how", "legalBasis", "cost", "duration");
    private static final List<String> ALWAYS = List.of("title", "why", "how");

    private TextNames() {}

    static String step(String key, String field) {
        return "step." + key + "." + field;
    }

    static String fact(String key, String field) {
        return "fact." + key + "." + field;
    }

    /** What a step cannot be without. */
    static List<String> needed(Step step) {
        return ALWAYS.stream().map(it -> step(step.key(), it)).toList();
    }

    /** All it can have, its title first. */
    static List<String> of(Step step) {
        return OF_A_STEP.stream().map(it -> step(step.key(), it)).toList();
    }

    static List<String> of(Fact fact) {
        var names = new ArrayList<String>();
        names.add(fact(fact.key(), "question"));
        names.add(fact(fact.key(), "why"));
        if (fact.kind() == Fact.Kind.BOOL) {
            names.add(fact(fact.key(), "because.yes"));
            names.add(fact(fact.key(), "because.no"));
        } else {
            names.add(fact(fact.key(), "because"));
        }
        fact.choices().forEach(it -> names.add(choice(fact, it)));
        return names;
    }

    static String choice(Fact fact, String choice) {
        return fact(fact.key(), "choice." + choice);
    }

    static List<String> of(Pathway pathway) {
        var names = new ArrayList<>(List.of("title", "audience"));
        pathway.facts().forEach(it -> names.addAll(of(it)));
        pathway.steps().forEach(it -> names.addAll(of(it)));
        return names;
    }
}
