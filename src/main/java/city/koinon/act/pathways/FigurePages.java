package city.koinon.act.pathways;

import city.koinon.platform.kernel.Access;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.ui.Page;
import city.koinon.platform.ui.Tables;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Which steps people begin, finish and get stuck at. For editors: small numbers are not shown, and the others are theirs to explain. */
@Controller
@RequestMapping(Page.BASE)
@Access(roles = Role.EDITOR)
class FigurePages {

    private static final List<String> COLUMNS = List.of("pathway", "step", "mark", "reason", "plans");

    private final Pathways pathways;
    private final Planning planning;
    private final Figures figures;

    FigurePages(Pathways pathways, Planning planning, Figures figures) {
        this.pathways = pathways;
        this.planning = planning;
        this.figures = figures;
    }

    /** @param plans null where there are fewer than can be told */
    record Line(String step, String mark, @Nullable Integer plans) {}

    record Part(Told told, @Nullable Integer plans, List<Line> lines) {}

    @GetMapping("/pathways/figures")
    String figures(Model model, Page page) {
        var counts = figures.counts();
        var parts = new ArrayList<Part>();
        for (var revision : pathways.published()) {
            var told = planning.told(revision, page);
            var lines = new ArrayList<Line>();
            Integer plans = null;
            for (var count : counts.getOrDefault(revision.pathway(), List.of())) {
                var step = count.step();
                var mark = count.mark();
                if (step == null || mark == null) {
                    plans = count.plans();
                } else if (told.says(TextNames.step(step, "title"))) {
                    var reason = count.reason();
                    lines.add(new Line(
                            told.title(step).value(),
                            reason == null ? page.say(mark) : page.say(mark) + " – " + page.say(reason),
                            count.plans()));
                }
            }
            parts.add(new Part(told, plans, lines));
        }
        model.addAttribute("parts", parts);
        return "act/pathways/figures";
    }

    @GetMapping({"/pathways/figures.json", "/pathways/figures.csv"})
    ResponseEntity<byte[]> file(Page page) {
        var rows = new ArrayList<List<@Nullable Object>>();
        var counts = figures.counts();
        for (var revision : pathways.published()) {
            for (var count : counts.getOrDefault(revision.pathway(), List.of())) {
                rows.add(Arrays.asList(revision.slug(), count.step(), count.mark(), count.reason(), count.plans()));
            }
        }
        return Tables.file(page, "pathways-figures", COLUMNS, rows);
    }
}
