package city.koinon.plan.accountability;

import city.koinon.listen.participation.Bodies;
import city.koinon.platform.directory.Directory;
import city.koinon.platform.kernel.Access;
import city.koinon.platform.kernel.NotFound;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.kernel.Visitor;
import city.koinon.platform.texts.Texts;
import city.koinon.platform.texts.Written;
import city.koinon.platform.ui.Form;
import city.koinon.platform.ui.Option;
import city.koinon.platform.ui.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Where a secretary writes down what the body is to recommend. */
@Controller
@RequestMapping(Page.BASE + "/recommendations")
class DraftPages {

    /** How many asks a form shows at first; a button adds more. */
    private static final int FIRST = 3;

    /** @param id of the draft that is being reworded; null for a new one */
    record DraftForm(
            @Nullable UUID id,
            List<Option> bodies,
            List<Option> offices,
            int asks,
            boolean more,
            String action,
            String back) {}

    private final Archive archive;
    private final Recommendations recommendations;
    private final Reading reading;
    private final Bodies bodies;
    private final Directory directory;
    private final Texts texts;

    DraftPages(
            Archive archive,
            Recommendations recommendations,
            Reading reading,
            Bodies bodies,
            Directory directory,
            Texts texts) {
        this.archive = archive;
        this.recommendations = recommendations;
        this.reading = reading;
        this.bodies = bodies;
        this.directory = directory;
        this.texts = texts;
    }

    @GetMapping("/new")
    @Access(roles = {Role.SECRETARY, Role.CHAIR})
    String form(Form form, Model model, Visitor visitor, Page page) {
        var mine = mine(visitor);
        if (mine.size() == 1) {
            form.prefill("body", mine.getFirst());
        } else {
            bodies.findBySlug(form.typed("of")).ifPresent(it -> form.prefill("body", it.id()));
        }
        return show(null, page.to("/recommendations/new"), page.to("/recommendations"), form, model, visitor, page);
    }

    @PostMapping("/new")
    @Access(roles = {Role.SECRETARY, Role.CHAIR})
    String draft(Form form, Model model, Visitor visitor, Page page) {
        if (form.ticked("more")) {
            return form(form, model, visitor, page);
        }
        return form.submit(
                () -> {
                    var body = form.id("body");
                    var draft = read(form, body, page);
                    form.done();
                    return "redirect:" + page.to("/recommendations/drafts/" + recommendations.draft(draft, visitor));
                },
                () -> form(form, model, visitor, page));
    }

    @GetMapping("/drafts/{id}/edit")
    @Access(roles = {Role.SECRETARY, Role.CHAIR, Role.COORDINATOR})
    String edit(@PathVariable UUID id, Form form, Model model, Visitor visitor, Page page) {
        var draft = archive.recommendation(id);
        if (!Recommendations.mayReword(draft, visitor)) {
            throw new NotFound("draft " + id);
        }
        if (draft.state() != RecommendationState.DRAFT) {
            return "redirect:" + page.to(Reading.path(draft));
        }
        var first = form.typed("version").isEmpty();
        if (first) {
            form.prefill("version", draft.version());
            form.prefill("body", draft.body());
            texts.prefill(form, "title", draft.title());
            texts.prefill(form, "reasons", draft.reasons());
            for (var ask : archive.asksOf(id)) {
                texts.prefill(form, "ask" + ask.n(), ask.text());
                form.prefill("ask" + ask.n() + "office", ask.office());
                form.prefill("asks", "");
            }
            form.put("asks", Math.max(FIRST, archive.asksOf(id).size()));
        } else if (form.changed()) {
            form.put("version", draft.version());
        }
        var here = page.to("/recommendations/drafts/" + id);
        return show(id, here + "/edit", here, form, model, visitor, page);
    }

    @PostMapping("/drafts/{id}/edit")
    @Access(roles = {Role.SECRETARY, Role.CHAIR, Role.COORDINATOR})
    String reword(@PathVariable UUID id, Form form, Model model, Visitor visitor, Page page) {
        if (form.ticked("more")) {
            return edit(id, form, model, visitor, page);
        }
        return form.submit(
                () -> {
                    var version = form.version();
                    var draft = read(form, archive.recommendation(id).body(), page);
                    form.done();
                    recommendations.edit(id, draft, version, visitor);
                    return "redirect:" + page.to("/recommendations/drafts/" + id);
                },
                () -> edit(id, form, model, visitor, page));
    }

    private String show(
            @Nullable UUID id, String action, String back, Form form, Model model, Visitor visitor, Page page) {
        var asks = asks(form) + (form.ticked("more") ? 1 : 0);
        asks = Math.min(Ask.MOST, asks);
        form.put("asks", asks);
        var names = reading.bodyNames(page);
        model.addAttribute("form", form);
        model.addAttribute(
                "draft",
                new DraftForm(
                        id,
                        mine(visitor).stream()
                                .map(body -> new Option(body.toString(), names.getOrDefault(body, "")))
                                .toList(),
                        directory.officesInTerm().stream()
                                .map(it -> new Option(it.id().toString(), it.nameIn(page.lang())))
                                .toList(),
                        asks,
                        asks < Ask.MOST,
                        action,
                        back));
        return "plan/accountability/draft";
    }

    private List<UUID> mine(Visitor visitor) {
        return bodies.active().stream()
                .map(it -> it.id())
                .filter(it -> Recommendations.writesFor(it, visitor))
                .toList();
    }

    /** As many as the form had; never so many that somebody could make the server write endless fields. */
    private static int asks(Form form) {
        var typed = form.typed("asks");
        return typed.matches("\\d{1,2}") ? Math.clamp(Integer.parseInt(typed), 1, Ask.MOST) : FIRST;
    }

    /** An ask nobody wrote and addressed to nobody is one nobody wants; half of one is asked for the other half. */
    private static RecommendationDraft read(Form form, UUID body, Page page) {
        var title = Written.from(form, "title", 200, page);
        var reasons = Written.from(form, "reasons", 4000, page);
        var asks = new ArrayList<RecommendationDraft.AskDraft>();
        var sent = 0;
        for (var n = 1; n <= 99; n++) {
            var field = "ask" + n;
            if (wanted(form, field, page)) {
                sent++;
                if (sent > Ask.MOST) {
                    form.refuse("", "accountability.refused.too-many-asks", Ask.MOST);
                    break;
                }
                var text = Written.from(form, field, 1000, page);
                asks.add(new RecommendationDraft.AskDraft(form.id(field + "office"), text));
            }
        }
        if (asks.isEmpty()) {
            form.refuse("ask1." + page.lang(), "accountability.refused.no-ask");
        }
        return new RecommendationDraft(body, title, reasons, asks);
    }

    private static boolean wanted(Form form, String field, Page page) {
        return !form.typed(field + "office").isBlank()
                || page.cityLanguages().stream()
                        .anyMatch(lang -> !form.typed(field + "." + lang).isBlank());
    }
}
