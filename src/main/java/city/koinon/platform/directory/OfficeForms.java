package city.koinon.platform.directory;

import city.koinon.platform.identity.AccountInvitations;
import city.koinon.platform.identity.Accounts;
import city.koinon.platform.kernel.Access;
import city.koinon.platform.kernel.NotFound;
import city.koinon.platform.kernel.Refusal;
import city.koinon.platform.kernel.Refused;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.kernel.Visitor;
import city.koinon.platform.ui.Form;
import city.koinon.platform.ui.Option;
import city.koinon.platform.ui.Page;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** How a coordinator opens and closes offices, names their holders and gives them clerks. */
@Controller
@RequestMapping(Page.BASE + "/offices")
@Access(roles = Role.COORDINATOR)
class OfficeForms {

    private final Directory directory;
    private final Accounts accounts;
    private final AccountInvitations invitations;
    private final Clerks clerks;

    OfficeForms(Directory directory, Accounts accounts, AccountInvitations invitations, Clerks clerks) {
        this.directory = directory;
        this.accounts = accounts;
        this.clerks = clerks;
        this.invitations = invitations;
    }

    // The office

    @GetMapping("/new")
    String newOffice(Form form, Model model, Page page) {
        form.prefill("level", Level.CITY);
        return officeForm(null, form, model, page);
    }

    @PostMapping("/new")
    String addOffice(Form form, Model model, Page page, Visitor visitor) {
        return form.submit(
                () -> {
                    var draft = OfficeDraft.from(form, page);
                    form.done();
                    var id = directory.addOffice(draft, visitor);
                    return "redirect:" + page.to(directory.office(id).path());
                },
                () -> newOffice(form, model, page));
    }

    @GetMapping("/{slug}/edit")
    String edit(@PathVariable String slug, Form form, Model model, Page page) {
        var office = office(slug);
        form.standsOn(office.version());
        if (form.typed("once").isEmpty()) {
            OfficeDraft.prefill(form, office);
        }
        return officeForm(office, form, model, page);
    }

    @PostMapping("/{slug}/edit")
    String change(@PathVariable String slug, Form form, Model model, Page page, Visitor visitor) {
        var office = office(slug);
        return form.submit(
                () -> {
                    var draft = OfficeDraft.from(form, page);
                    form.done();
                    directory.changeOffice(office.id(), draft, Versions.of(form), visitor);
                    return "redirect:" + page.to(office.path());
                },
                () -> edit(slug, form, model, page));
    }

    private String officeForm(@Nullable Office office, Form form, Model model, Page page) {
        model.addAttribute("form", form);
        model.addAttribute("office", office);
        model.addAttribute(
                "superiors",
                directory.openOffices().stream()
                        .filter(it -> office == null || !it.id().equals(office.id()))
                        .map(it -> new Option(it.id().toString(), it.nameIn(page.lang())))
                        .toList());
        model.addAttribute("levels", levels(page));
        return "platform/directory/office-form";
    }

    static List<Option> levels(Page page) {
        return Stream.of(Level.values())
                .map(it -> new Option(it.name(), page.say(it)))
                .toList();
    }

    @GetMapping("/{slug}/close")
    String closing(@PathVariable String slug, Form form, Model model, Page page) {
        var office = office(slug);
        form.standsOn(office.version());
        form.prefill("on", page.today());
        model.addAttribute("form", form);
        model.addAttribute("office", office);
        return "platform/directory/office-close";
    }

    @PostMapping("/{slug}/close")
    String close(@PathVariable String slug, Form form, Model model, Page page, Visitor visitor) {
        var office = office(slug);
        return form.submit(
                () -> {
                    if (form.typed("do").equals("reopen")) {
                        directory.reopenOffice(office.id(), Versions.of(form), visitor);
                    } else {
                        var on = form.date("on");
                        form.done();
                        directory.closeOffice(office.id(), on, Versions.of(form), visitor);
                    }
                    return "redirect:" + page.to(office.path());
                },
                () -> closing(slug, form, model, page));
    }

    // Its terms

    @GetMapping("/{slug}/terms/new")
    String newTerm(@PathVariable String slug, Form form, Model model, Page page) {
        form.prefill("from", page.today());
        return termForm(office(slug), null, form, model);
    }

    @PostMapping("/{slug}/terms/new")
    String addTerm(@PathVariable String slug, Form form, Model model, Page page, Visitor visitor) {
        var office = office(slug);
        return form.submit(
                () -> {
                    var person = form.text("person", 120);
                    var email = form.optional("email", 254);
                    var from = form.date("from");
                    var to = form.optionalDate("to");
                    form.done();
                    directory.beginTerm(office.id(), person, account(email, person, page), from, to, visitor);
                    return "redirect:" + page.to(office.path());
                },
                () -> newTerm(slug, form, model, page));
    }

    @GetMapping("/{slug}/terms/{id}")
    String term(@PathVariable String slug, @PathVariable UUID id, Form form, Model model, Page page) {
        var office = office(slug);
        var term = termOf(office, id);
        form.standsOn(term.version());
        if (form.typed("once").isEmpty()) {
            form.prefill("person", term.person());
            form.prefill("from", term.from());
            form.prefill("to", term.to());
            form.prefill("email", email(term));
        }
        return termForm(office, term, form, model);
    }

    @PostMapping("/{slug}/terms/{id}")
    String changeTerm(
            @PathVariable String slug, @PathVariable UUID id, Form form, Model model, Page page, Visitor visitor) {
        var office = office(slug);
        var term = termOf(office, id);
        return form.submit(
                () -> {
                    var person = form.text("person", 120);
                    var email = form.optional("email", 254);
                    var from = form.date("from");
                    var to = form.optionalDate("to");
                    form.done();
                    var kept = email != null && email.equalsIgnoreCase(email(term))
                            ? term.account()
                            : account(email, person, page);
                    directory.changeTerm(id, person, kept, from, to, Versions.of(form), visitor);
                    return "redirect:" + page.to(office.path());
                },
                () -> term(slug, id, form, model, page));
    }

    @GetMapping("/{slug}/terms/{id}/end")
    String ending(@PathVariable String slug, @PathVariable UUID id, Form form, Model model, Page page) {
        var office = office(slug);
        var term = termOf(office, id);
        form.standsOn(term.version());
        form.prefill("to", page.today());
        model.addAttribute("form", form);
        model.addAttribute("office", office);
        model.addAttribute("term", term);
        return "platform/directory/term-end";
    }

    @PostMapping("/{slug}/terms/{id}/end")
    String end(@PathVariable String slug, @PathVariable UUID id, Form form, Model model, Page page, Visitor visitor) {
        var office = office(slug);
        termOf(office, id);
        return form.submit(
                () -> {
                    var to = form.date("to");
                    form.done();
                    directory.endTerm(id, to, Versions.of(form), visitor);
                    return "redirect:" + page.to(office.path());
                },
                () -> ending(slug, id, form, model, page));
    }

    private static String termForm(Office office, @Nullable Term term, Form form, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("office", office);
        model.addAttribute("term", term);
        return "platform/directory/term-form";
    }

    /** @throws Refused when the account administers the city: whoever gives out powers holds no office */
    private @Nullable UUID account(@Nullable String email, String person, Page page) {
        if (email == null) {
            return null;
        }
        var account = invitations.invite(email, person, page.lang());
        if (accounts.held(account).stream()
                .anyMatch(it -> it.role() == Role.COORDINATOR || it.role() == Role.OPERATOR)) {
            throw new Refused("email", "directory.refused.administers");
        }
        return account;
    }

    private @Nullable String email(Term term) {
        var account = term.account();
        return account == null
                ? null
                : accounts.find(account).map(it -> it.email()).orElse(null);
    }

    // Its clerks

    @GetMapping("/{slug}/clerks")
    String clerks(@PathVariable String slug, Form form, Model model, Page page) {
        var office = office(slug);
        model.addAttribute("form", form);
        model.addAttribute("office", office);
        model.addAttribute("clerks", clerks.of(office.id()));
        return "platform/directory/clerks";
    }

    @PostMapping("/{slug}/clerks")
    String clerk(@PathVariable String slug, Form form, Model model, Page page, Visitor visitor) {
        var office = office(slug);
        return form.submit(
                () -> {
                    var leaving = form.optionalId("leaving");
                    if (leaving != null) {
                        clerks.end(office.id(), leaving, visitor);
                    } else {
                        var person = form.text("person", 120);
                        var email = form.text("email", 254);
                        form.done();
                        give(invitations.invite(email, person, page.lang()), office, visitor);
                    }
                    return "redirect:" + page.to(office.path() + "/clerks");
                },
                () -> clerks(slug, form, model, page));
    }

    /** Whatever stands against it is said at the field by which the person was named. */
    private void give(UUID account, Office office, Visitor by) {
        try {
            clerks.add(office.id(), account, by);
        } catch (Refused refused) {
            throw new Refused(refused.refusals().stream()
                    .map(it -> new Refusal("email", it.key(), it.args()))
                    .toList());
        }
    }

    private Office office(String slug) {
        return directory.findOffice(slug).orElseThrow(() -> new NotFound("office"));
    }

    private Term termOf(Office office, UUID id) {
        var term = directory.term(id);
        if (!term.office().equals(office.id())) {
            throw new NotFound("term");
        }
        return term;
    }
}
