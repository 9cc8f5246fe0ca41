package city.koinon.platform.ui;

import city.koinon.platform.kernel.Access;
import city.koinon.platform.kernel.CurrentCity;
import city.koinon.platform.kernel.NotFound;
import city.koinon.platform.kernel.Sitemap;
import city.koinon.platform.kernel.Who;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.util.HtmlUtils;

/**
 * Every public page of a city with its languages, as search engines ask for it: a list of files, of which each tells the pages of one
 * language. A file may name 50,000 pages and weigh 50 MB; a page with all of twelve languages weighs 1.5 KB.
 */
@Controller
class SitemapPages {

    static final int IN_A_FILE = 20_000;

    private final ObjectProvider<Sitemap> rooms;
    private final PageOfTheRequest pages;
    private final BaseAddress address;

    SitemapPages(ObjectProvider<Sitemap> rooms, PageOfTheRequest pages, BaseAddress address) {
        this.rooms = rooms;
        this.pages = pages;
        this.address = address;
    }

    @GetMapping("/{city:[a-z][a-z0-9-]+}/sitemap.xml")
    @Access(Who.EVERYBODY)
    ResponseEntity<String> files() {
        var all = places();
        var files = languages().stream()
                .flatMap(lang -> IntStream.rangeClosed(1, files(all, lang)).mapToObj(number -> lang + "-" + number))
                .map(file -> "<sitemap><loc>" + home() + "sitemap-" + file + ".xml</loc></sitemap>\n")
                .collect(Collectors.joining());
        return xml(
                "<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n" + files + "</sitemapindex>\n");
    }

    /** @param file language and number: {@code sitemap-el-1} */
    @GetMapping("/{city:[a-z][a-z0-9-]+}/{file:sitemap-[a-z]{2,3}-\\d{1,4}}.xml")
    @Access(Who.EVERYBODY)
    ResponseEntity<String> file(@PathVariable String file) {
        var lang = file.split("-")[1];
        var number = Integer.parseInt(file.split("-")[2]);
        var all = places();
        var tags = languages();
        if (!tags.contains(lang) || number < 1 || number > files(all, lang)) {
            throw new NotFound(file);
        }
        var xml = new StringBuilder("""
                <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
                """);
        all.stream()
                .filter(it -> isIn(it, lang))
                .skip((number - 1L) * IN_A_FILE)
                .limit(IN_A_FILE)
                .forEach(it -> entry(
                        xml, lang, tags.stream().filter(tag -> isIn(it, tag)).toList(), it.path()));
        return xml(xml.append("</urlset>\n").toString());
    }

    private List<Sitemap.Place> places() {
        return Stream.concat(
                        StandingPages.PATHS.stream().map(it -> new Sitemap.Place(it, null)),
                        rooms.stream().flatMap(Sitemap::pages))
                .distinct()
                .toList();
    }

    private static int files(List<Sitemap.Place> all, String lang) {
        var count = (int) all.stream().filter(it -> isIn(it, lang)).count();
        return (count + IN_A_FILE - 1) / IN_A_FILE;
    }

    private static boolean isIn(Sitemap.Place place, String lang) {
        return place.languages() == null || place.languages().contains(lang);
    }

    private List<String> languages() {
        return pages
                .face(CurrentCity.slug())
                .filter(it -> !it.slug().equals(CurrentCity.LEAGUE))
                .orElseThrow(() -> new NotFound("city"))
                .languages()
                .stream()
                .map(Tongue::tag)
                .toList();
    }

    /** Never the host that was asked for: anybody can invent one, and what is rendered is kept for the next. */
    private String home() {
        return address.origin() + "/" + CurrentCity.slug() + "/";
    }

    /** Whoever speaks none of its languages is sent to the first, which is the city's own. */
    private void entry(StringBuilder xml, String lang, List<String> there, String path) {
        xml.append("<url><loc>").append(escaped(home() + lang + path)).append("</loc>");
        there.forEach(other -> alternate(xml, other, home() + other + path));
        alternate(xml, "x-default", home() + there.getFirst() + path);
        xml.append("</url>\n");
    }

    private static void alternate(StringBuilder xml, String tag, String address) {
        xml.append("<xhtml:link rel=\"alternate\" hreflang=\"")
                .append(tag)
                .append("\" href=\"")
                .append(escaped(address))
                .append("\"/>");
    }

    private static ResponseEntity<String> xml(String body) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_XML)
                .body("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + body);
    }

    private static String escaped(String address) {
        return HtmlUtils.htmlEscape(address, "UTF-8");
    }
}
