package city.koinon.plan.strategy;

import static java.util.stream.Collectors.toMap;

import city.koinon.platform.directory.Directory;
import city.koinon.platform.directory.Office;
import city.koinon.platform.kernel.Access;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.kernel.Visitor;
import city.koinon.platform.kernel.Who;
import city.koinon.platform.texts.Texts;
import city.koinon.platform.ui.Page;
import city.koinon.platform.ui.Tables;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** The plan, its versions, and the plan as a file. */
@Controller
@RequestMapping(Page.BASE)
class PlanPages {

    private static final List<String> COLUMNS = List.of(
            "goal",
            "domain",
            "action",
            "office",
            "step",
            "weight",
            "due",
            "recurs",
            "expected",
            "held",
            "doneShare",
            "plannedShare",
            "slip",
            "status",
            "daysOverdue",
            "daysSilent",
            "doneOn",
            "lastNews",
            "page");

    private final Outlook outlook;
    private final Texts texts;
    private final Directory directory;
    private final StepPromises promised;

    PlanPages(Outlook outlook, Texts texts, Directory directory, StepPromises promised) {
        this.outlook = outlook;
        this.texts = texts;
        this.directory = directory;
        this.promised = promised;
    }

    @GetMapping("/plan")
    @Access(Who.EVERYBODY)
    String plan(Model model, Page page, Visitor visitor) {
        model.addAttribute("it", of(outlook.newest(page.today()).orElse(null), visitor));
        return "plan/strategy/plan";
    }

    @GetMapping("/plan/versions")
    @Access(Who.EVERYBODY)
    String versions(Model model, Page page, Visitor visitor) {
        model.addAttribute("it", of(outlook.newest(page.today()).orElse(null), visitor));
        return "plan/strategy/versions";
    }

    @GetMapping("/plan/versions/{number:\\d{1,6}}")
    @Access(Who.EVERYBODY)
    String version(@PathVariable int number, Model model, Page page, Visitor visitor) {
        model.addAttribute("it", of(outlook.numbered(number, page.today()), visitor));
        return "plan/strategy/plan";
    }

    @GetMapping({"/plan.json", "/plan.csv"})
    @Access(Who.EVERYBODY)
    ResponseEntity<byte[]> file(Page page) {
        return Tables.file(page, "plan", COLUMNS, rows(page));
    }

    private PlanPage of(@Nullable PlanOn plan, Visitor visitor) {
        var versions = outlook.strategies();
        var ids = new ArrayList<UUID>(plan == null ? List.of() : plan.texts());
        versions.forEach(it -> ids.add(it.title()));
        return new PlanPage(
                plan,
                texts.read(ids),
                offices(directory),
                plan == null ? Map.of() : promised.counts(),
                versions.stream()
                        .filter(it -> it.state() != Stage.DRAFT)
                        .toList()
                        .reversed(),
                visitor.is(Role.COORDINATOR),
                versions.stream().anyMatch(it -> it.state() == Stage.DRAFT));
    }

    static Map<UUID, Office> offices(Directory directory) {
        return directory.offices().stream().collect(toMap(Office::id, it -> it));
    }

    private List<List<@Nullable Object>> rows(Page page) {
        var rows = new ArrayList<List<@Nullable Object>>();
        var found = outlook.newest(page.today());
        if (found.isEmpty()) return rows;
        var plan = found.get();
        var shelf = texts.read(plan.texts());
        var offices = offices(directory);
        for (var goal : plan.goals()) {
            for (var action : goal.actions()) {
                for (var on : action.steps()) {
                    var row = new ArrayList<@Nullable Object>();
                    row.add(shelf.get(goal.goal().title(), page.lang()).value());
                    row.add(goal.goal().domain());
                    row.add(shelf.get(action.action().title(), page.lang()).value());
                    row.add(Optional.ofNullable(offices.get(action.action().office()))
                            .map(it -> it.nameIn(page.lang()))
                            .orElse(null));
                    row.add(shelf.get(on.step().title(), page.lang()).value());
                    row.add(on.step().weight());
                    row.add(on.step().dueOn());
                    row.add(on.step().rule());
                    row.add(on.step().recurs() ? on.expected() : null);
                    row.add(on.step().recurs() ? on.held().size() : null);
                    row.add(on.delivery().done().toDouble());
                    row.add(on.delivery().planned().toDouble());
                    // Of a step that is due once its day alone decides, and no slip.
                    row.add(on.step().recurs() ? on.delivery().slip().toDouble() : null);
                    row.add(on.status());
                    row.add(on.delivery().longestOverdue());
                    row.add(on.delivery().silence());
                    row.add(on.progress().doneOn());
                    row.add(on.lastUpdate().orElse(null));
                    row.add(page.to("/plan/steps/" + on.id()));
                    rows.add(row);
                }
            }
        }
        return rows;
    }
}
