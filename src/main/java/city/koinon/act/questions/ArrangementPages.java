package city.koinon.act.questions;

import city.koinon.act.services.Topic;
import city.koinon.platform.directory.Directory;
import city.koinon.platform.kernel.Access;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.kernel.Visitor;
import city.koinon.platform.ui.Form;
import city.koinon.platform.ui.Option;
import city.koinon.platform.ui.Page;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Where editors say which office answers what, and within how many days. */
@Controller
@RequestMapping(Page.BASE + "/questions/arrangement")
@Access(roles = Role.EDITOR)
class ArrangementPages {

    private static final int MOST_DAYS = 60;
    private static final int MOST_KEPT = 365;

    private final Arrangements arrangements;
    private final Directory directory;

    ArrangementPages(Arrangements arrangements, Directory directory) {
        this.arrangements = arrangements;
        this.directory = directory;
    }

    @GetMapping
    String form(Form form, Model model, Page page) {
        var now = arrangements.get();
        form.prefill("days", now.days());
        form.prefill("kept", now.keptDays());
        form.prefill("office", now.defaultOffice());
        now.offices().forEach((topic, office) -> form.prefill(field(topic), office));
        form.standsOn(now.version());
        model.addAttribute("form", form);
        model.addAttribute(
                "offices",
                directory.officesInTerm().stream()
                        .map(it -> new Option(it.id().toString(), it.nameIn(page.lang())))
                        .sorted(Comparator.comparing(Option::label))
                        .toList());
        model.addAttribute("topics", List.of(Topic.values()));
        return "act/questions/arrangement";
    }

    @PostMapping
    String change(Form form, Model model, Page page, Visitor visitor) {
        return form.submit(
                () -> {
                    var offices = new EnumMap<Topic, UUID>(Topic.class);
                    for (var topic : Topic.values()) {
                        var office = office(form, field(topic));
                        if (office != null) {
                            offices.put(topic, office);
                        }
                    }
                    var to = new Arrangement(
                            form.number("days", 1, MOST_DAYS),
                            form.number("kept", 0, MOST_KEPT),
                            office(form, "office"),
                            offices,
                            form.version());
                    form.done();
                    arrangements.change(to, visitor);
                    return "redirect:" + page.to("/questions/inbox", "questions.did.arranged");
                },
                () -> form(form, model, page));
    }

    private @Nullable UUID office(Form form, String field) {
        var office = form.optionalId(field);
        form.check(
                office == null
                        || directory.officesInTerm().stream()
                                .anyMatch(it -> it.id().equals(office)),
                field,
                "ui.refused.choice");
        return office;
    }

    static String field(Topic topic) {
        return "office." + topic.name();
    }
}
