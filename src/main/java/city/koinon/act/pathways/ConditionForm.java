package city.koinon.act.pathways;

import city.koinon.platform.kernel.Refusal;
import city.koinon.platform.ui.Form;
import city.koinon.platform.ui.Option;
import city.koinon.platform.ui.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A condition in a small form: a few lines, each a fact and what is to be so, of which all or any one must hold. What does not fit into that
 * is written out.
 */
final class ConditionForm {

    static final int LINES = 4;

    private static final int LONGEST = 600;
    private static final String NOT = "not ";
    /** In the digits of any script, as every other day of the house. */
    private static final Pattern AS_IN_A_LETTER =
            Pattern.compile("\\d{1,2}[./-]\\d{1,2}[./-]\\d{4}", Pattern.UNICODE_CHARACTER_CLASS);

    private ConditionForm() {}

    enum Mode {
        ALL,
        ANY
    }

    static void prefill(Form form, String name, @Nullable Condition condition) {
        if (condition == null || condition instanceof Condition.Always) return;
        var parts = switch (condition) {
            case Condition.All all -> all.parts();
            case Condition.Any any -> any.parts();
            default -> List.of(condition);
        };
        if (parts.size() > LINES || !parts.stream().allMatch(ConditionForm::isSimple)) {
            form.prefill(name + ".text", condition);
            return;
        }
        form.prefill(name + ".mode", condition instanceof Condition.Any ? Mode.ANY : Mode.ALL);
        for (var i = 0; i < parts.size(); i++) {
            var part = parts.get(i);
            var field = name + "." + (i + 1);
            switch (part) {
                case Condition.Before before -> {
                    form.prefill(field, before.fact() + " before");
                    form.prefill(field + ".day", before.day());
                }
                case Condition.After after -> {
                    form.prefill(field, after.fact() + " after");
                    form.prefill(field + ".day", after.day());
                }
                default -> form.prefill(field, part);
            }
        }
    }

    /** There is more to it than its first line. */
    static boolean goesOn(Form form, String name) {
        return Stream.of("2", "3", "4", "text").anyMatch(it -> form.ticked(name + "." + it))
                || form.refusals().stream()
                        .map(Refusal::field)
                        .anyMatch(it -> it.startsWith(name + ".") && !it.startsWith(name + ".1"));
    }

    /** Always, where nothing was chosen. */
    static Condition read(Form form, String name) {
        var text = form.optional(name + ".text", LONGEST);
        if (text != null) {
            form.check(
                    IntStream.rangeClosed(1, LINES)
                            .mapToObj(it -> name + "." + it)
                            .noneMatch(it -> form.ticked(it) || form.ticked(it + ".day")),
                    name + ".text",
                    "pathways.refused.twice");
            return read(form, name + ".text", text);
        }
        var parts = new ArrayList<Condition>();
        for (var i = 1; i <= LINES; i++) {
            var field = name + "." + i;
            var line = form.typed(field).strip();
            var dated = line.endsWith(" before") || line.endsWith(" after");
            form.check(dated || form.typed(field + ".day").isBlank(), field + ".day", "pathways.refused.noDayHere");
            if (line.isEmpty()) continue;
            var day = dated ? day(form, field + ".day") : "";
            if (!dated || !day.isEmpty())
                parts.add(read(form, dated ? field + ".day" : field, (line + " " + day).strip()));
        }
        return form.typed(name + ".mode").equals(Mode.ANY.name()) ? Condition.any(parts) : Condition.all(parts);
    }

    /** As the calendar says it, or counted from today. */
    private static String day(Form form, String field) {
        return AS_IN_A_LETTER.matcher(form.typed(field).strip()).matches()
                ? form.date(field).toString()
                : form.text(field, 20);
    }

    private static Condition read(Form form, String field, String text) {
        try {
            return Condition.read(text);
        } catch (Condition.Unreadable unreadable) {
            form.refuse(field, "pathways.refused.condition", unreadable.word());
            return Condition.ALWAYS;
        }
    }

    private static boolean isSimple(Condition condition) {
        return condition instanceof Condition.Atom
                || condition instanceof Condition.Not not
                        && (not.part() instanceof Condition.Is || not.part() instanceof Condition.Has);
    }

    /** Everything that can be so of these facts. */
    static List<Option> options(List<Fact> facts, Body body, Page page) {
        var options = new ArrayList<Option>();
        for (var fact : facts) {
            var question = body.original(TextNames.fact(fact.key(), "question"));
            switch (fact.kind()) {
                case BOOL -> {
                    options.add(new Option(
                            fact.key() + " is yes",
                            page.say("pathways.condition.is", question, page.say("pathways.yes"))));
                    options.add(new Option(
                            fact.key() + " is no",
                            page.say("pathways.condition.is", question, page.say("pathways.no"))));
                }
                case DATE -> {
                    options.add(new Option(fact.key() + " before", page.say("pathways.condition.before", question)));
                    options.add(new Option(fact.key() + " after", page.say("pathways.condition.after", question)));
                }
                case CHOICE, SET -> {
                    var verb = fact.kind() == Fact.Kind.SET ? " has " : " is ";
                    for (var choice : fact.choices()) {
                        var label = body.original(TextNames.choice(fact, choice));
                        options.add(new Option(
                                fact.key() + verb + choice, page.say("pathways.condition.is", question, label)));
                        options.add(new Option(
                                NOT + fact.key() + verb + choice,
                                page.say("pathways.condition.isNot", question, label)));
                    }
                }
            }
        }
        return options;
    }
}
