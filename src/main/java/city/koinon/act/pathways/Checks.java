package city.koinon.act.pathways;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What keeps a pathway from being published, each with the place where it is to be mended. */
final class Checks {

    /** How many combinations of answers are tried for one step before the search gives up and says so. */
    static final int COMBINATIONS = 100_000;

    private static final String TITLE = "title";

    private final Pathway pathway;
    private final Around around;
    private final LocalDate today;
    private final List<Finding> findings = new ArrayList<>();

    /**
     * What a pathway may point at, and what is translated.
     *
     * @param services  slugs of those that are active
     * @param documents slugs of all kinds
     * @param missing   languages in which a text must be there and is not, by the name of the text
     */
    record Around(
            Set<String> services,
            Set<String> documents,
            Set<String> articles,
            Set<String> responsible,
            Function<String, List<String>> missing) {}

    /**
     * @param place key of a step or of a fact; empty for the pathway as a whole
     * @param about what it is about: keys of steps, a slug, languages
     */
    record Finding(Problem problem, String place, List<String> about) {}

    enum Problem {
        NO_STEP("pathways.check.noStep"),
        NOT_WRITTEN("pathways.check.notWritten"),
        RING("pathways.check.ring"),
        NO_SUCH_STEP("pathways.check.noSuchStep"),
        NO_SUCH_FACT("pathways.check.noSuchFact"),
        DOES_NOT_FIT("pathways.check.doesNotFit"),
        ASKED_TOO_LATE("pathways.check.askedTooLate"),
        NEVER_TRUE("pathways.check.neverTrue"),
        UNREACHABLE("pathways.check.unreachable"),
        TOO_MANY_ANSWERS("pathways.check.tooManyAnswers"),
        NOBODY_GIVES("pathways.check.nobodyGives"),
        GIVEN_LATER("pathways.check.givenLater"),
        NO_SUCH_DOCUMENT("pathways.check.noSuchDocument"),
        SERVICE_NOT_ACTIVE("pathways.check.serviceNotActive"),
        NO_SUCH_ARTICLE("pathways.check.noSuchArticle"),
        NO_SUCH_RESPONSIBLE("pathways.check.noSuchResponsible"),
        NOT_TRANSLATED("pathways.check.notTranslated");

        private final String key;

        Problem(String key) {
            this.key = key;
        }

        String key() {
            return key;
        }
    }

    private Checks(Pathway pathway, Around around, LocalDate today) {
        this.pathway = pathway;
        this.around = around;
        this.today = today;
    }

    static List<Finding> of(Pathway pathway, Around around, LocalDate today) {
        var checks = new Checks(pathway, around, today);
        checks.whole();
        return List.copyOf(checks.findings);
    }

    private void whole() {
        if (pathway.steps().isEmpty()) find(Problem.NO_STEP, "");
        pathway.have().stream()
                .filter(it -> !around.documents().contains(it))
                .forEach(it -> find(Problem.NO_SUCH_DOCUMENT, "", it));
        translated("", List.of(TITLE, "audience"), true);
        var ring = pathway.ring();
        if (!ring.isEmpty()) {
            var keys = Stream.concat(ring.stream(), Stream.of(ring.getFirst()))
                    .map(Step::key)
                    .toList();
            findings.add(new Finding(Problem.RING, ring.getFirst().key(), keys));
        }
        var known = new HashSet<String>();
        for (var fact : pathway.facts()) {
            fact(fact, known);
            known.add(fact.key());
        }
        pathway.steps().forEach(this::step);
    }

    private void fact(Fact fact, Set<String> before) {
        if (readable(fact.key(), fact.askWhen())) {
            fact.askWhen().facts().stream()
                    .filter(it -> !before.contains(it))
                    .forEach(it -> find(Problem.ASKED_TOO_LATE, fact.key(), it));
        }
        translated(fact.key(), TextNames.of(fact), false);
    }

    private void step(Step step) {
        translated(step.key(), TextNames.needed(step), step.critical());
        step.after().stream()
                .filter(it -> pathway.step(it).isEmpty())
                .forEach(it -> find(Problem.NO_SUCH_STEP, step.key(), it));
        deadline(step);
        documents(step);
        step.services().stream()
                .filter(it -> !around.services().contains(it))
                .forEach(it -> find(Problem.SERVICE_NOT_ACTIVE, step.key(), it));
        if (step.article() != null && !around.articles().contains(step.article())) {
            find(Problem.NO_SUCH_ARTICLE, step.key(), step.article());
        }
        for (var slug : new String[] {
            step.responsible().organisation(), step.responsible().office()
        }) {
            if (slug != null && !around.responsible().contains(slug))
                find(Problem.NO_SUCH_RESPONSIBLE, step.key(), slug);
        }
        if (readable(step.key(), step.when()) && (step.doneWhen() == null || readable(step.key(), step.doneWhen()))) {
            canApply(step);
        }
    }

    private void deadline(Step step) {
        var deadline = step.deadline();
        if (deadline == null) return;
        if (deadline.fromStep() != null && pathway.step(deadline.fromStep()).isEmpty()) {
            find(Problem.NO_SUCH_STEP, step.key(), deadline.fromStep());
        }
        if (deadline.fromFact() != null
                && pathway.fact(deadline.fromFact())
                        .filter(it -> it.kind() == Fact.Kind.DATE)
                        .isEmpty()) {
            find(Problem.NO_SUCH_FACT, step.key(), deadline.fromFact());
        }
    }

    private void documents(Step step) {
        Stream.concat(step.bring().stream(), step.gives().stream())
                .filter(it -> !around.documents().contains(it))
                .forEach(it -> find(Problem.NO_SUCH_DOCUMENT, step.key(), it));
        var before = pathway.allBefore(step);
        for (var document : step.bring()) {
            if (pathway.have().contains(document)) continue;
            var givers = pathway.steps().stream()
                    .filter(it -> it.gives().contains(document) && !it.key().equals(step.key()))
                    .map(Step::key)
                    .toList();
            if (givers.isEmpty()) {
                find(Problem.NOBODY_GIVES, step.key(), document);
            } else if (givers.stream().noneMatch(before::contains)) {
                find(Problem.GIVEN_LATER, step.key(), document, givers.getFirst());
            }
        }
    }

    private boolean readable(String place, Condition condition) {
        var sound = true;
        for (var atom : condition.atoms()) {
            var fact = pathway.fact(atom.fact());
            if (fact.isEmpty()) {
                find(Problem.NO_SUCH_FACT, place, atom.fact());
                sound = false;
            } else if (!fact.get().fits(atom)) {
                find(Problem.DOES_NOT_FIT, place, atom.toString());
                sound = false;
            }
        }
        return sound;
    }

    /** Tries every answer that can make a difference, first as if everything were asked, then with only what would be. */
    private void canApply(Step step) {
        var conditions = new ArrayList<>(List.of(step.when()));
        if (step.doneWhen() != null) conditions.add(step.doneWhen());
        var concerned = concerned(conditions);
        pathway.facts().stream().filter(concerned::contains).map(Fact::askWhen).forEach(conditions::add);
        var facts = pathway.facts().stream().filter(concerned::contains).toList();
        var values = facts.stream().map(it -> Values.of(it, conditions, today)).toList();
        var combinations =
                values.stream().mapToLong(List::size).reduce(1, (a, b) -> Math.min(a * b, Long.MAX_VALUE >> 32));
        if (combinations > COMBINATIONS) {
            find(Problem.TOO_MANY_ANSWERS, step.key(), String.valueOf(COMBINATIONS));
            return;
        }
        var search = new Search(step, facts, values);
        search.from(0, Answers.NONE);
        if (!search.applies) {
            find(Problem.NEVER_TRUE, step.key(), step.when().toString());
        } else if (!search.reachable) {
            find(Problem.UNREACHABLE, step.key(), step.when().toString());
        }
    }

    /** The facts of these conditions and those on which it hangs whether they are asked. */
    private Set<Fact> concerned(List<Condition> conditions) {
        var found = new HashSet<Fact>();
        var open =
                conditions.stream().flatMap(it -> it.facts().stream()).collect(Collectors.toCollection(ArrayList::new));
        while (!open.isEmpty()) {
            pathway.fact(open.removeLast())
                    .filter(found::add)
                    .ifPresent(it -> open.addAll(it.askWhen().facts()));
        }
        return found;
    }

    private final class Search {

        private final Step step;
        private final List<Fact> facts;
        private final List<List<List<String>>> values;
        private boolean applies;
        private boolean reachable;

        Search(Step step, List<Fact> facts, List<List<List<String>>> values) {
            this.step = step;
            this.facts = facts;
            this.values = values;
        }

        void from(int place, Answers answers) {
            if (reachable) return;
            if (place < facts.size()) {
                values.get(place)
                        .forEach(it ->
                                from(place + 1, answers.with(facts.get(place).key(), it)));
                return;
            }
            if (isToDo(answers)) {
                applies = true;
                reachable = isToDo(onlyAsked(answers));
            }
        }

        private boolean isToDo(Answers answers) {
            return step.when().in(answers, today) == Truth.YES
                    && (step.doneWhen() == null || step.doneWhen().in(answers, today) != Truth.YES);
        }

        private Answers onlyAsked(Answers answers) {
            var said = Answers.NONE;
            for (var fact : facts) {
                if (fact.askWhen().in(said, today) != Truth.NO)
                    said = said.with(fact.key(), answers.values(fact.key()));
            }
            return said;
        }
    }

    /** Critical texts in all required languages; the others at least in the original. */
    private void translated(String place, List<String> names, boolean critical) {
        for (var name : names) {
            var missing = around.missing().apply(name);
            if (missing.contains(TextNames.ORIGINAL)) {
                find(Problem.NOT_WRITTEN, place, name);
            } else if (critical && !missing.isEmpty()) {
                findings.add(new Finding(
                        Problem.NOT_TRANSLATED,
                        place,
                        Stream.concat(Stream.of(name), missing.stream()).toList()));
            }
        }
    }

    private void find(Problem problem, String place, String... about) {
        findings.add(new Finding(problem, place, List.of(about)));
    }
}
