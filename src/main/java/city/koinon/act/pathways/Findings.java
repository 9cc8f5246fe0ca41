package city.koinon.act.pathways;

import city.koinon.act.pathways.Checks.Finding;
import city.koinon.act.pathways.Checks.Problem;
import city.koinon.platform.ui.Option;
import city.koinon.platform.ui.Page;
import city.koinon.platform.ui.Tongue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What still keeps a draft from being published, in sentences. */
@Component
class Findings {

    private final Pathways pathways;
    private final Surroundings surroundings;

    Findings(Pathways pathways, Surroundings surroundings) {
        this.pathways = pathways;
        this.surroundings = surroundings;
    }

    /** By the place where each is to be mended. */
    Map<String, List<String>> of(Revision draft, Page page) {
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
                            .map(it -> body.original(TextNames.step(it, "title")))
                            .collect(Collectors.joining(" → ")));
        }
        if (problem == Problem.NOT_WRITTEN || problem == Problem.NOT_TRANSLATED) {
            return page.say(
                    problem.key(),
                    field(page, about.getFirst()),
                    page.list(about.stream()
                            .skip(1)
                            .map(it -> page.tongues().stream()
                                    .filter(tongue -> tongue.tag().equals(it))
                                    .map(Tongue::name)
                                    .findFirst()
                                    .orElse(it))
                            .toList()));
        }
        var documents = surroundings.documents(page).stream()
                .collect(Collectors.toMap(Option::value, Option::label, (a, b) -> a));
        return page.say(
                problem.key(),
                about.stream()
                        .map(it -> documents.getOrDefault(
                                it,
                                body.says(TextNames.step(it, "title"))
                                        ? body.original(TextNames.step(it, "title"))
                                        : it))
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
}
