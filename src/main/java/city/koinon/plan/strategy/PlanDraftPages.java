package city.koinon.plan.strategy;

import city.koinon.listen.participation.Bodies;
import city.koinon.listen.participation.Body;
import city.koinon.plan.strategy.Plans.Timing;
import city.koinon.platform.directory.Directory;
import city.koinon.platform.kernel.Access;
import city.koinon.platform.kernel.Conflicted;
import city.koinon.platform.kernel.NotFound;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.kernel.Visitor;
import city.koinon.platform.texts.Text;
import city.koinon.platform.texts.Texts;
import city.koinon.platform.texts.Written;
import city.koinon.platform.ui.Form;
import city.koinon.platform.ui.Option;
import city.koinon.platform.ui.Page;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Where the coordinator writes the next version of the plan, until it is adopted. */
@Controller
@RequestMapping(Page.BASE + "/plan")
@Access(roles = Role.COORDINATOR)
class PlanDraftPages {

    private final Plans plans;
    private final Outlook outlook;
    private final Texts texts;
    private final Directory directory;
    private final Bodies bodies;

    PlanDraftPages(Plans plans, Outlook outlook, Texts texts, Directory directory, Bodies bodies) {
        this.plans = plans;
        this.outlook = outlook;
        this.texts = texts;
        this.directory = directory;
        this.bodies = bodies;
    }

    /** A step is done once, or it happens again and again. */
    enum Kind {
        ONCE,
        AGAIN
    }

    /** @param path where the form is sent, below city and language */
    record Entry(String title, String path, @Nullable String lead) {}

    @GetMapping("/draft")
    String draft(Model model, Page page) {
        var plan = outlook.draft(page.today()).orElse(null);
        model.addAttribute(
                "it",
                new PlanPage(
                        plan,
                        texts.read(plan == null ? List.of() : plan.texts()),
                        PlanPages.offices(directory),
                        Map.of(),
                        outlook.strategies().stream()
                                .filter(it -> it.state() != Stage.DRAFT)
                                .toList(),
                        true,
                        plan != null));
        return "plan/strategy/draft";
    }

    @GetMapping("/draft/new")
    String beginForm(Form form, Model model, Page page) {
        outlook.inForce(page.today()).ifPresent(plan -> {
            if (form.refused()) return;
            texts.prefill(form, "title", plan.strategy().title());
            if (plan.strategy().summary() != null)
                texts.prefill(form, "summary", plan.strategy().summary());
            form.prefill("from", plan.strategy().startsOn());
            form.prefill("to", plan.strategy().endsOn());
        });
        var again = outlook.inForce(page.today()).isPresent();
        return show(
                "strategy-form",
                form,
                model,
                entry(
                        page.say(again ? "strategy.draft.next" : "strategy.draft.first"),
                        "/plan/draft/new",
                        again ? page.say("strategy.draft.next.lead") : page.say("strategy.draft.first.lead")));
    }

    @PostMapping("/draft/new")
    String begin(Form form, Model model, Page page, Visitor visitor) {
        return form.submit(
                () -> {
                    var title = Written.from(form, "title", 200, page);
                    var summary = Written.optional(form, "summary", Reasons.LONGEST, page)
                            .orElse(null);
                    var from = form.date("from");
                    var to = form.date("to");
                    form.done();
                    plans.begin(title, summary, from, to, visitor);
                    return "redirect:" + page.to("/plan/draft");
                },
                () -> beginForm(form, model, page));
    }

    @GetMapping("/draft/edit")
    String changeForm(Form form, Model model, Page page) {
        var strategy = current(form, page).strategy();
        if (!form.refused()) {
            texts.prefill(form, "title", strategy.title());
            if (strategy.summary() != null) texts.prefill(form, "summary", strategy.summary());
        }
        form.prefill("from", strategy.startsOn());
        form.prefill("to", strategy.endsOn());
        version(form, strategy.version());
        return show("strategy-form", form, model, entry(page.say("strategy.draft.change"), "/plan/draft/edit", null));
    }

    @PostMapping("/draft/edit")
    String change(Form form, Model model, Page page, Visitor visitor) {
        return form.submit(
                () -> {
                    var title = Written.from(form, "title", 200, page);
                    var summary = Written.optional(form, "summary", Reasons.LONGEST, page)
                            .orElse(null);
                    var from = form.date("from");
                    var to = form.date("to");
                    var version = StepPages.version(form);
                    form.done();
                    plans.change(writing(page).strategy().id(), title, summary, from, to, version, visitor);
                    return "redirect:" + page.to("/plan/draft");
                },
                () -> changeForm(form, model, page));
    }

    @GetMapping("/draft/goals/new")
    String goalForm(Form form, Model model, Page page) {
        current(form, page);
        return show("goal-form", form, model, entry(page.say("strategy.goal.new"), "/plan/draft/goals/new", null));
    }

    @PostMapping("/draft/goals/new")
    String addGoal(Form form, Model model, Page page, Visitor visitor) {
        return form.submit(
                () -> {
                    var title = Written.from(form, "title", 300, page);
                    var domain = form.choice("domain", Domain.class);
                    form.done();
                    plans.addGoal(writing(page).strategy().id(), title, domain, visitor);
                    return "redirect:" + page.to("/plan/draft");
                },
                () -> goalForm(form, model, page));
    }

    @GetMapping("/draft/goals/{id}")
    String changeGoalForm(@PathVariable UUID id, Form form, Model model, Page page) {
        prefill(
                form,
                current(form, page).goal(id),
                "goal " + id,
                it -> {
                    texts.prefill(form, "title", it.goal().title());
                    form.prefill("domain", it.goal().domain());
                },
                it -> it.goal().version());
        return show("goal-form", form, model, entry(page.say("strategy.goal.change"), "/plan/draft/goals/" + id, null));
    }

    @PostMapping("/draft/goals/{id}")
    String changeGoal(@PathVariable UUID id, Form form, Model model, Page page, Visitor visitor) {
        return form.submit(
                () -> {
                    var title = Written.from(form, "title", 300, page);
                    var domain = form.choice("domain", Domain.class);
                    var version = StepPages.version(form);
                    form.done();
                    plans.changeGoal(writing(page).strategy().id(), id, title, domain, version, visitor);
                    return "redirect:" + page.to("/plan/draft");
                },
                () -> changeGoalForm(id, form, model, page));
    }

    @GetMapping("/draft/goals/{goal}/actions/new")
    String actionForm(@PathVariable UUID goal, Form form, Model model, Page page) {
        var plan = current(form, page);
        if (!form.refused()) {
            if (plan.goal(goal).isEmpty()) throw new NotFound("goal " + goal);
            form.prefill("starts", plan.strategy().startsOn());
            form.prefill("due", plan.strategy().endsOn());
            form.prefill("weight", 1);
        }
        return show(
                "action-form",
                form,
                model,
                entry(page.say("strategy.action.new"), "/plan/draft/goals/" + goal + "/actions/new", null));
    }

    @PostMapping("/draft/goals/{goal}/actions/new")
    String addAction(@PathVariable UUID goal, Form form, Model model, Page page, Visitor visitor) {
        return form.submit(
                () -> {
                    var it = action(form, page);
                    form.done();
                    plans.addAction(
                            writing(page).strategy().id(),
                            goal,
                            it.title(),
                            it.office(),
                            it.starts(),
                            it.due(),
                            it.weight(),
                            visitor);
                    return "redirect:" + page.to("/plan/draft");
                },
                () -> actionForm(goal, form, model, page));
    }

    @GetMapping("/draft/actions/{id}")
    String changeActionForm(@PathVariable UUID id, Form form, Model model, Page page) {
        prefill(
                form,
                current(form, page).action(id),
                "action " + id,
                it -> {
                    texts.prefill(form, "title", it.action().title());
                    form.prefill("office", it.action().office());
                    form.prefill("starts", it.action().startsOn());
                    form.prefill("due", it.action().dueOn());
                    form.prefill("weight", it.action().weight());
                },
                it -> it.action().version());
        return show(
                "action-form",
                form,
                model,
                entry(page.say("strategy.action.change"), "/plan/draft/actions/" + id, null));
    }

    @PostMapping("/draft/actions/{id}")
    String changeAction(@PathVariable UUID id, Form form, Model model, Page page, Visitor visitor) {
        return form.submit(
                () -> {
                    var it = action(form, page);
                    var version = StepPages.version(form);
                    form.done();
                    plans.changeAction(
                            writing(page).strategy().id(),
                            id,
                            it.title(),
                            it.office(),
                            it.starts(),
                            it.due(),
                            it.weight(),
                            version,
                            visitor);
                    return "redirect:" + page.to("/plan/draft");
                },
                () -> changeActionForm(id, form, model, page));
    }

    private record ActionTyped(Written title, UUID office, LocalDate starts, LocalDate due, int weight) {}

    private ActionTyped action(Form form, Page page) {
        var office = form.id("office");
        if (form.refusal("office") == null && directory.findOffice(office).isEmpty())
            form.refuse("office", "ui.refused.choice");
        return new ActionTyped(
                Written.from(form, "title", 300, page),
                office,
                form.date("starts"),
                form.date("due"),
                form.number("weight", 1, 100));
    }

    @GetMapping("/draft/actions/{action}/steps/new")
    String stepForm(@PathVariable UUID action, Form form, Model model, Page page) {
        if (!form.refused()) {
            if (current(form, page).action(action).isEmpty()) throw new NotFound("action " + action);
            form.prefill("weight", 1);
        }
        return show(
                "step-form",
                form,
                model,
                entry(page.say("strategy.step.new"), "/plan/draft/actions/" + action + "/steps/new", null));
    }

    @PostMapping("/draft/actions/{action}/steps/new")
    String addStep(@PathVariable UUID action, Form form, Model model, Page page, Visitor visitor) {
        return form.submit(
                () -> {
                    var title = Written.from(form, "title", 300, page);
                    var timing = timing(form);
                    var weight = form.number("weight", 1, 100);
                    form.done();
                    plans.addStep(writing(page).strategy().id(), action, title, timing, weight, visitor);
                    return "redirect:" + page.to("/plan/draft");
                },
                () -> stepForm(action, form, model, page));
    }

    @GetMapping("/draft/steps/{id}")
    String changeStepForm(@PathVariable UUID id, Form form, Model model, Page page) {
        prefill(
                form,
                current(form, page).step(id),
                "step " + id,
                it -> {
                    var step = it.step();
                    texts.prefill(form, "title", step.title());
                    form.prefill("kind", step.recurs() ? Kind.AGAIN : Kind.ONCE);
                    form.prefill("due", step.dueOn());
                    form.prefill("first", step.firstOn());
                    form.prefill("body", step.body());
                    form.prefill("weight", step.weight());
                    step.cadence().ifPresent(cadence -> {
                        form.prefill("often", cadence.often());
                        if (cadence.often() == Cadence.Often.OWN_RULE) form.prefill("rule", cadence.rule());
                    });
                },
                it -> it.step().version());
        return show("step-form", form, model, entry(page.say("strategy.step.change"), "/plan/draft/steps/" + id, null));
    }

    @PostMapping("/draft/steps/{id}")
    String changeStep(@PathVariable UUID id, Form form, Model model, Page page, Visitor visitor) {
        return form.submit(
                () -> {
                    var title = Written.from(form, "title", 300, page);
                    var timing = timing(form);
                    var weight = form.number("weight", 1, 100);
                    var version = StepPages.version(form);
                    form.done();
                    var plan = writing(page);
                    var action = plan.step(id)
                            .orElseThrow(() -> new Conflicted("", "strategy.refused.gone"))
                            .step()
                            .action();
                    plans.changeStep(plan.strategy().id(), id, action, title, timing, weight, version, visitor);
                    return "redirect:" + page.to("/plan/draft");
                },
                () -> changeStepForm(id, form, model, page));
    }

    private Timing timing(Form form) {
        var kind = form.choice("kind", Kind.class);
        if (form.refusal("kind") != null) return new Timing(LocalDate.EPOCH, null, null);
        if (kind == Kind.ONCE) return new Timing(form.date("due"), null, null);
        var often = form.choice("often", Cadence.Often.class);
        var first = form.date("first");
        var body = form.optionalId("body");
        if (body != null && bodies.find(body).isEmpty()) form.refuse("body", "ui.refused.choice");
        var rule = often == Cadence.Often.OWN_RULE ? form.text("rule", 300) : "";
        if (form.refusal("often") != null || form.refusal("first") != null || form.refusal("rule") != null) {
            return new Timing(LocalDate.EPOCH, null, null);
        }
        try {
            return new Timing(
                    null, often == Cadence.Often.OWN_RULE ? new Cadence(rule, first) : often.from(first), body);
        } catch (Cadence.NoCadence noCadence) {
            form.refuse("rule", "strategy.refused.rule");
            return new Timing(LocalDate.EPOCH, null, null);
        }
    }

    @GetMapping("/draft/remove/{part}")
    String removeForm(@PathVariable UUID part, Form form, Model model, Page page) {
        var plan = current(form, page);
        var title = plan.goal(part)
                .map(it -> it.goal().title())
                .or(() -> plan.action(part).map(it -> it.action().title()))
                .or(() -> plan.step(part).map(it -> it.step().title()));
        if (title.isEmpty() && !form.refused()) throw new NotFound("part " + part + " of the draft");
        var what = title.map(it -> texts.get(it).in(page.lang()).value()).orElse("");
        return show(
                "confirm-form",
                form,
                model,
                entry(
                        page.say("strategy.remove.title", what),
                        "/plan/draft/remove/" + part,
                        page.say("strategy.remove.lead")));
    }

    @PostMapping("/draft/remove/{part}")
    String remove(@PathVariable UUID part, Form form, Model model, Page page, Visitor visitor) {
        return form.submit(
                () -> {
                    plans.remove(writing(page).strategy().id(), part, visitor);
                    return "redirect:" + page.to("/plan/draft");
                },
                () -> removeForm(part, form, model, page));
    }

    @GetMapping("/draft/discard")
    String discardForm(Form form, Model model, Page page) {
        current(form, page);
        return show(
                "confirm-form",
                form,
                model,
                entry(
                        page.say("strategy.draft.discard"),
                        "/plan/draft/discard",
                        page.say("strategy.draft.discard.lead")));
    }

    @PostMapping("/draft/discard")
    String discard(Form form, Model model, Page page, Visitor visitor) {
        return form.submit(
                () -> {
                    plans.discard(writing(page).strategy().id(), visitor);
                    return "redirect:" + page.to("/plan");
                },
                () -> discardForm(form, model, page));
    }

    @GetMapping("/draft/adopt")
    String adoptForm(Form form, Model model, Page page) {
        version(form, current(form, page).strategy().version());
        return show(
                "adopt-form",
                form,
                model,
                entry(page.say("strategy.adopt.title"), "/plan/draft/adopt", page.say("strategy.adopt.lead")));
    }

    @PostMapping("/draft/adopt")
    String adopt(Form form, Model model, Page page, Visitor visitor) {
        return form.submit(
                () -> {
                    var by = form.text("decidedBy", 200);
                    var reference = form.text("reference", 200);
                    var on = form.date("decidedOn");
                    var version = StepPages.version(form);
                    form.done();
                    plans.adopt(writing(page).strategy().id(), by, reference, on, version, visitor);
                    return "redirect:" + page.to("/plan");
                },
                () -> adoptForm(form, model, page));
    }

    @GetMapping("/close")
    String closeForm(Form form, Model model, Page page) {
        var strategy = outlook.inForce(page.today())
                .orElseThrow(() -> new NotFound("a plan in force"))
                .strategy();
        version(form, strategy.version());
        return StepPages.show(
                form,
                model,
                new SmallForm(
                        page.say("strategy.close.title"),
                        texts.get(strategy.title()).in(page.lang()),
                        page.say("strategy.close.lead"),
                        "/plan/close",
                        "/plan",
                        page.say("strategy.why"),
                        page.say("strategy.why.hint"),
                        null,
                        false,
                        true,
                        page.say("strategy.close.button")));
    }

    @PostMapping("/close")
    String close(Form form, Model model, Page page, Visitor visitor) {
        return form.submit(
                () -> {
                    var why = StepPages.text(form, page);
                    var version = StepPages.version(form);
                    form.done();
                    var strategy = outlook.inForce(page.today())
                            .orElseThrow(() -> new NotFound("a plan in force"))
                            .strategy();
                    plans.close(strategy.id(), why, version, visitor);
                    return "redirect:" + page.to("/plan");
                },
                () -> closeForm(form, model, page));
    }

    private PlanOn current(Form form, Page page) {
        var draft = outlook.draft(page.today());
        // Somebody adopted it while this form was open: the form comes back over the plan that came of it, with what
        // was typed.
        return (form.refused() ? draft.or(() -> outlook.newest(page.today())) : draft)
                .orElseThrow(() -> new NotFound("a draft of the plan"));
    }

    private PlanOn writing(Page page) {
        return outlook.draft(page.today()).orElseThrow(() -> new Conflicted("", "strategy.refused.no-draft"));
    }

    /** Fills a fresh form from the thing it changes. One that is shown again keeps what was typed, also when the thing is gone. */
    private static <T> void prefill(
            Form form, Optional<T> thing, String name, Consumer<T> fresh, ToIntFunction<T> version) {
        if (!form.refused()) fresh.accept(thing.orElseThrow(() -> new NotFound(name)));
        thing.ifPresent(it -> version(form, version.applyAsInt(it)));
    }

    private static void version(Form form, int version) {
        form.standsOn(version);
    }

    private static Entry entry(String title, String path, @Nullable String lead) {
        return new Entry(title, path, lead);
    }

    private String show(String template, Form form, Model model, Entry it) {
        model.addAttribute("form", form);
        model.addAttribute("it", it);
        model.addAttribute("offices", directory.openOffices());
        model.addAttribute("bodies", named(bodies.active()));
        return "plan/strategy/" + template;
    }

    record Named(UUID id, Text name) {}

    private List<Named> named(List<Body> all) {
        var shelf = texts.read(all.stream().map(Body::name).toList());
        return all.stream().map(it -> new Named(it.id(), shelf.text(it.name()))).toList();
    }

    static <E extends Enum<E>> List<Option> options(Page page, E[] values) {
        return Arrays.stream(values)
                .map(it -> new Option(it.name(), page.say(it)))
                .toList();
    }

    static List<Option> options(Page page, List<Named> named) {
        var options = new ArrayList<Option>();
        named.forEach(it -> options.add(
                new Option(it.id().toString(), it.name().in(page.lang()).value())));
        return options;
    }
}
