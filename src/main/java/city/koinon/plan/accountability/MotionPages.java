package city.koinon.plan.accountability;

import city.koinon.platform.kernel.Access;
import city.koinon.platform.kernel.NotAllowed;
import city.koinon.platform.kernel.NotFound;
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

    record MotionForm(Shown about, List<Option> kinds, boolean reasonsNeeded, String action, String back, boolean on) {}

    private final Archive archive;
    private final Motions motions;
    private final Answers answers;
    private final Texts texts;

    MotionPages(Archive archive, Motions motions, Answers answers, Texts texts) {
        this.archive = archive;
        this.motions = motions;
        this.answers = answers;
        this.texts = texts;
    }

    @GetMapping("/recommendations/{number}/motion")
    @Access(roles = {Role.SECRETARY, Role.CHAIR})
    String aboutRecommendation(@PathVariable String number, Form form, Model model, Visitor visitor, Page page) {
        return show(recommendation(number), "/recommendations/" + number, form, model, visitor, page);
    }

    @PostMapping("/recommendations/{number}/motion")
    @Access(roles = {Role.SECRETARY, Role.CHAIR})
    String putAboutRecommendation(@PathVariable String number, Form form, Model model, Visitor visitor, Page page) {
        return put(recommendation(number), "/recommendations/" + number, form, model, visitor, page);
    }

    @GetMapping("/recommendations/{number}/asks/{n}/motion")
    @Access(roles = {Role.SECRETARY, Role.CHAIR})
    String aboutAsk(
            @PathVariable String number, @PathVariable int n, Form form, Model model, Visitor visitor, Page page) {
        return show(ask(number, n), "/recommendations/" + number + "/asks/" + n, form, model, visitor, page);
    }

    @PostMapping("/recommendations/{number}/asks/{n}/motion")
    @Access(roles = {Role.SECRETARY, Role.CHAIR})
    String putAboutAsk(
            @PathVariable String number, @PathVariable int n, Form form, Model model, Visitor visitor, Page page) {
        return put(ask(number, n), "/recommendations/" + number + "/asks/" + n, form, model, visitor, page);
    }

    @GetMapping("/commitments/{id}/motion")
    @Access(roles = {Role.SECRETARY, Role.CHAIR})
    String aboutPromise(@PathVariable UUID id, Form form, Model model, Visitor visitor, Page page) {
        return show(Subjects.commitment(archive.commitment(id).id()), "/commitments/" + id, form, model, visitor, page);
    }

    @PostMapping("/commitments/{id}/motion")
    @Access(roles = {Role.SECRETARY, Role.CHAIR})
    String putAboutPromise(@PathVariable UUID id, Form form, Model model, Visitor visitor, Page page) {
        return put(Subjects.commitment(archive.commitment(id).id()), "/commitments/" + id, form, model, visitor, page);
    }

    private String show(Subject about, String here, Form form, Model model, Visitor visitor, Page page) {
        if (!Recommendations.writesFor(motions.bodyOf(about), visitor)) {
            throw new NotAllowed("Only the secretary or chair of the body");
        }
        var possible = motions.possible(about).stream()
                .filter(it -> it != MotionKind.ADOPT)
                .sorted()
                .map(it -> new Option(it.name(), page.say(it), page.say(Effect.valueOf(it.name()))))
                .toList();
        model.addAttribute("form", form);
        model.addAttribute(
                "motion",
                new MotionForm(
                        texts.get(motions.textOf(about)).in(page.lang()),
                        possible,
                        motions.possible(about).stream().anyMatch(MotionKind::reasonsNeeded),
                        page.to(here + "/motion"),
                        page.to(motions.path(about)),
                        motions.open(about).isPresent()));
        return "plan/accountability/motion";
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
                    motions.put(kind, about, reasons, visitor);
                    return "redirect:" + page.to(motions.path(about));
                },
                () -> show(about, here, form, model, visitor, page));
    }

    private Subject recommendation(String number) {
        return Subjects.of(archive.numbered(number).orElseThrow(() -> new NotFound("recommendation " + number)));
    }

    private Subject ask(String number, int n) {
        return Subjects.of(
                answers.ask(archive.numbered(number).orElseThrow(() -> new NotFound("recommendation " + number)), n));
    }
}
