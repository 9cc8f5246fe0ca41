package city.koinon.act.pathways;

import city.koinon.platform.kernel.Access;
import city.koinon.platform.kernel.NotFound;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.kernel.Visitor;
import city.koinon.platform.ui.Form;
import city.koinon.platform.ui.Option;
import city.koinon.platform.ui.Page;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Where editors begin a pathway, say what it is for, see what is still missing, and publish it. */
@Controller
@RequestMapping(Page.BASE + "/pathways")
@Access(roles = Role.EDITOR)
class DraftPages {

    private final Pathways pathways;
    private final Drafting drafting;
    private final Findings findings;

    DraftPages(Pathways pathways, Drafting drafting, Findings findings) {
        this.pathways = pathways;
        this.drafting = drafting;
        this.findings = findings;
    }

    enum Extent {
        SUBSTANTIAL,
        SLIPS
    }

    /** @param findings by the place where each is to be mended */
    record Overview(Revision draft, Map<String, List<String>> findings, List<Step> steps) {

        List<String> at(String place) {
            return findings.getOrDefault(place, List.of());
        }

        int count() {
            return findings.values().stream().mapToInt(List::size).sum();
        }

        String title(String step) {
            return draft.body().original(TextNames.step(step, "title"));
        }

        String question(Fact fact) {
            return draft.body().original(TextNames.fact(fact.key(), "question"));
        }
    }

    @GetMapping("/new")
    String beginForm(Form form, Model model, Page page) {
        model.addAttribute("form", form);
        return "act/pathways/begin";
    }

    @PostMapping("/new")
    String begin(Form form, Model model, Page page, Visitor visitor) {
        return form.submit(
                () -> {
                    var slug = form.text("slug", 60);
                    form.check(
                            slug.isEmpty() || Pathways.SLUG.matcher(slug).matches(), "slug", "pathways.refused.slug");
                    var title = form.text("title", Drafting.SHORT);
                    form.done();
                    var body = new Body(
                            page.lang(),
                            page.cityLanguages().subList(0, 1),
                            false,
                            null,
                            Pathway.EMPTY,
                            Map.of("title", Map.of(page.lang(), title)));
                    pathways.begin(slug, body, visitor);
                    return "redirect:" + page.to("/pathways/" + slug + "/draft");
                },
                () -> beginForm(form, model, page));
    }

    @PostMapping("/{slug}/draft")
    String revise(@PathVariable String slug, Page page, Visitor visitor) {
        pathways.revise(slug, visitor);
        return "redirect:" + page.to("/pathways/" + slug + "/draft");
    }

    @GetMapping("/{slug}/draft")
    String draft(@PathVariable String slug, Form form, Model model, Page page) {
        var draft = pathways.draft(slug);
        Drafting.version(form, draft);
        form.prefill("extent", Extent.SUBSTANTIAL);
        model.addAttribute("form", form);
        model.addAttribute(
                "it",
                new Overview(draft, findings.of(draft, page), draft.structure().steps()));
        return "act/pathways/draft";
    }

    @PostMapping("/{slug}/draft/publish")
    String publish(@PathVariable String slug, Form form, Model model, Page page, Visitor visitor) {
        return form.submit(
                () -> {
                    var extent = form.choice("extent", Extent.class);
                    var seen = form.version();
                    form.done();
                    pathways.publish(pathways.draft(slug), extent == Extent.SUBSTANTIAL, seen, visitor);
                    return "redirect:" + page.to("/pathways/" + slug, "pathways.did.published");
                },
                () -> draft(slug, form, model, page));
    }

    @PostMapping("/{slug}/draft/discard")
    String discard(@PathVariable String slug, Form form, Model model, Page page, Visitor visitor) {
        return form.submit(
                () -> {
                    pathways.discard(pathways.draft(slug), form.version(), visitor);
                    return "redirect:" + page.to("/pathways", "pathways.did.discarded");
                },
                () -> draft(slug, form, model, page));
    }

    @GetMapping("/{slug}/draft/about")
    String aboutForm(@PathVariable String slug, Form form, Model model, Page page) {
        var draft = pathways.draft(slug);
        Drafting.version(form, draft);
        var body = draft.body();
        Drafting.prefill(form, body, "title", "title");
        Drafting.prefill(form, body, "audience", "audience");
        form.prefillAll("required", body.required());
        form.prefill("sample", body.sample() ? "true" : null);
        form.prefill("responsible", body.responsible());
        form.prefillAll("have", body.pathway().have());
        model.addAttribute(
                "languages",
                page.tongues().stream()
                        .map(it -> new Option(it.tag(), it.name()))
                        .toList());
        return drafting.editing(draft, null, form, model, page, "act/pathways/about-form");
    }

    @PostMapping("/{slug}/draft/about")
    String about(@PathVariable String slug, Form form, Model model, Page page, Visitor visitor) {
        return form.submit(
                () -> {
                    var draft = pathways.draft(slug);
                    var body = draft.body();
                    var words = new LinkedHashMap<String, Map<String, String>>();
                    words.put("title", Drafting.words(form, "title", Drafting.SHORT, body, true, page));
                    words.put("audience", Drafting.words(form, "audience", Drafting.LONG, body, true, page));
                    var responsible = form.optional("responsible", Drafting.SHORT);
                    var now = new Body(
                            body.source(),
                            form.all("required").stream()
                                    .filter(page.cityLanguages()::contains)
                                    .toList(),
                            form.ticked("sample"),
                            responsible,
                            new Pathway(body.pathway().facts(), body.pathway().steps(), form.all("have")),
                            body.words());
                    return drafting.keep(draft, now.with(words), "", form, page, visitor);
                },
                () -> aboutForm(slug, form, model, page));
    }

    /** One place up or down, or away: of a fact or a step. */
    @PostMapping("/{slug}/draft/order")
    String order(@PathVariable String slug, Form form, Model model, Page page, Visitor visitor) {
        return form.submit(
                () -> {
                    var draft = pathways.draft(slug);
                    var way = draft.structure();
                    var key = form.typed("key");
                    var move = form.choice("move", Move.class);
                    var facts = moved(way.facts(), way.fact(key).orElse(null), move);
                    var steps = moved(way.steps(), way.step(key).orElse(null), move);
                    return drafting.keep(
                            draft, draft.body().with(new Pathway(facts, steps, way.have())), "", form, page, visitor);
                },
                () -> draft(slug, form, model, page));
    }

    enum Move {
        UP,
        DOWN,
        AWAY
    }

    @GetMapping("/{slug}/revisions")
    String revisions(@PathVariable String slug, Form form, Model model, Page page) {
        var all = pathways.revisions(slug);
        if (all.isEmpty()) throw new NotFound("pathway " + slug);
        model.addAttribute("form", form);
        model.addAttribute("revisions", all);
        model.addAttribute("withdrawn", pathways.withdrawn().contains(slug));
        return "act/pathways/revisions";
    }

    @PostMapping("/{slug}/withdraw")
    String withdraw(@PathVariable String slug, Form form, Model model, Page page, Visitor visitor) {
        return form.submit(
                () -> {
                    pathways.withdraw(slug, visitor);
                    return "redirect:" + page.to("/pathways/" + slug + "/revisions", "pathways.did.withdrawn");
                },
                () -> revisions(slug, form, model, page));
    }

    @PostMapping("/{slug}/bring-back")
    String bringBack(@PathVariable String slug, Form form, Model model, Page page, Visitor visitor) {
        return form.submit(
                () -> {
                    pathways.bringBack(slug, visitor);
                    return "redirect:" + page.to("/pathways/" + slug, "pathways.did.broughtBack");
                },
                () -> revisions(slug, form, model, page));
    }

    private static <T> List<T> moved(List<T> all, @Nullable T one, Move move) {
        var from = one == null ? -1 : all.indexOf(one);
        if (from < 0) return all;
        var list = new ArrayList<>(all);
        list.remove(from);
        if (move != Move.AWAY) {
            list.add(Math.clamp((long) from + (move == Move.UP ? -1 : 1), 0, list.size()), all.get(from));
        }
        return list;
    }

    static List<Option> options(Page page, Enum<?>... values) {
        return Arrays.stream(values)
                .map(it -> new Option(it.name(), page.say(it)))
                .toList();
    }
}
