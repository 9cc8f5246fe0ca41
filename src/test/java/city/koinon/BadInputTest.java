package city.koinon;

import static org.assertj.core.api.Assertions.assertThat;

import city.koinon.platform.identity.Accounts;
import city.koinon.platform.kernel.CurrentCity;
import city.koinon.platform.kernel.Role;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Whatever is typed into whatever form: a sentence, never a stack trace, and what was typed is still there. Each role walks through
 * the city, finds the forms it is shown, and fills them with what no form expects.
 */
@DemonstrationTest
class BadInputTest {

    private static final String TOO_LONG = "Ω".repeat(10_000);
    private static final Map<String, String> NASTY = new LinkedHashMap<>(Map.of(
            "nothing", "",
            "too long", TOO_LONG,
            "a day that is not", "31/02/2026",
            "a script", "<script>alert(1)</script><img src=x onerror=alert(1)>\"'",
            "direction overrides", "abc\u202Edcba\u2066",
            "a zero character", "a\u0000b",
            "half a letter", "a\uD800b",
            "a foreign id", "018f0000-0000-7000-8000-000000000000",
            "a formula", "=HYPERLINK(\"http://example.org\")"));
    private static final int PAGES_PER_ROLE = 60;
    private static final Pattern IDS =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f-]{27}|(?<=/)[A-Z]{2,5}-\\d{4}-\\d+|(?<=[/=])\\d+");

    @Autowired
    Accounts accounts;

    @LocalServerPort
    int port;

    @Test
    void everyFormAnswersNonsenseWithASentence() {
        var found = new TreeMap<String, Integer>();
        SoftAssertions.assertSoftly(softly -> {
            for (var role : List.of(Role.COORDINATOR, Role.SECRETARY, Role.OFFICE_HOLDER, Role.CLERK, Role.MEMBER)) {
                someone(role).ifPresent(account -> attack(role, account, found, softly));
            }
        });
        assertThat(found).as("forms that were found").hasSizeGreaterThan(10);
    }

    private java.util.Optional<UUID> someone(Role role) {
        return CurrentCity.in(
                "levadia",
                () -> accounts.all().stream()
                        .filter(it -> accounts.held(it.id()).stream().anyMatch(grant -> grant.role() == role))
                        .map(it -> it.id())
                        .findFirst());
    }

    private void attack(Role role, UUID account, Map<String, Integer> found, SoftAssertions softly) {
        var wanderer = new Wanderer(port).as("levadia", account);
        var ways = new ArrayDeque<>(List.of("/levadia/en/desk", "/levadia/en", "/levadia/en/account"));
        var shapes = new HashSet<String>();
        for (var seen = 0; seen < PAGES_PER_ROLE && !ways.isEmpty(); ) {
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
            document.select("a[href^=/levadia/en]")
                    .forEach(link -> ways.add(link.attr("href").replaceAll("#.*", "")));
            for (var form : document.select("main form[method=post]")) {
                if (found.merge(role + " " + shape(form.attr("action")), 1, Integer::sum) == 1) {
                    NASTY.forEach((what, typed) -> fill(wanderer, form, what, typed, role, softly));
                }
            }
        }
    }

    private static void fill(
            Wanderer wanderer, Element form, String what, String typed, Role role, SoftAssertions softly) {
        var action = form.attr("action").isEmpty()
                ? java.net.URI.create(form.baseUri()).getPath()
                : form.attr("action");
        if (LEADS_AWAY.stream().anyMatch(action::contains)) {
            return;
        }
        var fields = new ArrayList<Map.Entry<String, String>>();
        var texts = 0;
        for (var field : form.select("input[name], textarea[name], select[name]")) {
            var name = field.attr("name");
            var kind = field.attr("type");
            if (name.equals("once")) {
                fields.add(Map.entry(name, UUID.randomUUID().toString()));
            } else if (kind.equals("hidden")) {
                fields.add(Map.entry(name, field.attr("value")));
            } else if (Set.of("radio", "checkbox").contains(kind)) {
                fields.add(Map.entry(name, typed));
            } else {
                texts++;
                fields.add(Map.entry(name, typed));
            }
        }
        if (fields.stream()
                .allMatch(it -> it.getKey().equals("once")
                        || it.getKey().equals("_csrf")
                        || it.getKey().equals("version"))) {
            return; // a mere button does its work; that is not what is tried here
        }
        var answer = wanderer.post(action, fields);
        var where = role + ", " + what + " into " + action;
        softly.assertThat(answer.statusCode()).as(where).isIn(200, 302, 303, 400, 403, 404, 409, 413, 422);
        softly.assertThat(answer.body()).as(where).doesNotContain("java.lang", "org.springframework", "Whitelabel");
        if (answer.statusCode() == 422 && texts > 0) {
            var again = Wanderer.read(answer);
            softly.assertThat(again.select(".k-errors li").size())
                    .as(where + ": says why")
                    .isPositive();
            if (what.equals("too long") || what.equals("a script")) {
                softly.assertThat(again.select("input, textarea").stream()
                                .anyMatch(it -> (it.tagName().equals("textarea") ? it.wholeText() : it.attr("value"))
                                        .contains(typed.substring(0, 20))))
                        .as(where + ": keeps what was typed")
                        .isTrue();
            }
        }
        softly.assertThat(Wanderer.read(answer).select("main script").size())
                .as(where + ": runs nothing")
                .isZero();
    }

    /** Doors that end the walk. */
    private static final List<String> LEADS_AWAY = List.of("/sign-out", "/erase", "/demo/");

    private static String shape(String path) {
        return IDS.matcher(path).replaceAll("#");
    }
}
