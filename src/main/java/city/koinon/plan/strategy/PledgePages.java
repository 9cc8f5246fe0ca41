package city.koinon.plan.strategy;

import city.koinon.plan.strategy.Pledge.ByKind;
import city.koinon.plan.strategy.Pledge.ToKind;
import city.koinon.plan.strategy.Pledges.Sides;
import city.koinon.platform.directory.Directory;
import city.koinon.platform.kernel.Access;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.kernel.Visitor;
import city.koinon.platform.kernel.Who;
import city.koinon.platform.ledger.Subject;
import city.koinon.platform.ledger.Tellers;
import city.koinon.platform.municipality.Names;
import city.koinon.platform.texts.Shelf;
import city.koinon.platform.texts.Shown;
import city.koinon.platform.texts.Texts;
import city.koinon.platform.texts.Written;
import city.koinon.platform.ui.Form;
import city.koinon.platform.ui.Moment;
import city.koinon.platform.ui.Option;
import city.koinon.platform.ui.Page;
import city.koinon.platform.ui.Tables;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** What partners promised in memoranda, in public, with or without a consequence. */
@Controller
@RequestMapping(Page.BASE + "/plan")
class PledgePages {

    private static final List<String> COLUMNS = List.of(
            "by", "to", "text", "origin", "reference", "madeOn", "dueOn", "consequence", "standing", "keptOn", "page");

    private final Pledges pledges;
    private final Outlook outlook;
    private final Texts texts;
    private final Directory directory;
    private final Tellers tellers;

    PledgePages(Pledges pledges, Outlook outlook, Texts texts, Directory directory, Tellers tellers) {
        this.pledges = pledges;
        this.outlook = outlook;
        this.texts = texts;
        this.directory = directory;
        this.tellers = tellers;
    }

    /** A pledge with the names of both sides in the reader's language. */
    record Line(Pledge pledge, Names.Named by, Names.@Nullable Named to, Pledge.Standing standing) {}

    record Lines(List<Line> all, Shelf shelf, boolean writes) {
        Shown text(UUID id, Page page) {
            return shelf.get(id, page.lang());
        }
    }

    record One(Line line, Shelf shelf, @Nullable Shown action, List<Moment> thread, boolean writes) {
        Shown text(UUID id, Page page) {
            return shelf.get(id, page.lang());
        }
    }

    @GetMapping("/pledges")
    @Access(Who.EVERYBODY)
    String list(Model model, Page page, Visitor visitor) {
        var all = pledges.list();
        model.addAttribute(
                "it",
                new Lines(all.stream().map(it -> line(it, page)).toList(), shelf(all), visitor.is(Role.COORDINATOR)));
        return "plan/strategy/pledges";
    }

    @GetMapping({"/pledges.json", "/pledges.csv"})
    @Access(Who.EVERYBODY)
    ResponseEntity<byte[]> file(Page page) {
        return Tables.file(page, "pledges", COLUMNS, rows(page));
    }

    @GetMapping("/pledges/{id}")
    @Access(Who.EVERYBODY)
    String one(@PathVariable UUID id, Model model, Page page, Visitor visitor) {
        var pledge = pledges.get(id);
        var action = Optional.ofNullable(pledge.action())
                .map(it -> outlook.with(it, page.today())
                        .action(it)
                        .orElseThrow()
                        .action()
                        .title())
                .map(it -> texts.get(it).in(page.lang()))
                .orElse(null);
        model.addAttribute(
                "it",
                new One(
                        line(pledge, page),
                        shelf(List.of(pledge)),
                        action,
                        tellers.thread(new Subject(Pledges.KIND, id), page),
                        visitor.is(Role.COORDINATOR)));
        return "plan/strategy/pledge";
    }

    @GetMapping("/pledges/new")
    @Access(roles = Role.COORDINATOR)
    String makeForm(Form form, Model model, Page page) {
        form.prefill("origin", Pledge.Origin.MEMORANDUM);
        form.prefill("to", "PUBLIC");
        model.addAttribute("form", form);
        model.addAttribute("parties", parties(page));
        model.addAttribute("actions", actions(page));
        return "plan/strategy/pledge-form";
    }

    @PostMapping("/pledges/new")
    @Access(roles = Role.COORDINATOR)
    String make(Form form, Model model, Page page, Visitor visitor) {
        return form.submit(
                () -> {
                    var sides = sides(form, page);
                    var text = Written.from(form, "text", Reasons.LONGEST, page);
                    var origin = form.choice("origin", Pledge.Origin.class);
                    var reference = form.text("reference", 300);
                    var made = form.date("madeOn");
                    var due = form.date("due");
                    var consequence = Written.optional(form, "consequence", Reasons.LONGEST, page)
                            .orElse(null);
                    var action = form.optionalId("action");
                    form.check(
                            action == null
                                    || outlook.inForce(page.today())
                                            .flatMap(it -> it.action(action))
                                            .isPresent(),
                            "action",
                            "ui.refused.choice");
                    form.done();
                    var id = pledges.make(sides, text, origin, reference, made, due, consequence, action, visitor);
                    return "redirect:" + page.to("/plan/pledges/" + id);
                },
                () -> makeForm(form, model, page));
    }

    @GetMapping("/pledges/{id}/kept")
    @Access(roles = Role.COORDINATOR)
    String keptForm(@PathVariable UUID id, Form form, Model model, Page page) {
        return versioned(
                id,
                form,
                model,
                page,
                new SmallForm(
                        page.say("strategy.pledge.kept.title"),
                        texts.get(pledges.get(id).text()).in(page.lang()),
                        page.say("strategy.pledge.kept.lead"),
                        "/plan/pledges/" + id + "/kept",
                        "/plan/pledges/" + id,
                        page.say("strategy.evidence"),
                        page.say("strategy.evidence.hint"),
                        page.say("strategy.pledge.kept.on"),
                        false,
                        true,
                        page.say("strategy.pledge.kept.button")));
    }

    @PostMapping("/pledges/{id}/kept")
    @Access(roles = Role.COORDINATOR)
    String kept(@PathVariable UUID id, Form form, Model model, Page page, Visitor visitor) {
        return form.submit(
                () -> {
                    var on = form.date("on");
                    var text = StepPages.text(form, page);
                    var version = StepPages.version(form);
                    form.done();
                    pledges.kept(id, on, text, version, visitor);
                    return "redirect:" + page.to("/plan/pledges/" + id);
                },
                () -> keptForm(id, form, model, page));
    }

    @GetMapping("/pledges/{id}/withdraw")
    @Access(roles = Role.COORDINATOR)
    String withdrawForm(@PathVariable UUID id, Form form, Model model, Page page) {
        return versioned(
                id,
                form,
                model,
                page,
                new SmallForm(
                        page.say("strategy.pledge.withdraw.title"),
                        texts.get(pledges.get(id).text()).in(page.lang()),
                        page.say("strategy.pledge.withdraw.lead"),
                        "/plan/pledges/" + id + "/withdraw",
                        "/plan/pledges/" + id,
                        page.say("strategy.why"),
                        page.say("strategy.why.hint"),
                        null,
                        false,
                        true,
                        page.say("strategy.pledge.withdraw.button")));
    }

    @PostMapping("/pledges/{id}/withdraw")
    @Access(roles = Role.COORDINATOR)
    String withdraw(@PathVariable UUID id, Form form, Model model, Page page, Visitor visitor) {
        return form.submit(
                () -> {
                    var text = StepPages.text(form, page);
                    var version = StepPages.version(form);
                    form.done();
                    pledges.withdraw(id, text, version, visitor);
                    return "redirect:" + page.to("/plan/pledges/" + id);
                },
                () -> withdrawForm(id, form, model, page));
    }

    private String versioned(UUID id, Form form, Model model, Page page, SmallForm it) {
        var version = pledges.get(id).version();
        form.standsOn(version);
        return StepPages.show(form, model, it);
    }

    /** Organisations and offices stand in one list, each with its kind before its id: {@code OFFICE:0198…}. */
    private Sides sides(Form form, Page page) {
        var by = party(form, "by", page);
        var to = form.typed("to").equals("PUBLIC") ? null : party(form, "to", page);
        return new Sides(
                by.office() ? ByKind.OFFICE : ByKind.ORGANISATION,
                by.id(),
                to == null ? ToKind.PUBLIC : to.office() ? ToKind.OFFICE : ToKind.ORGANISATION,
                to == null ? null : to.id());
    }

    private record Party(boolean office, UUID id) {}

    private Party party(Form form, String field, Page page) {
        var typed = form.typed(field);
        if (parties(page).stream().noneMatch(it -> it.value().equals(typed))) {
            form.refuse(field, "ui.refused.choice");
            return new Party(true, new UUID(0, 0));
        }
        return new Party(typed.startsWith("OFFICE:"), UUID.fromString(typed.substring(typed.indexOf(':') + 1)));
    }

    private List<Option> parties(Page page) {
        var options = new ArrayList<Option>();
        directory.organisations().stream()
                .filter(it -> it.closedOn() == null)
                .forEach(it -> options.add(new Option("ORGANISATION:" + it.id(), it.nameIn(page.lang()))));
        directory.openOffices().forEach(it -> options.add(new Option("OFFICE:" + it.id(), it.nameIn(page.lang()))));
        return options;
    }

    private List<Option> actions(Page page) {
        return outlook.inForce(page.today())
                .map(plan -> {
                    var shelf = texts.read(plan.texts());
                    return plan.actions()
                            .map(it -> new Option(
                                    it.action().id().toString(),
                                    shelf.get(it.action().title(), page.lang()).value()))
                            .toList();
                })
                .orElse(List.of());
    }

    private Line line(Pledge pledge, Page page) {
        var to = pledges.toName(pledge.toKind(), pledge.toId());
        return new Line(
                pledge,
                Names.shown(pledges.byName(Pledges.sides(pledge)), page.lang()),
                to == null ? null : Names.shown(to, page.lang()),
                pledge.standing(page.today()));
    }

    private Shelf shelf(List<Pledge> all) {
        return texts.read(all.stream()
                .flatMap(it -> Stream.of(it.text(), it.consequence(), it.evidence(), it.whyWithdrawn()))
                .filter(it -> it != null)
                .toList());
    }

    private List<List<@Nullable Object>> rows(Page page) {
        var all = pledges.list();
        var shelf = shelf(all);
        var rows = new ArrayList<List<@Nullable Object>>();
        for (var pledge : all) {
            var line = line(pledge, page);
            var row = new ArrayList<@Nullable Object>();
            row.add(line.by().value());
            row.add(line.to() == null ? page.say(ToKind.PUBLIC) : line.to().value());
            row.add(shelf.get(pledge.text(), page.lang()).value());
            row.add(pledge.origin());
            row.add(pledge.reference());
            row.add(pledge.madeOn());
            row.add(pledge.dueOn());
            row.add(
                    pledge.consequence() == null
                            ? null
                            : shelf.get(pledge.consequence(), page.lang()).value());
            row.add(line.standing());
            row.add(pledge.keptOn());
            row.add(page.to("/plan/pledges/" + pledge.id()));
            rows.add(row);
        }
        return rows;
    }
}
