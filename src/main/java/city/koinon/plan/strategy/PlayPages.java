package city.koinon.plan.strategy;

import city.koinon.platform.kernel.Access;
import city.koinon.platform.kernel.Conflicted;
import city.koinon.platform.kernel.CurrentCity;
import city.koinon.platform.kernel.NotFound;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.kernel.Visitor;
import city.koinon.platform.kernel.Who;
import city.koinon.platform.texts.Written;
import city.koinon.platform.ui.CityFace;
import city.koinon.platform.ui.Form;
import city.koinon.platform.ui.Page;
import city.koinon.platform.ui.Tables;
import city.koinon.platform.ui.Words;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** The states of play: the list, each as a page to print, as a document and as the text that was hashed; and freezing a new one. */
@Controller
@RequestMapping(Page.BASE + "/plan")
class PlayPages {

    private static final MediaType DOCX =
            MediaType.valueOf("application/vnd.openxmlformats-officedocument.wordprocessingml.document");
    private static final List<String> COLUMNS = List.of("number", "asOf", "frozenAt", "planVersion", "sha256", "page");

    private final StatesOfPlay states;
    private final Outlook outlook;
    private final CityFace faces;
    private final Words words;
    private final Clock clock;

    PlayPages(StatesOfPlay states, Outlook outlook, CityFace faces, Words words, Clock clock) {
        this.states = states;
        this.outlook = outlook;
        this.faces = faces;
        this.words = words;
        this.clock = clock;
    }

    /** @param canFreeze the visitor keeps the plan and a plan is in force */
    record Plays(List<StateOfPlay> all, boolean canFreeze) {}

    /**
     * @param whole    the hash computed now is the one kept
     * @param recorded the public record keeps the same hash
     */
    record Play(StateOfPlay state, Frozen frozen, boolean whole, boolean recorded) {}

    @GetMapping("/state-of-play")
    @Access(Who.EVERYBODY)
    String list(Model model, Page page, Visitor visitor) {
        var canFreeze =
                visitor.is(Role.COORDINATOR) && outlook.inForce(page.today()).isPresent();
        model.addAttribute("it", new Plays(states.list(), canFreeze));
        return "plan/strategy/plays";
    }

    @GetMapping({"/state-of-play.json", "/state-of-play.csv"})
    @Access(Who.EVERYBODY)
    ResponseEntity<byte[]> file(Page page) {
        return Tables.file(page, "state-of-play", COLUMNS, rows(page));
    }

    @GetMapping("/state-of-play/{id}")
    @Access(Who.EVERYBODY)
    String play(@PathVariable UUID id, Model model) {
        model.addAttribute("it", play(id));
        return "plan/strategy/play";
    }

    /** The very bytes that were hashed, so that anyone can hash them again. */
    @GetMapping("/state-of-play/{id}.json")
    @Access(Who.EVERYBODY)
    ResponseEntity<byte[]> content(@PathVariable UUID id) {
        var state = states.get(id);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CONTENT_DISPOSITION, attachment("state-of-play-" + state.number() + ".json"))
                .body(state.content().getBytes(StandardCharsets.UTF_8));
    }

    @GetMapping("/state-of-play/{id}.docx")
    @Access(Who.EVERYBODY)
    ResponseEntity<byte[]> document(@PathVariable UUID id, Page page) {
        var state = states.get(id);
        return ResponseEntity.ok()
                .contentType(DOCX)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        attachment("state-of-play-" + state.number() + "-" + page.lang() + ".docx"))
                .body(new PlayDocument(page).of(state));
    }

    @GetMapping("/state-of-play/new")
    @Access(roles = Role.COORDINATOR)
    String freezeForm(Form form, Model model, Page page) {
        var plan = outlook.inForce(page.today()).orElseThrow(() -> new NotFound("a plan in force"));
        var now = states.frozen(plan, 0, Map.of());
        var before = states.latest().map(StateOfPlay::frozen).orElse(null);
        if (!form.refused()) prefill(form, now, before, page);
        model.addAttribute("form", form);
        model.addAttribute("now", now);
        return "plan/strategy/freeze";
    }

    @PostMapping("/state-of-play/new")
    @Access(roles = Role.COORDINATOR)
    String freeze(Form form, Model model, Page page, Visitor visitor) {
        return form.submit(
                () -> {
                    var narrative = Written.from(form, "narrative", 20_000, page);
                    if (outlook.inForce(page.today()).isEmpty()) throw new Conflicted("", "strategy.refused.no-plan");
                    form.done();
                    return "redirect:" + page.to("/plan/state-of-play/" + states.freeze(narrative, visitor));
                },
                () -> freezeForm(form, model, page));
    }

    /** In every language of the city that the house speaks; the others are left to people. */
    private void prefill(Form form, Frozen now, @Nullable Frozen before, Page page) {
        var face = faces.of(CurrentCity.slug()).orElseThrow(() -> new NotFound("city"));
        for (var lang : page.cityLanguages()) {
            if (Words.LANGUAGES.contains(lang)) {
                form.prefill("narrative." + lang, Narrative.of(now, before, Page.outside(face, lang, words, clock)));
            }
        }
    }

    private Play play(UUID id) {
        var state = states.get(id);
        var recorded =
                states.recordedHash(id).filter(it -> it.equals(state.sha256())).isPresent();
        return new Play(state, state.frozen(), state.isWhole(), recorded);
    }

    private List<List<@Nullable Object>> rows(Page page) {
        return states.list().stream()
                .map(it -> List.<@Nullable Object>of(
                        it.number(),
                        it.asOf(),
                        it.frozenAt(),
                        it.frozen().plan().number(),
                        it.sha256(),
                        page.to("/plan/state-of-play/" + it.id())))
                .toList();
    }

    private static String attachment(String name) {
        return ContentDisposition.attachment().filename(name).build().toString();
    }
}
