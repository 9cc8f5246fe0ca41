package city.koinon.listen.participation;

import city.koinon.platform.kernel.Access;
import city.koinon.platform.kernel.Conflicted;
import city.koinon.platform.kernel.NotFound;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.kernel.Visitor;
import city.koinon.platform.texts.Shown;
import city.koinon.platform.texts.Texts;
import city.koinon.platform.texts.Written;
import city.koinon.platform.ui.Form;
import city.koinon.platform.ui.Page;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** One page on which a secretary runs a meeting: it always shows the next thing to be done, from convening to the last erratum. */
@Controller
@RequestMapping(Page.BASE + "/meetings/{id}/run")
@Access(roles = {Role.SECRETARY, Role.CHAIR})
class RunPages {

    /** What the page shows large. */
    enum Step {
        PREPARE,
        WAIT,
        OPEN,
        ATTENDANCE,
        ITEM,
        CLOSE,
        WRITE,
        CIRCULATED,
        ADOPTED,
        CANCELLED
    }

    /** @param next the meeting to which goes what this one leaves */
    record View(
            Meeting meeting,
            Body body,
            Shown name,
            Step step,
            List<MeetingViews.Point> points,
            MeetingViews.@Nullable Point current,
            List<Seats.Row> roll,
            Quorum quorum,
            List<String> missing,
            @Nullable Minutes minutes,
            List<SpeakingSeat> speaking,
            List<MeetingPages.Said> objections,
            Rulebook.Ballot ballot,
            boolean awaited,
            @Nullable Meeting next) {

        long left() {
            return leftOver().size();
        }

        /** What goes on to the next meeting if this one is closed now. */
        List<MeetingViews.Point> leftOver() {
            return points.stream().filter(it -> it.item().left()).toList();
        }
    }

    /** A voting seat that is there, and who speaks for it. */
    record SpeakingSeat(Seat seat, String name) {}

    private final Meetings meetings;
    private final MeetingViews views;
    private final Bodies bodies;
    private final Seats seats;
    private final Attendances attendances;
    private final Decisions decisions;
    private final Agendas agendas;
    private final MinuteBook book;
    private final Texts texts;

    RunPages(
            Meetings meetings,
            MeetingViews views,
            Bodies bodies,
            Seats seats,
            Attendances attendances,
            Decisions decisions,
            Agendas agendas,
            MinuteBook book,
            Texts texts) {
        this.meetings = meetings;
        this.views = views;
        this.bodies = bodies;
        this.seats = seats;
        this.attendances = attendances;
        this.decisions = decisions;
        this.agendas = agendas;
        this.book = book;
        this.texts = texts;
    }

    @GetMapping
    String run(@PathVariable String id, Form form, Model model, Page page, Visitor visitor) {
        var meeting = own(id, visitor);
        var points = views.points(meeting, page);
        var minutes = book.find(meeting.id()).orElse(null);
        var day = meetings.dayOf(meeting);
        var roll = seats.roll(meeting.body(), day, page.lang()).stream()
                .filter(Seats.Row::filled)
                .toList();
        var missing = attendances.missing(meeting);
        var current = current(points, form);
        var step = step(meeting, minutes, form, missing, current, page);
        var body = bodies.get(meeting.body());
        var rules = bodies.rulebookOn(body.id(), page.today().isBefore(day) ? page.today() : day);
        switch (step) {
            case ATTENDANCE -> prefillAttendance(meeting, roll, form);
            case ITEM -> {
                prefillItem(current, form);
                form.prefill("ballot", rules.ballot());
            }
            case WRITE -> book.said(meeting.id()).forEach((item, said) -> texts.prefill(form, "said-" + item, said));
            default -> {}
        }
        seen(minutes, form);
        // Two forms may stand on the page of an item; what was typed and refused belongs to the one it was sent with.
        var other = new Form();
        prefillItem(current, other);
        seen(minutes, other);
        other.prefill("ballot", rules.ballot());
        var two = current != null && current.ballot() == null && current.item().kind() == ItemKind.DECIDE;
        var noted = form.fields().contains("next");
        model.addAttribute("form", form);
        model.addAttribute("decide", two && noted ? other : form);
        model.addAttribute("note", two && !noted ? other : form);
        model.addAttribute(
                "view",
                new View(
                        meeting,
                        body,
                        texts.get(body.name()).in(page.lang()),
                        step,
                        points,
                        current,
                        roll,
                        attendances.quorum(meeting),
                        missing,
                        minutes,
                        speaking(meeting, roll),
                        minutes == null ? List.of() : objections(meeting, minutes, page),
                        rules.ballot(),
                        current != null && current.ballot() == null && decisions.awaited(current.item()),
                        agendas.nextAfter(meeting).map(meetings::get).orElse(null)));
        model.addAttribute("presences", MeetingForms.options(Presence.values(), page));
        model.addAttribute("ballots", MeetingForms.options(Rulebook.Ballot.values(), page));
        model.addAttribute("choices", MeetingForms.options(Decisions.Choice.values(), page));
        return "listen/participation/run";
    }

    private Step step(
            Meeting meeting,
            @Nullable Minutes minutes,
            Form form,
            List<String> missing,
            MeetingViews.@Nullable Point current,
            Page page) {
        return switch (meeting.stage()) {
            case PLANNED -> Step.PREPARE;
            case CONVENED -> meeting.mayOpenAt(page.now()) ? Step.OPEN : Step.WAIT;
            case IN_SESSION -> {
                if (form.typed("step").equals("attendance")
                        || (!missing.isEmpty() && form.typed("item").isEmpty())) {
                    yield Step.ATTENDANCE;
                }
                yield current == null || form.typed("step").equals("close") ? Step.CLOSE : Step.ITEM;
            }
            case HELD ->
                minutes == null
                        ? Step.WRITE
                        : switch (minutes.state()) {
                            case DRAFT -> Step.WRITE;
                            case CIRCULATED -> Step.CIRCULATED;
                            case ADOPTED -> Step.ADOPTED;
                        };
            case CANCELLED -> Step.CANCELLED;
        };
    }

    /** The item that was asked for, else the first that is not dealt with yet. */
    private static MeetingViews.@Nullable Point current(List<MeetingViews.Point> points, Form form) {
        var asked = form.typed("item");
        return points.stream()
                .filter(it -> it.item().id().toString().equals(asked))
                .findFirst()
                .or(() -> points.stream().filter(it -> it.item().left()).findFirst())
                .orElse(null);
    }

    private void prefillAttendance(Meeting meeting, List<Seats.Row> roll, Form form) {
        var known = attendances.of(meeting.id());
        var everybody = form.typed("all");
        for (var row : roll) {
            for (var person : people(row)) {
                var field = "presence-" + person.mandate().id();
                var presence = known.get(person.mandate().id());
                if (presence != null) {
                    form.prefill(field, presence);
                } else if (person.mandate().part() == Mandate.Part.HOLDER
                        && (everybody.equals("ROOM") || everybody.equals("REMOTE"))) {
                    form.prefill(field, everybody);
                } else if (person.mandate().part() == Mandate.Part.DEPUTY) {
                    form.prefill(field, Presence.ABSENT);
                }
            }
        }
        form.prefill("guests", meeting.guests());
    }

    static List<Seats.Person> people(Seats.Row row) {
        var people = new java.util.ArrayList<Seats.Person>();
        if (row.holder() != null) {
            people.add(row.holder());
        }
        people.addAll(row.deputies());
        return people;
    }

    private static void seen(@Nullable Minutes minutes, Form form) {
        if (minutes == null) {
            return;
        }
        form.standsOn(minutes.version());
    }

    private void prefillItem(MeetingViews.@Nullable Point current, Form form) {
        if (current == null) {
            return;
        }
        var item = current.item();
        var of = item.meeting();
        var said = of == null ? null : book.said(of).get(item.id());
        if (said != null) {
            texts.prefill(form, "said", said);
        }
        var ballot = current.ballot();
        if (ballot != null) {
            decisions.seatVotes(ballot.vote().id()).forEach(it -> {
                form.prefill("seat-" + it.seat(), it.choice());
                form.prefill("shown-" + it.seat(), it.choice());
            });
        } else if (item.kind() == ItemKind.DECIDE) {
            texts.prefill(form, "question", item.title());
        }
    }

    private List<SpeakingSeat> speaking(Meeting meeting, List<Seats.Row> roll) {
        var there =
                attendances.speaking(meeting).values().stream().map(Mandate::id).collect(Collectors.toSet());
        return roll.stream()
                .filter(it -> it.seat().voting())
                .flatMap(it -> people(it).stream()
                        .filter(person -> there.contains(person.mandate().id()))
                        .map(person -> new SpeakingSeat(it.seat(), person.name())))
                .toList();
    }

    private List<MeetingPages.Said> objections(Meeting meeting, Minutes minutes, Page page) {
        var labels = views.labels(meeting.body());
        return book.objections(meeting.id(), minutes.revision()).stream()
                .map(it -> new MeetingPages.Said(
                        labels.getOrDefault(it.seat(), ""), texts.get(it.said()).in(page.lang()), it.at()))
                .toList();
    }

    @PostMapping("/open")
    String open(@PathVariable String id, Form form, Model model, Page page, Visitor visitor) {
        return then(id, form, model, page, visitor, "", () -> meetings.open(MeetingPages.uuid(id), visitor));
    }

    @PostMapping("/attendance")
    String attendance(@PathVariable String id, Form form, Model model, Page page, Visitor visitor) {
        form.put("step", "attendance");
        return then(id, form, model, page, visitor, "", () -> {
            var meeting = own(id, visitor);
            var presences = new HashMap<UUID, Presence>();
            for (var row : seats.roll(meeting.body(), meetings.dayOf(meeting), page.lang())) {
                for (var person : people(row)) {
                    var field = "presence-" + person.mandate().id();
                    presences.put(person.mandate().id(), form.choice(field, Presence.class));
                }
            }
            var guests = form.number("guests", 0, 9999);
            form.done();
            attendances.note(meeting.id(), meeting.body(), presences, guests, visitor);
        });
    }

    /** What was said on an item, and then: done with it, on to the next; or it goes to the next meeting. */
    @PostMapping("/items/{item}")
    String item(
            @PathVariable String id, @PathVariable String item, Form form, Model model, Page page, Visitor visitor) {
        form.put("item", item);
        var stay = form.typed("next").equals("save") ? "?item=" + ofThis(id, item) : "";
        return then(id, form, model, page, visitor, stay, () -> {
            var said = Written.optional(form, "said", 20_000, page);
            var version = form.version();
            form.done();
            var which = ofThis(id, item);
            var next = form.typed("next");
            if (next.equals("carry")) {
                agendas.carry(which, visitor);
            } else {
                book.note(which, said.orElse(null), !next.equals("save"), version, visitor);
            }
        });
    }

    @PostMapping("/items/{item}/decision")
    String decision(
            @PathVariable String id, @PathVariable String item, Form form, Model model, Page page, Visitor visitor) {
        form.put("item", item);
        // In a transaction of its own: that there were too few is kept, though the vote is refused.
        decisions.quorumFor(ofThis(id, item), visitor);
        return then(id, form, model, page, visitor, "?item=" + item, () -> {
            var comes = decisions.questionOf(agendas.get(ofThis(id, item))).isPresent();
            var question = comes ? null : Written.from(form, "question", 1000, page);
            var ballot = form.choice("ballot", Rulebook.Ballot.class);
            form.done();
            decisions.open(ofThis(id, item), question, ballot, visitor);
        });
    }

    @PostMapping("/items/{item}/tally")
    String tally(
            @PathVariable String id, @PathVariable String item, Form form, Model model, Page page, Visitor visitor) {
        form.put("item", item);
        return then(id, form, model, page, visitor, "?item=" + item, () -> {
            var yes = form.number("yes", 0, 999);
            var no = form.number("no", 0, 999);
            var abstain = form.number("abstain", 0, 999);
            form.done();
            decisions.tally(voteOn(id, item), yes, no, abstain, visitor);
        });
    }

    @PostMapping("/items/{item}/roll-call")
    String rollCall(
            @PathVariable String id, @PathVariable String item, Form form, Model model, Page page, Visitor visitor) {
        form.put("item", item);
        return then(id, form, model, page, visitor, "?item=" + item, () -> {
            var vote = voteOn(id, item);
            var meeting = own(id, visitor);
            var called = new HashMap<UUID, Decisions.Choice>();
            attendances.speaking(meeting).values().stream()
                    .filter(Mandate::voting)
                    .forEach(it -> {
                        var choice = form.optionalChoice("seat-" + it.seat(), Decisions.Choice.class);
                        if (choice != null) {
                            called.put(it.seat(), choice);
                        }
                    });
            form.done();
            // What merely stood in the form was not called out: meanwhile a member may have changed their own vote.
            called.forEach((seat, choice) -> {
                if (!form.typed("shown-" + seat).equals(choice.name())) {
                    decisions.call(vote, seat, choice, visitor);
                }
            });
            if (form.typed("next").equals("close")) {
                decisions.closeBySeat(vote, visitor);
            }
        });
    }

    @PostMapping("/close")
    String close(@PathVariable String id, Form form, Model model, Page page, Visitor visitor) {
        return then(id, form, model, page, visitor, "", () -> meetings.close(MeetingPages.uuid(id), visitor));
    }

    /** All notes on one page once the session is over; saved, or saved and circulated. */
    @PostMapping("/minutes")
    String minutes(@PathVariable String id, Form form, Model model, Page page, Visitor visitor) {
        return then(id, form, model, page, visitor, "", () -> {
            var meeting = own(id, visitor);
            var said = new HashMap<UUID, Optional<Written>>();
            for (var item : agendas.of(meeting.id())) {
                if (!item.carried()) {
                    said.put(item.id(), Written.optional(form, "said-" + item.id(), 20_000, page));
                }
            }
            var version = form.version();
            form.done();
            book.write(meeting.id(), said, version, visitor);
            if (form.typed("next").equals("circulate")) {
                book.circulate(meeting.id(), visitor);
            }
        });
    }

    @PostMapping("/take-back")
    String takeBack(@PathVariable String id, Form form, Model model, Page page, Visitor visitor) {
        return then(id, form, model, page, visitor, "", () -> book.takeBack(MeetingPages.uuid(id), visitor));
    }

    @PostMapping("/adoption")
    String adoption(@PathVariable String id, Form form, Model model, Page page, Visitor visitor) {
        return then(
                id,
                form,
                model,
                page,
                visitor,
                "?proposed=1",
                () -> book.proposeAdoption(MeetingPages.uuid(id), visitor));
    }

    @PostMapping("/errata")
    String erratum(@PathVariable String id, Form form, Model model, Page page, Visitor visitor) {
        return then(id, form, model, page, visitor, "", () -> {
            var said = Written.from(form, "erratum", 2000, page);
            form.done();
            book.erratum(MeetingPages.uuid(id), said, visitor);
        });
    }

    private String then(String id, Form form, Model model, Page page, Visitor visitor, String stay, Runnable work) {
        Supplier<String> action = () -> {
            work.run();
            return "redirect:" + page.to("/meetings/" + MeetingPages.uuid(id) + "/run" + stay);
        };
        return form.submit(action, () -> run(id, form, model, page, visitor));
    }

    private Meeting own(String id, Visitor visitor) {
        var meeting = meetings.visible(MeetingPages.uuid(id), visitor);
        Meetings.mustRun(visitor, meeting.body());
        return meeting;
    }

    /** The item, if it is one of this meeting. */
    private UUID ofThis(String meeting, String item) {
        var found = agendas.get(MeetingPages.uuid(item));
        if (!MeetingPages.uuid(meeting).equals(found.meeting())) {
            throw new NotFound("item of this meeting");
        }
        return found.id();
    }

    private UUID voteOn(String meeting, String item) {
        var vote = decisions.ofMeeting(MeetingPages.uuid(meeting)).get(ofThis(meeting, item));
        if (vote == null) {
            throw new Conflicted("", "participation.decision.none-open");
        }
        return vote.id();
    }
}
