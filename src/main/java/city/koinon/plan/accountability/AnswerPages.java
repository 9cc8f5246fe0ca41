package city.koinon.plan.accountability;

import city.koinon.platform.directory.Directory;
import city.koinon.platform.kernel.Access;
import city.koinon.platform.kernel.NotAllowed;
import city.koinon.platform.kernel.NotFound;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.kernel.Visitor;
import city.koinon.platform.texts.Written;
import city.koinon.platform.ui.Form;
import city.koinon.platform.ui.Option;
import city.koinon.platform.ui.Page;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Where an office answers, one ask a page: first what it says, then what that takes. */
@Controller
@RequestMapping(Page.BASE + "/recommendations/{number}/asks/{n}/answer")
class AnswerPages {

    static final int PROMISES = 4;

    record AnswerForm(
            ThreadReading.ThreadPage thread,
            ThreadReading.AskLine ask,
            @Nullable Position position,
            List<Option> positions,
            List<Option> bases,
            List<Option> promisers,
            List<Option> others,
            int promises,
            boolean more,
            boolean letter,
            @Nullable LocalDate latestStudy,
            @Nullable String signs,
            String action,
            List<Option> trail) {}

    private final Archive archive;
    private final Answers answers;
    private final ThreadReading threads;
    private final Signing signing;
    private final Obligations obligations;
    private final Directory directory;

    AnswerPages(
            Archive archive,
            Answers answers,
            ThreadReading threads,
            Signing signing,
            Obligations obligations,
            Directory directory) {
        this.archive = archive;
        this.answers = answers;
        this.threads = threads;
        this.signing = signing;
        this.obligations = obligations;
        this.directory = directory;
    }

    @GetMapping
    @Access(roles = {Role.OFFICE_HOLDER, Role.CLERK, Role.SECRETARY})
    String form(@PathVariable String number, @PathVariable int n, Form form, Model model, Visitor visitor, Page page) {
        var recommendation = archive.numbered(number).orElseThrow(() -> new NotFound("recommendation " + number));
        var ask = answers.ask(recommendation, n);
        var letter = !signing.signsFor(visitor, ask.office());
        if (letter && !signing.passesOnFor(visitor, recommendation, ask.office())) {
            throw new NotAllowed("Only the holder of " + ask.office() + " or a clerk for them");
        }
        if (form.changed() || form.typed("version").isEmpty()) {
            form.put("version", ask.version());
        }
        form.prefill("promise1office", ask.office());
        var promises = promises(form) + (form.ticked("more") ? 1 : 0);
        form.put("promises", Math.min(PROMISES, promises));
        var thread = threads.of(recommendation, page);
        var trail = new ArrayList<>(thread.trail());
        trail.add(new Option("/recommendations/" + number, number));
        model.addAttribute("form", form);
        model.addAttribute(
                "answer",
                new AnswerForm(
                        thread,
                        thread.asks().stream()
                                .filter(it -> it.n() == n)
                                .findFirst()
                                .orElseThrow(),
                        position(form),
                        positions(ask, page),
                        Arrays.stream(Basis.values())
                                .map(it -> new Option(it.name(), page.say(it)))
                                .toList(),
                        promisers(ask, page),
                        others(ask, page),
                        Math.min(PROMISES, promises),
                        promises < PROMISES,
                        letter,
                        latestStudy(recommendation, ask, page),
                        letter ? null : signs(visitor, ask, page),
                        page.to("/recommendations/" + number + "/asks/" + n + "/answer"),
                        trail));
        return "plan/accountability/answer";
    }

    @PostMapping
    @Access(roles = {Role.OFFICE_HOLDER, Role.CLERK, Role.SECRETARY})
    String answer(
            @PathVariable String number, @PathVariable int n, Form form, Model model, Visitor visitor, Page page) {
        if (form.ticked("more")) {
            return form(number, n, form, model, visitor, page);
        }
        return form.submit(
                () -> {
                    var recommendation =
                            archive.numbered(number).orElseThrow(() -> new NotFound("recommendation " + number));
                    var ask = answers.ask(recommendation, n);
                    var draft = read(form, !signing.signsFor(visitor, ask.office()), page);
                    var version = form.version();
                    if (form.refused()) {
                        // Says everything that is wrong at once: what could not be read, and what the guards would
                        // refuse.
                        draft.refusals(page.today(), answers.promisesStand(ask)).stream()
                                .filter(it -> form.refusal(it.field()) == null)
                                .forEach(it -> form.refuse(it.field(), it.key(), it.args()));
                    }
                    form.done();
                    answers.answer(ask.id(), draft, version, visitor);
                    return "redirect:" + page.to("/recommendations/" + number + "#ask-" + n);
                },
                () -> form(number, n, form, model, visitor, page));
    }

    private static AnswerDraft read(Form form, boolean letter, Page page) {
        var position = form.choice("position", Position.class);
        var reasons = Written.from(form, "reasons", 5000, page);
        return new AnswerDraft(
                position,
                reasons,
                position == Position.DECLINE ? form.optionalChoice("basis", Basis.class) : null,
                position == Position.DECLINE
                        ? Written.optional(form, "basisText", 500, page).orElse(null)
                        : null,
                position == Position.NOT_OURS ? form.optionalId("handTo") : null,
                position == Position.NEEDS_STUDY ? form.optionalDate("studyUntil") : null,
                position.promises() ? promises(form, page) : List.of(),
                letter ? new AnswerDraft.Letter(form.text("signed", 120), form.date("letterOn")) : null);
    }

    /** A promise begun in any of its fields is asked for the others. */
    private static List<PromiseDraft> promises(Form form, Page page) {
        var promises = new ArrayList<PromiseDraft>();
        for (var n = 1; n <= PROMISES; n++) {
            var field = "promise" + n;
            if (begun(form, field, page)) {
                promises.add(PromiseFields.read(form, field, page));
            }
        }
        return promises;
    }

    private static boolean begun(Form form, String field, Page page) {
        return !form.typed(field + "due").isBlank()
                || page.cityLanguages().stream()
                        .anyMatch(lang -> !form.typed(field + "." + lang).isBlank()
                                || !form.typed(field + "when." + lang).isBlank());
    }

    private static int promises(Form form) {
        var typed = form.typed("promises");
        return typed.matches("\\d") ? Math.clamp(Integer.parseInt(typed), 1, PROMISES) : 1;
    }

    private static @Nullable Position position(Form form) {
        return Arrays.stream(Position.values())
                .filter(it -> form.typed("position", it.name()))
                .findFirst()
                .orElse(null);
    }

    private static List<Option> positions(Ask ask, Page page) {
        return Arrays.stream(Position.values())
                .filter(it -> ask.state().waits() || it.isFinal())
                .filter(it -> it != Position.NEEDS_STUDY || !ask.studied())
                .map(it -> new Option(it.name(), page.say(it), page.say(Explained.valueOf(it.name()))))
                .toList();
    }

    /** What each position means for whoever is about to take it. */
    enum Explained {
        ACCEPT,
        PARTLY,
        DECLINE,
        NOT_OURS,
        NEEDS_STUDY
    }

    private List<Option> promisers(Ask ask, Page page) {
        return directory.openOffices().stream()
                .filter(it -> signing.mayPromiseFor(ask.office(), it.id()))
                .map(it -> new Option(it.id().toString(), it.nameIn(page.lang())))
                .toList();
    }

    private List<Option> others(Ask ask, Page page) {
        var had = archive.officesThatHad(ask.id());
        return directory.openOffices().stream()
                .filter(it -> !it.id().equals(ask.office()) && !had.contains(it.id()))
                .map(it -> new Option(
                        it.id().toString(),
                        it.external()
                                ? page.say("accountability.external", it.nameIn(page.lang()))
                                : it.nameIn(page.lang())))
                .toList();
    }

    private @Nullable LocalDate latestStudy(Recommendation recommendation, Ask ask, Page page) {
        return obligations
                .open(Subjects.of(ask), city.koinon.platform.duties.DutyKind.ANSWER)
                .map(duty -> obligations.latestStudy(recommendation, duty.dueOn(page.today())))
                .orElse(null);
    }

    private @Nullable String signs(Visitor visitor, Ask ask, Page page) {
        return directory
                .termOn(ask.office(), page.today())
                .map(term -> visitor.is(Role.OFFICE_HOLDER, ask.office())
                                && visitor.accountId().equals(term.account())
                        ? page.say("accountability.answer.signs", term.person())
                        : page.say("accountability.answer.signs-for", term.person(), visitor.name()))
                .orElse(null);
    }
}
