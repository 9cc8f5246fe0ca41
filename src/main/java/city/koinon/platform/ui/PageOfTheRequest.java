package city.koinon.platform.ui;

import city.koinon.platform.kernel.CurrentCity;
import city.koinon.platform.kernel.Demonstration;
import city.koinon.platform.kernel.NotFound;
import city.koinon.platform.kernel.Visitor;
import city.koinon.platform.kernel.VisitorSource;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** Finds out, once a request, on which page of which city somebody stands. */
@Component
public class PageOfTheRequest {

    private static final String KEPT = PageOfTheRequest.class.getName();

    /** The installation's own face, for the pages that belong to no city. */
    static final CityFace.Face LEAGUE = new CityFace.Face(
            CurrentCity.LEAGUE,
            Map.of("en", "Koinon", "el", "Κοινόν", "es", "Koinon", "ar", "كوينون"),
            Words.LANGUAGES.stream().map(Tongue::of).toList(),
            ZoneOffset.UTC,
            null,
            null);

    private final Supplier<Optional<CityFace>> faces;
    private final Supplier<Optional<VisitorSource>> visitors;
    private final Supplier<List<Navigation>> navigation;
    private final Words words;
    private final Clock clock;
    private final Demonstration demonstration;
    private final Assets assets;
    private final BaseAddress address;

    PageOfTheRequest(
            ObjectProvider<CityFace> faces,
            ObjectProvider<VisitorSource> visitors,
            ObjectProvider<Navigation> navigation,
            Words words,
            Clock clock,
            Demonstration demonstration,
            Assets assets,
            BaseAddress address) {
        this.faces = SingletonSupplier.of(() -> Optional.ofNullable(faces.getIfAvailable()));
        this.visitors = SingletonSupplier.of(() -> Optional.ofNullable(visitors.getIfAvailable()));
        this.navigation = SingletonSupplier.of(() -> navigation.stream()
                .sorted(Comparator.comparingInt(Navigation::order))
                .toList());
        this.words = words;
        this.clock = clock;
        this.demonstration = demonstration;
        this.assets = assets;
        this.address = address;
    }

    /** @throws NotFound when there is no such city, or the city does not speak the language of the address */
    public Page of(HttpServletRequest request) {
        if (request.getAttribute(KEPT) instanceof Page page) {
            return page;
        }
        var steps = request.getRequestURI().split("/", 4);
        var lang = steps.length > 2 ? steps[2] : "";
        var face = face(CurrentCity.slug()).orElseThrow(() -> new NotFound("city"));
        if (face.tongue(lang).isEmpty()) {
            throw new NotFound("language of this city");
        }
        var page = page(request, face, lang, steps.length > 3 ? "/" + steps[3] : "");
        request.setAttribute(KEPT, page);
        return page;
    }

    /** The page, or for an address that names no city and language the nearest there is: error pages must speak to anyone. */
    public Page nearest(HttpServletRequest request) {
        try {
            return of(request);
        } catch (NotFound unknown) {
            var face = face(CurrentCity.slug()).orElse(LEAGUE);
            return page(request, face, preferred(request, face), "");
        }
    }

    /** The face of any city of this installation. */
    public Optional<CityFace.Face> face(String slug) {
        return slug.equals(CurrentCity.LEAGUE)
                ? Optional.of(LEAGUE)
                : faces.get().flatMap(it -> it.of(slug));
    }

    /** A page for writing outside of a request, in the city at work. */
    public Page outside(String lang) {
        var face = face(CurrentCity.slug()).orElse(LEAGUE);
        return Page.outside(
                face,
                face.tongue(lang).isPresent()
                        ? lang
                        : face.languages().getFirst().tag(),
                words,
                clock);
    }

    /** As it looks to somebody whom the house does not know, with all around it: for what is made once and read by many. */
    public Page forAnybody(String lang) {
        var face = face(CurrentCity.slug()).orElseThrow(() -> new NotFound("city"));
        var frame = new Frame(
                entries(Visitor.NOBODY, face, lang, "", false),
                entries(Visitor.NOBODY, face, lang, "", true),
                () -> null,
                demonstration.on(),
                assets,
                address.origin());
        return new Page(face, lang, Visitor.NOBODY, words, clock, "", "", frame);
    }

    public Visitor visitor(HttpServletRequest request) {
        return visitors.get().map(it -> it.of(request)).orElse(Visitor.NOBODY);
    }

    /** The first language the reader's browser asks for that the city speaks, or the city's main one. */
    public static String preferred(HttpServletRequest request, CityFace.Face face) {
        return java.util.Collections.list(request.getLocales()).stream()
                .map(locale -> locale.getLanguage())
                .filter(lang -> face.tongue(lang).isPresent())
                .findFirst()
                .orElse(face.languages().getFirst().tag());
    }

    private Page page(HttpServletRequest request, CityFace.Face face, String lang, String path) {
        var visitor = visitor(request);
        var frame = new Frame(
                entries(visitor, face, lang, path, false),
                entries(visitor, face, lang, path, true),
                () -> csrf(request),
                demonstration.on(),
                assets,
                address.origin());
        var query = request.getQueryString();
        return new Page(face, lang, visitor, words, clock, path, query == null ? "" : query, frame);
    }

    private List<Frame.Entry> entries(
            Visitor visitor, CityFace.Face face, String lang, String path, boolean atTheFoot) {
        var league = face.slug().equals(CurrentCity.LEAGUE);
        return navigation.get().stream()
                .filter(it -> it.atTheFoot() == atTheFoot && (!league || it.inTheLeague()))
                .filter(it -> it.shownTo(visitor))
                .map(it -> new Frame.Entry(
                        words.say(lang, it.key()),
                        "/" + face.slug() + "/" + lang + it.path(),
                        path.equals(it.path()) || path.startsWith(it.path() + "/")))
                .toList();
    }

    private static Frame.@Nullable Csrf csrf(HttpServletRequest request) {
        KeptPages.doNotKeep(request); // a form carries marks that must be its own
        return request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token
                ? new Frame.Csrf(token.getParameterName(), token.getToken())
                : null;
    }
}
