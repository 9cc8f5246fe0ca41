package city.koinon.plan.motions;

import city.koinon.plan.accountability.MotionKind;
import city.koinon.plan.accountability.Resolutions;
import city.koinon.platform.kernel.Access;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.kernel.Visitor;
import city.koinon.platform.ledger.Subject;
import city.koinon.platform.texts.Shown;
import city.koinon.platform.texts.Texts;
import city.koinon.platform.texts.Written;
import city.koinon.platform.ui.Form;
import city.koinon.platform.ui.Option;
import city.koinon.platform.ui.Page;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Where a secretary puts a question on the body's agenda: is the answer enough, is the promise kept, should the office come. */
@Controller
@RequestMapping(Page.BASE)
class MotionPages {

    record MotionForm(
            Shown about,
            List<Option> kinds,
            boolean reasonsNeeded,
            String action,
            String back,
            boolean on,
            List<Option> trail) {}

    private final Questions questions;
    private final Resolutions resolutions;
    private final Texts texts;

    MotionPages(Questions questions, Resolutions resolutions, Texts texts) {
        this.questions = questions;
        this.resolutions = resolutions;
        this.texts = texts;
    }

    @GetMapping("/recommendations/{number}/motion")
    @Access(roles = {Role.SECRETARY, Role.CHAIR})
    String aboutRecommendation(@PathVariable String number, Form form, Model model, Visitor visitor, Page page) {
        return show(resolutions.recommendation(number), "/recommendations/" + number, form, model, visitor, page);
    }

    @PostMapping("/recommendations/{number}/motion")
    @Access(roles = {Role.SECRETARY, Role.CHAIR})
    String putAboutRecommendation(@PathVariable String number, Form form, Model model, Visitor visitor, Page page) {
        return put(resolutions.recommendation(number), "/recommendations/" + number, form, model, visitor, page);
    }

    @GetMapping("/recommendations/{number}/asks/{n}/motion")
    @Access(roles = {Role.SECRETARY, Role.CHAIR})
    String aboutAsk(
            @PathVariable String number, @PathVariable int n, Form form, Model model, Visitor visitor, Page page) {
        return show(
                resolutions.ask(number, n), "/recommendations/" + number + "/asks/" + n, form, model, visitor, page);
    }

    @PostMapping("/recommendations/{number}/asks/{n}/motion")
    @Access(roles = {Role.SECRETARY, Role.CHAIR})
    String putAboutAsk(
            @PathVariable String number, @PathVariable int n, Form form, Model model, Visitor visitor, Page page) {
        return put(resolutions.ask(number, n), "/recommendations/" + number + "/asks/" + n, form, model, visitor, page);
    }

    @GetMapping("/commitments/{id}/motion")
    @Access(roles = {Role.SECRETARY, Role.CHAIR})
    String aboutPromise(@PathVariable UUID id, Form form, Model model, Visitor visitor, Page page) {
        return show(resolutions.commitment(id), "/commitments/" + id, form, model, visitor, page);
    }

    @PostMapping("/commitments/{id}/motion")
    @Access(roles = {Role.SECRETARY, Role.CHAIR})
    String putAboutPromise(@PathVariable UUID id, Form form, Model model, Visitor visitor, Page page) {
        return put(resolutions.commitment(id), "/commitments/" + id, form, model, visitor, page);
    }

    private String show(Subject about, String here, Form form, Model model, Visitor visitor, Page page) {
        resolutions.mustBePutBy(visitor, about);
        var all = resolutions.possible(about);
        var possible = all.stream()
                .filter(it -> it != MotionKind.ADOPT)
                .sorted()
                .map(it -> new Option(it.name(), page.say(it), page.say(Effect.valueOf(it.name()))))
                .toList();
        model.addAttribute("form", form);
        model.addAttribute(
                "motion",
                new MotionForm(
                        texts.get(resolutions.textOf(about)).in(page.lang()),
                        possible,
                        all.stream().filter(it -> it != MotionKind.ADOPT).allMatch(MotionKind::reasonsNeeded),
                        page.to(here + "/motion"),
                        page.to(resolutions.path(about)),
                        questions.open(about).isPresent(),
                        trail(here, page)));
        return "plan/motions/motion";
    }

    private static List<Option> trail(String here, Page page) {
        if (here.startsWith("/commitments/")) {
            return List.of(new Option("/commitments", page.say("accountability.commitments")));
        }
        var number = here.split("/", 4)[2];
        return List.of(
                new Option("/recommendations", page.say("accountability.recommendations")),
                new Option("/recommendations/" + number, number));
    }

    /** What follows when the body carries it. */
    enum Effect {
        WITHDRAW,
        SATISFIED,
        NOT_SATISFIED,
        CONFIRM,
        DISPUTE,
        WAIVE,
        APPEAR
    }

    private String put(Subject about, String here, Form form, Model model, Visitor visitor, Page page) {
        return form.submit(
                () -> {
                    var kind = form.choice("kind", MotionKind.class);
                    var reasons = kind.reasonsNeeded()
                            ? Written.from(form, "reasons", 3000, page)
                            : Written.optional(form, "reasons", 3000, page).orElse(null);
                    form.done();
                    questions.put(kind, about, reasons, visitor);
                    return "redirect:" + page.to(resolutions.path(about));
                },
                () -> show(about, here, form, model, visitor, page));
    }
}
