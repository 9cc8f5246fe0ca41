package city.koinon.plan.accountability;

import city.koinon.listen.participation.Bodies;
import city.koinon.platform.directory.Directory;
import city.koinon.platform.kernel.Access;
import city.koinon.platform.kernel.NotFound;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.kernel.Visitor;
import city.koinon.platform.kernel.Who;
import city.koinon.platform.notices.Notices;
import city.koinon.platform.ui.Form;
import city.koinon.platform.ui.Option;
import city.koinon.platform.ui.Page;
import city.koinon.platform.ui.Tables;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** The recommendations of the city as a list, and each with its thread: the face of the house. */
@Controller
@RequestMapping(Page.BASE)
class RecommendationPages {

    private static final List<String> COLUMNS = List.of(
            "number",
            "title",
            "body",
            "offices",
            "state",
            "overdue",
            "asks",
            "answered",
            "adopted",
            "sent",
            "next_due",
            "page");

    /** What the list was narrowed to, as it stands in the address. */
    record Filters(
            @Nullable UUID body,
            @Nullable UUID office,
            @Nullable RecommendationState state,
            boolean overdue) {

        boolean any() {
            return body != null || office != null || state != null || overdue;
        }
    }

    record ListPage(
            List<Reading.Row> rows,
            Form filters,
            boolean narrowed,
            List<Option> bodies,
            List<Option> offices,
            List<Option> states,
            boolean drafts,
            boolean mayDraft) {}

    private final Archive archive;
    private final Recommendations recommendations;
    private final Motions motions;
    private final Resolutions resolutions;
    private final Reading reading;
    private final ThreadReading threads;
    private final Directory directory;
    private final Bodies bodies;
    private final Notices notices;
    private final RecommendationFeeds feeds;

    RecommendationPages(
            Archive archive,
            Recommendations recommendations,
            Motions motions,
            Resolutions resolutions,
            Reading reading,
            ThreadReading threads,
            Directory directory,
            Bodies bodies,
            Notices notices,
            RecommendationFeeds feeds) {
        this.archive = archive;
        this.recommendations = recommendations;
        this.motions = motions;
        this.resolutions = resolutions;
        this.reading = reading;
        this.threads = threads;
        this.directory = directory;
        this.bodies = bodies;
        this.notices = notices;
        this.feeds = feeds;
    }

    @GetMapping("/recommendations")
    @Access(Who.EVERYBODY)
    String list(Form filters, Model model, Page page) {
        var chosen = read(filters);
        var names = reading.bodyNames(page);
        var rows = chosen(chosen, page);
        model.addAttribute(
                "list",
                new ListPage(
                        rows,
                        filters,
                        chosen.any(),
                        bodies.all().stream()
                                .filter(it -> it.activeSince() != null)
                                .map(it -> new Option(it.slug(), names.getOrDefault(it.id(), "")))
                                .toList(),
                        directory.offices().stream()
                                .map(it -> new Option(it.slug(), it.nameIn(page.lang())))
                                .toList(),
                        Arrays.stream(RecommendationState.values())
                                .filter(it -> it.isPublic()
                                        || page.visitor().is(Role.SECRETARY)
                                        || page.visitor().is(Role.CHAIR))
                                .map(it -> new Option(it.name(), page.say(it)))
                                .toList(),
                        rows.stream().anyMatch(it -> it.state() == RecommendationState.DRAFT),
                        page.visitor().is(Role.SECRETARY) || page.visitor().is(Role.CHAIR)));
        return "plan/accountability/recommendations";
    }

    @GetMapping({"/recommendations.json", "/recommendations.csv"})
    @Access(Who.EVERYBODY)
    ResponseEntity<byte[]> file(Form filters, Page page) {
        return Tables.file(page, "recommendations", COLUMNS, table(filters, page));
    }

    @GetMapping("/recommendations.atom")
    @Access(Who.EVERYBODY)
    ResponseEntity<byte[]> atom(Page page) {
        return feeds.ofAll(page);
    }

    @GetMapping("/recommendations/{number}.atom")
    @Access(Who.EVERYBODY)
    ResponseEntity<byte[]> atom(@PathVariable String number, Page page) {
        var it = numbered(number);
        return feeds.of(it, reading.title(it, page), page);
    }

    /** Files hold what everybody may see, whoever asks for them. */
    private List<List<@Nullable Object>> table(Form filters, Page page) {
        var rows = new ArrayList<List<@Nullable Object>>();
        for (var row : chosen(read(filters), page)) {
            if (row.state().isPublic()) {
                rows.add(Arrays.asList(
                        row.number(),
                        row.title().value(),
                        row.body(),
                        String.join("; ", row.offices()),
                        row.state().name(),
                        row.overdue(),
                        row.asks(),
                        row.answered(),
                        row.adoptedOn(),
                        row.sentOn(),
                        row.nextDue(),
                        row.href()));
            }
        }
        return rows;
    }

    private Filters read(Form filters) {
        return new Filters(
                Optional.of(filters.typed("body"))
                        .filter(it -> !it.isBlank())
                        .flatMap(bodies::findBySlug)
                        .map(it -> it.id())
                        .orElse(null),
                Optional.of(filters.typed("office"))
                        .filter(it -> !it.isBlank())
                        .flatMap(directory::findOffice)
                        .map(it -> it.id())
                        .orElse(null),
                Arrays.stream(RecommendationState.values())
                        .filter(it -> filters.typed("state", it.name()))
                        .findFirst()
                        .orElse(null),
                filters.ticked("overdue"));
    }

    private List<Reading.Row> chosen(Filters filters, Page page) {
        var office = filters.office();
        return reading.rows(page).stream()
                .filter(it -> filters.body() == null || filters.body().equals(it.bodyId()))
                .filter(it -> office == null || it.officeIds().contains(office))
                .filter(it -> filters.state() == null || filters.state() == it.state())
                .filter(it -> !filters.overdue() || it.overdue())
                .toList();
    }

    @GetMapping("/recommendations/{number}")
    @Access(Who.EVERYBODY)
    String thread(@PathVariable String number, Form form, Model model, Page page) {
        return show(numbered(number), form, model, page);
    }

    @GetMapping("/recommendations/drafts/{id}")
    @Access(Who.EVERYBODY)
    String draft(@PathVariable UUID id, Form form, Model model, Page page) {
        var draft = archive.recommendation(id);
        if (draft.number() != null) {
            return "redirect:" + page.to(Reading.path(draft));
        }
        if (!Recommendations.maySee(draft, page.visitor())) {
            throw new NotFound("recommendation " + id);
        }
        return show(draft, form, model, page);
    }

    private String show(Recommendation it, Form form, Model model, Page page) {
        form.prefill("version", it.version());
        model.addAttribute("form", form);
        model.addAttribute("thread", threads.of(it, page));
        return "plan/accountability/recommendation";
    }

    private Recommendation numbered(String number) {
        return archive.numbered(number).orElseThrow(() -> new NotFound("recommendation " + number));
    }

    @PostMapping("/recommendations/{number}/send")
    @Access(roles = {Role.SECRETARY, Role.CHAIR})
    String send(@PathVariable String number, Form form, Model model, Visitor visitor, Page page) {
        return form.submit(
                () -> {
                    var version = form.version();
                    form.done();
                    recommendations.send(numbered(number).id(), version, visitor);
                    return "redirect:" + page.to("/recommendations/" + number);
                },
                () -> again(numbered(number), form, model, page));
    }

    @PostMapping("/recommendations/{number}/acknowledge")
    @Access(roles = {Role.OFFICE_HOLDER, Role.CLERK})
    String acknowledge(@PathVariable String number, Form form, Model model, Visitor visitor, Page page) {
        return form.submit(
                () -> {
                    var version = form.version();
                    form.done();
                    recommendations.acknowledge(numbered(number).id(), version, visitor);
                    return "redirect:" + page.to("/recommendations/" + number);
                },
                () -> again(numbered(number), form, model, page));
    }

    @PostMapping("/recommendations/drafts/{id}/propose")
    @Access(roles = {Role.SECRETARY, Role.CHAIR})
    String propose(@PathVariable UUID id, Form form, Model model, Visitor visitor, Page page) {
        return form.submit(
                () -> {
                    motions.propose(id, visitor);
                    return "redirect:" + page.to("/recommendations/drafts/" + id);
                },
                () -> again(archive.recommendation(id), form, model, page));
    }

    @PostMapping("/recommendations/drafts/{id}/discard")
    @Access(roles = {Role.SECRETARY, Role.CHAIR})
    String discard(@PathVariable UUID id, Form form, Model model, Visitor visitor, Page page) {
        return form.submit(
                () -> {
                    var version = form.version();
                    form.done();
                    recommendations.discard(id, version, visitor);
                    return "redirect:" + page.to("/recommendations");
                },
                () -> again(archive.recommendation(id), form, model, page));
    }

    @PostMapping("/recommendations/{number}/appearances/{id}")
    @Access(roles = {Role.SECRETARY, Role.CHAIR})
    String appeared(
            @PathVariable String number, @PathVariable UUID id, Form form, Model model, Visitor visitor, Page page) {
        return form.submit(
                () -> {
                    var appearance = archive.appearance(id);
                    if (!appearance.recommendation().equals(numbered(number).id())) {
                        throw new NotFound("appearance " + id);
                    }
                    var on = form.date(appearance.field());
                    form.done();
                    resolutions.appeared(id, on, visitor);
                    return "redirect:" + page.to("/recommendations/" + number);
                },
                () -> again(numbered(number), form, model, page));
    }

    /** The state has moved on; the button the reader pressed, if it is still there, goes by the new state. */
    private String again(Recommendation it, Form form, Model model, Page page) {
        if (!Recommendations.maySee(it, page.visitor())) {
            throw new NotFound("recommendation " + it.id());
        }
        form.put("version", it.version());
        return show(it, form, model, page);
    }

    @PostMapping("/recommendations/{number}/follow")
    @Access(Who.SIGNED_IN)
    String follow(@PathVariable String number, Form form, Model model, Visitor visitor, Page page) {
        return form.submit(
                () -> {
                    var about = Subjects.of(numbered(number));
                    if (notices.follows(about, visitor.accountId())) {
                        notices.unfollow(about, visitor.accountId());
                    } else {
                        notices.follow(about, visitor.accountId());
                    }
                    return "redirect:" + page.to("/recommendations/" + number);
                },
                () -> again(numbered(number), form, model, page));
    }
}
