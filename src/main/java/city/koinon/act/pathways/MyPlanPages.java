package city.koinon.act.pathways;

import city.koinon.act.pathways.KeptPlans.Kept;
import city.koinon.platform.identity.Knocks;
import city.koinon.platform.kernel.Access;
import city.koinon.platform.kernel.Who;
import city.koinon.platform.ui.BaseAddress;
import city.koinon.platform.ui.Form;
import city.koinon.platform.ui.Page;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
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
class MyPlanPages {

    /** Wrong codes within a quarter of an hour from one address; a family or an office shares one. */
    private static final int WRONG_CODES = 60;

    private final Pathways pathways;
    private final Planning planning;
    private final KeptPlans plans;
    private final Knocks knocks;
    private final BaseAddress base;

    MyPlanPages(Pathways pathways, Planning planning, KeptPlans plans, Knocks knocks, BaseAddress base) {
        this.pathways = pathways;
        this.planning = planning;
        this.plans = plans;
        this.knocks = knocks;
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
    String open(Form form, Model model, Page page, HttpServletRequest request, HttpServletResponse response) {
        PathwayPages.personal(response);
        var kept = find(form.typed("code"));
        return kept.isPresent()
                ? "redirect:" + page.to("/my-plan/" + kept.get().code().inAddress())
                : refused(form, model, request, response, 422);
    }

    @GetMapping("/{code}")
    String plan(
            @PathVariable String code,
            @RequestParam(name = "kept", defaultValue = "") String justKept,
            Form form,
            Model model,
            Page page,
            HttpServletRequest request,
            HttpServletResponse response) {
        PathwayPages.personal(response);
        var kept = find(code);
        return kept.isEmpty()
                ? unknown(form, model, request, response)
                : shown(kept.get(), !justKept.isEmpty(), "act/pathways/plan", form, model, page);
    }

    @GetMapping("/{code}/print")
    String print(
            @PathVariable String code,
            Form form,
            Model model,
            Page page,
            HttpServletRequest request,
            HttpServletResponse response) {
        PathwayPages.personal(response);
        var kept = find(code);
        return kept.isEmpty()
                ? unknown(form, model, request, response)
                : shown(kept.get(), false, "act/pathways/print", form, model, page);
    }

    @PostMapping("/{code}")
    String tick(
            @PathVariable String code,
            Form form,
            Model model,
            Page page,
            HttpServletRequest request,
            HttpServletResponse response) {
        PathwayPages.personal(response);
        var kept = find(code);
        if (kept.isEmpty()) return unknown(form, model, request, response);
        var revision = pathways.newest(kept.get().pathway());
        var tick = planning.tick(revision, form, page);
        if (tick.isEmpty()) {
            response.setStatus(422);
            return shown(kept.get(), false, "act/pathways/plan", form, model, page);
        }
        plans.tick(kept.get().code(), form.typed("step"), tick.get());
        return "redirect:" + page.to(trail(kept.get()).step(form.typed("step")));
    }

    @PostMapping("/{code}/seen")
    String seen(
            @PathVariable String code,
            Form form,
            Model model,
            Page page,
            HttpServletRequest request,
            HttpServletResponse response) {
        var kept = find(code);
        if (kept.isEmpty()) return unknown(form, model, request, response);
        plans.seen(kept.get().code(), pathways.newest(kept.get().pathway()).number());
        return "redirect:" + page.to(trail(kept.get()).plan());
    }

    @GetMapping("/{code}/questions")
    String ask(
            @PathVariable String code,
            @RequestParam(defaultValue = "") String fact,
            Form form,
            Model model,
            Page page,
            HttpServletRequest request,
            HttpServletResponse response) {
        PathwayPages.personal(response);
        var kept = find(code);
        if (kept.isEmpty()) return unknown(form, model, request, response);
        var revision = pathways.newest(kept.get().pathway());
        var answers = Planning.sound(revision, kept.get().said().answers(), page);
        var asked =
                fact.isEmpty() ? planning.next(revision, answers, page) : Optional.of(planning.fact(revision, fact));
        return asked.map(it -> planning.question(revision, it, answers, trail(kept.get()), form, model, page))
                .orElseGet(() -> "redirect:" + page.to(trail(kept.get()).answers()));
    }

    @PostMapping("/{code}/questions")
    String answer(
            @PathVariable String code,
            Form form,
            Model model,
            Page page,
            HttpServletRequest request,
            HttpServletResponse response) {
        PathwayPages.personal(response);
        var kept = find(code);
        if (kept.isEmpty()) return unknown(form, model, request, response);
        var revision = pathways.newest(kept.get().pathway());
        var fact = planning.fact(revision, form.typed("fact"));
        var values = planning.answer(fact, form, page);
        var trail = trail(kept.get());
        if (values.isEmpty()) {
            response.setStatus(422);
            return planning.question(revision, fact, kept.get().said().answers(), trail, form, model, page);
        }
        plans.answer(kept.get().code(), it -> Planning.sound(revision, it.with(fact.key(), values.get()), page));
        return "redirect:" + page.to(form.typed("then").equals("plan") ? trail.plan() : trail.questions());
    }

    @GetMapping("/{code}/answers")
    String answers(
            @PathVariable String code,
            Form form,
            Model model,
            Page page,
            HttpServletRequest request,
            HttpServletResponse response) {
        PathwayPages.personal(response);
        var kept = find(code);
        if (kept.isEmpty()) return unknown(form, model, request, response);
        model.addAttribute(
                "it",
                planning.answers(
                        pathways.newest(kept.get().pathway()), kept.get().said(), trail(kept.get()), page));
        return "act/pathways/answers";
    }

    @GetMapping("/{code}/delete")
    String deleteForm(
            @PathVariable String code,
            Form form,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        PathwayPages.personal(response);
        var kept = find(code);
        if (kept.isEmpty()) return unknown(form, model, request, response);
        model.addAttribute("form", form);
        model.addAttribute("trail", trail(kept.get()));
        return "act/pathways/delete";
    }

    @PostMapping("/{code}/delete")
    String delete(
            @PathVariable String code,
            Form form,
            Model model,
            Page page,
            HttpServletRequest request,
            HttpServletResponse response) {
        var kept = find(code);
        if (kept.isEmpty()) return unknown(form, model, request, response);
        plans.delete(kept.get().code());
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
                .map(it -> before.body().original(Wording.step(it.key(), "title")))
                .toList();
        return new Changes(added, changed, removed);
    }

    private static boolean differs(Step step, Body before, Body now) {
        return Wording.of(step).stream().anyMatch(it -> !before.original(it).equals(now.original(it)));
    }

    private Trail trail(Kept kept) {
        return Trail.of(pathways.newest(kept.pathway()), kept.code());
    }

    /** What cannot be a code is looked for like one. */
    private Optional<Kept> find(String typed) {
        var code = Code.typed(typed);
        var kept = plans.find(code.orElse(Code.NOBODYS));
        return code.isEmpty() ? Optional.empty() : kept;
    }

    private String unknown(Form form, Model model, HttpServletRequest request, HttpServletResponse response) {
        return refused(form, model, request, response, 404);
    }

    private String refused(
            Form form, Model model, HttpServletRequest request, HttpServletResponse response, int otherwise) {
        var tooMany = knocks.tooMany("plan code from", request.getRemoteAddr(), WRONG_CODES);
        response.setStatus(tooMany ? 429 : otherwise);
        form.refuse("code", tooMany ? "pathways.refused.tooOften" : "pathways.refused.code");
        return open(form, model);
    }
}
