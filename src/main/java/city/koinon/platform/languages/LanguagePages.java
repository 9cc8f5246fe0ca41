package city.koinon.platform.languages;

import city.koinon.platform.kernel.Access;
import city.koinon.platform.kernel.CurrentCity;
import city.koinon.platform.kernel.NotFound;
import city.koinon.platform.kernel.Who;
import city.koinon.platform.languages.WorldLanguages.Language;
import city.koinon.platform.languages.WorldLanguages.Letters;
import city.koinon.platform.ui.CityFace;
import city.koinon.platform.ui.Form;
import city.koinon.platform.ui.InsteadOfNothing;
import city.koinon.platform.ui.KeptPages;
import city.koinon.platform.ui.Page;
import city.koinon.platform.ui.PageOfTheRequest;
import city.koinon.platform.ui.Pieces;
import city.koinon.platform.ui.Tongue;
import gg.jte.Content;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/**
 * Leads everybody to a language they read. Whoever asks for one the city does not have is asked, in several languages, which other they
 * speak, and is never given one that they have not chosen.
 */
@Controller
class LanguagePages implements InsteadOfNothing {

    /** So long a reader's own browser remembers where it was led to, and is not counted again. */
    private static final Duration A_VISIT = Duration.ofHours(12);

    private static final Pattern ADDRESS = Pattern.compile("/([a-z][a-z0-9-]+)/([a-z]{2,3})(/.*)?");

    private final PageOfTheRequest pages;
    private final Wishes wishes;
    private final Pieces pieces;

    LanguagePages(PageOfTheRequest pages, Wishes wishes, Pieces pieces) {
        this.pages = pages;
        this.wishes = wishes;
        this.pieces = pieces;
    }

    /** An address without a language leads to the reader's, or asks for it. */
    @GetMapping("/{city:[a-z][a-z0-9-]+}")
    @Access(Who.EVERYBODY)
    String inTheReadersLanguage(HttpServletRequest request, HttpServletResponse response) {
        var face = face();
        var asked = asked(request);
        response.addHeader("Vary", "Accept-Language");
        if (asked.isEmpty() || asked.stream().anyMatch(it -> face.tongue(it).isPresent())) {
            return "redirect:/" + face.slug() + "/" + PageOfTheRequest.preferred(request, face);
        }
        var wish =
                asked.stream().filter(it -> WorldLanguages.find(it).isPresent()).findFirst();
        wish.filter(it -> !face.slug().equals(CurrentCity.LEAGUE)).ifPresent(wishes::wish);
        response.setHeader(
                "Cache-Control", CacheControl.maxAge(A_VISIT).cachePrivate().getHeaderValue());
        return "redirect:/" + face.slug() + "/languages"
                + wish.map(it -> "?wish=" + it).orElse("");
    }

    /** What the reader's browser asks for, the most wished for first; empty when it does not say, or does not mind. */
    private static List<String> asked(HttpServletRequest request) {
        var said = request.getHeader("Accept-Language");
        return said == null || said.isBlank() || said.contains("*") && !said.matches(".*[a-zA-Z]{2}.*")
                ? List.of()
                : Collections.list(request.getLocales()).stream()
                        .map(Locale::getLanguage)
                        .filter(it -> !it.isEmpty())
                        .distinct()
                        .toList();
    }

    /**
     * @param lines the same sentences in each language in which the house can say them
     * @param rest  of the address, below city and language, to which each language leads
     */
    record Chooser(List<Tongue> tongues, @Nullable Language wish, List<Page> lines, String rest) {}

    /** Belongs to no language itself. */
    @GetMapping("/{city:[a-z][a-z0-9-]+}/languages")
    @Access(Who.EVERYBODY)
    String chooser(Form form, Model model, HttpServletRequest request) {
        KeptPages.doNotKeep(request);
        var face = face();
        var wish = WorldLanguages.find(form.typed("wish"))
                .filter(it -> face.tongue(it.tag()).isEmpty())
                .orElse(null);
        model.addAttribute("it", new Chooser(face.languages(), wish, lines(face), ""));
        return "platform/languages/chooser";
    }

    /**
     * The language in the address is one of the world's and none of the city's: it may have been the city's once, or somebody has typed what
     * they read. The same page is offered in those that there are; nothing is counted, as programs ask like this too.
     */
    @Override
    public Optional<Content> at(String address, String query, Page nearest) {
        var asked = ADDRESS.matcher(address);
        if (!asked.matches() || !asked.group(1).equals(CurrentCity.slug())) {
            return Optional.empty();
        }
        var face = face();
        return WorldLanguages.find(asked.group(2))
                .filter(it -> face.tongue(it.tag()).isEmpty())
                .map(it -> new Chooser(
                        face.languages(),
                        it,
                        lines(face),
                        Objects.requireNonNullElse(asked.group(3), "") + (query.isEmpty() ? "" : "?" + query)))
                .map(it -> pieces.of("platform/languages/chooser", Map.of("page", nearest, "it", it)));
    }

    /** Of the city's languages those the house speaks; English when it speaks none of them. */
    private List<Page> lines(CityFace.Face face) {
        var spoken = face.languages().stream()
                .map(it -> pages.outside(it.tag()))
                .filter(it -> it.wordsLang().equals(it.lang()))
                .toList();
        return spoken.isEmpty()
                ? List.of(pages.outside(face.languages().getFirst().tag()))
                : spoken;
    }

    /** @param wished for just now, or null */
    record All(
            List<Tongue> tongues,
            Map<Letters, List<Language>> others,
            @Nullable Language wished,
            String thanks) {}

    @GetMapping(Page.BASE + "/languages")
    @Access(Who.EVERYBODY)
    String all(Form form, Model model, Page page) {
        if (page.city().equals(CurrentCity.LEAGUE)) {
            throw new NotFound("languages of the league");
        }
        var wished = WorldLanguages.find(form.typed("wished")).orElse(null);
        var others = WorldLanguages.byLetters().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        it -> it.getValue().stream()
                                .filter(language -> !page.cityLanguages().contains(language.tag()))
                                .toList(),
                        (one, other) -> one,
                        java.util.TreeMap::new));
        model.addAttribute("form", form);
        model.addAttribute(
                "it",
                new All(
                        page.tongues(),
                        others,
                        wished,
                        Optional.ofNullable(wished)
                                .flatMap(it -> Thanks.in(it.tag()))
                                .orElse("")));
        return "platform/languages/languages";
    }

    /** Whoever presses twice, or comes back and presses again, has wished once. */
    @PostMapping(Page.BASE + "/languages")
    @Access(Who.EVERYBODY)
    String wish(Form form, Model model, Page page) {
        return form.submit(
                () -> {
                    var wish = form.typed("language");
                    if (page.cityLanguages().contains(wish)) {
                        return "redirect:/" + page.city() + "/" + wish;
                    }
                    form.check(WorldLanguages.find(wish).isPresent(), "language", "languages.refused.unknown");
                    form.done();
                    wishes.wish(wish);
                    return "redirect:" + page.to("/languages?wished=" + wish);
                },
                () -> all(form, model, page));
    }

    private CityFace.Face face() {
        return pages.face(CurrentCity.slug()).orElseThrow(() -> new NotFound("city"));
    }
}
