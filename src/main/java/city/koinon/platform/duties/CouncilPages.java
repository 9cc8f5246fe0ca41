package city.koinon.platform.duties;

import city.koinon.platform.directory.Directory;
import city.koinon.platform.directory.Office;
import city.koinon.platform.kernel.Access;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.municipality.SettingsEntry;
import city.koinon.platform.ui.Form;
import city.koinon.platform.ui.Option;
import city.koinon.platform.ui.Page;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Where a coordinator says which office keeps the papers of the municipal council. */
@Controller
@RequestMapping(Page.BASE + "/settings/council")
@Access(roles = Role.COORDINATOR)
class CouncilPages implements SettingsEntry {

    private final Council council;
    private final Directory directory;

    CouncilPages(Council council, Directory directory) {
        this.council = council;
        this.directory = directory;
    }

    @GetMapping
    String which(Form form, Model model, Page page) {
        council.secretary().map(Office::id).ifPresent(it -> form.prefill("office", it));
        model.addAttribute("form", form);
        model.addAttribute("offices", offices(page));
        return "platform/duties/council";
    }

    @PostMapping
    String name(Form form, Model model, Page page) {
        return form.submit(
                () -> {
                    var office = form.optionalId("office");
                    form.check(
                            office == null
                                    || directory.openOffices().stream()
                                            .anyMatch(it -> it.id().equals(office)),
                            "office",
                            "ui.refused.choice");
                    form.done();
                    council.secretaryIs(office);
                    return "redirect:" + page.to("/settings");
                },
                () -> which(form, model, page));
    }

    private List<Option> offices(Page page) {
        return directory.openOffices().stream()
                .map(it -> new Option(it.id().toString(), it.nameIn(page.lang())))
                .toList();
    }

    @Override
    public int order() {
        return 105;
    }

    @Override
    public String key() {
        return "duties.council.title";
    }

    @Override
    public String hint() {
        return "duties.council.hint";
    }

    @Override
    public String path() {
        return "/settings/council";
    }
}
