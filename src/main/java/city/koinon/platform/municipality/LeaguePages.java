package city.koinon.platform.municipality;

import city.koinon.platform.kernel.Access;
import city.koinon.platform.kernel.CurrentCity;
import city.koinon.platform.kernel.NotFound;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.kernel.Visitor;
import city.koinon.platform.kernel.Who;
import city.koinon.platform.ui.Form;
import city.koinon.platform.ui.Page;
import city.koinon.platform.ui.PageOfTheRequest;
import city.koinon.platform.ui.Tables;
import city.koinon.platform.ui.Tongue;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The installation itself: its cities, and how its operators found another. */
@Controller
class LeaguePages {

    private static final String LEAGUE = "/league/{lang:[a-z]{2,3}}";

    private final Municipality municipality;
    private final Choices choices;
    private final PageOfTheRequest pages;

    LeaguePages(Municipality municipality, Choices choices, PageOfTheRequest pages) {
        this.municipality = municipality;
        this.choices = choices;
        this.pages = pages;
    }

    @GetMapping("/")
    @Access(Who.EVERYBODY)
    String front(HttpServletRequest request, HttpServletResponse response) {
        response.addHeader("Vary", "Accept-Language");
        var face = pages.face(CurrentCity.LEAGUE).orElseThrow(() -> new NotFound("league"));
        return "redirect:/league/" + PageOfTheRequest.preferred(request, face);
    }

    @GetMapping(LEAGUE)
    @Access(Who.EVERYBODY)
    String league(Model model, Page page, Visitor visitor) {
        model.addAttribute(
                "league",
                new League(
                        municipality.all().stream()
                                .map(it -> Entry.of(it, page))
                                .toList(),
                        visitor.is(Role.OPERATOR)));
        return "platform/municipality/league";
    }

    /** @param mayFound whether the reader is an operator */
    record League(List<Entry> cities, boolean mayFound) {}

    /** @param home in the reader's language where the city speaks it, else in the city's first */
    record Entry(City city, String country, String home, List<Tongue> languages) {

        static Entry of(City city, Page page) {
            var lang = city.languages().contains(page.lang()) ? page.lang() : city.mainLanguage();
            return new Entry(
                    city,
                    Choices.countryName(city.country(), page),
                    "/" + city.slug() + "/" + lang,
                    city.languages().stream().map(Tongue::of).toList());
        }
    }

    private static final List<String> COLUMNS = List.of("city", "name", "country", "languages", "zone");

    @GetMapping(LEAGUE + "/cities.json")
    @Access(Who.EVERYBODY)
    ResponseEntity<byte[]> json(Page page) {
        return Tables.json(COLUMNS, rows(page));
    }

    @GetMapping(LEAGUE + "/cities.csv")
    @Access(Who.EVERYBODY)
    ResponseEntity<byte[]> csv(Page page) {
        return Tables.csv("cities", COLUMNS, rows(page));
    }

    private List<List<Object>> rows(Page page) {
        return municipality.all().stream()
                .map(it -> List.<Object>of(
                        it.slug(), it.nameIn(page.lang()), it.country(), String.join(" ", it.languages()), it.zone()))
                .toList();
    }

    @GetMapping(LEAGUE + "/cities/new")
    @Access(roles = Role.OPERATOR)
    String found(Form form, Model model, Page page) {
        form.prefill("language.1", page.lang());
        form.prefill("colour", City.HOUSE_COLOUR);
        model.addAttribute("form", form);
        model.addAttribute("countries", choices.countries(page));
        return "platform/municipality/city-new";
    }

    @PostMapping(LEAGUE + "/cities/new")
    @Access(roles = Role.OPERATOR)
    String found(Form form, Model model, Page page, Visitor visitor) {
        visitor.must(Role.OPERATOR);
        return form.submit(
                () -> {
                    var slug = form.text("slug", 40);
                    form.check(
                            form.refusal("slug") != null || Municipality.isSlug(slug),
                            "slug",
                            "municipality.refused.slug");
                    var languages = Choices.languages(form);
                    var name = inOrder(Choices.names(form, page), languages);
                    var country = choices.country(form);
                    var zone = choices.zone(form, country);
                    var colour = Choices.colour(form);
                    var person = form.text("person", 120);
                    var email = email(form);
                    form.done();
                    municipality.create(new NewCity(slug, name, country, null, zone, languages, colour), email, person);
                    return "redirect:" + page.to("/cities/" + slug);
                },
                () -> found(form, model, page));
    }

    @GetMapping(LEAGUE + "/cities/{slug}")
    @Access(roles = Role.OPERATOR)
    String founded(@PathVariable String slug, Form form, Model model, Page page) {
        var city = municipality.find(slug).orElseThrow(() -> new NotFound("city"));
        model.addAttribute("form", form);
        model.addAttribute("founded", Entry.of(city, page));
        model.addAttribute("invited", form.ticked("invited"));
        return "platform/municipality/city-founded";
    }

    /** Once more: the first letter was lost, or the coordinator has left. */
    @PostMapping(LEAGUE + "/cities/{slug}")
    @Access(roles = Role.OPERATOR)
    String invite(@PathVariable String slug, Form form, Model model, Page page, Visitor visitor) {
        visitor.must(Role.OPERATOR);
        var city = municipality.find(slug).orElseThrow(() -> new NotFound("city"));
        return form.submit(
                () -> {
                    var person = form.text("person", 120);
                    var email = email(form);
                    form.done();
                    municipality.invite(city, email, person);
                    return "redirect:" + page.to("/cities/" + slug + "?invited=true");
                },
                () -> founded(slug, form, model, page));
    }

    private static String email(Form form) {
        var email = form.text("email", 254);
        form.check(
                form.refusal("email") != null || email.matches("[^\\s@]+@[^\\s@]+\\.[^\\s@]+"),
                "email",
                "municipality.refused.email");
        return email;
    }

    /** The city's languages first and in its order, so that its main language stands in where another is missing. */
    static Map<String, String> inOrder(Map<String, String> names, List<String> languages) {
        var ordered = new java.util.LinkedHashMap<String, String>();
        var tags = new ArrayList<>(languages);
        tags.addAll(names.keySet());
        tags.forEach(tag -> {
            var name = names.get(tag);
            if (name != null) {
                ordered.putIfAbsent(tag, name);
            }
        });
        return ordered;
    }
}
