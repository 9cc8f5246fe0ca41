package city.koinon.act.pathways;

import city.koinon.platform.kernel.Access;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.kernel.Visitor;
import city.koinon.platform.kernel.Who;
import city.koinon.platform.texts.Shelf;
import city.koinon.platform.texts.Shown;
import city.koinon.platform.texts.Texts;
import city.koinon.platform.ui.Form;
import city.koinon.platform.ui.Page;
import city.koinon.platform.ui.Tables;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The pathways there are, the questions of one, and the plan that follows from the answers before anybody keeps it. */
@Controller
@RequestMapping(Page.BASE)
@Access(Who.EVERYBODY)
class PathwayPages {

    private static final List<String> COLUMNS =
            List.of("slug", "title", "audience", "steps", "questions", "revision", "publishedOn", "page");

    private final Pathways pathways;
    private final Planning planning;
    private final Seals seals;
    private final KeptPlans plans;
    private final Texts texts;

    PathwayPages(Pathways pathways, Planning planning, Seals seals, KeptPlans plans, Texts texts) {
        this.pathways = pathways;
        this.planning = planning;
        this.seals = seals;
        this.plans = plans;
        this.texts = texts;
    }

    record Line(Revision revision, Shown title, Shown audience) {}

    record Lines(List<Line> all, List<Revision> drafts, List<String> withdrawn, boolean edits) {}

    record One(Told told, boolean edits) {}

    @GetMapping("/pathways")
    String list(Model model, Page page, Visitor visitor) {
        var edits = visitor.is(Role.EDITOR);
        model.addAttribute(
                "it",
                new Lines(
                        lines(page),
                        edits ? pathways.drafts() : List.of(),
                        edits ? pathways.withdrawn() : List.of(),
                        edits));
        return "act/pathways/pathways";
    }

    @GetMapping({"/pathways.json", "/pathways.csv"})
    ResponseEntity<byte[]> file(Page page) {
        var rows = lines(page).stream()
                .map(it -> List.<Object>of(
                        it.revision().slug(),
                        it.title().value(),
                        it.audience().value(),
                        it.revision().structure().steps().size(),
                        it.revision().structure().facts().size(),
                        it.revision().number(),
                        String.valueOf(it.revision().publishedAt()),
                        page.to(it.revision().path())))
                .toList();
        return Tables.file(page, "pathways", COLUMNS, rows);
    }

    @GetMapping("/pathways/{slug}")
    String one(@PathVariable String slug, Model model, Page page, Visitor visitor) {
        model.addAttribute("it", new One(planning.told(pathways.get(slug), page), visitor.is(Role.EDITOR)));
        return "act/pathways/pathway";
    }

    @GetMapping("/pathways/{slug}/questions")
    String ask(
            @PathVariable String slug,
            @RequestParam(name = Trail.SAID, defaultValue = "") String sealed,
            @RequestParam(defaultValue = "") String fact,
            Form form,
            Model model,
            Page page,
            HttpServletResponse response) {
        personal(response);
        var revision = pathways.get(slug);
        var said = seals.open(sealed);
        var trail = Trail.of(revision, seals.seal(said));
        if (!fact.isEmpty()) {
            return planning.question(revision, planning.fact(revision, fact), said.answers(), trail, form, model, page);
        }
        var next = planning.next(revision, Planning.sound(revision, said.answers(), page), page);
        return next.map(it -> planning.question(revision, it, said.answers(), trail, form, model, page))
                .orElseGet(() -> "redirect:" + page.to(trail.answers()));
    }

    @PostMapping("/pathways/{slug}/questions")
    String answer(@PathVariable String slug, Form form, Model model, Page page, HttpServletResponse response) {
        personal(response);
        var revision = pathways.get(slug);
        var said = seals.open(form.typed(Trail.SAID));
        var fact = planning.fact(revision, form.typed("fact"));
        var values = planning.answer(fact, form, page);
        if (values.isEmpty()) {
            response.setStatus(422);
            return planning.question(
                    revision, fact, said.answers(), Trail.of(revision, seals.seal(said)), form, model, page);
        }
        var now = said.with(Planning.sound(revision, said.answers().with(fact.key(), values.get()), page));
        var trail = Trail.of(revision, seals.seal(now));
        return "redirect:" + page.to(form.typed("then").equals("plan") ? trail.plan() : trail.questions());
    }

    @GetMapping("/pathways/{slug}/answers")
    String answers(
            @PathVariable String slug,
            @RequestParam(name = Trail.SAID, defaultValue = "") String sealed,
            Model model,
            Page page,
            HttpServletResponse response) {
        personal(response);
        var revision = pathways.get(slug);
        var said = seals.open(sealed);
        model.addAttribute("it", planning.answers(revision, said, Trail.of(revision, seals.seal(said)), page));
        return "act/pathways/answers";
    }

    @GetMapping("/pathways/{slug}/plan")
    String plan(
            @PathVariable String slug,
            @RequestParam(name = Trail.SAID, defaultValue = "") String sealed,
            Form form,
            Model model,
            Page page,
            HttpServletResponse response) {
        personal(response);
        var revision = pathways.get(slug);
        var said = seals.open(sealed);
        return plan(revision, said, form, model, page);
    }

    private String plan(Revision revision, Said said, Form form, Model model, Page page) {
        model.addAttribute("form", form);
        model.addAttribute("it", planning.plan(revision, said, Trail.of(revision, seals.seal(said)), page));
        return "act/pathways/plan";
    }

    @PostMapping("/pathways/{slug}/plan")
    String tick(@PathVariable String slug, Form form, Model model, Page page, HttpServletResponse response) {
        personal(response);
        var revision = pathways.get(slug);
        var said = seals.open(form.typed(Trail.SAID));
        var tick = planning.tick(revision, form, page);
        if (tick.isEmpty()) {
            response.setStatus(422);
            return plan(revision, said, form, model, page);
        }
        var step = form.typed("step");
        return "redirect:"
                + page.to(Trail.of(revision, seals.seal(said.with(step, tick.get())))
                        .step(step));
    }

    /** From here on the city keeps it, without knowing whose it is. */
    @PostMapping("/pathways/{slug}/keep")
    String keep(@PathVariable String slug, Form form, Model model, Page page) {
        var revision = pathways.get(slug);
        var said = seals.open(form.typed(Trail.SAID));
        // Not as other forms are sent: that would write down where it led, and with it the code. Sent twice it makes a
        // second plan, which
        // nobody opens and which goes away by itself.
        var sound = said.with(Planning.sound(revision, said.answers(), page));
        var code = plans.keep(revision, sound, page.lang());
        return "redirect:" + page.to(Trail.of(revision, code).plan() + "?kept=now");
    }

    private List<Line> lines(Page page) {
        var all = pathways.published();
        var titles = pathways.wording("title");
        var audiences = pathways.wording("audience");
        var shelf = texts.read(Stream.concat(titles.values().stream(), audiences.values().stream())
                .toList());
        return all.stream()
                .map(it -> new Line(it, shown(titles, it, shelf, page), shown(audiences, it, shelf, page)))
                .toList();
    }

    private static Shown shown(Map<UUID, UUID> texts, Revision revision, Shelf shelf, Page page) {
        return shelf.get(java.util.Objects.requireNonNull(texts.get(revision.pathway())), page.lang());
    }

    /** What one person said is for nobody’s cache. */
    static void personal(HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    }
}
