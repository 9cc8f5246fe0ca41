package city.koinon.plan.strategy;

import city.koinon.listen.participation.Bodies;
import city.koinon.plan.strategy.PlanOn.ActionOn;
import city.koinon.plan.strategy.PlanOn.StepOn;
import city.koinon.platform.directory.Directory;
import city.koinon.platform.directory.Term;
import city.koinon.platform.kernel.Access;
import city.koinon.platform.kernel.NotFound;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.kernel.Visitor;
import city.koinon.platform.kernel.Who;
import city.koinon.platform.ledger.Subject;
import city.koinon.platform.ledger.Tellers;
import city.koinon.platform.texts.Shown;
import city.koinon.platform.texts.Texts;
import city.koinon.platform.texts.Written;
import city.koinon.platform.ui.Form;
import city.koinon.platform.ui.Moment;
import city.koinon.platform.ui.Page;
import city.koinon.platform.ui.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** An action, a step, and what the office that answers for them reports. */
@Controller
@RequestMapping(Page.BASE + "/plan")
class StepPages {

    private final Outlook outlook;
    private final Steps steps;
    private final Pledges pledges;
    private final StepPromises promised;
    private final Texts texts;
    private final Directory directory;
    private final Bodies bodies;
    private final Tellers tellers;

    StepPages(
            Outlook outlook,
            Steps steps,
            Pledges pledges,
            StepPromises promised,
            Texts texts,
            Directory directory,
            Bodies bodies,
            Tellers tellers) {
        this.outlook = outlook;
        this.steps = steps;
        this.pledges = pledges;
        this.promised = promised;
        this.texts = texts;
        this.directory = directory;
        this.bodies = bodies;
        this.tellers = tellers;
    }

    @GetMapping("/actions/{id}")
    @Access(Who.EVERYBODY)
    String action(@PathVariable UUID id, Model model, Page page, Visitor visitor) {
        var plan = outlook.with(id, page.today());
        var action = plan.action(id).orElseThrow(() -> new NotFound("action " + id));
        model.addAttribute("it", page(plan, action, null, page, visitor));
        return "plan/strategy/action";
    }

    @GetMapping("/steps/{id}")
    @Access(Who.EVERYBODY)
    String step(@PathVariable UUID id, Model model, Page page, Visitor visitor) {
        var plan = outlook.with(id, page.today());
        var step = plan.step(id).orElseThrow(() -> new NotFound("step " + id));
        var action = plan.action(step.step().action()).orElseThrow();
        model.addAttribute("it", page(plan, action, step, page, visitor));
        return "plan/strategy/step";
    }

    @GetMapping("/actions/{id}/news")
    @Access(roles = {Role.OFFICE_HOLDER, Role.CLERK})
    String newsOfAction(@PathVariable UUID id, Form form, Model model, Page page, Visitor visitor) {
        steps.mustAnswerFor(visitor, id);
        var about = outlook.with(id, page.today())
                .action(id)
                .orElseThrow(() -> new NotFound("action " + id))
                .action()
                .title();
        return show(
                form,
                model,
                new SmallForm(
                        page.say("strategy.news.title"),
                        title(about, page),
                        page.say("strategy.news.lead"),
                        "/plan/actions/" + id + "/news",
                        "/plan/actions/" + id,
                        page.say("strategy.news.text"),
                        page.say("strategy.news.hint"),
                        null,
                        false,
                        false,
                        page.say("strategy.news.button")));
    }

    @PostMapping("/actions/{id}/news")
    @Access(roles = {Role.OFFICE_HOLDER, Role.CLERK})
    String tellOfAction(@PathVariable UUID id, Form form, Model model, Page page, Visitor visitor) {
        return form.submit(
                () -> {
                    var text = text(form, page);
                    form.done();
                    steps.tellOfAction(id, text, visitor);
                    return "redirect:" + page.to("/plan/actions/" + id);
                },
                () -> newsOfAction(id, form, model, page, visitor));
    }

    @GetMapping("/steps/{id}/news")
    @Access(roles = {Role.OFFICE_HOLDER, Role.CLERK})
    String news(@PathVariable UUID id, Form form, Model model, Page page, Visitor visitor) {
        steps.mustAnswerFor(visitor, id);
        return show(
                form,
                model,
                new SmallForm(
                        page.say("strategy.news.title"),
                        title(step(id, page), page),
                        page.say("strategy.news.lead"),
                        "/plan/steps/" + id + "/news",
                        "/plan/steps/" + id,
                        page.say("strategy.news.text"),
                        page.say("strategy.news.hint"),
                        null,
                        false,
                        false,
                        page.say("strategy.news.button")));
    }

    @PostMapping("/steps/{id}/news")
    @Access(roles = {Role.OFFICE_HOLDER, Role.CLERK})
    String tell(@PathVariable UUID id, Form form, Model model, Page page, Visitor visitor) {
        return form.submit(
                () -> {
                    var text = text(form, page);
                    form.done();
                    steps.tell(id, text, visitor);
                    return "redirect:" + page.to("/plan/steps/" + id);
                },
                () -> news(id, form, model, page, visitor));
    }

    @GetMapping("/steps/{id}/done")
    @Access(roles = {Role.OFFICE_HOLDER, Role.CLERK})
    String doneForm(@PathVariable UUID id, Form form, Model model, Page page, Visitor visitor) {
        steps.mustAnswerFor(visitor, id);
        form.prefill("on", page.today());
        return versioned(
                id,
                form,
                model,
                page,
                new SmallForm(
                        page.say("strategy.done.title"),
                        title(step(id, page), page),
                        page.say("strategy.done.lead"),
                        "/plan/steps/" + id + "/done",
                        "/plan/steps/" + id,
                        page.say("strategy.evidence"),
                        page.say("strategy.evidence.hint"),
                        page.say("strategy.done.on"),
                        true,
                        true,
                        page.say("strategy.done.button")));
    }

    @PostMapping("/steps/{id}/done")
    @Access(roles = {Role.OFFICE_HOLDER, Role.CLERK})
    String done(@PathVariable UUID id, Form form, Model model, Page page, Visitor visitor) {
        return form.submit(
                () -> {
                    var on = form.date("on");
                    var text = text(form, page);
                    var link = Reasons.link(form, "link");
                    var version = version(form);
                    form.done();
                    steps.done(id, on, text, link, version, visitor);
                    return "redirect:" + page.to("/plan/steps/" + id);
                },
                () -> doneForm(id, form, model, page, visitor));
    }

    @GetMapping("/steps/{id}/held")
    @Access(roles = {Role.OFFICE_HOLDER, Role.CLERK})
    String heldForm(@PathVariable UUID id, Form form, Model model, Page page, Visitor visitor) {
        steps.mustAnswerFor(visitor, id);
        return show(
                form,
                model,
                new SmallForm(
                        page.say("strategy.held.title"),
                        title(step(id, page), page),
                        page.say("strategy.held.lead"),
                        "/plan/steps/" + id + "/held",
                        "/plan/steps/" + id,
                        page.say("strategy.evidence"),
                        page.say("strategy.held.hint"),
                        page.say("strategy.held.on"),
                        true,
                        false,
                        page.say("strategy.held.button")));
    }

    @PostMapping("/steps/{id}/held")
    @Access(roles = {Role.OFFICE_HOLDER, Role.CLERK})
    String held(@PathVariable UUID id, Form form, Model model, Page page, Visitor visitor) {
        return form.submit(
                () -> {
                    var on = form.date("on");
                    var text = text(form, page);
                    var link = Reasons.link(form, "link");
                    form.done();
                    steps.held(id, on, text, link, visitor);
                    return "redirect:" + page.to("/plan/steps/" + id);
                },
                () -> heldForm(id, form, model, page, visitor));
    }

    @GetMapping("/held/{id}/strike")
    @Access(roles = {Role.OFFICE_HOLDER, Role.CLERK})
    String strikeForm(@PathVariable UUID id, Form form, Model model, Page page, Visitor visitor) {
        var held = steps.event(id).orElseThrow(() -> new NotFound("event " + id));
        steps.mustAnswerFor(visitor, held.step());
        return show(
                form,
                model,
                new SmallForm(
                        page.say("strategy.strike.title", page.date(held.heldOn())),
                        title(step(held.step(), page), page),
                        page.say("strategy.strike.lead"),
                        "/plan/held/" + id + "/strike",
                        "/plan/steps/" + held.step(),
                        page.say("strategy.why"),
                        page.say("strategy.why.hint"),
                        null,
                        false,
                        false,
                        page.say("strategy.strike.button")));
    }

    @PostMapping("/held/{id}/strike")
    @Access(roles = {Role.OFFICE_HOLDER, Role.CLERK})
    String strike(@PathVariable UUID id, Form form, Model model, Page page, Visitor visitor) {
        return form.submit(
                () -> {
                    var held = steps.event(id).orElseThrow(() -> new NotFound("event " + id));
                    steps.mustAnswerFor(visitor, held.step());
                    var text = text(form, page);
                    form.done();
                    steps.strike(id, text, visitor);
                    return "redirect:" + page.to("/plan/steps/" + held.step());
                },
                () -> strikeForm(id, form, model, page, visitor));
    }

    @GetMapping("/steps/{id}/cancel")
    @Access(roles = {Role.OFFICE_HOLDER, Role.CLERK})
    String cancelForm(@PathVariable UUID id, Form form, Model model, Page page, Visitor visitor) {
        steps.mustAnswerFor(visitor, id);
        return versioned(
                id,
                form,
                model,
                page,
                new SmallForm(
                        page.say("strategy.cancel.title"),
                        title(step(id, page), page),
                        page.say("strategy.cancel.lead"),
                        "/plan/steps/" + id + "/cancel",
                        "/plan/steps/" + id,
                        page.say("strategy.why"),
                        page.say("strategy.why.hint"),
                        null,
                        false,
                        true,
                        page.say("strategy.cancel.button")));
    }

    @PostMapping("/steps/{id}/cancel")
    @Access(roles = {Role.OFFICE_HOLDER, Role.CLERK})
    String cancel(@PathVariable UUID id, Form form, Model model, Page page, Visitor visitor) {
        return form.submit(
                () -> {
                    var text = text(form, page);
                    var version = version(form);
                    form.done();
                    steps.cancel(id, text, version, visitor);
                    return "redirect:" + page.to("/plan/steps/" + id);
                },
                () -> cancelForm(id, form, model, page, visitor));
    }

    @GetMapping("/steps/{id}/reopen")
    @Access(roles = {Role.OFFICE_HOLDER, Role.CLERK})
    String reopenForm(@PathVariable UUID id, Form form, Model model, Page page, Visitor visitor) {
        steps.mustAnswerFor(visitor, id);
        return versioned(
                id,
                form,
                model,
                page,
                new SmallForm(
                        page.say("strategy.reopen.title"),
                        title(step(id, page), page),
                        page.say("strategy.reopen.lead"),
                        "/plan/steps/" + id + "/reopen",
                        "/plan/steps/" + id,
                        page.say("strategy.why"),
                        page.say("strategy.why.hint"),
                        null,
                        false,
                        true,
                        page.say("strategy.reopen.button")));
    }

    @PostMapping("/steps/{id}/reopen")
    @Access(roles = {Role.OFFICE_HOLDER, Role.CLERK})
    String reopen(@PathVariable UUID id, Form form, Model model, Page page, Visitor visitor) {
        return form.submit(
                () -> {
                    var text = text(form, page);
                    var version = version(form);
                    form.done();
                    steps.reopen(id, text, version, visitor);
                    return "redirect:" + page.to("/plan/steps/" + id);
                },
                () -> reopenForm(id, form, model, page, visitor));
    }

    static Written text(Form form, Page page) {
        return Written.from(form, "text", Reasons.LONGEST, page);
    }

    static int version(Form form) {
        return form.version();
    }

    static String show(Form form, Model model, SmallForm it) {
        model.addAttribute("form", form);
        model.addAttribute("it", it);
        return "plan/strategy/small-form";
    }

    private String versioned(UUID id, Form form, Model model, Page page, SmallForm it) {
        var version =
                outlook.with(id, page.today()).step(id).orElseThrow().progress().version();
        form.standsOn(version);
        return show(form, model, it);
    }

    private UUID step(UUID id, Page page) {
        return outlook.with(id, page.today())
                .step(id)
                .orElseThrow(() -> new NotFound("step " + id))
                .step()
                .title();
    }

    private Shown title(UUID text, Page page) {
        return texts.get(text).in(page.lang());
    }

    private StepPage page(PlanOn plan, ActionOn action, @Nullable StepOn step, Page page, Visitor visitor) {
        var office = action.action().office();
        var subject =
                step == null ? new Subject(Steps.ACTION, action.action().id()) : new Subject(Steps.KIND, step.id());
        var events = step == null ? List.<Held>of() : steps.events(step.id());
        var promises = step == null
                ? promised.of(action.steps().stream().map(StepOn::id).toList())
                : promised.of(List.of(step.id()));
        var pledged = pledges.ofAction(action.action().id());
        var ids = Stream.of(
                        plan.texts().stream(),
                        events.stream().flatMap(it -> Stream.ofNullable(it.evidence())),
                        events.stream().flatMap(it -> Stream.ofNullable(it.whyStruck())),
                        pledged.stream().map(Pledge::text))
                .flatMap(it -> it)
                .toList();
        return new StepPage(
                plan,
                plan.goal(action.action().goal()).orElseThrow(),
                action,
                step,
                texts.read(ids),
                directory.office(office),
                directory.termOn(office, page.today()).map(Term::person).orElse(null),
                body(step, page),
                events,
                promises,
                pledged,
                thread(subject, action, step, page),
                steps.answersFor(visitor, action.action().id()));
    }

    private StepPage.@Nullable CountedBody body(@Nullable StepOn step, Page page) {
        if (step == null || step.step().body() == null) return null;
        var body = bodies.get(step.step().body());
        return new StepPage.CountedBody(texts.get(body.name()).in(page.lang()).value(), "/bodies/" + body.slug());
    }

    /** What happened, beginning with the day the plan promised it, and what is due next. */
    private List<Moment> thread(Subject subject, ActionOn action, @Nullable StepOn step, Page page) {
        var moments = new ArrayList<Moment>();
        var since = step == null
                ? action.steps().stream().map(it -> it.progress().since()).min(java.time.LocalDate::compareTo)
                : Optional.of(step.progress().since());
        since.ifPresent(
                day -> moments.add(Moment.of(Tone.PLAIN, "plan", page.say("strategy.thread.promised"), page, day)));
        moments.addAll(tellers.thread(subject, page));
        if (step != null && !step.progress().cancelled() && !step.progress().done()) {
            Optional.ofNullable(step.step().dueOn()).or(step::next).ifPresent(due -> {
                var late = due.isBefore(page.today());
                var title = page.say(
                        late
                                ? "strategy.thread.overdue"
                                : step.step().recurs() ? "strategy.thread.next" : "strategy.thread.due");
                moments.add(Moment.of(late ? Tone.LATE : Tone.PLAIN, late ? "late" : "clock", title, page, due)
                        .ahead());
            });
        }
        return moments;
    }
}
