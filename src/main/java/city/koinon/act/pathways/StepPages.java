package city.koinon.act.pathways;

import city.koinon.platform.kernel.Access;
import city.koinon.platform.kernel.NotFound;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.kernel.Visitor;
import city.koinon.platform.ui.Form;
import city.koinon.platform.ui.Page;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Where editors write what is to be done. */
@Controller
@RequestMapping(Page.BASE + "/pathways/{slug}/draft/steps")
@Access(roles = Role.EDITOR)
class StepPages {

    private static final int MOST_DAYS = 3_650;

    private final Pathways pathways;
    private final Drafting drafting;

    StepPages(Pathways pathways, Drafting drafting) {
        this.pathways = pathways;
        this.drafting = drafting;
    }

    @GetMapping("/new")
    String fresh(@PathVariable String slug, Form form, Model model, Page page) {
        var draft = pathways.draft(slug);
        Drafting.version(form, draft);
        form.prefill("level", Step.Level.CITY);
        return drafting.editing(draft, null, form, model, page, "act/pathways/step-form");
    }

    @GetMapping("/{key}")
    String one(@PathVariable String slug, @PathVariable String key, Form form, Model model, Page page) {
        var draft = pathways.draft(slug);
        var step = draft.structure().step(key).orElseThrow(() -> new NotFound("step " + key));
        Drafting.version(form, draft);
        TextNames.OF_A_STEP.forEach(it -> Drafting.prefill(form, draft.body(), it, TextNames.step(key, it)));
        ConditionForm.prefill(form, "when", step.when());
        ConditionForm.prefill(form, "doneWhen", step.doneWhen());
        form.prefillAll("after", List.copyOf(step.after()));
        var deadline = step.deadline();
        if (deadline != null) {
            form.prefill("days", deadline.days());
            form.prefill("fromStep", deadline.fromStep());
            form.prefill("fromFact", deadline.fromFact());
        }
        form.prefillAll("bring", step.bring());
        form.prefillAll("gives", step.gives());
        form.prefillAll("services", step.services());
        form.prefill("article", step.article());
        form.prefill("level", step.responsible().level());
        form.prefill("organisation", step.responsible().organisation());
        form.prefill("office", step.responsible().office());
        form.prefill("critical", step.critical() ? "true" : null);
        form.prefill("sample", step.sample() ? "true" : null);
        return drafting.editing(draft, key, form, model, page, "act/pathways/step-form");
    }

    @PostMapping("/new")
    String add(@PathVariable String slug, Form form, Model model, Page page, Visitor visitor) {
        return form.submit(
                () -> {
                    var draft = pathways.draft(slug);
                    return keep(draft, Drafting.newKey(draft, form, Step.KEY, 60), form, page, visitor);
                },
                () -> fresh(slug, form, model, page));
    }

    @PostMapping("/{key}")
    String change(
            @PathVariable String slug, @PathVariable String key, Form form, Model model, Page page, Visitor visitor) {
        return form.submit(
                () -> keep(pathways.draft(slug), key, form, page, visitor), () -> one(slug, key, form, model, page));
    }

    private String keep(Revision draft, String key, Form form, Page page, Visitor visitor) {
        var body = draft.body();
        var words = new LinkedHashMap<String, Map<String, String>>();
        for (var field : TextNames.OF_A_STEP) {
            words.put(
                    TextNames.step(key, field),
                    Drafting.words(
                            form,
                            field,
                            field.equals("how") ? Drafting.LONG : Drafting.SHORT * 2,
                            body,
                            field.equals("title"),
                            page));
        }
        var doneWhen = ConditionForm.read(form, "doneWhen");
        var fromStep = form.optional("fromStep", 60);
        var fromFact = form.optional("fromFact", 60);
        var timed = !form.typed("days").isBlank();
        form.check(timed || fromStep == null && fromFact == null, "days", "pathways.refused.days");
        form.check(!timed || fromStep != null || fromFact != null, "days", "pathways.refused.from");
        var step = new Step(
                key,
                ConditionForm.read(form, "when"),
                doneWhen instanceof Condition.Always ? null : doneWhen,
                new TreeSet<>(form.all("after")),
                timed ? new Step.Deadline(form.number("days", 0, MOST_DAYS), fromStep, fromFact) : null,
                form.all("bring"),
                form.all("gives"),
                form.all("services"),
                form.optional("article", Drafting.SHORT),
                new Step.Responsible(
                        form.choice("level", Step.Level.class),
                        form.optional("organisation", Drafting.SHORT),
                        form.optional("office", Drafting.SHORT)),
                form.ticked("critical"),
                form.ticked("sample"));
        form.check(
                step.responsible().organisation() == null || step.responsible().office() == null,
                "office",
                "pathways.refused.both");
        var steps =
                Drafting.replaced(body.pathway().steps(), step, it -> it.key().equals(key));
        return drafting.keep(
                draft,
                body.with(new Pathway(
                                body.pathway().facts(), steps, body.pathway().have()))
                        .with(words),
                "#step-" + key,
                form,
                page,
                visitor);
    }
}
