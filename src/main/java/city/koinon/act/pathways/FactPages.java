package city.koinon.act.pathways;

import city.koinon.platform.kernel.Access;
import city.koinon.platform.kernel.NotFound;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.kernel.Visitor;
import city.koinon.platform.ui.Form;
import city.koinon.platform.ui.Page;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Where editors write what a pathway asks. */
@Controller
@RequestMapping(Page.BASE + "/pathways/{slug}/draft/facts")
@Access(roles = Role.EDITOR)
class FactPages {

    private final Pathways pathways;
    private final Drafting drafting;

    FactPages(Pathways pathways, Drafting drafting) {
        this.pathways = pathways;
        this.drafting = drafting;
    }

    @GetMapping("/new")
    String fresh(@PathVariable String slug, Form form, Model model, Page page) {
        var draft = pathways.draft(slug);
        Drafting.version(form, draft);
        form.prefill("kind", Fact.Kind.BOOL);
        return drafting.editing(draft, null, form, model, page, "act/pathways/fact-form");
    }

    @GetMapping("/{key}")
    String one(@PathVariable String slug, @PathVariable String key, Form form, Model model, Page page) {
        var draft = pathways.draft(slug);
        var fact = draft.structure().fact(key).orElseThrow(() -> new NotFound("fact " + key));
        Drafting.version(form, draft);
        form.prefill("kind", fact.kind());
        form.prefill("sensitive", fact.sensitive() ? "true" : null);
        for (var field : List.of("question", "why", "because", "because.yes", "because.no")) {
            Drafting.prefill(form, draft.body(), field, TextNames.fact(key, field));
        }
        for (var lang : page.cityLanguages()) {
            var lines = fact.choices().stream()
                    .map(it -> Map.entry(
                            it,
                            draft.body()
                                    .words()
                                    .getOrDefault(TextNames.choice(fact, it), Map.of())
                                    .getOrDefault(lang, "")))
                    .filter(it -> !it.getValue().isEmpty())
                    .map(it -> it.getKey() + ": " + it.getValue())
                    .collect(Collectors.joining("\n"));
            form.prefill("choices." + lang, lines);
        }
        ConditionForm.prefill(form, "askWhen", fact.askWhen());
        return drafting.editing(draft, key, form, model, page, "act/pathways/fact-form");
    }

    @PostMapping("/new")
    String add(@PathVariable String slug, Form form, Model model, Page page, Visitor visitor) {
        return form.submit(
                () -> {
                    var draft = pathways.draft(slug);
                    return keep(draft, Drafting.newKey(draft, form, Fact.KEY, 40), form, page, visitor);
                },
                () -> fresh(slug, form, model, page));
    }

    @PostMapping("/{key}")
    String change(
            @PathVariable String slug, @PathVariable String key, Form form, Model model, Page page, Visitor visitor) {
        return form.submit(
                () -> keep(pathways.draft(slug), key, form, page, visitor), () -> one(slug, key, form, model, page));
    }

    private String keep(Revision draft, String key, Form form, Page page, Visitor visitor) {
        var body = draft.body();
        var kind = form.choice("kind", Fact.Kind.class);
        var words = new LinkedHashMap<String, Map<String, String>>();
        words.put(TextNames.fact(key, "question"), Drafting.words(form, "question", Drafting.SHORT, body, true, page));
        words.put(TextNames.fact(key, "why"), Drafting.words(form, "why", Drafting.LONG, body, false, page));
        for (var field : List.of("because", "because.yes", "because.no")) {
            words.put(TextNames.fact(key, field), Drafting.words(form, field, Drafting.SHORT, body, false, page));
        }
        var choices = choices(form, body, page);
        var listed = kind == Fact.Kind.CHOICE || kind == Fact.Kind.SET;
        form.check(!listed || choices.size() > 1, "choices." + body.source(), "pathways.refused.choices");
        var fact = new Fact(
                key,
                kind,
                form.ticked("sensitive"),
                ConditionForm.read(form, "askWhen"),
                listed ? List.copyOf(choices.keySet()) : List.of());
        choices.forEach((choice, labels) -> words.put(TextNames.choice(fact, choice), labels));
        var facts =
                Drafting.replaced(body.pathway().facts(), fact, it -> it.key().equals(key));
        return drafting.keep(
                draft,
                body.with(new Pathway(
                                facts, body.pathway().steps(), body.pathway().have()))
                        .with(words),
                "#fact-" + key,
                form,
                page,
                visitor);
    }

    /** Choice to its words by language; a line says {@code key: words}. */
    private static Map<String, Map<String, String>> choices(Form form, Body body, Page page) {
        var choices = new LinkedHashMap<String, Map<String, String>>();
        var languages = Stream.concat(Stream.of(body.source()), page.cityLanguages().stream())
                .distinct()
                .toList();
        for (var lang : languages) {
            var field = "choices." + lang;
            var typed = form.optional(field, Drafting.LONG);
            if (typed == null) continue;
            for (var line : typed.split("\n")) {
                if (line.isBlank()) continue;
                var middle = line.indexOf(':');
                var key = middle < 0 ? "" : line.substring(0, middle).strip();
                if (!Fact.KEY.matcher(key).matches()
                        || line.substring(middle + 1).isBlank()) {
                    form.refuse(field, "pathways.refused.choiceLine", line.strip());
                } else {
                    choices.computeIfAbsent(key, it -> new HashMap<>())
                            .put(lang, line.substring(middle + 1).strip());
                }
            }
        }
        return choices;
    }
}
