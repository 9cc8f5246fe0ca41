package city.koinon.listen.participation;

import city.koinon.platform.duties.DayKind;
import city.koinon.platform.duties.Ladder;
import city.koinon.platform.identity.AccountInvitations;
import city.koinon.platform.identity.Accounts;
import city.koinon.platform.kernel.Access;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.kernel.Visitor;
import city.koinon.platform.texts.Texts;
import city.koinon.platform.texts.Written;
import city.koinon.platform.ui.Form;
import city.koinon.platform.ui.Option;
import city.koinon.platform.ui.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** A coordinator founds bodies, writes down their rules and names their secretary. What a body decides is out of their reach. */
@Controller
@RequestMapping(Page.BASE)
@Access(roles = Role.COORDINATOR)
class BodyForms {

    private final Bodies bodies;
    private final Secretariat secretariat;
    private final Accounts accounts;
    private final AccountInvitations welcome;
    private final Texts texts;

    BodyForms(Bodies bodies, Secretariat secretariat, Accounts accounts, AccountInvitations welcome, Texts texts) {
        this.bodies = bodies;
        this.secretariat = secretariat;
        this.accounts = accounts;
        this.welcome = welcome;
        this.texts = texts;
    }

    @GetMapping("/bodies/new")
    String found(Form form, Model model, Page page) {
        form.prefill("openness", Body.Openness.MIXED);
        return show(form, model, page, "/bodies/new", true);
    }

    @PostMapping("/bodies/new")
    String founded(Form form, Model model, Page page, Visitor visitor) {
        return form.submit(
                () -> {
                    var draught = draught(form, page);
                    form.done();
                    bodies.found(draught, visitor);
                    return "redirect:" + page.to("/bodies/" + draught.slug());
                },
                () -> found(form, model, page));
    }

    @GetMapping("/bodies/{slug}/edit")
    String edit(@PathVariable String slug, Form form, Model model, Page page, Visitor visitor) {
        var body = bodies.visible(slug, visitor);
        texts.prefill(form, "name", body.name());
        texts.prefill(form, "remit", body.remit());
        form.prefill("slug", body.slug());
        form.prefill("kind", body.kind());
        form.prefill("parent", body.parent());
        form.prefill("legalBasis", body.legalBasis());
        form.prefill("openness", body.openness());
        version(form, body.version());
        return show(form, model, page, "/bodies/" + slug + "/edit", !body.isPublic());
    }

    @PostMapping("/bodies/{slug}/edit")
    String edited(@PathVariable String slug, Form form, Model model, Page page, Visitor visitor) {
        var body = bodies.visible(slug, visitor);
        return form.submit(
                () -> {
                    form.prefill("slug", body.slug());
                    var draught = draught(form, page);
                    var version = form.version();
                    form.done();
                    bodies.rewrite(body.id(), draught, version, visitor);
                    return "redirect:"
                            + page.to("/bodies/" + bodies.get(body.id()).slug());
                },
                () -> edit(slug, form, model, page, visitor));
    }

    private String show(Form form, Model model, Page page, String action, boolean slugOpen) {
        model.addAttribute("form", form);
        model.addAttribute("action", action);
        model.addAttribute("slugOpen", slugOpen);
        model.addAttribute("kinds", MeetingForms.options(Body.Kind.values(), page));
        model.addAttribute("opennesses", MeetingForms.options(Body.Openness.values(), page));
        model.addAttribute(
                "parents",
                bodies.all().stream()
                        .filter(it -> it.kind() != Body.Kind.GROUP && it.standing() != Body.Standing.CLOSED)
                        .map(it -> new Option(
                                it.id().toString(),
                                texts.get(it.name()).in(page.lang()).value()))
                        .toList());
        return "listen/participation/body-form";
    }

    private static Bodies.Draught draught(Form form, Page page) {
        return new Bodies.Draught(
                form.text("slug", 60).toLowerCase(Locale.ROOT),
                form.choice("kind", Body.Kind.class),
                form.optionalId("parent"),
                Written.from(form, "name", 160, page),
                Written.from(form, "remit", 4000, page),
                form.optional("legalBasis", 500),
                form.choice("openness", Body.Openness.class));
    }

    /** A form that lost a race goes on from the newer state, with what was typed. */
    static void version(Form form, int version) {
        form.standsOn(version);
    }

    @GetMapping("/bodies/{slug}/standing")
    String standing(@PathVariable String slug, Form form, Model model, Page page, Visitor visitor) {
        var body = bodies.visible(slug, visitor);
        version(form, body.version());
        model.addAttribute("form", form);
        model.addAttribute("body", body);
        model.addAttribute("name", texts.get(body.name()).in(page.lang()));
        model.addAttribute(
                "standings",
                java.util.Arrays.stream(Body.Standing.values())
                        .filter(it -> body.standing().mayBecome(it))
                        .map(it -> new Option(it.name(), page.say(it), page.say(means(it))))
                        .toList());
        return "listen/participation/standing";
    }

    private static String means(Body.Standing standing) {
        return switch (standing) {
            case ACTIVE -> "participation.standing.active-means";
            case DORMANT -> "participation.standing.dormant-means";
            case CLOSED -> "participation.standing.closed-means";
            case DRAFT -> throw new IllegalArgumentException("nothing becomes a draft");
        };
    }

    @PostMapping("/bodies/{slug}/standing")
    String stood(@PathVariable String slug, Form form, Model model, Page page, Visitor visitor) {
        var body = bodies.visible(slug, visitor);
        return form.submit(
                () -> {
                    var next = form.choice("standing", Body.Standing.class);
                    var version = form.version();
                    form.done();
                    bodies.stand(body.id(), next, version, visitor);
                    return "redirect:" + page.to("/bodies/" + slug);
                },
                () -> standing(slug, form, model, page, visitor));
    }

    @GetMapping("/bodies/{slug}/rules/new")
    String rules(@PathVariable String slug, Form form, Model model, Page page, Visitor visitor) {
        var body = bodies.visible(slug, visitor);
        var versions = bodies.rulebooks(body.id());
        var latest = versions.isEmpty() ? Rulebook.usual(body.id(), page.today()) : versions.getFirst();
        prefill(form, latest, versions.isEmpty() ? page.today() : page.today().plusDays(1));
        model.addAttribute("form", form);
        model.addAttribute("body", body);
        model.addAttribute("name", texts.get(body.name()).in(page.lang()));
        model.addAttribute("number", versions.size() + 1);
        model.addAttribute("shares", MeetingForms.options(Quorum.Share.values(), page));
        model.addAttribute("majorities", MeetingForms.options(Rulebook.Majority.values(), page));
        model.addAttribute("ballots", MeetingForms.options(Rulebook.Ballot.values(), page));
        model.addAttribute(
                "dayKinds",
                List.of(
                        new Option(DayKind.WORKING.name(), page.say("participation.rules.working")),
                        new Option(DayKind.CALENDAR.name(), page.say("participation.rules.calendar"))));
        return "listen/participation/rules-form";
    }

    private static void prefill(Form form, Rulebook rules, java.time.LocalDate from) {
        form.prefill("effectiveFrom", from);
        form.prefill("noticeDays", rules.noticeDays());
        form.prefill("cadenceDays", rules.cadenceDays());
        form.prefill("quorumShare", rules.quorumShare());
        form.prefill("quorumCount", rules.quorumCount());
        form.prefill("majority", rules.majority());
        form.prefill("ballot", rules.ballot());
        form.prefill("minutesDays", rules.minutesDays());
        form.prefill("objectionDays", rules.objectionDays());
        form.prefill("ackDays", rules.ackDays());
        form.prefill("answerDays", rules.answerDays());
        form.prefill("extensionDays", rules.extensionDays());
        form.prefill("verdictDays", rules.verdictDays());
        form.prefill("dayKind", rules.dayKind());
        form.prefill("second", rules.ladder().rung(2).after());
        form.prefill("third", rules.ladder().rung(3).after());
        form.prefill("fourth", rules.ladder().rung(4).after());
        for (var bound : rules.composition()) {
            form.prefill("atLeast." + bound.constituency(), bound.atLeast());
            form.prefill("atMost." + bound.constituency(), bound.atMost());
        }
    }

    @PostMapping("/bodies/{slug}/rules/new")
    String ruled(@PathVariable String slug, Form form, Model model, Page page, Visitor visitor) {
        var body = bodies.visible(slug, visitor);
        return form.submit(
                () -> {
                    var rules = rulebook(body.id(), form);
                    form.done();
                    bodies.adoptRules(rules, visitor);
                    return "redirect:" + page.to("/bodies/" + slug + "/rules");
                },
                () -> rules(slug, form, model, page, visitor));
    }

    private static Rulebook rulebook(UUID body, Form form) {
        var second = form.number("second", 1, 60);
        var third = form.number("third", 2, 120);
        var fourth = form.number("fourth", 3, 240);
        form.check(third > second, "third", "participation.rules.ladder-falls");
        form.check(fourth > third, "fourth", "participation.rules.ladder-falls");
        return new Rulebook(
                new UUID(0, 0),
                body,
                0,
                form.date("effectiveFrom"),
                form.number("noticeDays", 0, 90),
                form.number("cadenceDays", 1, 366),
                form.choice("quorumShare", Quorum.Share.class),
                form.number("quorumCount", 1, 999),
                form.choice("majority", Rulebook.Majority.class),
                form.choice("ballot", Rulebook.Ballot.class),
                form.number("minutesDays", 1, 180),
                form.number("objectionDays", 1, 180),
                form.number("ackDays", 1, 180),
                form.number("answerDays", 1, 366),
                form.number("extensionDays", 0, 180),
                form.number("verdictDays", 1, 366),
                form.choice("dayKind", DayKind.class),
                Ladder.after(second, Math.max(third, second + 1), Math.max(fourth, third + 1)),
                bounds(form));
    }

    private static List<Composition.Bound> bounds(Form form) {
        var bounds = new ArrayList<Composition.Bound>();
        for (var constituency : Seat.Constituency.values()) {
            var least = "atLeast." + constituency;
            var most = "atMost." + constituency;
            if (!form.typed(least).isBlank() || !form.typed(most).isBlank()) {
                bounds.add(new Composition.Bound(
                        constituency,
                        form.typed(least).isBlank() ? 0 : form.number(least, 0, 100),
                        form.typed(most).isBlank() ? 100 : form.number(most, 0, 100)));
            }
        }
        return bounds;
    }

    @GetMapping("/bodies/{slug}/secretariat")
    String secretariat(@PathVariable String slug, Form form, Model model, Page page, Visitor visitor) {
        var body = bodies.visible(slug, visitor);
        form.prefill("role", Role.SECRETARY);
        form.prefill("lang", page.cityLanguages().getFirst());
        model.addAttribute("form", form);
        model.addAttribute("body", body);
        model.addAttribute("name", texts.get(body.name()).in(page.lang()));
        model.addAttribute("secretaries", secretariat.of(body.id(), Role.SECRETARY));
        model.addAttribute("chairs", secretariat.of(body.id(), Role.CHAIR));
        model.addAttribute("languages", SeatForms.languages(page));
        model.addAttribute("known", SeatForms.known(visitor, accounts, Set.of()));
        model.addAttribute("roles", roles(page));
        return "listen/participation/secretariat";
    }

    private static List<Option> roles(Page page) {
        return List.of(
                new Option(Role.SECRETARY.name(), page.say("participation.secretary")),
                new Option(Role.CHAIR.name(), page.say("participation.chair")));
    }

    @PostMapping("/bodies/{slug}/secretariat")
    String named(@PathVariable String slug, Form form, Model model, Page page, Visitor visitor) {
        var body = bodies.visible(slug, visitor);
        return form.submit(
                () -> {
                    var end = form.optionalId("end");
                    var role = form.choice("role", Role.class);
                    form.check(role == Role.SECRETARY || role == Role.CHAIR, "role", "ui.refused.choice");
                    if (end != null) {
                        form.done();
                        secretariat.relieve(body.id(), end, role, visitor);
                    } else {
                        var person = SeatForms.person(form, SeatForms.known(visitor, accounts, Set.of()), welcome);
                        form.done();
                        secretariat.name(body.id(), person.get(), role, visitor);
                    }
                    return "redirect:" + page.to("/bodies/" + slug + "/secretariat");
                },
                () -> secretariat(slug, form, model, page, visitor));
    }
}
