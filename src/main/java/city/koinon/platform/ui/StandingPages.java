package city.koinon.platform.ui;

import city.koinon.platform.kernel.Access;
import city.koinon.platform.kernel.Cities;
import city.koinon.platform.kernel.CurrentCity;
import city.koinon.platform.kernel.Who;
import java.util.Comparator;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What every site owes its readers and the machines that read for them: what it is, for whom it works, what it keeps, what there is. */
@Controller
class StandingPages {

    static final List<String> PATHS = List.of("", "/about", "/accessibility", "/privacy", "/open-data");

    private final ObjectProvider<OpenData> lists;
    private final ObjectProvider<Cities> cities;
    private final BaseAddress address;

    StandingPages(ObjectProvider<OpenData> lists, ObjectProvider<Cities> cities, BaseAddress address) {
        this.lists = lists;
        this.cities = cities;
        this.address = address;
    }

    @GetMapping(Page.BASE + "/about")
    @Access(Who.EVERYBODY)
    String about() {
        return "platform/ui/about";
    }

    @GetMapping(Page.BASE + "/accessibility")
    @Access(Who.EVERYBODY)
    String accessibility() {
        return "platform/ui/accessibility";
    }

    @GetMapping(Page.BASE + "/privacy")
    @Access(Who.EVERYBODY)
    String privacy() {
        return "platform/ui/privacy";
    }

    @GetMapping(Page.BASE + "/open-data")
    @Access(Who.EVERYBODY)
    String openData(Model model, Page page) {
        var known = page.city().equals(CurrentCity.LEAGUE)
                ? List.<OpenData>of()
                : lists.stream()
                        .sorted(Comparator.comparingInt(OpenData::order))
                        .toList();
        model.addAttribute("lists", known);
        return "platform/ui/open-data";
    }

    @GetMapping("/robots.txt")
    @Access(Who.EVERYBODY)
    ResponseEntity<String> robots() {
        var text = new StringBuilder(
                "User-agent: *\nDisallow: /*/*/desk\nDisallow: /*/*/account\nDisallow: /*/*/sign-in\nDisallow: /demo\n");
        cities.forEach(it -> it.slugs()
                .forEach(slug -> text.append("Sitemap: ")
                        .append(base())
                        .append('/')
                        .append(slug)
                        .append("/sitemap.xml\n")));
        return ResponseEntity.ok().contentType(MediaType.TEXT_PLAIN).body(text.toString());
    }

    /** Two rings that hold each other; light on dark where the reader's system is dark. */
    @GetMapping({"/favicon.svg", "/favicon.ico"})
    @Access(Who.EVERYBODY)
    ResponseEntity<String> icon() {
        return ResponseEntity.ok()
                .contentType(MediaType.valueOf("image/svg+xml"))
                .cacheControl(CacheControl.maxAge(java.time.Duration.ofDays(7)).cachePublic())
                .body("""
                        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" fill="none" stroke-width="3.5"><style>circle{stroke:#0b5f5a}@media(prefers-color-scheme:dark){circle{stroke:#6fd0c6}}</style><circle cx="12" cy="12" r="8.5"/><circle cx="20" cy="20" r="8.5"/></svg>
                        """);
    }

    /** Never the host that was asked for: anybody can invent one, and what is rendered is kept for the next. */
    private String base() {
        return address.origin();
    }
}
