package city.koinon.act.pathways;

import city.koinon.platform.identity.Seals;
import city.koinon.platform.kernel.Access;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.kernel.Visitor;
import city.koinon.platform.kernel.Who;
import city.koinon.platform.texts.Shelf;
import city.koinon.platform.texts.Shown;
import city.koinon.platform.texts.Texts;
import city.koinon.platform.ui.Form;
import city.koinon.platform.ui.Page;
import city.koinon.platform.ui.Personal;
import city.koinon.platform.ui.Tables;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.http.CacheControl;
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
    private final Envelopes envelopes;
    private final KeptPlans plans;
    private final Seals seals;
    private final Texts texts;
    private final Clock clock;

    PathwayPages(
            Pathways pathways,
            Planning planning,
            Envelopes envelopes,
            KeptPlans plans,
            Seals seals,
            Texts texts,
            Clock clock) {
        this.pathways = pathways;
        this.planning = planning;
        this.envelopes = envelopes;
        this.plans = plans;
        this.seals = seals;
        this.texts = texts;
        this.clock = clock;
    }

    record Line(Revision revision, Shown title, Shown audience) {}

    record Lines(List<Line> all, List<Revision> drafts, List<String> withdrawn, boolean edits) {}

    record One(Told told, boolean edits) {}

    /** @param same whether the first of them says as much already */
    record Merged(String path, boolean same) {}

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
    @Personal
    String ask(
            @PathVariable String slug,
            @RequestParam(name = Trail.SAID, defaultValue = "") String sealed,
            @RequestParam(defaultValue = "") String fact,
            Form form,
            Model model,
            Page page) {
        var revision = pathways.get(slug);
        var said = opened(sealed, form);
        var trail = Trail.of(revision, envelopes.seal(said));
        if (!fact.isEmpty()) {
            return planning.question(revision, planning.fact(revision, fact), said.answers(), trail, form, model, page);
        }
        var next = planning.next(revision, Planning.sound(revision, said.answers(), page), page);
        return next.map(it -> planning.question(revision, it, said.answers(), trail, form, model, page))
                .orElseGet(() -> "redirect:" + page.to(trail.answers()));
    }

    @PostMapping("/pathways/{slug}/questions")
    @Personal
    String answer(@PathVariable String slug, Form form, Model model, Page page, HttpServletResponse response) {
        var revision = pathways.get(slug);
        var said = opened(form.typed(Trail.SAID), form);
        var fact = planning.fact(revision, form.typed("fact"));
        var values = planning.answer(fact, form, page);
        var now = values.map(it ->
                        said.with(Planning.sound(revision, said.answers().with(fact.key(), it), page), clock.instant()))
                .orElse(said);
        if (!fits(now, form)) {
            response.setStatus(422);
            return planning.question(
                    revision, fact, said.answers(), Trail.of(revision, envelopes.seal(said)), form, model, page);
        }
        var trail = Trail.of(revision, envelopes.seal(now));
        return "redirect:" + page.to(form.typed("then").equals("plan") ? trail.plan() : trail.questions());
    }

    @GetMapping("/pathways/{slug}/answers")
    @Personal
    String answers(
            @PathVariable String slug,
            @RequestParam(name = Trail.SAID, defaultValue = "") String sealed,
            Model model,
            Page page) {
        var revision = pathways.get(slug);
        var said = envelopes.open(sealed).orElse(Said.NOTHING);
        model.addAttribute("it", planning.answers(revision, said, Trail.of(revision, envelopes.seal(said)), page));
        return "act/pathways/answers";
    }

    /** @param sealed several where a device has kept what two tabs said and has not brought it together yet */
    @GetMapping("/pathways/{slug}/plan")
    @Personal
    String plan(
            @PathVariable String slug,
            @RequestParam(name = Trail.SAID, defaultValue = "") List<String> sealed,
            Form form,
            Model model,
            Page page) {
        var said = sealed.stream().map(it -> opened(it, form)).reduce(Said.NOTHING, Said::and);
        return plan(pathways.get(slug), said, form, model, page);
    }

    /** A plan whose address was cut on its way begins anew, and says so. */
    private Said opened(String sealed, Form form) {
        var said = envelopes.open(sealed);
        form.check(said.isPresent(), "", "pathways.refused.address");
        return said.orElse(Said.NOTHING);
    }

    /**
     * What two tabs of one device said, brought together, for its script: the one that is looked at, and the one that is kept.
     */
    @GetMapping("/pathways/{slug}/merged")
    ResponseEntity<Merged> merged(@PathVariable String slug, @RequestParam(Trail.SAID) List<String> sealed, Page page) {
        var revision = pathways.get(slug);
        var all = sealed.stream().flatMap(it -> envelopes.open(it).stream()).toList();
        var merged = all.stream().reduce(Said.NOTHING, Said::and);
        if (all.isEmpty() || all.size() < sealed.size() || !envelopes.holds(merged)) {
            return ResponseEntity.unprocessableContent()
                    .cacheControl(CacheControl.noStore())
                    .build();
        }
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new Merged(
                        Trail.of(revision, envelopes.seal(merged)).plan(),
                        sound(revision, merged, page).sameAs(sound(revision, all.getFirst(), page))));
    }

    /** As a page shows it: what no question asks any more makes no difference between two tabs. */
    private static Said sound(Revision revision, Said said, Page page) {
        return said.with(Planning.sound(revision, said.answers(), page));
    }

    private String plan(Revision revision, Said said, Form form, Model model, Page page) {
        model.addAttribute("form", form);
        model.addAttribute("it", planning.plan(revision, said, Trail.of(revision, envelopes.seal(said)), page));
        return "act/pathways/plan";
    }

    @PostMapping("/pathways/{slug}/plan")
    @Personal
    String tick(@PathVariable String slug, Form form, Model model, Page page, HttpServletResponse response) {
        var revision = pathways.get(slug);
        var said = opened(form.typed(Trail.SAID), form);
        var step = form.typed("step");
        var now = planning.tick(revision, said, form, page)
                .map(it -> said.with(step, it, clock.instant()))
                .orElse(said);
        if (!fits(now, form)) {
            response.setStatus(422);
            return plan(revision, said, form, model, page);
        }
        return "redirect:" + page.to(Trail.of(revision, envelopes.seal(now)).step(step));
    }

    private boolean fits(Said said, Form form) {
        form.check(form.refused() || envelopes.holds(said), "", "pathways.refused.full");
        return !form.refused();
    }

    /** From here on the city keeps it, without knowing whose it is. */
    @PostMapping("/pathways/{slug}/keep")
    @Personal
    String keep(@PathVariable String slug, Form form, Model model, Page page, HttpServletResponse response) {
        var revision = pathways.get(slug);
        var said = opened(form.typed(Trail.SAID), form);
        if (form.refused()) {
            response.setStatus(422);
            return plan(revision, said, form, model, page);
        }
        var sound = sound(revision, said, page);
        var code = seals.codeOf(KeptPlans.PLAN, UUID.fromString(form.once()));
        plans.keep(code, revision, sound, page.lang());
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
}
