package city.koinon.platform.texts;

import city.koinon.platform.kernel.Access;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.kernel.Visitor;
import city.koinon.platform.ui.Form;
import city.koinon.platform.ui.Option;
import city.koinon.platform.ui.Page;
import city.koinon.platform.ui.Tables;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** The city's glossary: read by everybody who translates, kept by its editors. */
@Controller
@RequestMapping(Page.BASE)
@Access(roles = Role.EDITOR)
class GlossaryPages {

    private static final int LONGEST = 200;

    private final Glossary glossary;

    GlossaryPages(Glossary glossary) {
        this.glossary = glossary;
    }

    @GetMapping("/translations/glossary")
    @Access(roles = {Role.EDITOR, Role.TRANSLATOR})
    String list(Model model, Visitor visitor) {
        model.addAttribute("terms", glossary.all());
        model.addAttribute("writes", visitor.is(Role.EDITOR));
        return "platform/texts/glossary";
    }

    @GetMapping({"/translations/glossary.json", "/translations/glossary.csv"})
    @Access(roles = {Role.EDITOR, Role.TRANSLATOR})
    ResponseEntity<byte[]> file(Page page) {
        var columns = new ArrayList<>(List.of("language", "term", "stays", "note"));
        page.cityLanguages().forEach(it -> columns.add("in_" + it));
        return Tables.file(
                page,
                "glossary",
                columns,
                glossary.all().stream()
                        .map(term -> {
                            var row = new ArrayList<@Nullable Object>();
                            row.add(term.language());
                            row.add(term.term());
                            row.add(term.stays());
                            row.add(term.note());
                            page.cityLanguages()
                                    .forEach(it -> row.add(term.translations().get(it)));
                            return row;
                        })
                        .toList());
    }

    @GetMapping("/translations/glossary/new")
    String newForm(Form form, Model model, Page page) {
        form.prefill("language", page.cityLanguages().getFirst());
        return show(form, model, page, null);
    }

    @PostMapping("/translations/glossary/new")
    String add(Form form, Model model, Page page, Visitor visitor) {
        return form.submit(
                () -> {
                    glossary.add(entry(form, page), visitor);
                    return "redirect:" + page.to("/translations/glossary", "ui.did.saved");
                },
                () -> newForm(form, model, page));
    }

    @GetMapping("/translations/glossary/{id}")
    String form(@PathVariable UUID id, Form form, Model model, Page page) {
        var term = glossary.get(id);
        form.standsOn(term.version());
        if (form.typed("once").isEmpty() && term.stays()) {
            form.prefill("stays", "true");
        }
        form.prefill("language", term.language());
        form.prefill("term", term.term());
        form.prefill("note", term.note());
        term.translations().forEach((lang, value) -> form.prefill("in." + lang, value));
        return show(form, model, page, term);
    }

    @PostMapping("/translations/glossary/{id}")
    String change(@PathVariable UUID id, Form form, Model model, Page page, Visitor visitor) {
        return form.submit(
                () -> {
                    glossary.change(id, entry(form, page), form.version(), visitor);
                    return "redirect:" + page.to("/translations/glossary", "ui.did.saved");
                },
                () -> form(id, form, model, page));
    }

    @PostMapping("/translations/glossary/{id}/remove")
    String remove(@PathVariable UUID id, Form form, Model model, Page page, Visitor visitor) {
        return form.submit(
                () -> {
                    glossary.remove(id, form.version(), visitor);
                    return "redirect:" + page.to("/translations/glossary", "ui.did.removed");
                },
                () -> form(id, form, model, page));
    }

    private static Glossary.Entry entry(Form form, Page page) {
        var language = form.typed("language");
        form.check(page.cityLanguages().contains(language), "language", "ui.refused.choice");
        var term = form.text("term", LONGEST);
        var stays = form.ticked("stays");
        var note = form.optional("note", 500);
        var translations = new LinkedHashMap<String, String>();
        for (var lang : page.cityLanguages()) {
            var value = form.optional("in." + lang, LONGEST);
            if (value != null && !lang.equals(language)) {
                translations.put(lang, value);
            }
        }
        form.check(stays || !translations.isEmpty(), "term", "texts.refused.saysNothing");
        form.done();
        return new Glossary.Entry(language, term, stays, translations, note);
    }

    private static String show(Form form, Model model, Page page, @Nullable Term term) {
        model.addAttribute("form", form);
        model.addAttribute("term", term);
        model.addAttribute(
                "languages",
                page.tongues().stream()
                        .map(it -> new Option(it.tag(), it.name()))
                        .toList());
        return "platform/texts/term-form";
    }
}
