package city.koinon.act.pathways;

import city.koinon.platform.directory.Directory;
import city.koinon.platform.kernel.Visitor;
import city.koinon.platform.ui.Form;
import city.koinon.platform.ui.Option;
import city.koinon.platform.ui.Page;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What the forms of a draft have in common: the state they stand on, words in each language, what may be chosen, and how it is kept. */
@Component
class Drafting {

    /** Characters of a line, and of a text. */
    static final int SHORT = 200;

    static final int LONG = 3_000;

    private final Pathways pathways;
    private final Surroundings surroundings;
    private final Directory directory;

    Drafting(Pathways pathways, Surroundings surroundings, Directory directory) {
        this.pathways = pathways;
        this.surroundings = surroundings;
        this.directory = directory;
    }

    /** @param key of what is changed; null for something new */
    record Editing(
            Revision draft,
            @Nullable String key,
            List<Option> conditions,
            boolean days,
            List<Option> steps,
            List<Option> dates,
            List<Option> documents,
            List<Option> services,
            List<Option> articles,
            List<Option> organisations,
            List<Option> offices) {

        String path(String kind) {
            return draft.path() + "/draft/" + kind + "/" + (key == null ? "new" : key);
        }
    }

    String keep(Revision draft, Body body, String at, Form form, Page page, Visitor visitor) {
        var seen = form.version();
        form.done();
        pathways.keep(draft, body, seen, visitor);
        return "redirect:" + page.to(draft.path() + "/draft" + at);
    }

    static void version(Form form, Revision draft) {
        form.standsOn(draft.version());
    }

    /** The key somebody gives to a new question or step, refused where it has another shape or is taken by one of either. */
    static String newKey(Revision draft, Form form, Pattern shape, int longest) {
        var key = form.text("key", longest);
        form.check(key.isEmpty() || shape.matcher(key).matches(), "key", "pathways.refused.key");
        var structure = draft.structure();
        var free = structure.fact(key).isEmpty() && structure.step(key).isEmpty() && !key.equals("new");
        form.check(free, "key", "pathways.refused.keyTaken");
        return key;
    }

    static <T> List<T> replaced(List<T> all, T one, Predicate<T> same) {
        var list = new ArrayList<>(all);
        for (var i = 0; i < list.size(); i++) {
            if (same.test(list.get(i))) {
                list.set(i, one);
                return list;
            }
        }
        list.add(one);
        return list;
    }

    static void prefill(Form form, Body body, String field, String name) {
        body.words().getOrDefault(name, Map.of()).forEach((lang, value) -> form.prefill(field + "." + lang, value));
    }

    static Map<String, String> words(Form form, String field, int max, Body body, boolean needed, Page page) {
        var words = new HashMap<String, String>();
        for (var lang : page.cityLanguages()) {
            var value = form.optional(field + "." + lang, max);
            if (value != null) words.put(lang, value);
        }
        var own = field + "." + body.source();
        if (!words.containsKey(body.source()) && form.refusal(own) == null) {
            form.check(!needed, own, "ui.refused.empty");
            form.check(words.isEmpty(), own, "pathways.refused.original");
        }
        return words;
    }

    String editing(Revision draft, @Nullable String key, Form form, Model model, Page page, String view) {
        var body = draft.body();
        var facts = draft.structure().facts().stream()
                .filter(it -> !it.key().equals(key))
                .toList();
        model.addAttribute("form", form);
        model.addAttribute(
                "it",
                new Editing(
                        draft,
                        key,
                        ConditionForm.options(facts, body, page),
                        facts.stream().anyMatch(it -> it.kind() == Fact.Kind.DATE),
                        draft.structure().steps().stream()
                                .filter(it -> !it.key().equals(key))
                                .map(it -> new Option(it.key(), body.original(TextNames.step(it.key(), "title"))))
                                .toList(),
                        facts.stream()
                                .filter(it -> it.kind() == Fact.Kind.DATE)
                                .map(it -> new Option(it.key(), body.original(TextNames.fact(it.key(), "question"))))
                                .toList(),
                        surroundings.documents(page),
                        surroundings.services(page),
                        surroundings.articles(page),
                        directory.organisations().stream()
                                .map(it -> new Option(it.slug(), it.nameIn(page.lang())))
                                .toList(),
                        directory.openOffices().stream()
                                .map(it -> new Option(it.slug(), it.nameIn(page.lang())))
                                .toList()));
        return view;
    }
}
