package city.koinon.act.pathways;

import city.koinon.act.pathways.Checks.Finding;
import city.koinon.act.pathways.Checks.Problem;
import city.koinon.platform.directory.Directory;
import city.koinon.platform.kernel.Access;
import city.koinon.platform.kernel.NotFound;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.kernel.Visitor;
import city.koinon.platform.ui.Form;
import city.koinon.platform.ui.Option;
import city.koinon.platform.ui.Page;
import city.koinon.platform.ui.Tongue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Where editors write a pathway: what it is for, what it asks, its steps; and where they publish it. */
@Controller
@RequestMapping(Page.BASE + "/pathways")
@Access(roles = Role.EDITOR)
class DraftPages {

    private static final int SHORT = 200;
    private static final int LONG = 3_000;
    private static final int MOST_DAYS = 3_650;

    private final Pathways pathways;
    private final Surroundings surroundings;
    private final Directory directory;

    DraftPages(Pathways pathways, Surroundings surroundings, Directory directory) {
        this.pathways = pathways;
        this.surroundings = surroundings;
        this.directory = directory;
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
            return draft.body().original(Wording.step(step, "title"));
        }

        String question(Fact fact) {
            return draft.body().original(Wording.fact(fact.key(), "question"));
        }
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
                    var title = form.text("title", SHORT);
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
        version(form, draft);
        form.prefill("extent", Extent.SUBSTANTIAL);
        model.addAttribute("form", form);
        model.addAttribute(
                "it",
                new Overview(draft, findings(draft, page), draft.structure().steps()));
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
                    return "redirect:" + page.to("/pathways/" + slug);
                },
                () -> draft(slug, form, model, page));
    }

    @PostMapping("/{slug}/draft/discard")
    String discard(@PathVariable String slug, Form form, Model model, Page page, Visitor visitor) {
        return form.submit(
                () -> {
                    pathways.discard(pathways.draft(slug), form.version(), visitor);
                    return "redirect:" + page.to("/pathways");
                },
                () -> draft(slug, form, model, page));
    }

    @GetMapping("/{slug}/draft/about")
    String aboutForm(@PathVariable String slug, Form form, Model model, Page page) {
        var draft = pathways.draft(slug);
        version(form, draft);
        var body = draft.body();
        prefill(form, body, "title", "title");
        prefill(form, body, "audience", "audience");
        form.prefillAll("required", body.required());
        form.prefill("sample", body.sample() ? "true" : null);
        form.prefill("responsible", body.responsible());
        form.prefillAll("have", body.pathway().have());
        model.addAttribute(
                "languages",
                page.tongues().stream()
                        .map(it -> new Option(it.tag(), it.name()))
                        .toList());
        return editing(draft, null, form, model, page, "act/pathways/about-form");
    }

    @PostMapping("/{slug}/draft/about")
    String about(@PathVariable String slug, Form form, Model model, Page page, Visitor visitor) {
        return form.submit(
                () -> {
                    var draft = pathways.draft(slug);
                    var body = draft.body();
                    var words = new LinkedHashMap<String, Map<String, String>>();
                    words.put("title", words(form, "title", SHORT, body, true, page));
                    words.put("audience", words(form, "audience", LONG, body, true, page));
                    var responsible = form.optional("responsible", SHORT);
                    var now = new Body(
                            body.source(),
                            form.all("required").stream()
                                    .filter(page.cityLanguages()::contains)
                                    .toList(),
                            form.ticked("sample"),
                            responsible,
                            new Pathway(body.pathway().facts(), body.pathway().steps(), form.all("have")),
                            body.words());
                    return keep(draft, now.with(words), "", form, page, visitor);
                },
                () -> aboutForm(slug, form, model, page));
    }

    @GetMapping("/{slug}/draft/facts/new")
    String newFact(@PathVariable String slug, Form form, Model model, Page page) {
        var draft = pathways.draft(slug);
        version(form, draft);
        form.prefill("kind", Fact.Kind.BOOL);
        return editing(draft, null, form, model, page, "act/pathways/fact-form");
    }

    @GetMapping("/{slug}/draft/facts/{key}")
    String factForm(@PathVariable String slug, @PathVariable String key, Form form, Model model, Page page) {
        var draft = pathways.draft(slug);
        var fact = draft.structure().fact(key).orElseThrow(() -> new NotFound("fact " + key));
        version(form, draft);
        form.prefill("kind", fact.kind());
        form.prefill("sensitive", fact.sensitive() ? "true" : null);
        for (var field : List.of("question", "why", "because", "because.yes", "because.no")) {
            prefill(form, draft.body(), field, Wording.fact(key, field));
        }
        for (var lang : page.cityLanguages()) {
            var lines = fact.choices().stream()
                    .map(it -> Map.entry(
                            it,
                            draft.body()
                                    .words()
                                    .getOrDefault(Wording.choice(fact, it), Map.of())
                                    .getOrDefault(lang, "")))
                    .filter(it -> !it.getValue().isEmpty())
                    .map(it -> it.getKey() + ": " + it.getValue())
                    .collect(Collectors.joining("\n"));
            form.prefill("choices." + lang, lines);
        }
        ConditionForm.prefill(form, "askWhen", fact.askWhen());
        return editing(draft, key, form, model, page, "act/pathways/fact-form");
    }

    @PostMapping("/{slug}/draft/facts/new")
    String addFact(@PathVariable String slug, Form form, Model model, Page page, Visitor visitor) {
        return form.submit(
                () -> {
                    var draft = pathways.draft(slug);
                    var key = form.text("key", 40);
                    form.check(key.isEmpty() || Fact.KEY.matcher(key).matches(), "key", "pathways.refused.key");
                    form.check(isFree(draft, key), "key", "pathways.refused.keyTaken");
                    return keepFact(draft, key, form, page, visitor);
                },
                () -> newFact(slug, form, model, page));
    }

    @PostMapping("/{slug}/draft/facts/{key}")
    String changeFact(
            @PathVariable String slug, @PathVariable String key, Form form, Model model, Page page, Visitor visitor) {
        return form.submit(
                () -> keepFact(pathways.draft(slug), key, form, page, visitor),
                () -> factForm(slug, key, form, model, page));
    }

    private String keepFact(Revision draft, String key, Form form, Page page, Visitor visitor) {
        var body = draft.body();
        var kind = form.choice("kind", Fact.Kind.class);
        var words = new LinkedHashMap<String, Map<String, String>>();
        words.put(Wording.fact(key, "question"), words(form, "question", SHORT, body, true, page));
        words.put(Wording.fact(key, "why"), words(form, "why", LONG, body, false, page));
        for (var field : List.of("because", "because.yes", "because.no")) {
            words.put(Wording.fact(key, field), words(form, field, SHORT, body, false, page));
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
        choices.forEach((choice, labels) -> words.put(Wording.choice(fact, choice), labels));
        var facts = replaced(body.pathway().facts(), fact, it -> it.key().equals(key));
        return keep(
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
            var typed = form.optional(field, LONG);
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

    @GetMapping("/{slug}/draft/steps/new")
    String newStep(@PathVariable String slug, Form form, Model model, Page page) {
        var draft = pathways.draft(slug);
        version(form, draft);
        form.prefill("level", Step.Level.CITY);
        return editing(draft, null, form, model, page, "act/pathways/step-form");
    }

    @GetMapping("/{slug}/draft/steps/{key}")
    String stepForm(@PathVariable String slug, @PathVariable String key, Form form, Model model, Page page) {
        var draft = pathways.draft(slug);
        var step = draft.structure().step(key).orElseThrow(() -> new NotFound("step " + key));
        version(form, draft);
        Wording.OF_A_STEP.forEach(it -> prefill(form, draft.body(), it, Wording.step(key, it)));
        ConditionForm.prefill(form, "when", step.when());
        ConditionForm.prefill(form, "doneWhen", step.doneWhen());
        form.prefillAll("after", List.copyOf(step.after()));
        var deadline = step.deadline();
        if (deadline != null) {
            form.prefill("days", deadline.days());
            form.prefill("fromStep", deadline.fromStep());
            form.prefill("fromFact", deadline.fromFact());
        }
        form.prefillAll("bring", step.bring());
        form.prefillAll("gives", step.gives());
        form.prefillAll("services", step.services());
        form.prefill("article", step.article());
        form.prefill("level", step.responsible().level());
        form.prefill("organisation", step.responsible().organisation());
        form.prefill("office", step.responsible().office());
        form.prefill("critical", step.critical() ? "true" : null);
        form.prefill("sample", step.sample() ? "true" : null);
        return editing(draft, key, form, model, page, "act/pathways/step-form");
    }

    @PostMapping("/{slug}/draft/steps/new")
    String addStep(@PathVariable String slug, Form form, Model model, Page page, Visitor visitor) {
        return form.submit(
                () -> {
                    var draft = pathways.draft(slug);
                    var key = form.text("key", 60);
                    form.check(key.isEmpty() || Step.KEY.matcher(key).matches(), "key", "pathways.refused.key");
                    form.check(isFree(draft, key), "key", "pathways.refused.keyTaken");
                    return keepStep(draft, key, form, page, visitor);
                },
                () -> newStep(slug, form, model, page));
    }

    @PostMapping("/{slug}/draft/steps/{key}")
    String changeStep(
            @PathVariable String slug, @PathVariable String key, Form form, Model model, Page page, Visitor visitor) {
        return form.submit(
                () -> keepStep(pathways.draft(slug), key, form, page, visitor),
                () -> stepForm(slug, key, form, model, page));
    }

    private String keepStep(Revision draft, String key, Form form, Page page, Visitor visitor) {
        var body = draft.body();
        var words = new LinkedHashMap<String, Map<String, String>>();
        for (var field : Wording.OF_A_STEP) {
            words.put(
                    Wording.step(key, field),
                    words(form, field, field.equals("how") ? LONG : SHORT * 2, body, field.equals("title"), page));
        }
        var doneWhen = ConditionForm.read(form, "doneWhen");
        var fromStep = form.optional("fromStep", 60);
        var fromFact = form.optional("fromFact", 60);
        var timed = !form.typed("days").isBlank();
        form.check(timed || fromStep == null && fromFact == null, "days", "pathways.refused.days");
        form.check(!timed || fromStep != null || fromFact != null, "days", "pathways.refused.from");
        var step = new Step(
                key,
                ConditionForm.read(form, "when"),
                doneWhen instanceof Condition.Always ? null : doneWhen,
                new TreeSet<>(form.all("after")),
                timed ? new Step.Deadline(form.number("days", 0, MOST_DAYS), fromStep, fromFact) : null,
                form.all("bring"),
                form.all("gives"),
                form.all("services"),
                form.optional("article", SHORT),
                new Step.Responsible(
                        form.choice("level", Step.Level.class),
                        form.optional("organisation", SHORT),
                        form.optional("office", SHORT)),
                form.ticked("critical"),
                form.ticked("sample"));
        form.check(
                step.responsible().organisation() == null || step.responsible().office() == null,
                "office",
                "pathways.refused.both");
        var steps = replaced(body.pathway().steps(), step, it -> it.key().equals(key));
        return keep(
                draft,
                body.with(new Pathway(
                                body.pathway().facts(), steps, body.pathway().have()))
                        .with(words),
                "#step-" + key,
                form,
                page,
                visitor);
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
                    return keep(
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
                    return "redirect:" + page.to("/pathways/" + slug + "/revisions");
                },
                () -> revisions(slug, form, model, page));
    }

    @PostMapping("/{slug}/bring-back")
    String bringBack(@PathVariable String slug, Form form, Model model, Page page, Visitor visitor) {
        return form.submit(
                () -> {
                    pathways.bringBack(slug, visitor);
                    return "redirect:" + page.to("/pathways/" + slug);
                },
                () -> revisions(slug, form, model, page));
    }

    private String keep(Revision draft, Body body, String at, Form form, Page page, Visitor visitor) {
        var seen = form.version();
        form.done();
        pathways.keep(draft, body, seen, visitor);
        return "redirect:" + page.to(draft.path() + "/draft" + at);
    }

    private static void version(Form form, Revision draft) {
        form.standsOn(draft.version());
    }

    private static boolean isFree(Revision draft, String key) {
        return draft.structure().fact(key).isEmpty()
                && draft.structure().step(key).isEmpty()
                && !key.equals("new");
    }

    private static <T> List<T> replaced(List<T> all, T one, java.util.function.Predicate<T> same) {
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

    private static void prefill(Form form, Body body, String field, String name) {
        body.words().getOrDefault(name, Map.of()).forEach((lang, value) -> form.prefill(field + "." + lang, value));
    }

    private static Map<String, String> words(Form form, String field, int max, Body body, boolean needed, Page page) {
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

    private String editing(Revision draft, @Nullable String key, Form form, Model model, Page page, String view) {
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
                                .map(it -> new Option(it.key(), body.original(Wording.step(it.key(), "title"))))
                                .toList(),
                        facts.stream()
                                .filter(it -> it.kind() == Fact.Kind.DATE)
                                .map(it -> new Option(it.key(), body.original(Wording.fact(it.key(), "question"))))
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

    private Map<String, List<String>> findings(Revision draft, Page page) {
        var found = new LinkedHashMap<String, List<String>>();
        for (var finding : pathways.check(draft)) {
            found.computeIfAbsent(finding.place(), it -> new ArrayList<>()).add(sentence(finding, draft.body(), page));
        }
        return found;
    }

    private String sentence(Finding finding, Body body, Page page) {
        var about = finding.about();
        var problem = finding.problem();
        if (problem == Problem.RING) {
            return page.say(
                    problem.key(),
                    about.stream()
                            .map(it -> body.original(Wording.step(it, "title")))
                            .collect(Collectors.joining(" → ")));
        }
        if (problem == Problem.NOT_WRITTEN || problem == Problem.NOT_TRANSLATED) {
            return page.say(
                    problem.key(),
                    field(page, about.getFirst()),
                    about.stream()
                            .skip(1)
                            .map(it -> page.tongues().stream()
                                    .filter(tongue -> tongue.tag().equals(it))
                                    .map(Tongue::name)
                                    .findFirst()
                                    .orElse(it))
                            .collect(Collectors.joining(", ")));
        }
        var documents = surroundings.documents(page).stream()
                .collect(Collectors.toMap(Option::value, Option::label, (a, b) -> a));
        return page.say(
                problem.key(),
                about.stream()
                        .map(it -> documents.getOrDefault(
                                it,
                                body.says(Wording.step(it, "title")) ? body.original(Wording.step(it, "title")) : it))
                        .toArray());
    }

    /** What people call the text of this name. */
    private static String field(Page page, String name) {
        var last = name.substring(name.lastIndexOf('.') + 1);
        if (name.contains(".choice.")) return page.say("pathways.field.choices") + " – " + last;
        if (name.contains(".because")) return page.say("pathways.field.because");
        return switch (last) {
            case "title" -> page.say("pathways.field.title");
            case "audience" -> page.say("pathways.field.audience");
            case "question" -> page.say("pathways.field.question");
            case "how" -> page.say("pathways.field.how");
            default -> page.say("pathways.field.why");
        };
    }

    static List<Option> options(Page page, Enum<?>... values) {
        return Arrays.stream(values)
                .map(it -> new Option(it.name(), page.say(it)))
                .toList();
    }
}
