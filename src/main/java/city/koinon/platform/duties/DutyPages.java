package city.koinon.platform.duties;

import city.koinon.platform.kernel.Access;
import city.koinon.platform.kernel.NotAllowed;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.kernel.Visitor;
import city.koinon.platform.kernel.Who;
import city.koinon.platform.ledger.Actor;
import city.koinon.platform.ledger.Tellers;
import city.koinon.platform.ui.Form;
import city.koinon.platform.ui.Moment;
import city.koinon.platform.ui.Page;
import city.koinon.platform.ui.Tone;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** A duty, how its date came about, what happened to it, and the three things a party may do about the date. */
@Controller
@RequestMapping(Page.BASE + "/duties/{id:[0-9a-fA-F-]{36}}")
class DutyPages {

    private static final int LONGEST = 4_000;

    private final Duties duties;
    private final DutyWords words;
    private final PartyBook parties;
    private final Tellers tellers;

    DutyPages(Duties duties, DutyWords words, PartyBook parties, Tellers tellers) {
        this.duties = duties;
        this.words = words;
        this.parties = parties;
        this.tellers = tellers;
    }

    /** @param on null when the level is left out */
    record Level(
            int level, String what, LocalDate on, @Nullable LocalDate done, Tone tone) {}

    record Sheet(
            Duty duty,
            DutyTopic.Topic topic,
            Tone tone,
            String state,
            String by,
            String byPath,
            @Nullable String to,
            @Nullable String toPath,
            @Nullable String coOwedBy,
            Moment.Why why,
            List<Moment> history,
            List<Level> ladder,
            boolean mayExtend,
            boolean mayAsk,
            boolean mayReply) {}

    @GetMapping
    @Access(Who.EVERYBODY)
    @Transactional(readOnly = true)
    String duty(@PathVariable UUID id, Page page, Visitor visitor, Model model) {
        model.addAttribute("sheet", sheet(duties.get(id), page, visitor));
        return "platform/duties/duty";
    }

    @GetMapping("/extend")
    @Access(roles = {Role.OFFICE_HOLDER, Role.CLERK, Role.SECRETARY, Role.CHAIR})
    @Transactional(readOnly = true)
    String extending(@PathVariable UUID id, Form form, Page page, Visitor visitor, Model model) {
        var duty = duties.get(id);
        mustActFor(duty.by(), visitor);
        showVersion(form, duty);
        form.prefill("days", duty.term().extension());
        return form(duty, form, page, visitor, model, "platform/duties/extend");
    }

    @PostMapping("/extend")
    @Access(roles = {Role.OFFICE_HOLDER, Role.CLERK, Role.SECRETARY, Role.CHAIR})
    String extend(@PathVariable UUID id, Form form, Page page, Visitor visitor, Model model) {
        return form.submit(
                () -> {
                    var duty = duties.get(id);
                    mustActFor(duty.by(), visitor);
                    var days = form.number("days", 1, 1000);
                    var reason = form.text("reason", LONGEST);
                    var seen = form.version();
                    form.done();
                    duties.extend(id, days, new Said(page.lang(), reason), actor(duty.by(), page), seen);
                    return "redirect:" + page.to("/duties/" + id);
                },
                () -> extending(id, form, page, visitor, model));
    }

    @GetMapping("/clarify")
    @Access(roles = {Role.OFFICE_HOLDER, Role.CLERK})
    @Transactional(readOnly = true)
    String clarifying(@PathVariable UUID id, Form form, Page page, Visitor visitor, Model model) {
        var duty = duties.get(id);
        mustActFor(duty.by(), visitor);
        return form(duty, form, page, visitor, model, "platform/duties/clarify");
    }

    @PostMapping("/clarify")
    @Access(roles = {Role.OFFICE_HOLDER, Role.CLERK})
    String clarify(@PathVariable UUID id, Form form, Page page, Visitor visitor, Model model) {
        return form.submit(
                () -> {
                    var duty = duties.get(id);
                    mustActFor(duty.by(), visitor);
                    var question = form.text("question", LONGEST);
                    form.done();
                    duties.pause(id, new Said(page.lang(), question), actor(duty.by(), page));
                    return "redirect:" + page.to("/duties/" + id);
                },
                () -> clarifying(id, form, page, visitor, model));
    }

    @GetMapping("/reply")
    @Access(roles = {Role.SECRETARY, Role.CHAIR})
    @Transactional(readOnly = true)
    String replying(@PathVariable UUID id, Form form, Page page, Visitor visitor, Model model) {
        var duty = duties.get(id);
        mustActFor(creditor(duty), visitor);
        return form(duty, form, page, visitor, model, "platform/duties/reply");
    }

    @PostMapping("/reply")
    @Access(roles = {Role.SECRETARY, Role.CHAIR})
    String reply(@PathVariable UUID id, Form form, Page page, Visitor visitor, Model model) {
        return form.submit(
                () -> {
                    var duty = duties.get(id);
                    mustActFor(creditor(duty), visitor);
                    var reply = form.text("reply", LONGEST);
                    form.done();
                    duties.resume(id, new Said(page.lang(), reply), actor(creditor(duty), page));
                    return "redirect:" + page.to("/duties/" + id);
                },
                () -> replying(id, form, page, visitor, model));
    }

    private String form(Duty duty, Form form, Page page, Visitor visitor, Model model, String view) {
        model.addAttribute("form", form);
        model.addAttribute("sheet", sheet(duty, page, visitor));
        return view;
    }

    private Sheet sheet(Duty duty, Page page, Visitor visitor) {
        var today = page.today();
        var state = duty.state(today);
        var debtor = actsFor(duty.by(), visitor);
        var inTime = state == State.OPEN || state == State.DUE_SOON;
        return new Sheet(
                duty,
                words.topic(duty, page),
                words.tone(duty, page),
                words.state(duty, page),
                parties.name(duty.by(), page.lang()),
                parties.path(duty.by()),
                duty.to() == null ? null : parties.name(duty.to(), page.lang()),
                duty.to() == null ? null : parties.path(duty.to()),
                duty.coOwedBy() == null ? null : parties.name(Party.office(duty.coOwedBy()), page.lang()),
                words.why(duty, page),
                history(duty, page),
                ladder(duty, page),
                debtor && inTime && duty.extension() == null && duty.term().extension() > 0,
                debtor && inTime && duty.pause() == null && duty.kind() == DutyKind.ANSWER,
                duty.to() != null && state == State.PAUSED && actsFor(duty.to(), visitor));
    }

    private List<Moment> history(Duty duty, Page page) {
        var history = new ArrayList<Moment>();
        history.add(
                Moment.of(Tone.PLAIN, "flag", page.say("duties.began", page.say(duty.kind())), page, duty.startsOn())
                        .with(page.say("duties.began.due", page.date(duty.originalDueOn()))));
        history.addAll(tellers.tell(duties.acts(duty), page));
        if (duty.discharge() != null) {
            history.add(Moment.of(
                            words.tone(duty, page),
                            "kept",
                            words.state(duty, page),
                            page,
                            duty.discharge().on())
                    .at(page.to("/acts/" + duty.discharge().act())));
        } else if (duty.waiver() != null && duty.waiver().act() != null) {
            history.add(Moment.of(
                            words.tone(duty, page),
                            "closed",
                            words.state(duty, page),
                            page,
                            duty.waiver().on())
                    .at(page.to("/acts/" + duty.waiver().act())));
        } else if (!duty.closed()) {
            history.add(words.ahead(duty, page));
        }
        return history;
    }

    private List<Level> ladder(Duty duty, Page page) {
        var done = new HashMap<Integer, LocalDate>();
        duties.climbs(duty.id()).forEach(it -> done.put(it.level(), it.on()));
        var levels = new ArrayList<Level>();
        for (var rung : duty.ladder().rungs()) {
            var step = duty.steps().stream()
                    .filter(it -> it.level() == rung.level())
                    .findFirst();
            var on = done.containsKey(rung.level())
                    ? done.get(rung.level())
                    : step.map(Ladder.Step::on).orElse(null);
            if (on != null) {
                levels.add(new Level(
                        rung.level(),
                        what(rung, page),
                        on,
                        done.get(rung.level()),
                        tone(duty, rung, done.get(rung.level()))));
            }
        }
        return levels;
    }

    private static Tone tone(Duty duty, Rung rung, @Nullable LocalDate done) {
        if (done == null) {
            return duty.closed() ? Tone.OFF : Tone.PLAIN;
        }
        return rung.isPublic() ? Tone.LATE : Tone.SOON;
    }

    private static String what(Rung rung, Page page) {
        return switch (rung.level()) {
            case 0 -> page.say("duties.level.0");
            case 1 -> page.say("duties.level.1");
            case 2 -> page.say("duties.level.2");
            case 3 -> page.say("duties.level.3");
            case 4 -> page.say("duties.level.4");
            default -> page.say("duties.level.other", rung.level());
        };
    }

    private static void showVersion(Form form, Duty duty) {
        form.standsOn(duty.version());
    }

    private static Party creditor(Duty duty) {
        if (duty.to() == null) {
            throw new NotAllowed("nobody in particular is owed duty " + duty.id());
        }
        return duty.to();
    }

    private static void mustActFor(Party party, Visitor visitor) {
        if (!actsFor(party, visitor)) {
            throw new NotAllowed("acts for another party than " + party.id());
        }
    }

    static boolean actsFor(Party party, Visitor visitor) {
        return switch (party.kind()) {
            case OFFICE -> visitor.is(Role.OFFICE_HOLDER, party.id()) || visitor.is(Role.CLERK, party.id());
            case BODY -> visitor.is(Role.SECRETARY, party.id()) || visitor.is(Role.CHAIR, party.id());
        };
    }

    private Actor actor(Party party, Page page) {
        var name = parties.name(party, page.cityLanguages().getFirst());
        return party.kind() == PartyKind.OFFICE ? Actor.office(party.id(), name) : Actor.body(party.id(), name);
    }
}
