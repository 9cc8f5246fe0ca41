package city.koinon.act.pathways;

import city.koinon.platform.texts.Notice;
import city.koinon.platform.texts.Shelf;
import city.koinon.platform.texts.Shown;
import city.koinon.platform.ui.Page;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The words of a published pathway for one reader. */
record Told(Revision revision, Map<String, UUID> texts, Shelf shelf, Page page) {

    private static final String ANSWER = "{answer}";

    /** Whether somebody at home or at work might not like to see what is asked and answered. */
    boolean delicate() {
        return revision.structure().facts().stream().anyMatch(Fact::sensitive);
    }

    boolean says(String name) {
        return texts.containsKey(name);
    }

    Shown say(String name) {
        return in(name, page.lang());
    }

    String plain(String name) {
        return say(name).value();
    }

    boolean says(Step step, String field) {
        return says(TextNames.step(step.key(), field));
    }

    /** Those of the city’s languages in which the pathway is there: that have its title. */
    List<String> languages() {
        var there = text("title").renderings();
        return page.cityLanguages().stream().filter(there::containsKey).toList();
    }

    Shown title() {
        return say("title");
    }

    /** What is said before the original, where the pathway is not there in the reader's language; null where it is. */
    @Nullable
    Notice untranslated() {
        return title().fallback() ? Notice.of(List.of(text("title")), false, page.lang()) : null;
    }

    Shown title(String step) {
        return say(TextNames.step(step, "title"));
    }

    /** What a deadline or a right hangs on is told in the original, as long as the translation has not followed it. */
    Shown say(Step step, String field) {
        var shown = say(TextNames.step(step.key(), field));
        return step.critical() && shown.stale() ? original(step, field) : shown;
    }

    /** The translation that has not followed, behind the original. */
    @Nullable
    Shown outdated(Step step, String field) {
        var shown = say(TextNames.step(step.key(), field));
        return step.critical() && shown.stale() ? shown : null;
    }

    private Shown original(Step step, String field) {
        var text = text(TextNames.step(step.key(), field));
        return text.in(text.sourceLanguage());
    }

    Shown question(Fact fact) {
        return say(TextNames.fact(fact.key(), "question"));
    }

    /** How the plan says that somebody answered so, in the language in which that is written. */
    Shown because(String key, Answers answers) {
        var fact = revision.structure().fact(key).orElseThrow();
        if (fact.kind() == Fact.Kind.BOOL) {
            return say(TextNames.fact(
                    key, "because." + (answers.values(key).contains(Answers.YES) ? Answers.YES : Answers.NO)));
        }
        var shown = say(TextNames.fact(key, "because"));
        return new Shown(
                shown.value().replace(ANSWER, answer(fact, answers.values(key), shown.lang())),
                shown.lang(),
                shown.dir(),
                shown.origin(),
                shown.state());
    }

    /** What was answered, for people; empty where it is not known. */
    String answer(Fact fact, Answers answers) {
        return answer(fact, answers.values(fact.key()), page.lang());
    }

    private String answer(Fact fact, List<String> values, String lang) {
        return values.stream().map(it -> value(fact, it, lang)).collect(Collectors.joining(" · "));
    }

    private String value(Fact fact, String value, String lang) {
        return switch (fact.kind()) {
            case BOOL -> page.say(value.equals(Answers.YES) ? "pathways.yes" : "pathways.no");
            case DATE -> day(value);
            case CHOICE, SET ->
                fact.choices().contains(value)
                        ? in(TextNames.choice(fact, value), lang).value()
                        : value;
        };
    }

    private String day(String value) {
        try {
            return page.date(LocalDate.parse(value));
        } catch (DateTimeParseException anotherKindOfFactOnce) {
            return value;
        }
    }

    private Shown in(String name, String lang) {
        return text(name).in(lang);
    }

    private city.koinon.platform.texts.Text text(String name) {
        var id = texts.get(name);
        if (id == null) {
            throw new IllegalStateException("Nothing is written as " + name + " of " + revision.slug());
        }
        return shelf.text(id);
    }
}
