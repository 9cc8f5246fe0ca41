package city.koinon.act.pathways;

import city.koinon.platform.kernel.NotFound;
import city.koinon.platform.texts.Texts;
import city.koinon.platform.ui.Form;
import city.koinon.platform.ui.Option;
import city.koinon.platform.ui.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What the pages of a plan have in common, whether it is kept or travels in the address. */
@Component
class Planning {

    private static final String ANSWER = "answer";

    /** The field in which somebody says when they have done a step. */
    static final String SINCE = "since";

    private final Pathways pathways;
    private final Texts texts;
    private final Surroundings surroundings;

    Planning(Pathways pathways, Texts texts, Surroundings surroundings) {
        this.pathways = pathways;
        this.texts = texts;
        this.surroundings = surroundings;
    }

    /** @param number how many questions came before this one, and one */
    record QuestionPage(
            Told told,
            Fact fact,
            Trail trail,
            int number,
            int of,
            @Nullable String before,
            boolean backToThePlan,
            List<Option> options) {

        String name(String field) {
            return TextNames.fact(fact.key(), field);
        }
    }

    record AnswersPage(Told told, Trail trail, List<Fact> facts, Answers answers) {}

    record PlanPage(Told told, Trail trail, PersonalPlan plan, Answers answers, Surroundings.Seen seen) {

        List<PlannedStep> standing(PlannedStep.Standing standing) {
            return plan.standing(standing);
        }

        long late() {
            return plan.open().stream().filter(PlannedStep::overdue).count();
        }
    }

    Told told(Revision revision, Page page) {
        var wording = pathways.wording(revision.pathway());
        return new Told(revision, wording, texts.read(wording.values()), page);
    }

    /** Without what is not asked any more, and what no longer is an answer. */
    static Answers sound(Revision revision, Answers answers, Page page) {
        var sound = Answers.NONE;
        for (var fact : revision.structure().facts()) {
            var values = answers.values(fact.key());
            if (answers.asked(fact.key()) && fact.askWhen().in(sound, page.today()) != Truth.NO) {
                sound = sound.with(fact.key(), fact.takes(values) ? values : List.of());
            }
        }
        return sound;
    }

    PlanPage plan(Revision revision, Said said, Trail trail, Page page) {
        var answers = sound(revision, said.answers(), page);
        return new PlanPage(
                told(revision, page),
                trail,
                PersonalPlan.of(revision.structure(), answers, said.ticks(), page.today()),
                answers,
                surroundings.seen(revision.structure(), page.lang()));
    }

    AnswersPage answers(Revision revision, Said said, Trail trail, Page page) {
        var answers = sound(revision, said.answers(), page);
        return new AnswersPage(told(revision, page), trail, revision.structure().asked(answers, page.today()), answers);
    }

    /** The question to ask now; empty when all have been asked. */
    Optional<Fact> next(Revision revision, Answers answers, Page page) {
        return revision.structure().asked(answers, page.today()).stream()
                .filter(it -> !answers.asked(it.key()))
                .findFirst();
    }

    /** @throws NotFound when the pathway asks nothing of that name */
    Fact fact(Revision revision, String key) {
        return revision.structure().fact(key).orElseThrow(() -> new NotFound("fact " + key));
    }

    String question(Revision revision, Fact fact, Answers said, Trail trail, Form form, Model model, Page page) {
        var answers = sound(revision, said, page);
        var asked = revision.structure().asked(answers, page.today());
        var place = asked.indexOf(fact);
        var told = told(revision, page);
        var values = answers.values(fact.key());
        if (!values.isEmpty() && fact.kind() == Fact.Kind.DATE) {
            form.prefill(ANSWER, java.time.LocalDate.parse(values.getFirst()));
        } else if (!values.isEmpty()) {
            form.prefillAll(ANSWER, values);
        }
        model.addAttribute("form", form);
        model.addAttribute(
                "it",
                new QuestionPage(
                        told,
                        fact,
                        trail,
                        Math.max(0, place) + 1,
                        Math.max(asked.size(), 1),
                        place > 0 ? asked.get(place - 1).key() : null,
                        form.typed("then").equals("plan"),
                        options(fact, told, page)));
        return "act/pathways/question";
    }

    /** What was answered; refuses at the field what is no answer, and gives nothing then. */
    Optional<List<String>> answer(Fact fact, Form form, Page page) {
        if (form.ticked("unknown")) {
            return Optional.of(List.of());
        }
        List<String> values = new ArrayList<>();
        if (fact.kind() == Fact.Kind.DATE) {
            var day = form.date(ANSWER);
            if (form.refused()) return Optional.empty();
            form.check(!day.isAfter(page.today()), ANSWER, "pathways.refused.future");
            values.add(day.toString());
        } else {
            values.addAll(form.all(ANSWER));
            form.check(fact.takes(values), ANSWER, "pathways.refused.answer");
        }
        return form.refused() ? Optional.empty() : Optional.of(values);
    }

    private static List<Option> options(Fact fact, Told told, Page page) {
        return switch (fact.kind()) {
            case BOOL ->
                List.of(
                        new Option(Answers.YES, page.say("pathways.yes")),
                        new Option(Answers.NO, page.say("pathways.no")));
            case CHOICE, SET ->
                fact.choices().stream()
                        .map(it -> new Option(it, told.plain(TextNames.choice(fact, it))))
                        .toList();
            case DATE -> List.of();
        };
    }

    /**
     * What was ticked, since the day that was named; without one since it was ticked so first. Refuses a step that is none and a day that has
     * not come.
     */
    Optional<Tick> tick(Revision revision, Said said, Form form, Page page) {
        var step = form.typed("step");
        form.check(revision.structure().step(step).isPresent(), "step", "ui.refused.choice");
        var mark = form.choice("mark", Tick.Mark.class);
        var reason = mark == Tick.Mark.BLOCKED ? form.choice("reason", Tick.Reason.class) : null;
        var named = mark == Tick.Mark.DONE ? form.optionalDate(SINCE) : null;
        form.check(named == null || !named.isAfter(page.today()), SINCE, "pathways.refused.future");
        if (form.refused()) {
            return Optional.empty();
        }
        var before = said.ticks().get(step);
        var since = before != null && before.mark() == mark ? before.since() : page.today();
        return Optional.of(new Tick(mark, named == null ? since : named, reason));
    }
}
