package city.koinon.listen.participation;

import city.koinon.platform.kernel.Access;
import city.koinon.platform.kernel.NotFound;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.kernel.Visitor;
import city.koinon.platform.texts.Shown;
import city.koinon.platform.texts.Texts;
import city.koinon.platform.texts.Written;
import city.koinon.platform.ui.Form;
import city.koinon.platform.ui.Option;
import city.koinon.platform.ui.Page;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Planning a meeting: when, where, in which languages, with which support, and its agenda, all on one page; then convening it. */
@Controller
@RequestMapping(Page.BASE)
@Access(roles = {Role.SECRETARY, Role.CHAIR})
class MeetingForms {

    /** Empty lines offered below the agenda. */
    private static final int MORE = 3;

    private static final int MOST = 60;
    private static final int LONGEST_TITLE = 200;

    /** A line of the agenda in the form. @param title null where the title is typed */
    record Row(int n, @Nullable Item item, @Nullable Shown title) {

        String name(String field) {
            return field + n;
        }
    }

    private final Bodies bodies;
    private final Meetings meetings;
    private final Agendas agendas;
    private final Texts texts;

    MeetingForms(Bodies bodies, Meetings meetings, Agendas agendas, Texts texts) {
        this.bodies = bodies;
        this.meetings = meetings;
        this.agendas = agendas;
        this.texts = texts;
    }

    @GetMapping("/bodies/{slug}/meetings/new")
    String plan(@PathVariable String slug, Form form, Model model, Page page, Visitor visitor) {
        var body = runBy(slug, visitor);
        var rules = bodies.findRulebookOn(body.id(), page.today());
        form.prefill("at", "18:00");
        form.prefill("until", "20:00");
        form.prefill("mode", Meeting.Mode.ROOM);
        form.prefillAll("languages", List.of(page.cityLanguages().getFirst()));
        show(body, null, form, model, page);
        model.addAttribute("notice", rules.map(Rulebook::noticeDays).orElse(0));
        return "listen/participation/meeting-form";
    }

    @PostMapping("/bodies/{slug}/meetings/new")
    String planned(@PathVariable String slug, Form form, Model model, Page page, Visitor visitor) {
        var body = runBy(slug, visitor);
        return form.submit(
                () -> {
                    var plan = plan(form);
                    var lines = lines(form, page);
                    form.done();
                    var id = meetings.plan(body.id(), plan, lines, visitor);
                    return next(id, form, page, visitor);
                },
                () -> plan(slug, form, model, page, visitor));
    }

    @GetMapping("/meetings/{id}/edit")
    String edit(@PathVariable String id, Form form, Model model, Page page, Visitor visitor) {
        var meeting = ownMeeting(id, visitor);
        var body = bodies.get(meeting.body());
        prefill(meeting, form, page);
        show(body, meeting, form, model, page);
        model.addAttribute(
                "notice",
                bodies.findRulebookOn(body.id(), page.today())
                        .map(Rulebook::noticeDays)
                        .orElse(0));
        return "listen/participation/meeting-form";
    }

    @PostMapping("/meetings/{id}/edit")
    String edited(@PathVariable String id, Form form, Model model, Page page, Visitor visitor) {
        var meeting = ownMeeting(id, visitor);
        return form.submit(
                () -> {
                    var plan = plan(form);
                    var lines = lines(form, page);
                    var version = form.version();
                    form.done();
                    meetings.rewrite(meeting.id(), plan, lines, version, visitor);
                    return next(meeting.id(), form, page, visitor);
                },
                () -> edit(id, form, model, page, visitor));
    }

    @GetMapping("/meetings/{id}/cancel")
    String cancel(@PathVariable String id, Form form, Model model, Page page, Visitor visitor) {
        var meeting = ownMeeting(id, visitor);
        model.addAttribute("form", form);
        model.addAttribute("meeting", meeting);
        model.addAttribute("name", texts.get(bodies.get(meeting.body()).name()).in(page.lang()));
        return "listen/participation/cancel";
    }

    @PostMapping("/meetings/{id}/cancel")
    String cancelled(@PathVariable String id, Form form, Model model, Page page, Visitor visitor) {
        var meeting = ownMeeting(id, visitor);
        return form.submit(
                () -> {
                    var reason = Written.from(form, "reason", 1000, page);
                    form.done();
                    meetings.cancel(meeting.id(), reason, visitor);
                    return "redirect:" + page.to("/meetings/" + meeting.id());
                },
                () -> cancel(id, form, model, page, visitor));
    }

    /** Saving and convening are one step where the secretary wants it so: refused together, kept together. */
    private String next(UUID id, Form form, Page page, Visitor visitor) {
        if (form.typed("next").equals("convene")) {
            meetings.convene(id, visitor);
            return "redirect:" + page.to("/meetings/" + id);
        }
        return "redirect:" + page.to("/meetings/" + id + "/run");
    }

    private Body runBy(String slug, Visitor visitor) {
        var body = bodies.visible(slug, visitor);
        Meetings.mustRun(visitor, body.id());
        return body;
    }

    private Meeting ownMeeting(String id, Visitor visitor) {
        var meeting = meetings.visible(MeetingPages.uuid(id), visitor);
        Meetings.mustRun(visitor, meeting.body());
        return meeting;
    }

    private void show(Body body, @Nullable Meeting meeting, Form form, Model model, Page page) {
        model.addAttribute("form", form);
        model.addAttribute("body", body);
        model.addAttribute("name", texts.get(body.name()).in(page.lang()));
        model.addAttribute("meeting", meeting);
        model.addAttribute("rows", rows(meeting, form, page));
        model.addAttribute("modes", options(Meeting.Mode.values(), page));
        model.addAttribute("supports", options(Meeting.Support.values(), page));
        model.addAttribute("kinds", options(ItemKind.values(), page));
        model.addAttribute(
                "languages",
                page.tongues().stream()
                        .map(it -> new Option(it.tag(), it.name()))
                        .toList());
    }

    static List<Option> options(Enum<?>[] values, Page page) {
        return Arrays.stream(values)
                .map(it -> new Option(it.name(), page.say(it)))
                .toList();
    }

    private void prefill(Meeting meeting, Form form, Page page) {
        form.standsOn(meeting.version());
        var starts = meeting.startsAt().atZone(page.zone());
        var ends = meeting.endsAt().atZone(page.zone());
        form.prefill("on", starts.toLocalDate());
        form.prefill("at", starts.toLocalTime());
        form.prefill("until", ends.toLocalTime());
        form.prefill("mode", meeting.mode());
        form.prefill("place", meeting.place());
        form.prefill("link", meeting.link());
        form.prefillAll("languages", meeting.languages());
        if (!form.fields().contains("rows")) {
            form.prefillAll(
                    "support", meeting.support().stream().map(Enum::name).toList());
        }
    }

    /** What was typed comes back line by line; a form seen for the first time shows the agenda as it is. */
    private List<Row> rows(@Nullable Meeting meeting, Form form, Page page) {
        var rows = new ArrayList<Row>();
        if (form.fields().contains("rows")) {
            for (var n = 1; n <= count(form); n++) {
                var id = form.typed("id" + n);
                var item = id.isEmpty()
                        ? null
                        : agendas.find(MeetingPages.uuid(id)).orElse(null);
                rows.add(row(n, item, page));
            }
            return rows;
        }
        for (var item : meeting == null ? List.<Item>of() : agendas.of(meeting.id())) {
            var n = rows.size() + 1;
            rows.add(row(n, item, page));
            form.prefill("id" + n, item.id());
            form.prefill("kind" + n, item.kind());
            form.prefill("minutes" + n, item.minutes());
            form.prefill("position" + n, n);
            if (item.ownTitle()) {
                texts.prefill(form, "item" + n, item.title());
            }
        }
        for (var more = 0; more < MORE; more++) {
            var n = rows.size() + 1;
            rows.add(row(n, null, page));
            form.prefill("kind" + n, ItemKind.INFORM);
            form.prefill("minutes" + n, 15);
            form.prefill("position" + n, n);
        }
        form.prefill("rows", rows.size());
        return rows;
    }

    private Row row(int n, @Nullable Item item, Page page) {
        return new Row(
                n,
                item,
                item == null || item.ownTitle() ? null : texts.get(item.title()).in(page.lang()));
    }

    private static int count(Form form) {
        var typed = form.typed("rows");
        return typed.matches("\\d{1,3}") ? Math.min(Integer.parseInt(typed), MOST) : 0;
    }

    private List<Agendas.Line> lines(Form form, Page page) {
        var lines = new ArrayList<Agendas.Line>();
        for (var n = 1; n <= count(form); n++) {
            var id = form.optionalId("id" + n);
            var item = id == null ? null : agendas.find(id).orElseThrow(() -> new NotFound("item"));
            var own = item == null || item.ownTitle();
            var remove = form.ticked("remove" + n);
            var title = own && !remove
                    ? Written.optional(form, "item" + n, LONGEST_TITLE, page).orElse(null)
                    : null;
            if (id != null && own && !remove && title == null && form.refusal("item" + n + "." + page.lang()) == null) {
                form.refuse("item" + n + "." + page.lang(), "participation.item.untitled");
            }
            if (id == null && title == null && nothingRefused(form, "item" + n)) {
                continue;
            }
            lines.add(new Agendas.Line(
                    id,
                    form.number("position" + n, 1, MOST),
                    item != null && item.brought() ? item.kind() : form.choice("kind" + n, ItemKind.class),
                    title,
                    form.number("minutes" + n, 1, 480),
                    remove,
                    form.ticked("carry" + n)));
        }
        return lines;
    }

    private static boolean nothingRefused(Form form, String field) {
        return form.refusals().stream().noneMatch(it -> it.field().startsWith(field + "."));
    }

    private static Meetings.Plan plan(Form form) {
        LocalDate on = form.date("on");
        LocalTime at = form.time("at");
        LocalTime until = form.time("until");
        var timesRead = form.refusal("at") == null && form.refusal("until") == null;
        form.check(!timesRead || until.isAfter(at), "until", "participation.meeting.ends-before");
        var mode = form.choice("mode", Meeting.Mode.class);
        var place = form.optional("place", 200);
        var link = form.optional("link", 500);
        if (link != null && !link.matches("https?://\\S+")) {
            form.refuse("link", "participation.body.bad-link");
        }
        var languages = form.all("languages").stream()
                .distinct()
                .filter(it -> it.matches("[a-z]{2,3}"))
                .toList();
        form.check(!languages.isEmpty(), "languages", "participation.meeting.no-language");
        var support = EnumSet.noneOf(Meeting.Support.class);
        for (var ticked : form.all("support")) {
            Arrays.stream(Meeting.Support.values())
                    .filter(it -> it.name().equals(ticked))
                    .forEach(support::add);
        }
        return new Meetings.Plan(
                LocalDateTime.of(on, at), LocalDateTime.of(on, until), mode, place, link, languages, support);
    }
}
