package city.koinon.platform.directory;

import city.koinon.platform.kernel.Access;
import city.koinon.platform.kernel.NotFound;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.kernel.Visitor;
import city.koinon.platform.kernel.Who;
import city.koinon.platform.ui.Form;
import city.koinon.platform.ui.Option;
import city.koinon.platform.ui.Page;
import city.koinon.platform.ui.Tables;
import gg.jte.Content;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** The associations, employers and public bodies of a city, and how a coordinator keeps their list. */
@Controller
@RequestMapping(Page.BASE)
class OrganisationPages {

    private static final List<String> COLUMNS =
            List.of("organisation", "slug", "name", "kind", "level", "website", "contact", "closed_on");

    private final Directory directory;
    private final ObjectProvider<OrganisationPart> parts;

    OrganisationPages(Directory directory, ObjectProvider<OrganisationPart> parts) {
        this.directory = directory;
        this.parts = parts;
    }

    @GetMapping("/organisations")
    @Access(Who.EVERYBODY)
    String all(Model model, Page page, Visitor visitor) {
        var sections = Stream.of(Organisation.Kind.values())
                .map(kind -> new Section(
                        kind,
                        directory.organisations().stream()
                                .filter(it -> it.kind() == kind)
                                .toList()))
                .filter(it -> !it.organisations().isEmpty())
                .toList();
        model.addAttribute("organisations", new Organisations(sections, visitor.is(Role.COORDINATOR)));
        return "platform/directory/organisations";
    }

    record Section(Organisation.Kind kind, List<Organisation> organisations) {}

    record Organisations(List<Section> sections, boolean mayChange) {}

    @GetMapping({"/organisations.json", "/organisations.csv"})
    @Access(Who.EVERYBODY)
    ResponseEntity<byte[]> file(Page page) {
        return Tables.file(page, "organisations", COLUMNS, rows(page));
    }

    private List<List<@Nullable Object>> rows(Page page) {
        return directory.organisations().stream()
                .map(it -> Arrays.<@Nullable Object>asList(
                        it.id(),
                        it.slug(),
                        it.nameIn(page.lang()),
                        it.kind(),
                        it.level(),
                        it.website(),
                        it.contact(),
                        it.closedOn()))
                .toList();
    }

    @GetMapping("/organisations/{slug}")
    @Access(Who.EVERYBODY)
    String one(@PathVariable String slug, Model model, Page page, Visitor visitor) {
        var organisation = organisation(slug);
        model.addAttribute(
                "organisation",
                new OnePage(
                        organisation,
                        parts.stream()
                                .sorted(Comparator.comparingInt(OrganisationPart::order))
                                .map(it -> it.render(organisation.id(), page))
                                .flatMap(Optional::stream)
                                .toList(),
                        visitor.is(Role.COORDINATOR)));
        return "platform/directory/organisation";
    }

    record OnePage(Organisation it, List<Content> parts, boolean mayChange) {

        List<String> contact() {
            return it.contact().isBlank() ? List.of() : it.contact().lines().toList();
        }
    }

    @GetMapping("/organisations/new")
    @Access(roles = Role.COORDINATOR)
    String newOne(Form form, Model model, Page page) {
        form.prefill("level", Level.CITY);
        return form(null, form, model, page);
    }

    @PostMapping("/organisations/new")
    @Access(roles = Role.COORDINATOR)
    String add(Form form, Model model, Page page, Visitor visitor) {
        return form.submit(
                () -> {
                    var draft = OrganisationDraft.from(form, page);
                    form.done();
                    var id = directory.addOrganisation(draft, visitor);
                    return "redirect:" + page.to(directory.organisation(id).path());
                },
                () -> newOne(form, model, page));
    }

    @GetMapping("/organisations/{slug}/edit")
    @Access(roles = Role.COORDINATOR)
    String edit(@PathVariable String slug, Form form, Model model, Page page) {
        var organisation = organisation(slug);
        form.standsOn(organisation.version());
        if (form.typed("once").isEmpty()) {
            OrganisationDraft.prefill(form, organisation);
        }
        return form(organisation, form, model, page);
    }

    @PostMapping("/organisations/{slug}/edit")
    @Access(roles = Role.COORDINATOR)
    String change(@PathVariable String slug, Form form, Model model, Page page, Visitor visitor) {
        var organisation = organisation(slug);
        return form.submit(
                () -> {
                    switch (form.typed("do")) {
                        case "close" ->
                            directory.closeOrganisation(organisation.id(), page.today(), Versions.of(form), visitor);
                        case "reopen" ->
                            directory.closeOrganisation(organisation.id(), null, Versions.of(form), visitor);
                        default -> {
                            var draft = OrganisationDraft.from(form, page);
                            form.done();
                            directory.changeOrganisation(organisation.id(), draft, Versions.of(form), visitor);
                        }
                    }
                    return "redirect:" + page.to(organisation.path());
                },
                () -> edit(slug, form, model, page));
    }

    private static String form(@Nullable Organisation organisation, Form form, Model model, Page page) {
        model.addAttribute("form", form);
        model.addAttribute("organisation", organisation);
        model.addAttribute("levels", OfficeForms.levels(page));
        model.addAttribute(
                "kinds",
                Stream.of(Organisation.Kind.values())
                        .map(it -> new Option(it.name(), page.say(it)))
                        .toList());
        return "platform/directory/organisation-form";
    }

    private Organisation organisation(String slug) {
        return directory.findOrganisation(slug).orElseThrow(() -> new NotFound("organisation"));
    }
}
