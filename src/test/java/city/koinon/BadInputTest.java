package city.koinon;

import static org.assertj.core.api.Assertions.assertThat;

import city.koinon.platform.identity.Accounts;
import city.koinon.platform.kernel.CurrentCity;
import city.koinon.platform.kernel.Role;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Whatever is typed into whatever form: a sentence at its field, never a stack trace, and everything else that was typed is still there.
 * Each role walks through a city in one of its languages, finds the forms it is shown, and types into each field what no field expects,
 * once into this field alone and once into all of them.
 */
@DemonstrationTest
class BadInputTest {

    /** Twice the length of what may be written about one item of an agenda, the longest text there is. */
    private static final String TOO_LONG = "W".repeat(40_000);

    private static final String LONG = "W".repeat(10_000);

    /** As it travels: no text can hold some of it. */
    private static final Map<String, String> NASTY = new LinkedHashMap<>();

    static {
        NASTY.put("nothing", "");
        NASTY.put("long", encoded(LONG));
        NASTY.put("too long", encoded(TOO_LONG));
        NASTY.put("a day that is not", encoded("31/02/2026"));
        NASTY.put("a script", encoded("<script>alert(1)</script><img src=x onerror=alert(1)>\"'"));
        NASTY.put("direction overrides", encoded("abc\u202Edcba\u2066"));
        NASTY.put("a zero character", "a%00b");
        NASTY.put("half a letter", "a%ED%A0%80b");
        NASTY.put("bytes that are no text", "a%FF%C3%28b");
        NASTY.put("half a percent sign", "a%4");
        NASTY.put("a foreign id", "018f0000-0000-7000-8000-000000000000");
        NASTY.put("a formula", encoded("=HYPERLINK(\"http://example.org\")"));
    }

    /** What no field of any kind takes, so that it can be typed into one field alone and nothing is done. */
    private static final List<String> NEVER_TAKEN = List.of(
            "too long",
            "direction overrides",
            "a zero character",
            "half a letter",
            "bytes that are no text",
            "half a percent sign");

    private static final int PAGES_PER_PERSON = 110;
    private static final Pattern IDS =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f-]{27}|(?<=/)[A-Z]{2,5}-\\d{4}-\\d+|(?<=[/=])\\d+");

    /** Doors that end the walk. */
    private static final List<String> LEADS_AWAY = List.of("/sign-out", "/erase", "/demo/");

    @Autowired
    Accounts accounts;

    @LocalServerPort
    int port;

    private final Map<String, Set<String>> found = new TreeMap<>();
    private final Set<String> tried = new HashSet<>();
    private int fieldsTried;
    private SoftAssertions softly = new SoftAssertions();

    private record Person(
            String city, String lang, @Nullable Role role) {}

    @Test
    void everyFieldAnswersNonsenseWithASentenceAndKeepsTheRest() {
        for (var person : List.of(
                new Person("levadia", "en", Role.COORDINATOR),
                new Person("fuenlabrada", "ar", Role.COORDINATOR),
                new Person("levadia", "el", Role.SECRETARY),
                new Person("fuenlabrada", "es", Role.SECRETARY),
                new Person("fuenlabrada", "ar", Role.CHAIR),
                new Person("levadia", "ar", Role.OFFICE_HOLDER),
                new Person("fuenlabrada", "en", Role.OFFICE_HOLDER),
                new Person("levadia", "el", Role.CLERK),
                new Person("fuenlabrada", "es", Role.MEMBER),
                new Person("levadia", "sq", Role.MEMBER),
                new Person("levadia", "en", Role.EDITOR),
                new Person("fuenlabrada", "ar", Role.AUDITOR),
                new Person("league", "en", Role.OPERATOR),
                new Person("levadia", "el", null),
                new Person("league", "en", null))) {
            attack(person);
        }
        softly.assertAll();
        assertThat(found.values().stream().flatMap(Set::stream).distinct())
                .as("forms that were found: %s", found)
                .hasSizeGreaterThan(50);
        assertThat(fieldsTried).as("fields that were typed into alone").isGreaterThan(100);
        assertThat(found.keySet().stream().map(it -> it.replaceAll(".* ", "")).distinct())
                .as("who met a form")
                .contains("COORDINATOR", "SECRETARY", "CHAIR", "OFFICE_HOLDER", "CLERK", "MEMBER", "OPERATOR", "null");
    }

    private Optional<UUID> someone(Person person) {
        return CurrentCity.in(
                person.city(),
                () -> accounts.all().stream()
                        .filter(it -> accounts.held(it.id()).stream().anyMatch(grant -> grant.role() == person.role()))
                        .map(it -> it.id())
                        .findFirst());
    }

    private void attack(Person person) {
        var wanderer = new Wanderer(port);
        if (person.role() != null) {
            var account = someone(person);
            if (account.isEmpty()) {
                return;
            }
            wanderer.as(person.city(), account.get());
        }
        var home = "/" + person.city() + "/" + person.lang();
        var ways = new ArrayDeque<>(
                List.of(home + "/desk", home, home + "/account", home + "/sign-in", home + "/cities", home + "/plan"));
        var shapes = new HashSet<String>();
        for (var seen = 0; seen < PAGES_PER_PERSON && !ways.isEmpty(); ) {
            var path = ways.poll();
            if (!shapes.add(shape(path))) {
                continue;
            }
            var page = wanderer.get(path);
            if (page.statusCode() != 200
                    || !page.headers().firstValue("content-type").orElse("").contains("html")) {
                continue;
            }
            seen++;
            var document = Wanderer.read(page);
            document.select("a[href^=" + home + "]")
                    .forEach(link -> ways.add(link.attr("href").replaceAll("#.*", "")));
            for (var form : document.select("main form[method=post]")) {
                var action = action(form);
                if (LEADS_AWAY.stream().anyMatch(action::contains)) {
                    continue;
                }
                var what = shape(action.replaceFirst("^/[^/]+/[^/]+", ""));
                found.computeIfAbsent(person.city() + " " + person.lang() + " " + person.role(), it -> new TreeSet<>())
                        .add(what);
                if (tried.add(what)) {
                    NASTY.forEach((kind, typed) -> everywhere(wanderer, form, kind, typed, person));
                }
                // Which fields there are depends on what is asked, so the same door is tried again where it asks for
                // more.
                var names = typedFields(form);
                if (tried.add(what + generic(names))) {
                    names.forEach(field -> alone(wanderer, form, field, names, person));
                }
            }
        }
    }

    private static Set<String> generic(Set<String> names) {
        return names.stream()
                .map(it -> it.replaceAll("\\d+|[0-9a-f-]{36}", "#"))
                .collect(Collectors.toSet());
    }

    private static String action(Element form) {
        return form.attr("action").isEmpty() ? URI.create(form.baseUri()).getPath() : form.attr("action");
    }

    /** Fields into which somebody types, or of which somebody chooses one thing. */
    private static Set<String> typedFields(Element form) {
        return form.select("input[name], textarea[name], select[name]").stream()
                // What somebody chooses from their own disk no browser shows again.
                .filter(it -> !Set.of("hidden", "checkbox", "file").contains(it.attr("type")))
                .map(it -> it.attr("name"))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Fields that hold words. */
    private static List<String> written(Element form) {
        return form.select("textarea[name], input[type=text][name], input[type=email][name]")
                .eachAttr("name");
    }

    /** The same nonsense in every field of the form. */
    private void everywhere(Wanderer wanderer, Element form, String kind, String typed, Person person) {
        var fields = asItStands(form);
        var typing = form.select("input[name], textarea[name], select[name]").stream()
                .filter(it -> !Set.of("hidden", "file").contains(it.attr("type")))
                .map(it -> it.attr("name"))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        if (typing.isEmpty()) {
            return; // a mere button does its work; that is not what is tried here
        }
        typing.forEach(it -> fields.put(it, typed));
        // Where a text may say just that, another field keeps the form from doing it: the city stays as it is.
        if (!NEVER_TAKEN.contains(kind)) {
            var texts = written(form);
            if (texts.size() < 2) {
                return;
            }
            fields.put(texts.getLast(), NASTY.get("too long"));
        }
        var where = person + ", " + kind + " into " + action(form);
        var answer = send(wanderer, form, fields, where);
        if (answer.status == 422 && !typedFields(form).isEmpty()) {
            softly.assertThat(answer.page.select(".k-errors li").size())
                    .as(where + ": says why")
                    .isPositive();
            if (kind.equals("too long") && !written(form).isEmpty()) {
                softly.assertThat(answer.page.select("input, textarea").stream()
                                .anyMatch(it -> value(it).startsWith(TOO_LONG.substring(0, 20))))
                        .as(where + ": keeps what was typed")
                        .isTrue();
            }
        }
        softly.assertThat(answer.page.select("main script, main img[onerror]").size())
                .as(where + ": runs nothing")
                .isZero();
    }

    /** Nonsense in one field, sense in the others: it is refused there, and the others keep what they had. */
    private void alone(Wanderer wanderer, Element form, String field, Set<String> names, Person person) {
        fieldsTried++;
        var another = NEVER_TAKEN.get(1 + fieldsTried % (NEVER_TAKEN.size() - 1));
        for (var kind : List.of("too long", another)) {
            var where = person + ", " + kind + " into " + field + " of " + action(form);
            var fields = asItStands(form);
            fields.put(field, NASTY.get(kind));
            var answer = send(wanderer, form, fields, where);
            if (!complainsAbout(field, answer)) {
                // A field that counts only where nothing was chosen from a list, such as the name of somebody new.
                form.select("select[name]").forEach(it -> fields.put(it.attr("name"), ""));
                fields.put(field, NASTY.get(kind));
                fields.computeIfPresent(
                        "once", (name, value) -> UUID.randomUUID().toString());
                answer = send(wanderer, form, fields, where);
            }
            softly.assertThat(answer.status).as(where).isEqualTo(422);
            softly.assertThat(complainsAbout(field, answer))
                    .as(
                            where + ": the list of what is wrong leads to the field, and the sentence stands there: %s",
                            answer.page.select(".k-errors a").eachAttr("href"))
                    .isTrue();
            if (answer.status != 422) {
                continue;
            }
            for (var other : names) {
                if (!other.equals(field)
                        && form.select("[type=password][name=" + other + "]").isEmpty()) {
                    softly.assertThat(shown(answer.page, other))
                            .as(where + ": keeps what was typed into " + other)
                            .contains(URLDecoder.decode(fields.get(other), StandardCharsets.UTF_8));
                }
            }
        }
    }

    private static boolean complainsAbout(String field, Answer answer) {
        return answer.page.select(".k-errors a").eachAttr("href").contains("#f-" + field)
                && answer.page.getElementById("f-" + field) != null
                && answer.page.getElementById("e-" + field) != null;
    }

    /** What the form sends as it is shown, and something sensible where nothing is filled in yet. */
    private static Map<String, String> asItStands(Element form) {
        var fields = new LinkedHashMap<String, String>();
        for (var field : form.select("input[name], textarea[name], select[name]")) {
            var name = field.attr("name");
            if (name.equals("once")) {
                fields.put(name, UUID.randomUUID().toString());
                continue;
            }
            switch (field.tagName().equals("select") ? "select" : field.attr("type")) {
                case "hidden" -> fields.put(name, encoded(field.attr("value")));
                case "checkbox" -> {
                    if (field.hasAttr("checked")) {
                        fields.put(name, encoded(field.attr("value")));
                    }
                }
                case "radio" -> {
                    if (field.hasAttr("checked") || !fields.containsKey(name)) {
                        fields.put(name, encoded(field.attr("value")));
                    }
                }
                case "select" -> fields.put(name, encoded(chosen(field)));
                default -> fields.put(name, encoded(value(field).isBlank() ? "Sense 7" : value(field)));
            }
        }
        return fields;
    }

    private static String chosen(Element select) {
        var options = select.select("option");
        return options.stream()
                .filter(it -> it.hasAttr("selected"))
                .findFirst()
                .or(() -> options.stream()
                        .filter(it -> !it.attr("value").isEmpty())
                        .findFirst())
                .map(it -> it.attr("value"))
                .orElse("");
    }

    /** As a browser shows it: the first option where none is selected. */
    private static String selected(Element select) {
        var options = select.select("option");
        return options.stream()
                .filter(it -> it.hasAttr("selected"))
                .findFirst()
                .or(() -> options.stream().findFirst())
                .map(it -> it.attr("value"))
                .orElse("");
    }

    private static String value(Element field) {
        return field.tagName().equals("textarea") ? field.wholeText().strip() : field.attr("value");
    }

    /** What the fields of this name show: the chosen option, the ticked circle, or the words. */
    private static List<String> shown(Document page, String name) {
        return page.select("main [name]").stream()
                .filter(it -> it.attr("name").equals(name))
                .filter(it -> !it.attr("type").equals("radio") || it.hasAttr("checked"))
                .map(it -> it.tagName().equals("select") ? selected(it) : value(it))
                .toList();
    }

    private record Answer(int status, Document page) {}

    private Answer send(Wanderer wanderer, Element form, Map<String, String> fields, String where) {
        var body = fields.entrySet().stream()
                .map(it -> encoded(it.getKey()) + "=" + it.getValue())
                .collect(Collectors.joining("&"));
        var answer = wanderer.post(action(form), body.getBytes(StandardCharsets.US_ASCII));
        softly.assertThat(answer.statusCode()).as(where).isIn(200, 302, 303, 400, 403, 404, 409, 413, 422);
        softly.assertThat(answer.body()).as(where).doesNotContain("java.lang", "org.springframework", "Whitelabel");
        return new Answer(answer.statusCode(), Wanderer.read(answer));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String shape(String path) {
        return IDS.matcher(path).replaceAll("#");
    }
}
