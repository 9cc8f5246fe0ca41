package city.koinon.platform.search;

import city.koinon.platform.kernel.Access;
import city.koinon.platform.kernel.Who;
import city.koinon.platform.ui.Form;
import city.koinon.platform.ui.KeptPages;
import city.koinon.platform.ui.Option;
import city.koinon.platform.ui.Page;
import city.koinon.platform.ui.SearchSource;
import city.koinon.platform.ui.Tongue;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Looks for what somebody typed in all that the rooms of a city show to everybody. What was looked for is kept nowhere. */
@Controller
class SearchPages {

    private static final int LONGEST = 100;

    /** Of each kind; whoever looks for one thing does not read twenty. */
    private static final int SHOWN = 10;

    private final SearchIndex index;

    SearchPages(SearchIndex index) {
        this.index = index;
    }

    @GetMapping(Page.BASE + "/search")
    @Access(Who.EVERYBODY)
    @Transactional(readOnly = true)
    String search(Form form, Model model, Page page, HttpServletRequest request) {
        var typed = form.optional("q", LONGEST);
        if (!page.query().isEmpty()) {
            KeptPages.doNotKeep(request);
        }
        var shelves = index.shelves(page.today());
        model.addAttribute("form", form);
        model.addAttribute(
                "lists",
                shelves.stream()
                        .filter(it -> !it.things().isEmpty())
                        .map(it -> new Option(it.path(), page.say(it.key())))
                        .toList());
        model.addAttribute("found", typed == null ? null : found(Query.of(typed), shelves, page));
        return "platform/search/search";
    }

    /** @param all how many things were found, also those not shown */
    record Found(int all, List<Group> groups) {}

    /** @param more how many of them are not shown */
    record Group(String title, int all, int more, List<Line> lines) {}

    record Line(@Nullable String number, String title, String lang, String dir, String href, String note) {}

    private record Hit(SearchSource.Thing thing, int fits) {}

    private static Found found(Query query, List<SearchIndex.Shelf> shelves, Page page) {
        var groups = shelves.stream()
                .map(it -> group(query, it, page))
                .filter(it -> it.all() > 0)
                .toList();
        return new Found(groups.stream().mapToInt(Group::all).sum(), groups);
    }

    private static Group group(Query query, SearchIndex.Shelf shelf, Page page) {
        var hits = shelf.things().stream()
                .map(it -> new Hit(it.thing(), query.fits(it.lines())))
                .filter(it -> it.fits() > 0)
                .sorted(Comparator.comparingInt(Hit::fits).reversed())
                .toList();
        return new Group(
                page.say(shelf.key()),
                hits.size(),
                Math.max(0, hits.size() - SHOWN),
                hits.stream().limit(SHOWN).map(it -> line(it.thing(), page)).toList());
    }

    private static Line line(SearchSource.Thing thing, Page page) {
        var lang = thing.titles().containsKey(page.lang())
                ? page.lang()
                : thing.titles().keySet().iterator().next();
        return new Line(
                thing.number(),
                thing.titles().getOrDefault(lang, ""),
                lang,
                Tongue.directionOf(lang),
                page.to(thing.path()),
                thing.note().apply(page));
    }
}
