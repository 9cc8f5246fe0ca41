package city.koinon.listen.participation;

import city.koinon.platform.kernel.Access;
import city.koinon.platform.kernel.NotFound;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.kernel.Visitor;
import city.koinon.platform.kernel.Who;
import city.koinon.platform.ledger.Act;
import city.koinon.platform.ledger.Subject;
import city.koinon.platform.ledger.Tellers;
import city.koinon.platform.texts.Shown;
import city.koinon.platform.texts.Texts;
import city.koinon.platform.texts.Written;
import city.koinon.platform.ui.Form;
import city.koinon.platform.ui.Moment;
import city.koinon.platform.ui.Option;
import city.koinon.platform.ui.Page;
import city.koinon.platform.ui.Tables;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Meetings and minutes for everybody to read; and what a member says there: a vote of their seat, an objection. */
@Controller
@RequestMapping(Page.BASE)
@Access(Who.EVERYBODY)
class MeetingPages {

    private static final List<String> COLUMNS = List.of(
            "id", "body", "number", "starts", "ends", "stage", "mode", "place", "languages", "support", "minutes");

    enum When {
        COMING,
        PAST,
        HELD;

        /** As it stands in the address. */
        String value() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    record View(
            Meeting meeting,
            Body body,
            Shown name,
            MeetingViews.Line line,
            List<MeetingViews.Point> points,
            boolean seesLink,
            boolean runs,
            @Nullable Quorum attendance,
            @Nullable Minutes minutes,
            @Nullable Shown cancelledFor,
            MeetingViews.@Nullable Ballot open,
            boolean votes,
            boolean behind,
            Decisions.@Nullable Choice said,
            List<Moment> thread) {}

    /** @param recorded the act by which these minutes stand in the public record, printed with them so that a copy on paper can be checked */
    record MinutesView(
            Meeting meeting,
            Body body,
            Shown name,
            Minutes minutes,
            List<MeetingViews.Point> points,
            List<Attendances.Count> came,
            Quorum quorum,
            List<Said> objections,
            List<Said> errata,
            @Nullable Decision adoption,
            @Nullable Act recorded,
            boolean objects,
            boolean runs) {}

    /** @param by label of the seat, empty for an erratum */
    record Said(String by, Shown said, java.time.Instant at) {}

    private final Meetings meetings;
    private final MeetingViews views;
    private final Bodies bodies;
    private final Attendances attendances;
    private final Decisions decisions;
    private final MinuteBook book;
    private final Texts texts;
    private final Tellers tellers;
    private final MeetingFeeds feeds;

    MeetingPages(
            Meetings meetings,
            MeetingViews views,
            Bodies bodies,
            Attendances attendances,
            Decisions decisions,
            MinuteBook book,
            Texts texts,
            Tellers tellers,
            MeetingFeeds feeds) {
        this.meetings = meetings;
        this.views = views;
        this.bodies = bodies;
        this.attendances = attendances;
        this.decisions = decisions;
        this.book = book;
        this.texts = texts;
        this.tellers = tellers;
        this.feeds = feeds;
    }

    /** Whoever comes without a filter is told what lies ahead; the choice "All" is everything. A file without a filter is everything, too. */
    @GetMapping("/meetings")
    String all(Form form, Model model, Page page) {
        form.prefill("when", When.COMING.value());
        model.addAttribute("form", form);
        model.addAttribute("meetings", views.lines(filtered(form), page));
        model.addAttribute("bodies", bodyOptions(page));
        model.addAttribute(
                "whens",
                Arrays.stream(When.values())
                        .map(it -> new Option(it.value(), page.say(it)))
                        .toList());
        model.addAttribute(
                "past",
                form.typed("when").equals(When.PAST.value())
                        || form.typed("when").equals(When.HELD.value()));
        model.addAttribute("all", form.typed("when").isEmpty());
        return "listen/participation/meetings";
    }

    private List<Option> bodyOptions(Page page) {
        return bodies.all().stream()
                .filter(Body::isPublic)
                .map(it -> new Option(
                        it.slug(), texts.get(it.name()).in(page.lang()).value()))
                .toList();
    }

    /** A filter that names nothing there is finds nothing, rather than everything. */
    private List<Meeting> filtered(Form form) {
        var slug = form.typed("body");
        var body = slug.isEmpty() ? null : bodies.findBySlug(slug).map(Body::id).orElse(new UUID(0, 0));
        var when = form.typed("when");
        if (when.equals(When.HELD.value())) {
            return meetings.known(body).stream()
                    .filter(it -> it.stage() == Meeting.Stage.HELD)
                    .toList();
        }
        return when.isEmpty()
                ? meetings.known(body)
                : when.equals(When.PAST.value()) ? meetings.past(body) : meetings.coming(body);
    }

    @GetMapping({"/meetings.json", "/meetings.csv"})
    ResponseEntity<byte[]> file(Form form, Page page) {
        return Tables.file(page, "meetings", COLUMNS, rows(form, page));
    }

    private List<List<@Nullable Object>> rows(Form form, Page page) {
        var rows = new ArrayList<List<@Nullable Object>>();
        for (var line : views.lines(filtered(form), page)) {
            var meeting = line.meeting();
            var row = new ArrayList<@Nullable Object>();
            row.add(meeting.id());
            row.add(line.name().value());
            row.add(meeting.number());
            row.add(meeting.startsAt());
            row.add(meeting.endsAt());
            row.add(meeting.stage());
            row.add(meeting.mode());
            row.add(meeting.place());
            row.add(String.join(" ", meeting.languages()));
            row.add(meeting.support().stream().map(Enum::name).collect(Collectors.joining(" ")));
            row.add(line.minutes());
            rows.add(row);
        }
        return rows;
    }

    @GetMapping("/meetings.ics")
    ResponseEntity<byte[]> calendar(Form form, Page page) {
        return feeds.calendar(views.lines(filtered(form), page), page);
    }

    @GetMapping("/meetings.atom")
    ResponseEntity<byte[]> atom(Form form, Page page) {
        return feeds.atom(views.lines(filtered(form), page), page);
    }

    @GetMapping("/meetings/{id}")
    String one(@PathVariable String id, Form form, Model model, Page page, Visitor visitor) {
        var meeting = visible(id, visitor);
        var body = bodies.get(meeting.body());
        var points = views.points(meeting, page);
        var open = points.stream()
                .map(MeetingViews.Point::ballot)
                .filter(it -> it != null && it.vote().open() && it.vote().ballot() == Rulebook.Ballot.BY_SEAT)
                .findFirst()
                .orElse(null);
        var account = visitor.account();
        var votes = account != null && open != null && attendances.speaksFor(meeting, account);
        var said = account == null || open == null
                ? null
                : decisions.ownChoice(open.vote().id(), account).orElse(null);
        form.prefill("choice", said);
        model.addAttribute("form", form);
        model.addAttribute(
                "view",
                new View(
                        meeting,
                        body,
                        texts.get(body.name()).in(page.lang()),
                        views.lines(List.of(meeting), page).getFirst(),
                        points,
                        MeetingViews.seesLink(visitor, body.id()),
                        Meetings.mayRun(visitor, body.id()),
                        meeting.stage() == Meeting.Stage.HELD ? attendances.quorum(meeting) : null,
                        book.find(meeting.id()).filter(Minutes::isPublic).orElse(null),
                        meeting.cancelledFor() == null
                                ? null
                                : texts.get(meeting.cancelledFor()).in(page.lang()),
                        open,
                        votes,
                        account != null && votes && attendances.standsBehind(meeting, account),
                        said,
                        tellers.thread(new Subject(Meetings.KIND, meeting.id()), page)));
        return "listen/participation/meeting";
    }

    /** A member's own voice in a vote by seat. */
    @PostMapping("/meetings/{id}/votes/{vote}")
    @Access(roles = Role.MEMBER)
    String vote(
            @PathVariable String id, @PathVariable String vote, Form form, Model model, Page page, Visitor visitor) {
        return form.submit(
                () -> {
                    var choice = form.choice("choice", Decisions.Choice.class);
                    form.done();
                    decisions.castOwnAt(uuid(id), uuid(vote), choice, visitor);
                    return "redirect:" + page.to("/meetings/" + uuid(id));
                },
                () -> one(id, form, model, page, visitor));
    }

    @GetMapping("/meetings/{id}.ics")
    ResponseEntity<byte[]> oneCalendar(@PathVariable String id, Page page, Visitor visitor) {
        return feeds.calendar(views.lines(List.of(visible(id, visitor)), page), page);
    }

    @GetMapping("/meetings/{id}/minutes")
    String minutes(@PathVariable String id, Form form, Model model, Page page, Visitor visitor) {
        var meeting = visible(id, visitor);
        var runs = Meetings.mayRun(visitor, meeting.body());
        var minutes = book.find(meeting.id())
                .filter(it -> it.isPublic() || (runs && meeting.stage() == Meeting.Stage.HELD))
                .orElseThrow(() -> new NotFound("minutes"));
        var body = bodies.get(meeting.body());
        var labels = views.labels(body.id());
        var adopted = minutes.adoptedBy();
        model.addAttribute("form", form);
        model.addAttribute(
                "view",
                new MinutesView(
                        meeting,
                        body,
                        texts.get(body.name()).in(page.lang()),
                        minutes,
                        views.points(meeting, page),
                        attendances.bySeat(meeting.id()),
                        attendances.quorum(meeting),
                        book.objections(meeting.id(), minutes.revision()).stream()
                                .map(it -> new Said(
                                        labels.getOrDefault(it.seat(), ""),
                                        texts.get(it.said()).in(page.lang()),
                                        it.at()))
                                .toList(),
                        book.errata(meeting.id()).stream()
                                .map(it -> new Said("", texts.get(it.said()).in(page.lang()), it.at()))
                                .toList(),
                        adopted == null ? null : decisions.get(adopted),
                        book.recorded(meeting.id()).orElse(null),
                        minutes.state() == Minutes.State.CIRCULATED && visitor.is(Role.MEMBER, body.id()),
                        runs));
        return "listen/participation/minutes";
    }

    @PostMapping("/meetings/{id}/minutes")
    @Access(roles = Role.MEMBER)
    String object(@PathVariable String id, Form form, Model model, Page page, Visitor visitor) {
        return form.submit(
                () -> {
                    var said = Written.from(form, "objection", 2000, page);
                    form.done();
                    book.object(uuid(id), said, visitor);
                    return "redirect:" + page.to("/meetings/" + uuid(id) + "/minutes");
                },
                () -> minutes(id, form, model, page, visitor));
    }

    private Meeting visible(String id, Visitor visitor) {
        return meetings.visible(uuid(id), visitor);
    }

    /** @throws NotFound for what is no id at all, as for one that nobody has */
    static UUID uuid(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException notAnId) {
            throw new NotFound(id);
        }
    }
}
