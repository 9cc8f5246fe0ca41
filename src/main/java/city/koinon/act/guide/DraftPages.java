package city.koinon.act.guide;

import city.koinon.act.services.Services;
import city.koinon.act.services.Topic;
import city.koinon.platform.directory.Directory;
import city.koinon.platform.kernel.Access;
import city.koinon.platform.kernel.Ids;
import city.koinon.platform.kernel.NotFound;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.kernel.Visitor;
import city.koinon.platform.texts.Shown;
import city.koinon.platform.texts.Texts;
import city.koinon.platform.ui.Form;
import city.koinon.platform.ui.Option;
import city.koinon.platform.ui.Page;
import city.koinon.platform.ui.Tongue;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Where editors write: what is begun, what nobody has confirmed for long, and one article as it is being written. */
@Controller
@RequestMapping(Page.BASE)
@Access(roles = Role.EDITOR)
class DraftPages {

    private static final int ON_A_PAGE = 50;

    private final Articles articles;
    private final Drafts drafts;
    private final Services services;
    private final Directory directory;
    private final Texts texts;

    DraftPages(Articles articles, Drafts drafts, Services services, Directory directory, Texts texts) {
        this.articles = articles;
        this.drafts = drafts;
        this.services = services;
        this.directory = directory;
        this.texts = texts;
    }

    /** @param published whether readers know the article already */
    record Begun(Drafts.Kept draft, boolean published, String dir) {}

    /** @param withdrawn no longer in the guide */
    record Standing(Article article, Shown title, boolean doubtful, boolean withdrawn) {}

    /** @param before the address of the page before this one, null on the first */
    record Overview(
            List<Begun> begun,
            List<Standing> standing,
            @Nullable String before,
            @Nullable String after) {}

    /** @param id null while nothing is kept yet */
    record Writing(
            @Nullable UUID id,
            boolean published,
            List<Option> topics,
            List<Option> languages,
            List<Option> offices,
            List<Option> services) {}

    /** @param published whether readers know the article already, and so whether its meaning can change */
    record Preview(
            UUID id, ArticleDraft draft, String dir, List<Body.Part> parts, boolean published, List<Option> choices) {}

    @GetMapping("/guide/drafts")
    String overview(Form form, Model model, Page page) {
        var all = articles.all();
        var shelf = texts.read(all.stream().map(Article::title).toList());
        var standing = all.stream()
                .map(it -> new Standing(
                        it,
                        shelf.get(it.title(), page.lang()),
                        it.withdrawnOn() == null && it.doubtfulOn(page.today()),
                        it.withdrawnOn() != null))
                .sorted(Comparator.comparing(Standing::withdrawn)
                        .thenComparing(it -> it.article().confirmedOn()))
                .toList();
        var pages = Math.max(1, (standing.size() + ON_A_PAGE - 1) / ON_A_PAGE);
        var typed = form.typed("page");
        var at = typed.matches("\\d{1,4}") ? Math.clamp(Integer.parseInt(typed), 1, pages) : 1;
        model.addAttribute(
                "it",
                new Overview(
                        drafts.list().stream()
                                .map(it -> new Begun(
                                        it,
                                        articles.find(it.article()).isPresent(),
                                        Tongue.directionOf(it.content().language())))
                                .toList(),
                        standing.subList((at - 1) * ON_A_PAGE, Math.min(at * ON_A_PAGE, standing.size())),
                        at > 1 ? page.to("/guide/drafts?page=" + (at - 1)) : null,
                        at < pages ? page.to("/guide/drafts?page=" + (at + 1)) : null));
        return "act/guide/drafts";
    }

    @GetMapping("/guide/drafts/new")
    String begin(Form form, Model model, Page page) {
        form.prefill("language", page.cityLanguages().getFirst());
        return write(null, form, model, page);
    }

    @PostMapping("/guide/drafts/new")
    String keepFirst(Form form, Model model, Page page, Visitor visitor) {
        return form.submit(
                () -> {
                    var draft = ArticleDraft.from(form, page);
                    checked(draft, null, form);
                    form.done();
                    var id = Ids.next();
                    drafts.save(id, draft, 0, null, visitor);
                    return next(id, form, page);
                },
                () -> begin(form, model, page));
    }

    @GetMapping("/guide/drafts/{id}")
    String goOn(@PathVariable UUID id, Form form, Model model, Page page) {
        var version = drafts.find(id).map(Drafts.Kept::version).orElse(0);
        var article =
                articles.find(id).map(Article::version).map(String::valueOf).orElse("none");
        form.standsOn(version);
        form.standsOn("article", article);
        if (form.typed("once").isEmpty()) {
            drafts.begin(id).into(form);
        }
        return write(id, form, model, page);
    }

    @PostMapping("/guide/drafts/{id}")
    String keep(@PathVariable UUID id, Form form, Model model, Page page, Visitor visitor) {
        known(id);
        return form.submit(
                () -> {
                    var draft = ArticleDraft.from(form, page);
                    checked(draft, id, form);
                    form.done();
                    drafts.save(id, draft, form.version(), articleSeen(form), visitor);
                    return next(id, form, page);
                },
                () -> goOn(id, form, model, page));
    }

    @GetMapping("/guide/drafts/{id}/publish")
    String preview(@PathVariable UUID id, Form form, Model model, Page page) {
        var draft = drafts.get(id);
        form.standsOn(draft.version());
        model.addAttribute("form", form);
        model.addAttribute(
                "it",
                new Preview(
                        id,
                        draft.content(),
                        Tongue.directionOf(draft.content().language()),
                        draft.content().parts(),
                        articles.find(id).isPresent(),
                        List.of(
                                new Option(
                                        "yes",
                                        page.say("guide.publish.substantial"),
                                        page.say("guide.publish.substantial.hint")),
                                new Option(
                                        "no", page.say("guide.publish.minor"), page.say("guide.publish.minor.hint")))));
        return "act/guide/publish";
    }

    @PostMapping("/guide/drafts/{id}/publish")
    String publish(@PathVariable UUID id, Form form, Model model, Page page, Visitor visitor) {
        var published = articles.find(id).isPresent();
        known(id);
        return form.submit(
                () -> {
                    var meaning = form.typed("substantial");
                    form.check(
                            !published || meaning.equals("yes") || meaning.equals("no"),
                            "substantial",
                            "ui.refused.choice");
                    form.done();
                    drafts.publish(id, !meaning.equals("no"), form.version(), visitor);
                    return "redirect:" + page.to(articles.get(id).path(), "guide.did.published");
                },
                () -> drafts.find(id).isPresent() ? preview(id, form, model, page) : goOn(id, form, model, page));
    }

    @PostMapping("/guide/drafts/{id}/discard")
    String discard(@PathVariable UUID id, Form form, Model model, Page page, Visitor visitor) {
        known(id);
        return form.submit(
                () -> {
                    drafts.discard(id, form.version(), visitor);
                    return "redirect:" + page.to("/guide/drafts", "guide.did.discarded");
                },
                () -> overview(form, model, page));
    }

    @PostMapping("/guide/{slug}/confirm")
    String confirm(@PathVariable String slug, Form form, Model model, Page page, Visitor visitor) {
        var article = article(slug);
        return form.submit(
                () -> {
                    articles.confirm(article.id(), form.version(), visitor);
                    return "redirect:" + page.to("/guide/drafts", "guide.did.confirmed");
                },
                () -> overview(form, model, page));
    }

    @GetMapping("/guide/{slug}/withdraw")
    String withdrawForm(@PathVariable String slug, Form form, Model model, Page page) {
        var article = article(slug);
        form.standsOn(article.version());
        model.addAttribute("form", form);
        model.addAttribute("article", article);
        model.addAttribute("title", texts.get(article.title()).in(page.lang()));
        return "act/guide/withdraw";
    }

    @PostMapping("/guide/{slug}/withdraw")
    String withdraw(@PathVariable String slug, Form form, Model model, Page page, Visitor visitor) {
        var article = article(slug);
        return form.submit(
                () -> {
                    articles.withdraw(article.id(), form.version(), visitor);
                    return "redirect:" + page.to("/guide/drafts", "guide.did.withdrawn");
                },
                () -> withdrawForm(slug, form, model, page));
    }

    private String write(@Nullable UUID id, Form form, Model model, Page page) {
        model.addAttribute("form", form);
        model.addAttribute(
                "it",
                new Writing(
                        id,
                        id != null && articles.find(id).isPresent(),
                        Stream.of(Topic.values())
                                .map(it -> new Option(it.name(), page.say(it)))
                                .toList(),
                        page.tongues().stream()
                                .map(it -> new Option(it.tag(), it.name()))
                                .toList(),
                        directory.openOffices().stream()
                                .map(it -> new Option(it.id().toString(), it.nameIn(page.lang())))
                                .toList(),
                        serviceOptions(page)));
        return "act/guide/write";
    }

    private List<Option> serviceOptions(Page page) {
        var all = services.list();
        var shelf = texts.read(all.stream().map(it -> it.name()).toList());
        return all.stream()
                .map(it -> new Option(
                        it.id().toString(), shelf.get(it.name(), page.lang()).value()))
                .toList();
    }

    /** What can only be known by looking at the rest of the house. */
    private void checked(ArticleDraft draft, @Nullable UUID id, Form form) {
        form.check(
                articles.findBySlug(draft.slug())
                        .filter(it -> !it.id().equals(id))
                        .isEmpty(),
                "slug",
                "guide.refused.taken");
        form.check(
                form.refusal("office") != null
                        || directory.openOffices().stream()
                                .anyMatch(it -> it.id().equals(draft.office())),
                "office",
                "ui.refused.choice");
        form.check(
                draft.services().stream().allMatch(it -> services.find(it).isPresent()),
                "service",
                "ui.refused.choice");
    }

    /** Null where there was no article when the form was opened; something impossible where the form does not say. */
    private static @Nullable Integer articleSeen(Form form) {
        var typed = form.typed("article");
        return typed.equals("none") ? null : typed.matches("\\d{1,9}") ? Integer.valueOf(typed) : Integer.valueOf(-1);
    }

    private static String next(UUID id, Form form, Page page) {
        return "redirect:"
                + (form.typed("do").equals("preview")
                        ? page.to("/guide/drafts/" + id + "/publish")
                        : page.to("/guide/drafts", "guide.did.drafted"));
    }

    /** Neither a draft nor an article: there is nothing at this address. */
    private void known(UUID id) {
        if (drafts.find(id).isEmpty()) {
            articles.get(id);
        }
    }

    private Article article(String slug) {
        return articles.findBySlug(slug).orElseThrow(() -> new NotFound("article"));
    }
}
