package city.koinon.act.pathways;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * When a step applies, over facts that may be unknown. Written and read as {@code stay is asylum and (children has school-age or not
 * hasAddress is yes)}: {@code not} binds before {@code and}, {@code and} before {@code or}.
 */
sealed interface Condition {

    Condition ALWAYS = new Always();

    Truth in(Answers answers, LocalDate today);

    /** The facts that decide the present truth: with only these known it is the same. Empty where nothing is decided yet. */
    Set<String> because(Answers answers, LocalDate today);

    /** Every fact it speaks of. */
    Set<String> facts();

    /** What it compares facts with. */
    List<Atom> atoms();

    record Always() implements Condition {

        @Override
        public Truth in(Answers answers, LocalDate today) {
            return Truth.YES;
        }

        @Override
        public Set<String> because(Answers answers, LocalDate today) {
            return Set.of();
        }

        @Override
        public Set<String> facts() {
            return Set.of();
        }

        @Override
        public List<Atom> atoms() {
            return List.of();
        }

        @Override
        public String toString() {
            return "always";
        }
    }

    /** One fact compared with one value. */
    sealed interface Atom extends Condition {

        String fact();

        boolean holds(Answers answers, LocalDate today);

        @Override
        default Truth in(Answers answers, LocalDate today) {
            return answers.known(fact()) ? Truth.of(holds(answers, today)) : Truth.MAYBE;
        }

        @Override
        default Set<String> because(Answers answers, LocalDate today) {
            return answers.known(fact()) ? Set.of(fact()) : Set.of();
        }

        @Override
        default Set<String> facts() {
            return Set.of(fact());
        }

        @Override
        default List<Atom> atoms() {
            return List.of(this);
        }
    }

    record Is(String fact, String value) implements Atom {

        @Override
        public boolean holds(Answers answers, LocalDate today) {
            return answers.values(fact).equals(List.of(value));
        }

        @Override
        public String toString() {
            return fact + " is " + value;
        }
    }

    record Has(String fact, String value) implements Atom {

        @Override
        public boolean holds(Answers answers, LocalDate today) {
            return answers.values(fact).contains(value);
        }

        @Override
        public String toString() {
            return fact + " has " + value;
        }
    }

    record Before(String fact, Day day) implements Atom {

        @Override
        public boolean holds(Answers answers, LocalDate today) {
            var said = answers.day(fact);
            return said != null && said.isBefore(day.on(today));
        }

        @Override
        public String toString() {
            return fact + " before " + day;
        }
    }

    record After(String fact, Day day) implements Atom {

        @Override
        public boolean holds(Answers answers, LocalDate today) {
            var said = answers.day(fact);
            return said != null && said.isAfter(day.on(today));
        }

        @Override
        public String toString() {
            return fact + " after " + day;
        }
    }

    /** Several of which all, or any one, must hold. */
    sealed interface Several extends Condition {

        List<Condition> parts();

        /** With which truth one part alone decides. */
        Truth byOne();

        @Override
        default Set<String> because(Answers answers, LocalDate today) {
            return reasons(parts(), in(answers, today), byOne(), answers, today);
        }

        @Override
        default Set<String> facts() {
            return parts().stream().flatMap(it -> it.facts().stream()).collect(Collectors.toCollection(TreeSet::new));
        }

        @Override
        default List<Atom> atoms() {
            return parts().stream().flatMap(it -> it.atoms().stream()).toList();
        }
    }

    record All(List<Condition> parts) implements Several {

        public All {
            parts = List.copyOf(parts);
        }

        @Override
        public Truth in(Answers answers, LocalDate today) {
            return parts.stream().map(it -> it.in(answers, today)).reduce(Truth.YES, Truth::and);
        }

        @Override
        public Truth byOne() {
            return Truth.NO;
        }

        @Override
        public String toString() {
            return parts.stream()
                    .map(it -> it instanceof Any ? "(" + it + ")" : it.toString())
                    .collect(Collectors.joining(" and "));
        }
    }

    record Any(List<Condition> parts) implements Several {

        public Any {
            parts = List.copyOf(parts);
        }

        @Override
        public Truth in(Answers answers, LocalDate today) {
            return parts.stream().map(it -> it.in(answers, today)).reduce(Truth.NO, Truth::or);
        }

        @Override
        public Truth byOne() {
            return Truth.YES;
        }

        @Override
        public String toString() {
            return parts.stream().map(Object::toString).collect(Collectors.joining(" or "));
        }
    }

    record Not(Condition part) implements Condition {

        @Override
        public Truth in(Answers answers, LocalDate today) {
            return part.in(answers, today).not();
        }

        @Override
        public Set<String> because(Answers answers, LocalDate today) {
            return part.because(answers, today);
        }

        @Override
        public Set<String> facts() {
            return part.facts();
        }

        @Override
        public List<Atom> atoms() {
            return part.atoms();
        }

        @Override
        public String toString() {
            return "not " + (part instanceof All || part instanceof Any ? "(" + part + ")" : part);
        }
    }

    /** A day of the calendar, or one that moves with today: {@code today-30}. */
    record Day(@Nullable LocalDate fixed, int fromToday) {

        private static final Pattern MOVING = Pattern.compile("today(?:([+-])(\\d{1,5}))?");

        LocalDate on(LocalDate today) {
            return fixed == null ? today.plusDays(fromToday) : fixed;
        }

        static Day read(String text) {
            var moving = MOVING.matcher(text);
            if (moving.matches()) {
                return new Day(
                        null,
                        moving.group(2) == null
                                ? 0
                                : (moving.group(1).equals("-") ? -1 : 1) * Integer.parseInt(moving.group(2)));
            }
            try {
                return new Day(LocalDate.parse(text), 0);
            } catch (java.time.format.DateTimeParseException noDay) {
                throw new Unreadable("no day", text);
            }
        }

        @Override
        public String toString() {
            return fixed != null ? fixed.toString() : fromToday == 0 ? "today" : "today%+d".formatted(fromToday);
        }
    }

    /** @throws Unreadable with the word at which reading stopped */
    static Condition read(String text) {
        return new ConditionReading(text).whole();
    }

    /** All of them, one alone as itself, none as always. */
    static Condition all(List<Condition> parts) {
        return parts.isEmpty() ? ALWAYS : parts.size() == 1 ? parts.getFirst() : new All(parts);
    }

    static Condition any(List<Condition> parts) {
        return parts.isEmpty() ? ALWAYS : parts.size() == 1 ? parts.getFirst() : new Any(parts);
    }

    /** One part alone can decide in one direction; in the other it takes all of them. */
    private static Set<String> reasons(
            List<Condition> parts, Truth truth, Truth byOne, Answers answers, LocalDate today) {
        if (truth == Truth.MAYBE) {
            return Set.of();
        }
        if (truth == byOne) {
            return parts.stream()
                    .filter(it -> it.in(answers, today) == truth)
                    .findFirst()
                    .map(it -> it.because(answers, today))
                    .orElse(Set.of());
        }
        return parts.stream()
                .flatMap(it -> it.because(answers, today).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What was written is no condition. */
    final class Unreadable extends RuntimeException {

        private final String word;

        Unreadable(String what, String word) {
            super(what + ": " + word);
            this.word = word;
        }

        String word() {
            return word;
        }
    }
}
