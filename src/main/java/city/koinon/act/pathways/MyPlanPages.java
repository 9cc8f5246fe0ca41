package city.koinon.act.pathways;

import city.koinon.act.pathways.KeptPlans.Kept;
import city.koinon.platform.identity.Codes;
import city.koinon.platform.identity.NotOpened;
import city.koinon.platform.kernel.Access;
import city.koinon.platform.kernel.Who;
import city.koinon.platform.ui.BaseAddress;
import city.koinon.platform.ui.Form;
import city.koinon.platform.ui.Page;
import city.koinon.platform.ui.Personal;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * A plan that is kept under its code. A code that is unknown, mistyped, expired or deleted is answered in one and the same way.
 */
@Controller
@RequestMapping(Page.BASE + "/my-plan")
@Access(Who.EVERYBODY)
@Personal
class MyPlanPages {

    private final Pathways pathways;
    private final Planning planning;
    private final KeptPlans plans;
    private final Codes codes;
    private final BaseAddress base;

    MyPlanPages(Pathways pathways, Planning planning, KeptPlans plans, Codes codes, BaseAddress base) {
        this.pathways = pathways;
        this.planning = planning;
        this.plans = plans;
        this.codes = codes;
        this.base = base;
    }

    /** What a newer revision changed: titles. */
    record Changes(List<String> added, List<String> changed, List<String> removed) {

        boolean none() {
            return added.isEmpty() && changed.isEmpty() && removed.isEmpty();
        }
    }

    record KeptPage(Kept kept, Changes changes, boolean justNow, QrCode qr, String address) {}

    @GetMapping
    String open(Form form, Model model) {
        model.addAttribute("form", form);
        return "act/pathways/open";
    }

    @PostMapping
    String open(Form form, Model model, Page page, HttpServletResponse response) {
        try {
            return "redirect:" + page.to(trail(find(form.typed("code"))).plan());
        } catch (NotOpened nothing) {
            return refused(nothing, 422, form, model, response);
        }
    }

    @GetMapping("/{code}")
    String plan(
            @PathVariable String code,
            @RequestParam(name = "kept", defaultValue = "") String justKept,
            Form form,
            Model model,
            Page page) {
        return shown(find(code), !justKept.isEmpty(), "act/pathways/plan", form, model, page);
    }

    @GetMapping("/{code}/print")
    String print(@PathVariable String code, Form form, Model model, Page page) {
        return shown(find(code), false, "act/pathways/print", form, model, page);
    }

    @PostMapping("/{code}")
    String tick(@PathVariable String code, Form form, Model model, Page page, HttpServletResponse response) {
        var kept = find(code);
        var revision = pathways.newest(kept.pathway());
        var tick = planning.tick(revision, kept.said(), form, page);
        if (tick.isEmpty()) {
            response.setStatus(422);
            return shown(kept, false, "act/pathways/plan", form, model, page);
        }
        plans.tick(kept.code(), form.typed("step"), tick.get());
        return "redirect:" + page.to(trail(kept).step(form.typed("step")));
    }

    @PostMapping("/{code}/seen")
    String seen(@PathVariable String code, Form form, Model model, Page page) {
        var kept = find(code);
        plans.seen(kept.code(), pathways.newest(kept.pathway()).number());
        return "redirect:" + page.to(trail(kept).plan());
    }

    @GetMapping("/{code}/questions")
    String ask(
            @PathVariable String code,
            @RequestParam(defaultValue = "") String fact,
            Form form,
            Model model,
            Page page) {
        var kept = find(code);
        var revision = pathways.newest(kept.pathway());
        var answers = Planning.sound(revision, kept.said().answers(), page);
        var asked =
                fact.isEmpty() ? planning.next(revision, answers, page) : Optional.of(planning.fact(revision, fact));
        return asked.map(it -> planning.question(revision, it, answers, trail(kept), form, model, page))
                .orElseGet(() -> "redirect:" + page.to(trail(kept).answers()));
    }

    @PostMapping("/{code}/questions")
    String answer(@PathVariable String code, Form form, Model model, Page page, HttpServletResponse response) {
        var kept = find(code);
        var revision = pathways.newest(kept.pathway());
        var fact = planning.fact(revision, form.typed("fact"));
        var values = planning.answer(fact, form, page);
        var trail = trail(kept);
        if (values.isEmpty()) {
            response.setStatus(422);
            return planning.question(revision, fact, kept.said().answers(), trail, form, model, page);
        }
        plans.answer(kept.code(), it -> Planning.sound(revision, it.with(fact.key(), values.get()), page));
        return "redirect:" + page.to(form.typed("then").equals("plan") ? trail.plan() : trail.questions());
    }

    @GetMapping("/{code}/answers")
    String answers(@PathVariable String code, Form form, Model model, Page page) {
        var kept = find(code);
        model.addAttribute("it", planning.answers(pathways.newest(kept.pathway()), kept.said(), trail(kept), page));
        return "act/pathways/answers";
    }

    @GetMapping("/{code}/delete")
    String deleteForm(@PathVariable String code, Form form, Model model) {
        var kept = find(code);
        model.addAttribute("form", form);
        model.addAttribute("trail", trail(kept));
        return "act/pathways/delete";
    }

    @PostMapping("/{code}/delete")
    String delete(@PathVariable String code, Form form, Model model, Page page) {
        var kept = find(code);
        plans.delete(kept.code());
        return "redirect:" + page.to("/my-plan?gone=1");
    }

    private String shown(Kept kept, boolean justNow, String view, Form form, Model model, Page page) {
        plans.used(kept, page.lang());
        var revision = pathways.newest(kept.pathway());
        var it = planning.plan(revision, kept.said(), trail(kept), page);
        var address = base.origin() + page.to(trail(kept).plan());
        model.addAttribute("form", form);
        model.addAttribute("it", it);
        model.addAttribute("kept", new KeptPage(kept, changes(kept, it.told()), justNow, QrCode.of(address), address));
        return view;
    }

    private Changes changes(Kept kept, Told told) {
        var now = told.revision();
        if (kept.number() >= now.number()) return new Changes(List.of(), List.of(), List.of());
        var before = pathways.revision(kept.pathway(), kept.number());
        var added = new ArrayList<String>();
        var changed = new ArrayList<String>();
        for (var step : now.structure().steps()) {
            var old = before.structure().step(step.key());
            if (old.isEmpty()) added.add(told.title(step.key()).value());
            else if (!old.get().equals(step) || differs(step, before.body(), now.body())) {
                changed.add(told.title(step.key()).value());
            }
        }
        var removed = before.structure().steps().stream()
                .filter(it -> now.structure().step(it.key()).isEmpty())
                .map(it -> before.body().original(TextNames.step(it.key(), "title")))
                .toList();
        return new Changes(added, changed, removed);
    }

    private static boolean differs(Step step, Body before, Body now) {
        return TextNames.of(step).stream().anyMatch(it -> !before.original(it).equals(now.original(it)));
    }

    private Trail trail(Kept kept) {
        return Trail.of(pathways.newest(kept.pathway()), kept.code());
    }

    private Kept find(String typed) {
        return codes.open(typed, plans::find);
    }

    @ExceptionHandler
    String closed(NotOpened nothing, Form form, Model model, Page page, HttpServletResponse response) {
        model.addAttribute("page", page);
        return refused(nothing, 404, form, model, response);
    }

    private String refused(NotOpened nothing, int otherwise, Form form, Model model, HttpServletResponse response) {
        response.setStatus(nothing.status(otherwise));
        nothing.refuse(form, "pathways.refused.code");
        return open(form, model);
    }
}
