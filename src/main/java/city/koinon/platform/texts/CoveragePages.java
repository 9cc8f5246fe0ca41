package city.koinon.platform.texts;

import city.koinon.platform.kernel.Access;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.kernel.Visitor;
import city.koinon.platform.languages.Wishes;
import city.koinon.platform.ui.Form;
import city.koinon.platform.ui.Option;
import city.koinon.platform.ui.Page;
import city.koinon.platform.ui.Tables;
import city.koinon.platform.ui.Tone;
import city.koinon.platform.ui.Tongue;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** What there is in which language, on one page. */
@Controller
@RequestMapping(Page.BASE)
@Access(roles = {Role.EDITOR, Role.TRANSLATOR, Role.COORDINATOR})
class CoveragePages {

    private static final int A_PAGE = 25;

    /** Translations put on the board with one press of the button. */
    static final int AT_ONCE = 2_000;

    private final Coverage coverage;
    private final Manuscripts manuscripts;
    private final Wishes wishes;
    private final Kinds kinds;

    CoveragePages(Coverage coverage, Manuscripts manuscripts, Wishes wishes, Kinds kinds) {
        this.coverage = coverage;
        this.manuscripts = manuscripts;
        this.wishes = wishes;
        this.kinds = kinds;
    }

    /** A language that people asked for and the city does not have. @param month in which it was last */
    record Asked(Tongue tongue, String called, int times, String month) {}

    /** @param shown languages that have a column @param at the page of the lines, from one */
    record Matrix(
            Form filters,
            List<Option> languages,
            List<Option> states,
            List<Option> kinds,
            List<Tongue> shown,
            Map<String, Map<State, Integer>> totals,
            int all,
            List<Coverage.Line> lines,
            int found,
            int at,
            int pages,
            boolean narrowed,
            boolean translates,
            int unasked,
            List<Asked> asked) {

        String at(int page, String path) {
            return path + "?page=" + page + "&language=" + filters.inAddress("language") + "&state="
                    + filters.inAddress("state") + "&kind=" + filters.inAddress("kind");
        }

        String kindOf(Coverage.Line line) {
            return kinds.stream()
                    .filter(it -> it.value().equals(line.kind()))
                    .map(Option::label)
                    .findFirst()
                    .orElse("");
        }

        int count(Tongue tongue, State state) {
            return totals.getOrDefault(tongue.tag(), Map.of()).getOrDefault(state, 0);
        }
    }

    static Tone tone(State state) {
        return switch (state) {
            case ORIGINAL, CURRENT -> Tone.KEPT;
            case STALE -> Tone.LATE;
            case MACHINE_UNREVIEWED -> Tone.SOON;
            case IN_PROGRESS -> Tone.PLAIN;
            case MISSING -> Tone.OFF;
        };
    }

    @GetMapping("/translations/coverage")
    String matrix(Form form, Model model, Page page, Visitor visitor) {
        var whole = coverage.whole(page.lang());
        var lines = narrowed(whole.lines(), form, page);
        var only = language(form, page);
        var pages = Math.max(1, (lines.size() + A_PAGE - 1) / A_PAGE);
        var typed = form.typed("page");
        var at = typed.matches("\\d{1,4}") ? Math.clamp(Integer.parseInt(typed), 1, pages) : 1;
        model.addAttribute(
                "matrix",
                new Matrix(
                        form,
                        page.tongues().stream()
                                .map(it -> new Option(it.tag(), it.name()))
                                .toList(),
                        Arrays.stream(State.values())
                                .map(it -> new Option(it.name(), page.say(it)))
                                .toList(),
                        kinds.options(page).stream()
                                .filter(it -> whole.kinds().contains(it.value()))
                                .toList(),
                        page.tongues().stream()
                                .filter(it -> only == null || it.tag().equals(only))
                                .toList(),
                        whole.totals(),
                        whole.lines().size(),
                        lines.subList((at - 1) * A_PAGE, Math.min(lines.size(), at * A_PAGE)),
                        lines.size(),
                        at,
                        pages,
                        only != null || state(form) != null || kinds.chosen(form) != null,
                        visitor.is(Role.EDITOR) || visitor.is(Role.TRANSLATOR),
                        visitor.is(Role.EDITOR) ? whole.unasked() : 0,
                        asked(page)));
        return "platform/texts/coverage";
    }

    /**
     * A language that the city has added since asks for everything that was published before; some thousands at a time, and the page says
     * what is left.
     */
    @PostMapping("/translations/coverage/open")
    @Access(roles = Role.EDITOR)
    String open(Form form, Model model, Page page, Visitor visitor) {
        return form.submit(
                () -> {
                    manuscripts.open(coverage.whole(page.lang()).lines().stream()
                            .flatMap(it -> it.gaps().stream())
                            .limit(AT_ONCE)
                            .toList());
                    return "redirect:" + page.to("/translations/coverage", "texts.did.asked");
                },
                () -> matrix(form, model, page, visitor));
    }

    private List<Asked> asked(Page page) {
        return wishes.lately().stream()
                .map(it -> new Asked(
                        Tongue.of(it.language()),
                        Tongue.called(it.language(), page.locale()),
                        it.times(),
                        page.month(YearMonth.from(it.last()))))
                .toList();
    }

    @GetMapping({"/translations/coverage.json", "/translations/coverage.csv"})
    ResponseEntity<byte[]> file(Form form, Page page) {
        var languages = page.cityLanguages();
        var columns = new ArrayList<>(List.of("title", "kind", "critical", "page"));
        columns.addAll(languages);
        return Tables.file(
                page,
                "coverage",
                columns,
                narrowed(coverage.whole(page.lang()).lines(), form, page).stream()
                        .map(line -> {
                            var row = new ArrayList<@Nullable Object>();
                            row.add(line.title());
                            row.add(line.kind());
                            row.add(line.critical());
                            row.add(page.to(line.path()));
                            languages.forEach(it -> row.add(line.states().get(it)));
                            return row;
                        })
                        .toList());
    }

    private List<Coverage.Line> narrowed(List<Coverage.Line> lines, Form form, Page page) {
        var only = language(form, page);
        return Coverage.narrow(lines, kinds.chosen(form), state(form), only == null ? Set.of() : Set.of(only));
    }

    private static @Nullable String language(Form form, Page page) {
        var typed = form.typed("language");
        return page.cityLanguages().contains(typed) ? typed : null;
    }

    private static @Nullable State state(Form form) {
        return Arrays.stream(State.values())
                .filter(it -> it.name().equals(form.typed("state")))
                .findFirst()
                .orElse(null);
    }
}
