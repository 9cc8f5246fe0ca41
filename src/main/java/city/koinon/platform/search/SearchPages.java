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
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Looks for what somebody typed in all that the rooms of a city show to everybody. Of what was looked for only what nobody found is counted. */
@Controller
class SearchPages {

    private static final int LONGEST = 100;

    /** Whoever does not find it among these types another word. */
    private static final int SHOWN = 20;

    private final Search search;
    private final InVain inVain;

    SearchPages(Search search, InVain inVain) {
        this.search = search;
        this.inVain = inVain;
    }

    @GetMapping(Page.BASE + "/search")
    @Access(Who.EVERYBODY)
    @Transactional(readOnly = true)
    String search(Form form, Model model, Page page, HttpServletRequest request) {
        var typed = form.optional("q", LONGEST);
        if (!page.query().isEmpty()) {
            KeptPages.doNotKeep(request);
        }
        var found = typed == null ? null : found(typed, form, page);
        model.addAttribute("form", form);
        model.addAttribute("found", found);
        model.addAttribute(
                "lists",
                found != null && found.all() > 0
                        ? List.of()
                        : search.there(page.today()).stream()
                                .map(it -> new Option(it.path(), page.say(it.key())))
                                .toList());
        return "platform/search/search";
    }

    /**
     * @param all    how many things were found, also those not shown
     * @param partly whether they have only some of the words
     * @param kinds  addresses of the same for one kind only, when there are several
     * @param kind   address of what is shown
     */
    record Found(
            int all, int more, boolean partly, boolean reading, List<Option> kinds, String kind, List<Line> lines) {}

    /** @param machine nobody but a machine has said the title in this language */
    record Line(
            @Nullable String number,
            String title,
            String lang,
            String dir,
            boolean machine,
            String href,
            String kind,
            String note) {}

    private Found found(String typed, Form form, Page page) {
        var source = search.sources().values().stream()
                .filter(it -> it.path().equals("/" + form.typed("in")))
                .findFirst()
                .orElse(null);
        var answer = search.find(typed, page.lang(), page.today(), source == null ? null : source.key(), SHOWN);
        var findings = answer.findings();
        if (findings.kinds().isEmpty() && !answer.reading()) {
            inVain.hear(typed, page.lang(), page.today());
        }
        return new Found(
                findings.all(),
                Math.max(0, findings.all() - SHOWN),
                findings.partly(),
                answer.reading(),
                findings.kinds().size() < 2 ? List.of() : kinds(typed, findings, page),
                address(typed, source),
                answer.first().stream().map(it -> line(it, page)).toList());
    }

    private List<Option> kinds(String typed, Index.Findings findings, Page page) {
        var kinds = new ArrayList<Option>();
        var all = findings.kinds().values().stream().mapToInt(it -> it).sum();
        kinds.add(new Option(address(typed, null), counted(page.say("search.everything"), all, page)));
        search.sources().values().stream()
                .filter(it -> findings.kinds().containsKey(it.key()))
                .map(it -> new Option(
                        address(typed, it),
                        counted(page.say(it.key()), findings.kinds().getOrDefault(it.key(), 0), page)))
                .forEach(kinds::add);
        return kinds;
    }

    private static String address(String typed, @Nullable SearchSource source) {
        return "/search?q=" + URLEncoder.encode(typed, StandardCharsets.UTF_8)
                + (source == null ? "" : "&in=" + source.path().substring(1));
    }

    private static String counted(String name, int things, Page page) {
        return name + " (" + page.number(things) + ")";
    }

    private static Line line(Search.Shown shown, Page page) {
        var thing = shown.thing();
        var lang = thing.titles().containsKey(page.lang())
                ? page.lang()
                : thing.titles().keySet().iterator().next();
        return new Line(
                thing.number(),
                thing.titles().getOrDefault(lang, ""),
                lang,
                Tongue.directionOf(lang),
                thing.machine().contains(lang),
                page.to(thing.path()),
                page.say(shown.source().key()),
                thing.note().apply(page));
    }
}
