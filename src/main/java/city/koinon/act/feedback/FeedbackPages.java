package city.koinon.act.feedback;

import city.koinon.act.services.Service;
import city.koinon.act.services.Services;
import city.koinon.act.services.SpokenLanguages;
import city.koinon.platform.identity.Codes;
import city.koinon.platform.identity.Knocks;
import city.koinon.platform.kernel.Access;
import city.koinon.platform.kernel.NotFound;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.kernel.Visitor;
import city.koinon.platform.kernel.Who;
import city.koinon.platform.texts.Shown;
import city.koinon.platform.texts.Texts;
import city.koinon.platform.ui.Form;
import city.koinon.platform.ui.Option;
import city.koinon.platform.ui.Page;
import city.koinon.platform.ui.Tables;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Where people say what came of a service, and editors read it. */
@Controller
@RequestMapping(Page.BASE)
class FeedbackPages {

    /** Answers within a quarter of an hour from one address; a family, a class or the centre's own computers share one. */
    private static final int ANSWERS = 30;

    private static final List<String> COLUMNS =
            List.of("month", "service", "language", "delivered", "took", "explained", "effort", "said");

    private final Answers answers;
    private final Services services;
    private final Texts texts;
    private final Knocks knocks;

    FeedbackPages(Answers answers, Services services, Texts texts, Knocks knocks) {
        this.answers = answers;
        this.services = services;
        this.texts = texts;
        this.knocks = knocks;
    }

    record AskPage(
            Service it,
            String name,
            boolean delicate,
            List<Option> delivered,
            List<Option> took,
            List<Option> explained,
            List<Option> effort) {}

    @GetMapping("/services/{slug}/feedback")
    @Access(Who.EVERYBODY)
    String ask(@PathVariable String slug, Form form, Model model, Page page) {
        var it = service(slug);
        model.addAttribute("form", form);
        model.addAttribute(
                "it",
                new AskPage(
                        it,
                        texts.get(it.name()).in(page.lang()).value(),
                        it.delicate(),
                        options(Delivered.values(), page),
                        options(Took.values(), page),
                        options(Explained.values(), page),
                        IntStream.rangeClosed(Answer.EASIEST, Answer.HARDEST)
                                .mapToObj(n -> new Option(String.valueOf(n), effort(n, page)))
                                .toList()));
        return "act/feedback/ask";
    }

    @PostMapping("/services/{slug}/feedback")
    @Access(Who.EVERYBODY)
    String answer(
            @PathVariable String slug,
            Form form,
            Model model,
            Page page,
            HttpServletRequest request,
            HttpServletResponse response) {
        var it = service(slug);
        var place = Codes.place(request.getRemoteAddr());
        if (knocks.wereTooMany("feedback from", place, ANSWERS)) {
            response.setStatus(429);
            form.refuse("", "feedback.refused.tooOften");
            return ask(slug, form, model, page);
        }
        var counted = new AtomicBoolean();
        var led = form.submit(
                () -> {
                    var delivered = form.choice("delivered", Delivered.class);
                    var took = form.optionalChoice("took", Took.class);
                    var explained = form.optionalChoice("explained", Explained.class);
                    var effort =
                            form.typed("effort").isEmpty() ? 0 : form.number("effort", Answer.EASIEST, Answer.HARDEST);
                    form.check(effort > 0, "effort", "ui.refused.choice");
                    var said = form.optional("said", 200);
                    form.done();
                    answers.add(
                            it.id(),
                            page.lang(),
                            delivered,
                            took,
                            explained,
                            effort,
                            said == null ? null : said.replaceAll("\\s+", " "));
                    counted.set(true);
                    return "redirect:" + page.to(it.path() + "/feedback/thanks");
                },
                () -> ask(slug, form, model, page));
        if (counted.get()) {
            knocks.tooMany("feedback from", place, ANSWERS);
        }
        return led;
    }

    record ThanksPage(Service it, String name, boolean delicate) {}

    @GetMapping("/services/{slug}/feedback/thanks")
    @Access(Who.EVERYBODY)
    String thanks(@PathVariable String slug, Model model, Page page) {
        var it = service(slug);
        model.addAttribute(
                "it", new ThanksPage(it, texts.get(it.name()).in(page.lang()).value(), it.delicate()));
        return "act/feedback/thanks";
    }

    /** @param languages how many answered in which; what is too small is not told apart. @param hidden how many those are */
    record Line(
            Service it,
            Shown name,
            int answers,
            @Nullable Outcome outcome,
            List<String> languages,
            int hidden,
            List<Said> said) {}

    record Said(UUID id, String text, String lang, String month) {}

    record EditorsPage(List<Line> lines) {}

    @GetMapping("/feedback")
    @Access(roles = Role.EDITOR)
    String list(Form form, Model model, Page page) {
        var all = services.list().stream().collect(Collectors.toMap(Service::id, Function.identity()));
        model.addAttribute("form", form);
        var shelf = texts.read(all.values().stream().map(Service::name).toList());
        model.addAttribute(
                "it",
                new EditorsPage(byService().entrySet().stream()
                        .filter(it -> all.containsKey(it.getKey()))
                        .map(it -> {
                            var service = Objects.requireNonNull(all.get(it.getKey()));
                            var languages = new TreeMap<String, Integer>();
                            it.getValue().forEach(each -> languages.merge(each.lang(), 1, Integer::sum));
                            var told = Outcome.told(languages);
                            return new Line(
                                    service,
                                    shelf.get(service.name(), page.lang()),
                                    it.getValue().size(),
                                    it.getValue().size() < Outcome.FEWEST ? null : Outcome.of(it.getValue()),
                                    told.entrySet().stream()
                                            .map(each -> page.say(
                                                    "feedback.count",
                                                    SpokenLanguages.name(each.getKey(), page),
                                                    each.getValue()))
                                            .toList(),
                                    it.getValue().size()
                                            - told.values().stream()
                                                    .mapToInt(n -> n)
                                                    .sum(),
                                    it.getValue().stream()
                                            .flatMap(each -> each.said() == null
                                                    ? Stream.empty()
                                                    : Stream.of(new Said(
                                                            each.id(),
                                                            each.said(),
                                                            each.lang(),
                                                            page.month(YearMonth.from(each.day())))))
                                            .toList());
                        })
                        .sorted(Comparator.comparing(
                                it -> it.name().value(), java.text.Collator.getInstance(page.locale())))
                        .toList()));
        return "act/feedback/list";
    }

    /** The line of text goes, because it names somebody or is no good; the answer still counts. */
    @PostMapping("/feedback")
    @Access(roles = Role.EDITOR)
    String silence(Form form, Model model, Page page, Visitor visitor) {
        return form.submit(
                () -> {
                    var id = form.id("line");
                    form.done();
                    answers.silence(id, visitor);
                    return "redirect:" + page.to("/feedback");
                },
                () -> list(form, model, page));
    }

    @GetMapping({"/feedback.json", "/feedback.csv"})
    @Access(roles = Role.EDITOR)
    ResponseEntity<byte[]> file(Page page) {
        var slugs = services.list().stream().collect(Collectors.toMap(Service::id, Service::slug));
        return Tables.file(
                page,
                "feedback",
                COLUMNS,
                answers.all().stream()
                        .filter(it -> slugs.containsKey(it.service()))
                        .map(it -> Arrays.<@Nullable Object>asList(
                                YearMonth.from(it.day()),
                                slugs.get(it.service()),
                                it.lang(),
                                it.delivered(),
                                it.took(),
                                it.explained(),
                                it.effort(),
                                it.said()))
                        .toList());
    }

    private Map<UUID, List<Answer>> byService() {
        return answers.all().stream().collect(Collectors.groupingBy(Answer::service));
    }

    /** The two ends are said, the steps between are numbers. */
    static String effort(int n, Page page) {
        return switch (n) {
            case Answer.EASIEST -> page.say("feedback.effort.easiest", n);
            case Answer.HARDEST -> page.say("feedback.effort.hardest", n);
            default -> page.number(n);
        };
    }

    private static List<Option> options(Enum<?>[] values, Page page) {
        return Stream.of(values).map(it -> new Option(it.name(), page.say(it))).toList();
    }

    private Service service(String slug) {
        return services.findBySlug(slug)
                .filter(it -> it.status() != Service.Status.CLOSED)
                .orElseThrow(() -> new NotFound("service"));
    }
}
