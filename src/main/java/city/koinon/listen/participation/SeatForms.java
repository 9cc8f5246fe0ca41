package city.koinon.listen.participation;

import city.koinon.platform.directory.Directory;
import city.koinon.platform.identity.AccountInvitations;
import city.koinon.platform.identity.AccountView;
import city.koinon.platform.identity.Accounts;
import city.koinon.platform.kernel.Access;
import city.koinon.platform.kernel.NotFound;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.kernel.Visitor;
import city.koinon.platform.texts.Texts;
import city.koinon.platform.ui.Form;
import city.koinon.platform.ui.Option;
import city.koinon.platform.ui.Page;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Arranging seats and who holds them. */
@Controller
@RequestMapping(Page.BASE + "/bodies/{slug}")
@Access(roles = {Role.COORDINATOR, Role.SECRETARY})
class SeatForms {

    /** A mandate in the history of its seat, with the name the public sees. */
    record Line(Mandate mandate, String name, boolean running) {}

    private final Bodies bodies;
    private final Seats seats;
    private final Accounts accounts;
    private final AccountInvitations welcome;
    private final Directory directory;
    private final Texts texts;

    SeatForms(
            Bodies bodies,
            Seats seats,
            Accounts accounts,
            AccountInvitations welcome,
            Directory directory,
            Texts texts) {
        this.bodies = bodies;
        this.seats = seats;
        this.accounts = accounts;
        this.welcome = welcome;
        this.directory = directory;
        this.texts = texts;
    }

    static List<Option> languages(Page page) {
        return page.tongues().stream()
                .map(it -> new Option(it.tag(), it.name()))
                .toList();
    }

    /**
     * Somebody, as a form names them: chosen among those who are known, found by their address, or invited.
     *
     * @return opens the account where there is none, so to be asked only once the form is done
     */
    static Supplier<UUID> person(Form form, List<Option> known, AccountInvitations welcome) {
        var chosen = form.optionalId("known");
        if (chosen != null) {
            form.check(
                    known.stream().anyMatch(it -> it.value().equals(chosen.toString())), "known", "ui.refused.choice");
            return () -> chosen;
        }
        var lang = form.text("lang", 10);
        if (!known.isEmpty()
                && form.typed("email").isBlank()
                && form.typed("name").isBlank()) {
            form.refuse("known", "participation.person.who");
        }
        var email = form.refusal("known") == null ? form.text("email", 254) : "";
        var name = form.refusal("known") == null ? form.text("name", 120) : "";
        return () -> welcome.invite(email, name, lang.matches("[a-z]{2,3}") ? lang : "en");
    }

    /**
     * Whom one may choose by name: a coordinator among all accounts of the city, others among those who have sat in the body, because who
     * else has an account is not theirs to know.
     */
    static List<Option> known(Visitor visitor, Accounts accounts, Set<UUID> here) {
        return accounts.all().stream()
                .filter(it -> it.open() && (visitor.is(Role.COORDINATOR) || here.contains(it.id())))
                .sorted(Comparator.comparing(AccountView::name))
                .map(it -> new Option(
                        it.id().toString(),
                        visitor.is(Role.COORDINATOR) && it.email() != null
                                ? it.name() + " · " + it.email()
                                : it.name()))
                .toList();
    }

    @GetMapping("/seats/new")
    String open(@PathVariable String slug, Form form, Model model, Page page, Visitor visitor) {
        var body = arranged(slug, visitor);
        form.prefill("from", page.today());
        form.prefill("voting", "yes");
        model.addAttribute("form", form);
        model.addAttribute("body", body);
        model.addAttribute("name", texts.get(body.name()).in(page.lang()));
        model.addAttribute("constituencies", MeetingForms.options(Seat.Constituency.values(), page));
        model.addAttribute(
                "organisations",
                directory.organisations().stream()
                        .filter(it -> it.closedOn() == null)
                        .map(it -> new Option(it.id().toString(), it.nameIn(page.lang())))
                        .toList());
        model.addAttribute(
                "votings",
                List.of(
                        new Option("yes", page.say("participation.seat.votes")),
                        new Option("no", page.say("participation.seat.advises"))));
        return "listen/participation/seat-form";
    }

    @PostMapping("/seats/new")
    String opened(@PathVariable String slug, Form form, Model model, Page page, Visitor visitor) {
        var body = arranged(slug, visitor);
        return form.submit(
                () -> {
                    var label = form.text("label", 120);
                    var constituency = form.choice("constituency", Seat.Constituency.class);
                    var organisation = form.optionalId("organisation");
                    form.check(
                            organisation == null
                                    || directory.organisations().stream()
                                            .anyMatch(it -> it.id().equals(organisation)),
                            "organisation",
                            "ui.refused.choice");
                    form.check(form.typed("voting").matches("yes|no"), "voting", "ui.refused.choice");
                    var from = form.date("from");
                    form.done();
                    var seat = seats.open(
                            body.id(),
                            label,
                            constituency,
                            organisation,
                            form.typed("voting").equals("yes"),
                            from,
                            visitor);
                    return "redirect:" + page.to("/bodies/" + slug + "/seats/" + seat);
                },
                () -> open(slug, form, model, page, visitor));
    }

    /** The history of a seat, and the form that gives it to somebody. */
    @GetMapping("/seats/{seat}")
    String seat(
            @PathVariable String slug, @PathVariable String seat, Form form, Model model, Page page, Visitor visitor) {
        var body = arranged(slug, visitor);
        var chair = ofBody(body, seat);
        var history = seats.mandatesOf(chair.id());
        var names = seats.names(history, List.of(chair));
        form.prefill("part", Mandate.Part.HOLDER);
        form.prefill("from", page.today());
        form.prefill("lang", page.cityLanguages().getFirst());
        model.addAttribute("form", form);
        model.addAttribute("body", body);
        model.addAttribute("name", texts.get(body.name()).in(page.lang()));
        model.addAttribute("seat", chair);
        model.addAttribute("organisation", seats.organisation(chair, page.lang()));
        model.addAttribute(
                "history",
                history.stream()
                        .map(it -> new Line(
                                it,
                                names.getOrDefault(it.id(), ""),
                                it.to() == null || it.to().isAfter(page.today())))
                        .toList());
        model.addAttribute("parts", MeetingForms.options(Mandate.Part.values(), page));
        model.addAttribute("languages", languages(page));
        model.addAttribute("known", known(visitor, accounts, seats.everybodyWhoSat(body.id())));
        return "listen/participation/seat";
    }

    @PostMapping("/seats/{seat}")
    String give(
            @PathVariable String slug, @PathVariable String seat, Form form, Model model, Page page, Visitor visitor) {
        var body = arranged(slug, visitor);
        var chair = ofBody(body, seat);
        return form.submit(
                () -> {
                    var person = person(form, known(visitor, accounts, seats.everybodyWhoSat(body.id())), welcome);
                    var part = form.choice("part", Mandate.Part.class);
                    var from = form.date("from");
                    var to = form.optionalDate("to");
                    form.check(to == null || !to.isBefore(from), "to", "participation.mandate.backwards");
                    form.done();
                    seats.give(chair.id(), person.get(), part, from, to, visitor);
                    return "redirect:" + page.to("/bodies/" + slug + "/seats/" + chair.id());
                },
                () -> seat(slug, seat, form, model, page, visitor));
    }

    @GetMapping("/mandates/{mandate}/end")
    String end(
            @PathVariable String slug,
            @PathVariable String mandate,
            Form form,
            Model model,
            Page page,
            Visitor visitor) {
        var body = arranged(slug, visitor);
        var ending = mandateOf(body, mandate);
        var seat = seats.get(ending.seat());
        BodyForms.version(form, ending.version());
        form.prefill("last", page.today());
        return lastDay(
                form,
                model,
                body,
                seat,
                page.say("participation.mandate.end", seats.name(ending, seat)),
                "/mandates/" + ending.id() + "/end",
                page);
    }

    @PostMapping("/mandates/{mandate}/end")
    String ended(
            @PathVariable String slug,
            @PathVariable String mandate,
            Form form,
            Model model,
            Page page,
            Visitor visitor) {
        var ending = mandateOf(arranged(slug, visitor), mandate);
        return form.submit(
                () -> {
                    var last = form.date("last");
                    var version = form.version();
                    form.done();
                    seats.end(ending.id(), last, version, visitor);
                    return "redirect:" + page.to("/bodies/" + slug + "/seats/" + ending.seat());
                },
                () -> end(slug, mandate, form, model, page, visitor));
    }

    @GetMapping("/seats/{seat}/close")
    String close(
            @PathVariable String slug, @PathVariable String seat, Form form, Model model, Page page, Visitor visitor) {
        var body = arranged(slug, visitor);
        var chair = ofBody(body, seat);
        BodyForms.version(form, chair.version());
        form.prefill("last", page.today());
        return lastDay(
                form,
                model,
                body,
                chair,
                page.say("participation.seat.close", chair.label()),
                "/seats/" + chair.id() + "/close",
                page);
    }

    @PostMapping("/seats/{seat}/close")
    String closed(
            @PathVariable String slug, @PathVariable String seat, Form form, Model model, Page page, Visitor visitor) {
        var chair = ofBody(arranged(slug, visitor), seat);
        return form.submit(
                () -> {
                    var last = form.date("last");
                    var version = form.version();
                    form.done();
                    seats.close(chair.id(), last, version, visitor);
                    return "redirect:" + page.to("/bodies/" + slug + "/seats");
                },
                () -> close(slug, seat, form, model, page, visitor));
    }

    /** One question: until which day. */
    private String lastDay(Form form, Model model, Body body, Seat seat, String title, String below, Page page) {
        model.addAttribute("form", form);
        model.addAttribute("body", body);
        model.addAttribute("name", texts.get(body.name()).in(page.lang()));
        model.addAttribute("seat", seat);
        model.addAttribute("title", title);
        model.addAttribute("action", "/bodies/" + body.slug() + below);
        return "listen/participation/last-day";
    }

    private Body arranged(String slug, Visitor visitor) {
        var body = bodies.visible(slug, visitor);
        seats.mustArrange(visitor, body.id());
        return body;
    }

    private Seat ofBody(Body body, String seat) {
        return seats.find(MeetingPages.uuid(seat))
                .filter(it -> it.body().equals(body.id()))
                .orElseThrow(() -> new NotFound("seat of this body"));
    }

    private Mandate mandateOf(Body body, String mandate) {
        var found = seats.mandate(MeetingPages.uuid(mandate));
        if (!found.body().equals(body.id())) {
            throw new NotFound("mandate of this body");
        }
        return found;
    }
}
