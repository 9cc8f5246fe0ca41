package city.koinon.act.questions;

import city.koinon.act.questions.PublishedQuestions.Draft;
import city.koinon.act.services.Topic;
import city.koinon.platform.directory.Directory;
import city.koinon.platform.kernel.Access;
import city.koinon.platform.kernel.NotFound;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.kernel.Visitor;
import city.koinon.platform.kernel.Who;
import city.koinon.platform.texts.Manuscripts;
import city.koinon.platform.texts.Notice;
import city.koinon.platform.texts.Shown;
import city.koinon.platform.texts.Texts;
import city.koinon.platform.ui.Form;
import city.koinon.platform.ui.Option;
import city.koinon.platform.ui.Page;
import city.koinon.platform.ui.Tables;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Questions and answers for everybody, and where an editor writes them. */
@Controller
@RequestMapping(Page.BASE)
class PublishedPages {

    private static final int LONGEST_QUESTION = 300;
    private static final int LONGEST_ANSWER = 5_000;
    private static final int LONGEST_SLUG = 60;

    private static final List<String> COLUMNS = List.of(
            "id",
            "slug",
            "topic",
            "question",
            "question_language",
            "answer",
            "answer_language",
            "office",
            "changed_at");

    private final PublishedQuestions published;
    private final Questions questions;
    private final Figures figures;
    private final Directory directory;
    private final Texts texts;
    private final Manuscripts manuscripts;

    PublishedPages(
            PublishedQuestions published,
            Questions questions,
            Figures figures,
            Directory directory,
            Texts texts,
            Manuscripts manuscripts) {
        this.published = published;
        this.questions = questions;
        this.figures = figures;
        this.directory = directory;
        this.texts = texts;
        this.manuscripts = manuscripts;
    }

    record Line(Published it, Shown question, Shown answer, String office) {}

    record Chapter(Topic topic, List<Line> lines) {}

    /** @param topics those about which there is something */
    record Listing(
            List<Chapter> chapters,
            List<Option> topics,
            @Nullable Topic chosen,
            Figures.Shown figures,
            boolean edits) {}

    /** @param notice what to know about the wording; null once it is withdrawn */
    record One(
            Published it,
            Shown question,
            Shown answer,
            @Nullable Notice notice,
            String office,
            String officePath,
            Collection<String> alternates,
            boolean edits) {}

    /** @param from what somebody asked, beside the form and never in it */
    record Writing(
            String action,
            @Nullable Question from,
            List<Shown> answers,
            @Nullable Published of,
            List<Option> topics,
            List<Option> offices,
            List<Option> languages) {}

    @GetMapping("/questions")
    @Access(Who.EVERYBODY)
    String list(Form form, Model model, Page page, Visitor visitor) {
        var all = lines(page);
        var chosen = topic(form);
        var chapters = Arrays.stream(Topic.values())
                .filter(topic -> chosen == null || chosen == topic)
                .map(topic -> new Chapter(
                        topic,
                        all.stream().filter(it -> it.it().topic() == topic).toList()))
                .filter(it -> !it.lines().isEmpty())
                .toList();
        model.addAttribute(
                "it",
                new Listing(
                        chapters,
                        Arrays.stream(Topic.values())
                                .filter(topic ->
                                        all.stream().anyMatch(it -> it.it().topic() == topic))
                                .map(it -> new Option(it.name(), page.say(it)))
                                .toList(),
                        chosen,
                        figures.now(),
                        visitor.is(Role.EDITOR)));
        return "act/questions/questions";
    }

    @GetMapping({"/questions.json", "/questions.csv"})
    @Access(Who.EVERYBODY)
    ResponseEntity<byte[]> file(Form form, Page page) {
        var chosen = topic(form);
        return Tables.file(
                page,
                "questions",
                COLUMNS,
                lines(page).stream()
                        .filter(it -> chosen == null || it.it().topic() == chosen)
                        .map(it -> List.<Object>of(
                                it.it().id(),
                                it.it().slug(),
                                it.it().topic(),
                                it.question().value(),
                                it.question().lang(),
                                it.answer().value(),
                                it.answer().lang(),
                                it.office(),
                                it.it().changedAt()))
                        .toList());
    }

    /** A filter that makes no sense filters nothing. */
    private static @Nullable Topic topic(Form form) {
        return Stream.of(Topic.values())
                .filter(it -> it.name().equals(form.typed("topic")))
                .findFirst()
                .orElse(null);
    }

    private List<Line> lines(Page page) {
        var all = published.list();
        var shelf = texts.read(all.stream().flatMap(it -> it.texts().stream()).toList());
        return all.stream()
                .map(it -> new Line(
                        it,
                        shelf.get(it.question(), page.lang()),
                        shelf.get(it.answer(), page.lang()),
                        office(it.office(), page)))
                .toList();
    }

    private String office(UUID office, Page page) {
        return directory.findOffice(office).map(it -> it.nameIn(page.lang())).orElse("");
    }

    @GetMapping("/questions/{slug:[a-z0-9-]+}")
    @Access(Who.EVERYBODY)
    String one(@PathVariable String slug, Model model, Page page, Visitor visitor, HttpServletResponse response) {
        var it = get(slug);
        if (!it.read() && !visitor.is(Role.EDITOR)) {
            response.setStatus(HttpServletResponse.SC_GONE);
            model.addAttribute("it", it);
            return "act/questions/withdrawn";
        }
        var shelf = texts.read(it.texts());
        var notice = it.read() ? manuscripts.notice(Published.KIND, it.id(), page) : null;
        var lang = notice == null ? page.lang() : notice.lang();
        model.addAttribute(
                "one",
                new One(
                        it,
                        shelf.get(it.question(), lang),
                        shelf.get(it.answer(), lang),
                        notice,
                        office(it.office(), page),
                        directory.office(it.office()).path(),
                        shelf.text(it.question()).renderings().keySet(),
                        visitor.is(Role.EDITOR)));
        return "act/questions/question";
    }

    @GetMapping("/questions/new")
    @Access(roles = Role.EDITOR)
    String writing(Form form, Model model, Page page) {
        var from = from(form);
        from.ifPresent(it -> {
            form.prefill("topic", it.topic());
            form.prefill("office", it.owner());
        });
        form.prefill("language", page.lang());
        return written(form, model, "/questions/new", from.orElse(null), null, page);
    }

    @PostMapping("/questions/new")
    @Access(roles = Role.EDITOR)
    String publish(Form form, Model model, Page page, Visitor visitor) {
        return form.submit(
                () -> {
                    var draft = draft(form, page);
                    var from = from(form);
                    form.check(form.typed("from").isBlank() || from.isPresent(), "", "questions.refused.consent");
                    form.done();
                    published.publish(from.orElse(null), draft, visitor);
                    return "redirect:" + page.to("/questions/" + draft.slug(), "questions.did.published");
                },
                () -> written(form, model, "/questions/new", from(form).orElse(null), null, page));
    }

    @GetMapping("/questions/{slug:[a-z0-9-]+}/edit")
    @Access(roles = Role.EDITOR)
    String editing(@PathVariable String slug, Form form, Model model, Page page) {
        var it = get(slug);
        var shelf = texts.read(it.texts());
        var original = shelf.text(it.question());
        form.prefill("question", original.source().value());
        form.prefill(
                "answer", shelf.text(it.answer()).in(original.sourceLanguage()).value());
        form.prefill("language", original.sourceLanguage());
        form.prefill("slug", it.slug());
        form.prefill("topic", it.topic());
        form.prefill("office", it.office());
        form.standsOn(it.version());
        return written(form, model, it.path() + "/edit", published.from(it).orElse(null), it, page);
    }

    @PostMapping("/questions/{slug:[a-z0-9-]+}/edit")
    @Access(roles = Role.EDITOR)
    String change(@PathVariable String slug, Form form, Model model, Page page, Visitor visitor) {
        return form.submit(
                () -> {
                    var draft = draft(form, page);
                    var seen = form.version();
                    form.done();
                    published.change(get(slug), draft, seen, visitor);
                    return "redirect:" + page.to("/questions/" + draft.slug(), "questions.did.published");
                },
                () -> editing(slug, form, model, page));
    }

    @PostMapping("/questions/{slug:[a-z0-9-]+}/withdraw")
    @Access(roles = Role.EDITOR)
    String withdraw(@PathVariable String slug, Form form, Model model, Page page, Visitor visitor) {
        return takeAway(published::withdraw, "questions.did.withdrawn", slug, form, model, page, visitor);
    }

    @PostMapping("/questions/{slug:[a-z0-9-]+}/erase")
    @Access(roles = Role.EDITOR)
    String erase(@PathVariable String slug, Form form, Model model, Page page, Visitor visitor) {
        return takeAway(published::erase, "questions.did.erased", slug, form, model, page, visitor);
    }

    private interface Away {
        void take(Published it, int seen, Visitor by);
    }

    private String takeAway(Away away, String did, String slug, Form form, Model model, Page page, Visitor visitor) {
        return form.submit(
                () -> {
                    away.take(get(slug), form.version(), visitor);
                    return "redirect:" + page.to("/questions", did);
                },
                () -> editing(slug, form, model, page));
    }

    private Published get(String slug) {
        return published.find(slug).orElseThrow(() -> new NotFound("published question"));
    }

    private Optional<Question> from(Form form) {
        var number = form.typed("from");
        return number.matches("\\d{1,9}")
                ? questions.find(Integer.parseInt(number)).filter(it -> it.words() != null)
                : Optional.empty();
    }

    private Draft draft(Form form, Page page) {
        var slug = form.text("slug", LONGEST_SLUG);
        form.check(
                form.refusal("slug") != null || slug.matches("[a-z0-9]+(-[a-z0-9]+)*"),
                "slug",
                "questions.refused.slug");
        var language = form.typed("language");
        form.check(page.cityLanguages().contains(language), "language", "ui.refused.choice");
        var office = form.id("office");
        form.check(
                form.refusal("office") != null
                        || directory.officesInTerm().stream()
                                .anyMatch(it -> it.id().equals(office)),
                "office",
                "ui.refused.choice");
        return new Draft(
                slug,
                form.choice("topic", Topic.class),
                office,
                language,
                form.text("question", LONGEST_QUESTION),
                form.text("answer", LONGEST_ANSWER));
    }

    private String written(
            Form form, Model model, String action, @Nullable Question from, @Nullable Published of, Page page) {
        model.addAttribute("form", form);
        model.addAttribute(
                "it",
                new Writing(
                        action,
                        from,
                        from == null
                                ? List.of()
                                : questions.answers(from.id()).stream()
                                        .map(it -> texts.get(it.words()).in(page.lang()))
                                        .toList(),
                        of,
                        Arrays.stream(Topic.values())
                                .map(it -> new Option(it.name(), page.say(it)))
                                .toList(),
                        directory.officesInTerm().stream()
                                .map(it -> new Option(it.id().toString(), it.nameIn(page.lang())))
                                .sorted(Comparator.comparing(Option::label))
                                .toList(),
                        page.tongues().stream()
                                .map(it -> new Option(it.tag(), it.name()))
                                .toList()));
        return "act/questions/write";
    }
}
