package city.koinon.act.questions;

import city.koinon.platform.directory.Directory;
import city.koinon.platform.identity.Code;
import city.koinon.platform.identity.Codes;
import city.koinon.platform.identity.NotOpened;
import city.koinon.platform.kernel.Access;
import city.koinon.platform.kernel.NotFound;
import city.koinon.platform.kernel.Visitor;
import city.koinon.platform.kernel.Who;
import city.koinon.platform.texts.Manuscripts;
import city.koinon.platform.texts.Notice;
import city.koinon.platform.texts.Shown;
import city.koinon.platform.texts.Texts;
import city.koinon.platform.ui.Form;
import city.koinon.platform.ui.Page;
import city.koinon.platform.ui.Personal;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * What became of a question, for whoever asked it: under its code, or under its number for whoever was signed in. A code that is unknown,
 * mistyped or erased is answered in one and the same way, and so is one of too many in a short time, right or wrong.
 */
@Controller
@RequestMapping(Page.BASE)
@Personal
class MyQuestionPages {

    private final Questions questions;
    private final Manuscripts manuscripts;
    private final Texts texts;
    private final Directory directory;
    private final Arrangements arrangements;
    private final Codes codes;
    private final PagesRead pages;

    MyQuestionPages(
            Questions questions,
            Manuscripts manuscripts,
            Texts texts,
            Directory directory,
            Arrangements arrangements,
            Codes codes,
            PagesRead pages) {
        this.questions = questions;
        this.manuscripts = manuscripts;
        this.texts = texts;
        this.directory = directory;
        this.arrangements = arrangements;
        this.codes = codes;
        this.pages = pages;
    }

    /** Whether the answer was one. */
    enum Helped {
        YES,
        NO
    }

    /** @param notice what to know about the wording */
    record Reply(Shown words, Notice notice, String office, Instant at) {}

    /** @param from empty where no office had it */
    record Passed(String from, String to, Reason reason, Instant at) {}

    /** Somebody who may read a question. @param path of its page, below city and language */
    record Opened(Question it, String path, @Nullable Code code) {}

    /**
     * @param read   what the page is called from which it was asked; null where it has no name of its own
     * @param code   shown once, right after asking
     * @param office empty where none owes the answer yet
     * @param erased the day on which the way to reach the asker is erased; null while that is not known
     */
    record Mine(
            Question it,
            String path,
            @Nullable Shown read,
            @Nullable Code code,
            String office,
            @Nullable LocalDate due,
            List<Reply> replies,
            List<Passed> ways,
            @Nullable LocalDate erased,
            @Nullable LocalDate gone) {}

    @GetMapping("/my-question")
    @Access(Who.EVERYBODY)
    String open(Form form, Model model) {
        model.addAttribute("form", form);
        return "act/questions/open";
    }

    @PostMapping("/my-question")
    @Access(Who.EVERYBODY)
    String open(Form form, Model model, Page page, HttpServletResponse response) {
        try {
            return "redirect:" + page.to(opened(form.typed("code")).path());
        } catch (NotOpened nothing) {
            return refused(nothing, 422, form, model, response);
        }
    }

    @GetMapping("/my-question/{code}")
    @Access(Who.EVERYBODY)
    String question(
            @PathVariable String code,
            @RequestParam(name = "asked", defaultValue = "") String justAsked,
            Form form,
            Model model,
            Page page) {
        var opened = opened(code);
        return shown(opened, justAsked.isEmpty() ? null : opened.code(), form, model, page);
    }

    @PostMapping("/my-question/{code}")
    @Access(Who.EVERYBODY)
    String say(@PathVariable String code, Form form, Model model, Page page) {
        return said(opened(code), form, model, page);
    }

    @GetMapping("/my-question/{code}/withdraw")
    @Access(Who.EVERYBODY)
    String withdrawing(@PathVariable String code, Form form, Model model) {
        return withdrawing(opened(code), form, model);
    }

    @PostMapping("/my-question/{code}/withdraw")
    @Access(Who.EVERYBODY)
    String withdraw(@PathVariable String code, Form form, Model model, Page page) {
        return withdrawn(opened(code), "/my-question?gone=1", form, model, page);
    }

    @GetMapping("/my-questions/{number:\\d{1,9}}")
    @Access(Who.SIGNED_IN)
    String own(@PathVariable int number, Form form, Model model, Page page, Visitor visitor) {
        return shown(own(number, visitor), null, form, model, page);
    }

    @PostMapping("/my-questions/{number:\\d{1,9}}")
    @Access(Who.SIGNED_IN)
    String sayOwn(@PathVariable int number, Form form, Model model, Page page, Visitor visitor) {
        return said(own(number, visitor), form, model, page);
    }

    @GetMapping("/my-questions/{number:\\d{1,9}}/withdraw")
    @Access(Who.SIGNED_IN)
    String withdrawingOwn(@PathVariable int number, Form form, Model model, Visitor visitor) {
        return withdrawing(own(number, visitor), form, model);
    }

    @PostMapping("/my-questions/{number:\\d{1,9}}/withdraw")
    @Access(Who.SIGNED_IN)
    String withdrawOwn(@PathVariable int number, Form form, Model model, Page page, Visitor visitor) {
        return withdrawn(own(number, visitor), "/desk", form, model, page);
    }

    private Opened own(int number, Visitor visitor) {
        return questions
                .find(number)
                .filter(it -> it.words() != null && visitor.accountId().equals(it.account()))
                .map(it -> new Opened(it, "/my-questions/" + number, null))
                .orElseThrow(() -> new NotFound("question of this account"));
    }

    private Opened opened(String typed) {
        return codes.open(
                typed,
                code -> questions.find(code).map(it -> new Opened(it, "/my-question/" + code.inAddress(), code)));
    }

    @ExceptionHandler
    String closed(NotOpened nothing, Form form, Model model, Page page, HttpServletResponse response) {
        model.addAttribute("page", page);
        return refused(nothing, 404, form, model, response);
    }

    private String refused(NotOpened nothing, int otherwise, Form form, Model model, HttpServletResponse response) {
        response.setStatus(nothing.status(otherwise));
        nothing.refuse(form, "questions.refused.code");
        return open(form, model);
    }

    private String shown(Opened opened, @Nullable Code code, Form form, Model model, Page page) {
        var it = opened.it();
        var closed = it.closedOn();
        model.addAttribute("form", form);
        model.addAttribute(
                "it",
                new Mine(
                        it,
                        opened.path(),
                        it.about() == null ? null : pages.title(it.about(), page),
                        code,
                        office(it.owner(), page),
                        questions.due(it).orElse(null),
                        questions.answers(it.id()).stream()
                                .map(answer -> reply(answer, page))
                                .toList(),
                        questions.ways(it.id()).stream()
                                .map(way -> new Passed(
                                        office(way.from(), page), office(way.to(), page), way.reason(), way.at()))
                                .toList(),
                        closed == null || !it.contact().given()
                                ? null
                                : closed.plusDays(arrangements.get().keptDays()),
                        closed == null ? null : closed.plusMonths(Erasing.KEPT_FOR)));
        return "act/questions/mine";
    }

    private Reply reply(Answer answer, Page page) {
        var notice = manuscripts.notice(Answer.KIND, answer.id(), page);
        return new Reply(
                texts.get(answer.words()).in(notice.lang()),
                notice,
                office(answer.office(), page),
                answer.answeredAt());
    }

    private String office(@Nullable UUID office, Page page) {
        return Optional.ofNullable(office)
                .flatMap(directory::findOffice)
                .map(it -> it.nameIn(page.lang()))
                .orElse("");
    }

    private String said(Opened opened, Form form, Model model, Page page) {
        return form.submitUnderCode(
                () -> {
                    var helped = form.choice("helped", Helped.class);
                    var still = form.optional("still", AskPages.LONGEST);
                    form.done();
                    if (helped == Helped.YES) {
                        questions.helped(opened.it());
                    } else {
                        questions.askAgain(opened.it(), still);
                    }
                },
                () -> "redirect:" + page.to(opened.path()),
                () -> shown(opened, null, form, model, page));
    }

    private static String withdrawing(Opened opened, Form form, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("path", opened.path());
        return "act/questions/withdraw";
    }

    private String withdrawn(Opened opened, String then, Form form, Model model, Page page) {
        return form.submit(
                () -> {
                    questions.withdraw(opened.it().id());
                    return "redirect:" + page.to(then);
                },
                () -> withdrawing(opened, form, model));
    }
}
