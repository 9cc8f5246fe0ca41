package city.koinon;

import static com.microsoft.playwright.options.ColorScheme.DARK;
import static com.microsoft.playwright.options.ColorScheme.LIGHT;
import static org.assertj.core.api.Assertions.assertThat;

import city.koinon.journeys.Barriers;
import city.koinon.journeys.Browsing;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import nu.validator.validation.SimpleDocumentValidator;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.server.PathContainer;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;
import org.xml.sax.InputSource;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Walks through the demonstration as a stranger and as everyone who has a task in it, follows every link, and looks the way people do
 * who read Arabic, sit in the dark, hold a small telephone or listen: at some pages of every kind, at every form where it is met first,
 * and at what each form that is typed into says when it refuses.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DemonstrationTest
class PagesTest extends Browsing {

    /** Pages of one kind whose links are followed by a stranger, and by somebody who is signed in and has been a stranger before. */
    private static final int FOLLOWED = 6;

    private static final int FOLLOWED_SIGNED_IN = 2;

    private static final Pattern LINK = Pattern.compile("<a\\b[^>]*?\\bhref=\"([^\"#]*)");
    private static final Pattern FORM = Pattern.compile("<main\\b[\\s\\S]*?<form\\b");
    private static final Pattern CITY = Pattern.compile("^/([a-z][a-z0-9-]+)(?:/[a-z]{2,3})?/?$");
    private static final Pattern NOT_A_PAGE = Pattern.compile(
            ".*\\.(json|csv|geojson|ics|atom|xml|docx|css|js|svg|txt|pdf|zip)(\\?.*)?$|.*/hsds(?!/about)(/.*)?$");

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mapping;

    @LocalServerPort
    int port;

    private final Map<Trouble, Set<String>> found = new TreeMap<>();
    /** Forms that were met, each by where it leads and what it asks; and how many of them have refused what was typed. */
    private final Set<String> forms = new TreeSet<>();

    private int refused;
    /** Looked at closely: of each kind, that is of each handler, one page in English and another (where there is one) in Arabic. */
    private final Map<String, List<String>> ofAKind = new LinkedHashMap<>();

    private final SimpleDocumentValidator validator = new SimpleDocumentValidator();
    private final Map<String, String> kinds = new HashMap<>();
    private List<PathPattern> routes = List.of();
    private List<PathPattern> actions = List.of();

    private enum Trouble {
        LEADS_NOWHERE,
        HAS_A_BARRIER,
        IS_NOT_HTML,
        SCROLLS_SIDEWAYS,
        ASKS_OTHERS,
        COMPLAINS,
        REFUSES_NOTHING
    }

    @Override
    protected int port() {
        return port;
    }

    @BeforeAll
    void walk() throws Exception {
        withRoom(() -> {
            validator.setUpMainSchema("http://s.validator.nu/html5-all.rnc", new DefaultHandler());
            return true;
        });
        routes = patterns(RequestMethod.GET);
        actions = patterns(RequestMethod.POST);
        var cities = walkAs(device(), new Wanderer(port), FOLLOWED, List.of("/"));
        for (var city : cities) {
            walkAs(
                    device(),
                    new Wanderer(port),
                    FOLLOWED,
                    List.of(
                            "/" + city + "/en",
                            "/" + city + "/en/sign-in",
                            "/" + city + "/en/catalogue",
                            "/" + city + "/en/search?q=the",
                            "/" + city + "/en/no-such-page"));
            for (var account : accounts(city)) {
                try {
                    var id = UUID.fromString(account);
                    var page = signIn(device(), city, id);
                    var wanderer = new Wanderer(port).as(city, id);
                    walkAs(page, wanderer, FOLLOWED_SIGNED_IN, List.of("/" + city + "/en/desk", "/" + city + "/en"));
                } finally {
                    putDevicesAway();
                }
            }
        }
        putDevicesAway();
    }

    private List<PathPattern> patterns(RequestMethod method) {
        return mapping.getHandlerMethods().keySet().stream()
                .filter(it -> it.getMethodsCondition().getMethods().isEmpty()
                        || it.getMethodsCondition().getMethods().contains(method))
                .flatMap(it -> it.getPathPatternsCondition() == null
                        ? java.util.stream.Stream.of()
                        : it.getPathPatternsCondition().getPatterns().stream())
                .sorted(PathPattern.SPECIFICITY_COMPARATOR)
                .toList();
    }

    @Test
    void everyLinkLeadsToAPageItsReaderMayOpen() {
        assertThat(found(Trouble.LEADS_NOWHERE)).isEmpty();
    }

    @Test
    void noPageHasABarrierInEnglishAndArabicLightAndDark() {
        assertThat(found(Trouble.HAS_A_BARRIER)).isEmpty();
    }

    @Test
    void everyPageIsValidHtml() {
        assertThat(found(Trouble.IS_NOT_HTML)).isEmpty();
    }

    @Test
    void noPageScrollsSidewaysOnASmallTelephone() {
        assertThat(found(Trouble.SCROLLS_SIDEWAYS)).isEmpty();
    }

    @Test
    void noPageAsksAnyoneElseForAnything() {
        assertThat(found(Trouble.ASKS_OTHERS)).isEmpty();
    }

    @Test
    void noPageBreaksItsOwnRulesOrItsScripts() {
        assertThat(found(Trouble.COMPLAINS)).isEmpty();
    }

    @Test
    void everyFormThatIsTypedIntoWasSeenRefusing() {
        assertThat(found(Trouble.REFUSES_NOTHING)).isEmpty();
        assertThat(refused).as("forms that refused, of %s", forms).isGreaterThan(30);
    }

    private Set<String> found(Trouble trouble) {
        return found.getOrDefault(trouble, Set.of());
    }

    private void note(Trouble trouble, String what) {
        found.computeIfAbsent(trouble, it -> new TreeSet<>()).add(what);
    }

    /** One person of each kind: others with the same roles meet the same pages. */
    private Set<String> accounts(String city) {
        var device = device();
        var answer = device.context().request().get(address("/demo?city=" + city));
        var ofARole = new LinkedHashMap<String, String>();
        if (answer.ok()) {
            Jsoup.parse(answer.text())
                    .select("[data-account]")
                    .forEach(it -> ofARole.putIfAbsent(it.select("span").text(), it.attr("data-account")));
        }
        return Set.copyOf(ofARole.values());
    }

    /**
     * @param wanderer the same person without a browser, who finds the way: most pages are only followed and not looked at
     * @return the cities met on the way
     */
    private Set<String> walkAs(Page page, Wanderer wanderer, int follow, List<String> from) {
        page.context().addInitScript(Barriers.AXE);
        var cities = new TreeSet<String>();
        var seen = new HashSet<>(from);
        var followed = new HashMap<String, Integer>();
        var ahead = new ArrayDeque<>(from);
        var once = new LinkedHashMap<String, String>();
        while (!ahead.isEmpty()) {
            var path = ahead.removeFirst();
            var kind = kindOf(path);
            if (followed.merge(kind, 1, Integer::sum) > follow) {
                continue;
            }
            var answer = followed(wanderer, path);
            var wanted = path.endsWith("/no-such-page") ? 404 : 200;
            if (answer.statusCode() != wanted) {
                note(Trouble.LEADS_NOWHERE, answer.statusCode() + " " + path);
                continue;
            }
            if (!answer.headers().firstValue("content-type").orElse("").startsWith("text/html")) {
                continue;
            }
            var text = answer.body();
            for (var link : matches(LINK, text)) {
                var target = link.replace("&amp;", "&");
                var city = CITY.matcher(target);
                if (city.matches()
                        && !city.group(1).equals("demo")
                        && !city.group(1).equals("league")) {
                    cities.add(city.group(1));
                }
                if (target.startsWith("/")
                        && !NOT_A_PAGE.matcher(target).matches()
                        && !otherTongue(target)
                        && seen.add(target)) {
                    ahead.add(target);
                }
            }
            var met = (FORM.matcher(text).find() ? Jsoup.parse(text) : new Document(""))
                    .select("main form[method=post]").stream()
                            .filter(it -> !it.attr("action").contains("/demo/") && forms.add(shapeOf(it)))
                            .toList();
            var looked = ofAKind.computeIfAbsent(kind, it -> new ArrayList<>());
            if (looked.isEmpty()) {
                looked.add(path);
                once.put(kind, path);
                look(page, path);
            } else if (looked.size() == 1 && hasLanguage(path)) {
                looked.add(path);
                once.remove(kind);
                look(page, inArabic(path));
            } else if (!met.isEmpty()) {
                look(page, path);
            }
            met.stream().filter(PagesTest::isTypedInto).forEach(it -> lookAtRefusal(page, inArabic(path), it));
        }
        once.forEach((kind, path) -> {
            if (hasLanguage(path)) {
                ofAKind.getOrDefault(kind, new ArrayList<>()).add(path);
                look(page, inArabic(path));
            }
        });
        page.close();
        return cities;
    }

    private HttpResponse<String> followed(Wanderer wanderer, String path) {
        var at = URI.create(address(path));
        var answer = wanderer.get(behind(at));
        for (var n = 0; n < 5 && answer.statusCode() / 100 == 3; n++) {
            at = at.resolve(answer.headers().firstValue("location").orElseThrow());
            answer = wanderer.get(behind(at));
        }
        return answer;
    }

    private String behind(URI address) {
        return address.toASCIIString().substring(address("").length()).replaceFirst("#.*", "");
    }

    private static boolean hasLanguage(String path) {
        return path.contains("/en/") || path.endsWith("/en") || path.contains("/en?");
    }

    private static String inArabic(String path) {
        return path.replaceFirst("/en(?=[/?]|$)", "/ar");
    }

    private static boolean isInArabic(String path) {
        return path.contains("/ar/") || path.endsWith("/ar") || path.contains("/ar?");
    }

    private static boolean otherTongue(String target) {
        return target.matches("/[a-z0-9-]+/[a-z]{2,3}(/.*)?") && !target.matches("/[a-z0-9-]+/en([/?].*)?");
    }

    private String kindOf(String path) {
        return kinds.computeIfAbsent(path.replaceFirst("\\?.*", ""), bare -> {
            var container = PathContainer.parsePath(bare);
            return routes.stream()
                    .filter(it -> it.matches(container))
                    .findFirst()
                    .map(PathPattern::getPatternString)
                    .orElse(bare);
        });
    }

    /** Where a form leads and what it asks, without the ids in it. */
    private String shapeOf(Element form) {
        var action = form.attr("action").replaceFirst("\\?.*", "");
        var container = PathContainer.parsePath(action);
        return actions.stream()
                        .filter(it -> it.matches(container))
                        .findFirst()
                        .map(PathPattern::getPatternString)
                        .orElse(action)
                + form.select("[name]").eachAttr("name").stream()
                        .map(it -> it.replaceAll("[0-9a-f-]{36}|\\d+", "#"))
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean isTypedInto(Element form) {
        return !form.select("textarea, input[type=text], input[type=email]").isEmpty();
    }

    /** A page in Arabic in the dark, any other by day: each kind is seen both ways, and what colours do does not hang on the language. */
    private void look(Page page, String path) {
        look(page, path, isInArabic(path) ? DARK : LIGHT, "", () -> page.navigate(address(path)));
    }

    /** Types more than anybody may into the fields of a form (not more than a server reads), so that it refuses, and looks at the page that says so. */
    private void lookAtRefusal(Page page, String path, Element form) {
        var names = form.select("textarea, input[type=text], input[type=email]").eachAttr("name");
        page.navigate(address(path));
        // What a refusal adds to a page has the colours of two templates, the same everywhere; to look at colours takes
        // longest.
        var colours = refused < 10 ? "" : ", rules: {'color-contrast': {enabled: false}}";
        look(page, path + ", refused", LIGHT, colours, () -> {
            var answer = page.waitForNavigation(() -> page.evaluate("""
                    (names) => {
                      const form = [...document.querySelectorAll("main form[method=post]")]
                          .find((it) => names.every((name) => it.elements.namedItem(name)));
                      for (const field of form.elements)
                        if (names.slice(0, 20).includes(field.name)) { field.type === "textarea" || (field.type = "text"); field.value = "more than one may ".repeat(1_200); }
                      form.noValidate = true;
                      form.requestSubmit(form.querySelector("button:not([name='more'])"));
                    }
                    """, names));
            if (answer.status() == 422) {
                refused++;
            } else {
                note(Trouble.REFUSES_NOTHING, answer.status() + " " + path + " " + names);
            }
            return answer;
        });
    }

    private void look(Page page, String path, ColorScheme light, String options, Supplier<Response> open) {
        var complaints = new Listening(this, page, path);
        try {
            page.setViewportSize(1280, 900);
            page.emulateMedia(
                    new Page.EmulateMediaOptions().setColorScheme(light).setReducedMotion(ReducedMotion.REDUCE));
            var answer = open.get();
            validate(path, answer.body());
            if (page.locator("[data-map-show]").count() > 0) {
                page.locator("[data-map-show]").click();
                page.waitForSelector("[data-map][data-drawn]");
            }
            barriers(path + " (" + light + ")", page, options);
            page.setViewportSize(320, 640);
            var wide = page.evaluate("""
                    () => {
                      const width = document.documentElement.clientWidth;
                      if (document.documentElement.scrollWidth <= width) return "";
                      const wide = [...document.querySelectorAll("main *")].filter((it) => {
                        const box = it.getBoundingClientRect();
                        return box.width > 0 && (box.right > width + 1 || box.left < -1) && !it.closest(".k-scroll");
                      });
                      return wide.slice(0, 3).map((it) => it.tagName.toLowerCase() + "." + it.className + " " + it.textContent.trim().slice(0, 40)).join(" | ") || "?";
                    }
                    """);
            if (!"".equals(wide)) {
                note(Trouble.SCROLLS_SIDEWAYS, path + ": " + wide);
            }
        } catch (PlaywrightException failure) {
            note(Trouble.COMPLAINS, path + ": " + failure.getMessage());
        } finally {
            complaints.stop();
        }
    }

    /** What the browser says while it shows one page. */
    private record Listening(
            Page page, Consumer<ConsoleMessage> said, Consumer<String> failed, Consumer<Request> asked) {

        Listening(PagesTest test, Page page, String path) {
            this(
                    page,
                    message -> {
                        if (message.type().equals("error")
                                && !path.endsWith("/no-such-page")
                                && !message.text().contains("status of 422")) {
                            test.note(Trouble.COMPLAINS, path + ": " + message.text());
                        }
                    },
                    error -> test.note(Trouble.COMPLAINS, path + ": " + error),
                    request -> {
                        if (!request.url().startsWith(test.address("/"))
                                && !request.url().startsWith("data:")
                                && !request.url().startsWith("about:")) {
                            test.note(Trouble.ASKS_OTHERS, path + ": " + request.url());
                        }
                    });
            page.onConsoleMessage(said);
            page.onPageError(failed);
            page.onRequest(asked);
        }

        void stop() {
            page.offConsoleMessage(said);
            page.offPageError(failed);
            page.offRequest(asked);
        }
    }

    private void barriers(String where, Page page, String options) {
        Barriers.on(page, options).forEach(it -> note(Trouble.HAS_A_BARRIER, where + ": " + it));
    }

    private void validate(String path, byte[] body) {
        try {
            var listener = new DefaultHandler() {
                @Override
                public void error(SAXParseException error) {
                    note(Trouble.IS_NOT_HTML, path + ": line " + error.getLineNumber() + ", " + error.getMessage());
                }

                @Override
                public void fatalError(SAXParseException error) {
                    error(error);
                }
            };
            var source = new InputSource(new ByteArrayInputStream(body));
            source.setEncoding("UTF-8");
            withRoom(() -> {
                validator.setUpValidatorAndParsers(listener, true, false);
                validator.checkHtmlInputSource(source);
                return true;
            });
        } catch (Exception failure) {
            note(Trouble.IS_NOT_HTML, path + ": " + failure);
        }
    }

    /** The validator thinks in recursion and needs a deep stack. */
    private static void withRoom(Callable<Boolean> work) throws Exception {
        var task = new FutureTask<>(work);
        new Thread(null, task, "validator", 256L << 20).start();
        task.get();
    }

    private static Set<String> matches(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(it -> it.group(1))
                .collect(Collectors.toCollection(java.util.LinkedHashSet::new));
    }
}
