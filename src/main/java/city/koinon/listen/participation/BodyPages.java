package city.koinon.listen.participation;

import city.koinon.platform.duties.Duty;
import city.koinon.platform.duties.DutyWords;
import city.koinon.platform.kernel.Access;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.kernel.Visitor;
import city.koinon.platform.kernel.Who;
import city.koinon.platform.texts.Shown;
import city.koinon.platform.texts.Texts;
import city.koinon.platform.ui.Form;
import city.koinon.platform.ui.Moment;
import city.koinon.platform.ui.Page;
import city.koinon.platform.ui.Tables;
import city.koinon.platform.ui.Tone;
import gg.jte.Content;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** The bodies of the city for everybody to read: what they are for, who sits in them, what they owe, what they decided. */
@Controller
@RequestMapping(Page.BASE)
@Access(Who.EVERYBODY)
class BodyPages {

    private static final List<String> SEAT_COLUMNS =
            List.of("seat", "constituency", "organisation", "voting", "holder", "since", "deputies");
    private static final List<String> BODY_COLUMNS =
            List.of("slug", "kind", "name", "standing", "parent", "seats", "filled", "active_since");

    /** A body in the list, with the groups under it. */
    record Line(
            Body body,
            Shown name,
            Shown remit,
            int seats,
            int filled,
            MeetingViews.@Nullable Line next,
            List<Line> groups) {}

    /** Something the body owes: in words, whether it is late, and how the day came about. */
    record Owed(Tone tone, String text, Moment.Why why, UUID duty) {}

    /** A decision in the list of a body. */
    record Decided(Decision decision, Shown question) {}

    /** In this order a body comes into being. */
    enum Founding {
        RULES,
        SEATS,
        MANDATES,
        SECRETARIAT,
        BEGIN,
        FIRST_MEETING
    }

    /** @param href where whoever reads can do it, null where somebody else does */
    record FoundingStep(
            Founding what,
            boolean done,
            boolean next,
            @Nullable String href) {}

    record View(
            Body body,
            Shown name,
            Shown remit,
            @Nullable Line parent,
            List<Line> groups,
            List<Seats.Row> roll,
            Composition composition,
            @Nullable Rulebook rules,
            List<MeetingViews.Line> coming,
            List<MeetingViews.Line> past,
            List<MeetingViews.Line> planned,
            List<Shown> waiting,
            List<Owed> owed,
            List<Decided> decided,
            List<Content> parts,
            boolean coordinator,
            boolean runs,
            boolean arranges,
            List<FoundingStep> founding) {

        long filled() {
            return roll.stream().filter(it -> it.seat().voting() && it.filled()).count();
        }

        long voting() {
            return roll.stream().filter(it -> it.seat().voting()).count();
        }
    }

    private final Bodies bodies;
    private final Seats seats;
    private final Meetings meetings;
    private final MeetingViews views;
    private final Agendas agendas;
    private final Decisions decisions;
    private final BodyDuties duties;
    private final Secretariat secretariat;
    private final DutyWords dutyWords;
    private final Texts texts;
    private final ObjectProvider<BodyPart> parts;

    BodyPages(
            Bodies bodies,
            Seats seats,
            Meetings meetings,
            MeetingViews views,
            Agendas agendas,
            Decisions decisions,
            BodyDuties duties,
            Secretariat secretariat,
            DutyWords dutyWords,
            Texts texts,
            ObjectProvider<BodyPart> parts) {
        this.bodies = bodies;
        this.seats = seats;
        this.meetings = meetings;
        this.views = views;
        this.agendas = agendas;
        this.decisions = decisions;
        this.duties = duties;
        this.secretariat = secretariat;
        this.dutyWords = dutyWords;
        this.texts = texts;
        this.parts = parts;
    }

    @GetMapping("/bodies")
    String all(Model model, Page page, Visitor visitor) {
        var all = bodies.all();
        var shown = all.stream().filter(Body::isPublic).toList();
        model.addAttribute(
                "bodies",
                shown.stream()
                        .filter(it -> it.parent() == null
                                || shown.stream().noneMatch(other -> other.id().equals(it.parent())))
                        .map(it -> line(it, shown, page))
                        .toList());
        model.addAttribute(
                "drafts",
                visitor.is(Role.COORDINATOR)
                        ? all.stream()
                                .filter(it -> !it.isPublic())
                                .map(it -> line(it, List.of(), page))
                                .toList()
                        : List.of());
        return "listen/participation/bodies";
    }

    private Line line(Body body, List<Body> among, Page page) {
        var roll = seats.roll(body.id(), page.today(), page.lang()).stream()
                .filter(it -> it.seat().voting())
                .toList();
        var shelf = texts.read(List.of(body.name(), body.remit()));
        return new Line(
                body,
                shelf.get(body.name(), page.lang()),
                shelf.get(body.remit(), page.lang()),
                roll.size(),
                (int) roll.stream().filter(Seats.Row::filled).count(),
                views.lines(meetings.coming(body.id()).stream().limit(1).toList(), page).stream()
                        .findFirst()
                        .orElse(null),
                among.stream()
                        .filter(it -> body.id().equals(it.parent()))
                        .map(it -> line(it, among, page))
                        .toList());
    }

    @GetMapping({"/bodies.json", "/bodies.csv"})
    ResponseEntity<byte[]> file(Page page) {
        return Tables.file(page, "bodies", BODY_COLUMNS, rows(page));
    }

    private List<List<@Nullable Object>> rows(Page page) {
        var rows = new ArrayList<List<@Nullable Object>>();
        for (var body : bodies.all()) {
            if (body.isPublic()) {
                var line = line(body, List.of(), page);
                var row = new ArrayList<@Nullable Object>();
                row.add(body.slug());
                row.add(body.kind());
                row.add(line.name().value());
                row.add(body.standing());
                row.add(body.parent() == null ? null : bodies.get(body.parent()).slug());
                row.add(line.seats());
                row.add(line.filled());
                row.add(body.activeSince());
                rows.add(row);
            }
        }
        return rows;
    }

    @GetMapping("/bodies/{slug}")
    String one(@PathVariable String slug, Model model, Page page, Visitor visitor) {
        var body = bodies.visible(slug, visitor);
        var runs = Meetings.mayRun(visitor, body.id());
        var shelf = texts.read(List.of(body.name(), body.remit()));
        model.addAttribute(
                "view",
                new View(
                        body,
                        shelf.get(body.name(), page.lang()),
                        shelf.get(body.remit(), page.lang()),
                        body.parent() == null ? null : line(bodies.get(body.parent()), List.of(), page),
                        bodies.groupsOf(body.id()).stream()
                                .map(it -> line(it, List.of(), page))
                                .toList(),
                        seats.roll(body.id(), page.today(), page.lang()),
                        seats.composition(body.id(), page.today()),
                        bodies.findRulebookOn(body.id(), page.today()).orElse(null),
                        views.lines(meetings.coming(body.id()), page),
                        views.lines(meetings.past(body.id()).stream().limit(12).toList(), page),
                        runs ? views.lines(meetings.planned(body.id()), page) : List.of(),
                        waiting(body, page),
                        owed(body, page),
                        decided(body, page),
                        parts.stream()
                                .sorted(Comparator.comparingInt(BodyPart::order))
                                .map(it -> it.render(body.id(), page))
                                .flatMap(Optional::stream)
                                .toList(),
                        visitor.is(Role.COORDINATOR),
                        runs,
                        seats.mayArrange(visitor, body.id()),
                        founding(body, page, visitor)));
        return "listen/participation/body";
    }

    /** What is still to be done before a body has met for the first time, for those who do it. */
    private List<FoundingStep> founding(Body body, Page page, Visitor visitor) {
        var coordinates = visitor.is(Role.COORDINATOR);
        var runs = Meetings.mayRun(visitor, body.id());
        var met = !meetings.known(body.id()).isEmpty()
                || !meetings.planned(body.id()).isEmpty();
        if (!coordinates && !runs
                || met
                || body.standing() != Body.Standing.DRAFT && body.standing() != Body.Standing.ACTIVE) {
            return List.of();
        }
        var voting = seats.roll(body.id(), page.today(), page.lang()).stream()
                .filter(it -> it.seat().voting())
                .toList();
        var arranges = seats.mayArrange(visitor, body.id());
        var at = page.to("/bodies/" + body.slug());
        var done = new java.util.EnumMap<Founding, Boolean>(Founding.class);
        done.put(Founding.RULES, !bodies.rulebooks(body.id()).isEmpty());
        done.put(Founding.SEATS, !voting.isEmpty());
        done.put(
                Founding.MANDATES,
                body.active() || !voting.isEmpty() && voting.stream().allMatch(Seats.Row::filled));
        done.put(
                Founding.SECRETARIAT, !secretariat.of(body.id(), Role.SECRETARY).isEmpty());
        done.put(Founding.BEGIN, body.active());
        done.put(Founding.FIRST_MEETING, false);
        var next = done.entrySet().stream()
                .filter(it -> !it.getValue())
                .findFirst()
                .orElseThrow()
                .getKey();
        return done.entrySet().stream()
                .map(it -> new FoundingStep(
                        it.getKey(),
                        it.getValue(),
                        it.getKey() == next,
                        it.getValue()
                                ? null
                                : switch (it.getKey()) {
                                    case RULES -> coordinates ? at + "/rules/new" : null;
                                    case SEATS -> arranges ? at + "/seats/new" : null;
                                    case MANDATES -> arranges && !voting.isEmpty() ? at + "#seats" : null;
                                    case SECRETARIAT -> coordinates ? at + "/secretariat" : null;
                                    case BEGIN -> coordinates ? at + "/standing" : null;
                                    case FIRST_MEETING -> runs && body.active() ? at + "/meetings/new" : null;
                                }))
                .toList();
    }

    private List<Shown> waiting(Body body, Page page) {
        var items = agendas.waiting(body.id());
        var shelf = texts.read(items.stream().map(Item::title).toList());
        return items.stream().map(it -> shelf.get(it.title(), page.lang())).toList();
    }

    private List<Decided> decided(Body body, Page page) {
        var last = decisions.of(body.id(), 6);
        var shelf = texts.read(last.stream().map(Decision::question).toList());
        return last.stream()
                .map(it -> new Decided(it, shelf.get(it.question(), page.lang())))
                .toList();
    }

    private List<Owed> owed(Body body, Page page) {
        return duties.owedBy(body.id()).stream()
                .filter(it -> !it.closed())
                .sorted(Comparator.comparing(Duty::dueOn))
                .map(it -> owed(it, page))
                .filter(Objects::nonNull)
                .toList();
    }

    private @Nullable Owed owed(Duty duty, Page page) {
        var late = duty.overdueOn(page.today());
        var due = page.date(duty.dueOn(page.today()));
        var text = switch (duty.kind()) {
            case HOLD_MEETING -> late ? dutyWords.state(duty, page) : page.say("participation.duty.meeting-due", due);
            case PUBLISH_MINUTES -> {
                var number = meetings.get(duty.subject().id()).number();
                yield late
                        ? page.say("participation.duty.minutes-of", number, dutyWords.state(duty, page))
                        : page.say("participation.duty.minutes-due", number, due);
            }
            default -> page.say("duties.title", dutyWords.topic(duty, page).title(), dutyWords.state(duty, page));
        };
        return new Owed(late ? Tone.LATE : Tone.PLAIN, text, dutyWords.why(duty, page), duty.id());
    }

    /** The roll of any day: who held which seat when the decision was taken. */
    @GetMapping("/bodies/{slug}/seats")
    String roll(@PathVariable String slug, Form form, Model model, Page page, Visitor visitor) {
        var body = bodies.visible(slug, visitor);
        var asked = form.optionalDate("on");
        var day = asked == null ? page.today() : asked;
        form.prefill("on", day);
        model.addAttribute("form", form);
        model.addAttribute("body", body);
        model.addAttribute("name", texts.get(body.name()).in(page.lang()));
        model.addAttribute("day", day);
        model.addAttribute("roll", seats.roll(body.id(), day, page.lang()));
        model.addAttribute("composition", seats.composition(body.id(), day));
        model.addAttribute("arranges", seats.mayArrange(visitor, body.id()));
        return "listen/participation/seats";
    }

    @GetMapping({"/bodies/{slug}/seats.json", "/bodies/{slug}/seats.csv"})
    ResponseEntity<byte[]> rollFile(@PathVariable String slug, Form form, Page page, Visitor visitor) {
        return Tables.file(page, slug + "-seats", SEAT_COLUMNS, rollRows(slug, form, page, visitor));
    }

    private List<List<@Nullable Object>> rollRows(String slug, Form form, Page page, Visitor visitor) {
        var body = bodies.visible(slug, visitor);
        var asked = form.optionalDate("on");
        LocalDate day = asked == null ? page.today() : asked;
        var rows = new ArrayList<List<@Nullable Object>>();
        for (var row : seats.roll(body.id(), day, page.lang())) {
            var cells = new ArrayList<@Nullable Object>();
            cells.add(row.seat().label());
            cells.add(row.seat().constituency());
            cells.add(row.organisation());
            cells.add(row.seat().voting());
            cells.add(row.holder() == null ? null : row.holder().name());
            cells.add(row.holder() == null ? null : row.holder().mandate().from());
            cells.add(String.join(
                    "; ", row.deputies().stream().map(Seats.Person::name).toList()));
            rows.add(cells);
        }
        return rows;
    }

    @GetMapping("/bodies/{slug}/rules")
    String rules(@PathVariable String slug, Model model, Page page, Visitor visitor) {
        var body = bodies.visible(slug, visitor);
        model.addAttribute("body", body);
        model.addAttribute("name", texts.get(body.name()).in(page.lang()));
        model.addAttribute("versions", bodies.rulebooks(body.id()));
        model.addAttribute(
                "current",
                bodies.findRulebookOn(body.id(), page.today())
                        .map(Rulebook::number)
                        .orElse(0));
        model.addAttribute("coordinator", visitor.is(Role.COORDINATOR));
        return "listen/participation/rules";
    }
}
