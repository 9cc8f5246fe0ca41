package city.koinon.act.pathways;

import city.koinon.platform.identity.Accounts;
import city.koinon.platform.kernel.CurrentCity;
import city.koinon.platform.kernel.DemonstrationData;
import city.koinon.platform.kernel.DemonstrationEntry;
import city.koinon.platform.kernel.Grant;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.kernel.Visitor;
import city.koinon.platform.texts.Origin;
import city.koinon.platform.texts.Texts;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Levadia's pathways, written down in the files beside this class: in Greek and five other languages, some of it translated from an older
 * wording or by a machine. Where the law is concerned they are samples.
 */
@Component
class PathwaysDemonstration implements DemonstrationData {

    private static final String CITY = "levadia";

    /** What everybody needs is begun first, for readers find them in that order. */
    private static final String FIRST = "first-weeks";

    private static final ZoneId ATHENS = ZoneId.of("Europe/Athens");
    private static final LocalDate WRITTEN = LocalDate.of(2026, 3, 12);
    private static final LocalDate REVISED = LocalDate.of(2026, 4, 16);
    private static final List<String> LANGUAGES = List.of("el", "en", "ar", "sq", "ro", "uk");
    private static final List<String> BOTH = List.of(Answers.YES, Answers.NO);

    private final Pathways pathways;
    private final Texts texts;
    private final Accounts accounts;

    PathwaysDemonstration(Pathways pathways, Texts texts, Accounts accounts) {
        this.pathways = pathways;
        this.texts = texts;
        this.accounts = accounts;
    }

    @Override
    public Stream<Scene> scenes() {
        return files().stream()
                .sorted(Comparator.comparing(it -> !it.slug().equals(FIRST)))
                .flatMap(it -> it.former().isEmpty()
                        ? Stream.of(scene(WRITTEN, () -> write(it)))
                        : Stream.of(scene(WRITTEN, () -> writeAsItWas(it)), scene(REVISED, () -> revise(it))));
    }

    private static Scene scene(LocalDate day, Runnable play) {
        return new Scene(CITY, ATHENS, day, LocalTime.of(13, 0), play);
    }

    private void write(Written it) {
        pathways.begin(it.slug(), it.body(it.words()), editor());
        publish(it);
        render(it);
    }

    private void writeAsItWas(Written it) {
        pathways.begin(it.slug(), it.body(it.wordsAsTheyWere()), editor());
        publish(it);
    }

    private void revise(Written it) {
        pathways.revise(it.slug(), editor());
        var draft = pathways.draft(it.slug());
        pathways.keep(draft, it.body(it.wordsOfToday()), draft.version(), editor());
        publish(it);
        render(it);
    }

    /** Not before it is sound: a sample that could not be published would show nothing. */
    private void publish(Written it) {
        var draft = pathways.draft(it.slug());
        var found = pathways.check(draft);
        if (!found.isEmpty()) {
            throw new IllegalStateException("The sample " + it.slug() + " cannot be published: " + found);
        }
        pathways.publish(draft, true, draft.version(), editor());
    }

    /** What a machine or an association translated is told as that. */
    private void render(Written it) {
        var revision = pathways.get(it.slug());
        var ids = pathways.wording(revision.pathway());
        for (var step : it.steps()) {
            for (var lang : LANGUAGES) {
                var by = step.map("community").get(lang);
                var origin =
                        step.list("machine").contains(lang) ? Origin.MACHINE : by == null ? null : Origin.COMMUNITY;
                if (origin == null || step.list("stale").contains(lang)) continue;
                for (var field : TextNames.OF_A_STEP) {
                    var value = step.map(field).get(lang);
                    var id = ids.get(TextNames.step(step.text("key"), field));
                    if (value != null && id != null) {
                        texts.render(id, lang, value.toString().strip(), origin, by == null ? null : by.toString());
                    }
                }
            }
        }
        pathways.register(revision);
    }

    private Visitor editor() {
        var account =
                accounts.byAddress("editor@" + CurrentCity.slug() + ".example").orElseThrow();
        return new Visitor(account.id(), account.name(), Set.of(new Grant(Role.EDITOR, null)), true);
    }

    private static List<Written> files() {
        return DemonstrationEntry.each(PathwaysDemonstration.class).stream()
                .map(Written::new)
                .toList();
    }

    /** One file. */
    private record Written(DemonstrationEntry whole) {

        String slug() {
            return whole.text("slug");
        }

        List<DemonstrationEntry> facts() {
            return whole.entries("facts").toList();
        }

        List<DemonstrationEntry> steps() {
            return whole.entries("steps").toList();
        }

        /** Steps whose original was written anew, by key. */
        Map<String, Map<String, Object>> former() {
            var former = new LinkedHashMap<String, Map<String, Object>>();
            steps().stream()
                    .filter(it -> it.has("earlier"))
                    .forEach(it -> former.put(it.text("key"), it.map("earlier")));
            return former;
        }

        Body body(Map<String, Map<String, String>> words) {
            return new Body(
                    whole.text("source"),
                    whole.list("required"),
                    whole.is("sample"),
                    whole.optional("responsible"),
                    new Pathway(
                            facts().stream().map(Written::fact).toList(),
                            steps().stream().map(Written::step).toList(),
                            whole.list("have")),
                    words);
        }

        private static Fact fact(DemonstrationEntry it) {
            return new Fact(
                    it.text("key"),
                    it.choice("kind", Fact.Kind.class),
                    it.is("sensitive"),
                    Condition.read(it.has("askWhen") ? it.text("askWhen") : ""),
                    it.entries("choices").map(choice -> choice.text("key")).toList());
        }

        private static Step step(DemonstrationEntry it) {
            var deadline = it.entry("deadline");
            var responsible = it.entry("responsible");
            return new Step(
                    it.text("key"),
                    Condition.read(it.has("when") ? it.text("when") : ""),
                    it.has("doneWhen") ? Condition.read(it.text("doneWhen")) : null,
                    Set.copyOf(it.list("after")),
                    it.has("deadline")
                            ? new Step.Deadline(
                                    Integer.parseInt(deadline.text("days")),
                                    deadline.optional("fromStep"),
                                    deadline.optional("fromFact"))
                            : null,
                    it.list("bring"),
                    it.list("gives"),
                    it.list("services"),
                    it.optional("article"),
                    new Step.Responsible(
                            responsible.choice("level", Step.Level.class),
                            responsible.optional("organisation"),
                            responsible.optional("office")),
                    it.is("critical"),
                    it.is("sample"));
        }

        /** In all languages. */
        Map<String, Map<String, String>> words() {
            var words = new LinkedHashMap<String, Map<String, String>>();
            words.put("title", whole.entry("title").words(LANGUAGES));
            words.put("audience", whole.entry("audience").words(LANGUAGES));
            for (var fact : facts()) {
                var key = fact.text("key");
                words.put(
                        TextNames.fact(key, "question"), fact.entry("question").words(LANGUAGES));
                words.put(TextNames.fact(key, "why"), fact.entry("why").words(LANGUAGES));
                if (fact.text("kind").equals(Fact.Kind.BOOL.name())) {
                    BOTH.forEach(it -> words.put(TextNames.fact(key, "because." + it), reason(fact, it)));
                } else {
                    words.put(
                            TextNames.fact(key, "because"),
                            fact.entry("because").words(LANGUAGES));
                }
                fact.entries("choices")
                        .forEach(it -> words.put(TextNames.fact(key, "choice." + it.text("key")), it.words(LANGUAGES)));
            }
            for (var step : steps()) {
                TextNames.OF_A_STEP.stream()
                        .filter(step::has)
                        .forEach(it -> words.put(
                                TextNames.step(step.text("key"), it),
                                step.entry(it).words(LANGUAGES)));
            }
            return words;
        }

        /** A bare yes is a truth value in these files, and no word. */
        private static Map<String, String> reason(DemonstrationEntry fact, String answer) {
            var words = new LinkedHashMap<String, String>();
            for (var lang : LANGUAGES) {
                var both = fact.entry("because").entry(lang);
                var value = both.optional(both.has(answer) ? answer : String.valueOf(answer.equals(Answers.YES)));
                if (value != null) words.put(lang, value);
            }
            return words;
        }

        /** The original of then, with the translations that were never made anew. */
        Map<String, Map<String, String>> wordsAsTheyWere() {
            var words = words();
            changed((name, stale, former) -> {
                var then = new LinkedHashMap<>(words.getOrDefault(name, Map.of()));
                then.put(whole.text("source"), former);
                words.put(name, then);
            });
            return words;
        }

        /** The original of today, with the translations that followed it. */
        Map<String, Map<String, String>> wordsOfToday() {
            var words = words();
            changed((name, stale, former) -> {
                var now = new LinkedHashMap<>(words.getOrDefault(name, Map.of()));
                now.keySet().removeAll(stale);
                words.put(name, now);
            });
            return words;
        }

        private interface Change {
            void of(String name, List<String> stale, String former);
        }

        private void changed(Change change) {
            for (var step : steps()) {
                step.map("earlier")
                        .forEach((field, former) -> change.of(
                                TextNames.step(step.text("key"), field),
                                step.list("stale"),
                                former.toString().strip()));
            }
        }
    }
}
