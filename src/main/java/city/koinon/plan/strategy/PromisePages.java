package city.koinon.plan.strategy;

import city.koinon.listen.participation.Bodies;
import city.koinon.plan.accountability.Commitments;
import city.koinon.plan.accountability.PromiseDraft;
import city.koinon.platform.kernel.Access;
import city.koinon.platform.kernel.NotFound;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.kernel.Visitor;
import city.koinon.platform.texts.Texts;
import city.koinon.platform.texts.Written;
import city.koinon.platform.ui.Form;
import city.koinon.platform.ui.Option;
import city.koinon.platform.ui.Page;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Promises on a step: made there by its office, or brought there from a recommendation. */
@Controller
@RequestMapping(Page.BASE + "/plan/steps/{id}")
@Access(roles = {Role.OFFICE_HOLDER, Role.CLERK})
class PromisePages {

    private final Outlook outlook;
    private final Steps steps;
    private final StepPromises promises;
    private final Commitments commitments;
    private final Bodies bodies;
    private final Texts texts;

    PromisePages(
            Outlook outlook, Steps steps, StepPromises promises, Commitments commitments, Bodies bodies, Texts texts) {
        this.outlook = outlook;
        this.steps = steps;
        this.promises = promises;
        this.commitments = commitments;
        this.bodies = bodies;
        this.texts = texts;
    }

    @GetMapping("/promise")
    String form(@PathVariable UUID id, Form form, Model model, Page page, Visitor visitor) {
        steps.mustAnswerFor(visitor, id);
        var active = bodies.active();
        var shelf = texts.read(active.stream().map(it -> it.name()).toList());
        model.addAttribute("form", form);
        model.addAttribute("step", id.toString());
        model.addAttribute("about", texts.get(title(id, page)).in(page.lang()));
        model.addAttribute(
                "options",
                active.stream()
                        .map(it -> new Option(
                                it.id().toString(),
                                shelf.get(it.name(), page.lang()).value()))
                        .toList());
        return "plan/strategy/promise-form";
    }

    @PostMapping("/promise")
    String promise(@PathVariable UUID id, Form form, Model model, Page page, Visitor visitor) {
        return form.submit(
                () -> {
                    steps.mustAnswerFor(visitor, id);
                    var text = Written.from(form, "text", Reasons.LONGEST, page);
                    var doneWhen = Written.from(form, "doneWhen", Reasons.LONGEST, page);
                    var due = form.date("due");
                    var body = form.optionalId("body");
                    form.check(body == null || bodies.find(body).isPresent(), "body", "ui.refused.choice");
                    form.done();
                    var office = steps.officeOf(id);
                    commitments.promise(id, body, new PromiseDraft(office, text, doneWhen, due), visitor);
                    return "redirect:" + page.to("/plan/steps/" + id);
                },
                () -> form(id, form, model, page, visitor));
    }

    @GetMapping("/attach")
    String attachForm(@PathVariable UUID id, Form form, Model model, Page page, Visitor visitor) {
        steps.mustAnswerFor(visitor, id);
        model.addAttribute("form", form);
        model.addAttribute("step", id.toString());
        model.addAttribute("about", texts.get(title(id, page)).in(page.lang()));
        model.addAttribute(
                "options",
                promises.attachable(id).stream()
                        .map(it -> new Option(
                                it.id().toString(),
                                it.text().in(page.lang()).value(),
                                page.say("strategy.due", page.date(it.dueOn()))))
                        .toList());
        return "plan/strategy/attach-form";
    }

    @PostMapping("/attach")
    String attach(@PathVariable UUID id, Form form, Model model, Page page, Visitor visitor) {
        return form.submit(
                () -> {
                    steps.mustAnswerFor(visitor, id);
                    var commitment = form.id("commitment");
                    form.check(
                            promises.attachable(id).stream()
                                    .anyMatch(it -> it.id().equals(commitment)),
                            "commitment",
                            "ui.refused.choice");
                    form.done();
                    promises.attach(id, commitment, visitor);
                    return "redirect:" + page.to("/plan/steps/" + id);
                },
                () -> attachForm(id, form, model, page, visitor));
    }

    private UUID title(UUID id, Page page) {
        return outlook.with(id, page.today())
                .step(id)
                .orElseThrow(() -> new NotFound("step " + id))
                .step()
                .title();
    }
}
