package city.koinon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import city.koinon.platform.identity.Accounts;
import city.koinon.platform.identity.GrantSource;
import city.koinon.platform.identity.SignedIn;
import city.koinon.platform.kernel.Access;
import city.koinon.platform.kernel.CurrentCity;
import city.koinon.platform.kernel.Grant;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.kernel.Who;
import city.koinon.platform.ledger.Ledger;
import city.koinon.platform.municipality.Municipality;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcPrint;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.UriUtils;

/**
 * Every door of the house, tried by everybody, in every language, by every channel. The list is the application's own table of routes, so a
 * new route is in it without anybody thinking of it; what each door should do is read from its {@code @Access}.
 */
@CityTest
@AutoConfigureMockMvc(print = MockMvcPrint.NONE)
@Import(RouteMatrixTest.Roles.class)
class RouteMatrixTest {

    private static final Pattern VARIABLE = Pattern.compile("\\{([a-zA-Z]+)(?::.*)?}(\\.[a-z]+)?");
    private static final List<String> CHANNELS = List.of(".json", ".csv", ".ics", ".atom", ".docx");
    private static final String LEAGUE = CurrentCity.LEAGUE;

    /** Where a thing that is not there is not told from one that has ended, so that an old link in a mail still ends well. */
    private static final Set<String> ENDS_WELL = Set.of("/{city}/{lang}/unfollow/{token}");

    /** Whatever decides, answers, votes or judges in a city, by the step of its address that says so. */
    private static final Pattern WEIGHTY = Pattern.compile(
            ".*/(answer|acknowledge|motion|votes/\\{vote}|tally|roll-call|decision|minutes|adoption|adopt|errata|send|propose|discard|report|revise"
                    + "|appearances/\\{id}|extend|clarify|reply|open|close|attendance|take-back|items/\\{item}|done|held|strike|news|promise|attach"
                    + "|cancel|reopen|kept|withdraw|new|edit|standing|secretariat|goals/\\{id}|actions/\\{id}|steps/\\{id}|seats/\\{seat}"
                    + "|remove/\\{part}|end)");

    private static final Set<Role> SCOPED =
            EnumSet.of(Role.SECRETARY, Role.CHAIR, Role.MEMBER, Role.OFFICE_HOLDER, Role.CLERK);

    /** Gives roles to the people of this test that nobody could give by hand. */
    @TestConfiguration
    static class Roles {
        final Map<UUID, Set<Grant>> given = new ConcurrentHashMap<>();

        @Bean
        GrantSource rolesOfTheMatrix() {
            return account -> given.getOrDefault(account, Set.of()).stream();
        }
    }

    private record Route(HttpMethod method, String pattern, Access access, String handler) {

        boolean reads() {
            return method == HttpMethod.GET || method == HttpMethod.HEAD;
        }

        /** Of the installation rather than of one of its cities. */
        boolean ofTheLeague() {
            return pattern.startsWith("/" + LEAGUE);
        }

        boolean namesAThing() {
            return Arrays.stream(pattern.split("/"))
                    .skip(pattern.startsWith("/{city}") ? 3 : 0)
                    .anyMatch(step -> VARIABLE.matcher(step).matches());
        }

        boolean isFile() {
            return pattern.matches(".*\\.[a-z]{2,5}");
        }
    }

    /** @param account null for nobody @param from another city, if the session was opened there */
    private record Somebody(
            String name,
            @Nullable UUID account,
            Set<Role> roles,
            boolean wholeCity,
            @Nullable String from) {

        boolean strangerTo(Route route) {
            return account == null || (route.ofTheLeague() ? !LEAGUE.equals(from) : from != null);
        }
    }

    @Autowired
    MockMvc mvc;

    @Autowired
    Municipality municipality;

    @Autowired
    Accounts accounts;

    @Autowired
    Roles roles;

    @Autowired
    Ledger ledger;

    @Autowired
    ApplicationContext context;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mapping;

    private final Map<UUID, RequestPostProcessor> staying = new HashMap<>();
    private final String here = "matrix-" + UUID.randomUUID().toString().substring(0, 6);
    private final String there = "beyond-" + UUID.randomUUID().toString().substring(0, 6);
    private final String markHere = "Mh" + UUID.randomUUID().toString().substring(0, 8);
    private final String markThere = "Mt" + UUID.randomUUID().toString().substring(0, 8);
    /** What went wrong, and to whom: one line for each door. */
    private final Map<String, List<String>> wrong = new LinkedHashMap<>();

    @BeforeEach
    void twoCities() {
        for (var slug : List.of(here, there)) {
            municipality.create(SmallCity.of(slug, Map.of("en", slug), "en", "el", "es", "ar"));
        }
    }

    @Test
    void everyRouteSaysForWhomItIs() {
        var silent = mapping.getHandlerMethods().values().stream()
                .filter(RouteMatrixTest::ours)
                .filter(method -> access(method) == null)
                .map(HandlerMethod::getShortLogMessage)
                .toList();
        assertThat(silent).as("handlers without @Access").isEmpty();
        var nobody = mapping.getHandlerMethods().values().stream()
                .filter(RouteMatrixTest::ours)
                .filter(method -> access(method) instanceof Access access
                        && access.value() == Who.ROLES
                        && access.roles().length == 0)
                .map(HandlerMethod::getShortLogMessage)
                .toList();
        assertThat(nobody).as("handlers for roles that name none").isEmpty();
    }

    @Test
    void everyRouteHasSomethingBehindIt() throws Exception {
        var things = things(here, markHere);
        var empty = new TreeSet<String>();
        for (var route : routes()) {
            path(route, "en", things, empty);
        }
        assertThat(empty)
                .as("path variables for which no RouteExamples names a thing")
                .isEmpty();
        var used = new TreeSet<String>();
        for (var route : routes()) {
            used.addAll(keys(route));
        }
        assertThat(things.keySet().stream().filter(it -> !it.startsWith("scope.")))
                .as("examples that belong to no route")
                .allMatch(used::contains);
    }

    @Test
    void everybodyGetsThroughTheDoorsThatAreTheirsAndNoOthers() throws Exception {
        var thingsHere = things(here, markHere);
        var thingsThere = things(there, markThere);
        // The other city's things, asked for at an address of this one.
        thingsThere.put("/{city}", here);
        var everybody = everybody(thingsHere);

        for (var route : routes()) {
            for (var somebody : everybody) {
                expect(route, somebody, "en", thingsHere, "");
            }
            var channels = new LinkedHashSet<>(List.of(""));
            if (route.reads()) {
                // Whoever is inside sees the whole of it.
                var insider = oneOutsideAndOneInside(route, everybody).getLast();
                for (var lang : List.of("el", "es", "ar")) {
                    expect(route, insider, lang, thingsHere, "");
                }
                for (var channel : route.isFile() ? List.<String>of() : CHANNELS) {
                    for (var somebody : oneOutsideAndOneInside(route, everybody)) {
                        if (expect(route, somebody, "en", thingsHere, channel) == 200) {
                            channels.add(channel);
                        }
                    }
                }
            }
            if (route.access().value() != Who.DEMONSTRATION && !route.ofTheLeague() && route.namesAThing()) {
                for (var somebody : oneOutsideAndOneInside(route, everybody)) {
                    for (var channel : channels) {
                        nothingOfTheOtherCity(route, somebody, thingsHere, thingsThere, channel);
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void whoeverRunsTheInstallationDecidesNothingInACity() throws Exception {
        var things = things(here, markHere);
        var inTheCity = new Somebody(
                "operator", account(here, Set.of(new Grant(Role.OPERATOR, null))), Set.of(Role.OPERATOR), true, null);
        var ofAll = new Somebody(
                "operator of all",
                account(LEAGUE, Set.of(new Grant(Role.OPERATOR, null))),
                Set.of(Role.OPERATOR),
                true,
                LEAGUE);
        var before = CurrentCity.in(here, ledger::size);
        var tried = new ArrayList<String>();
        for (var route : routes()) {
            if (route.reads()
                    || route.ofTheLeague()
                    || !WEIGHTY.matcher(route.pattern()).matches()
                    || isOnesOwn(route)) {
                continue;
            }
            tried.add(route.pattern());
            for (var somebody : List.of(inTheCity, ofAll)) {
                var status = knock(route.method(), path(route, "en", things), somebody)
                        .getStatus();
                if (status != 403) {
                    note(route.method() + " " + route.pattern() + " → " + status, somebody);
                }
            }
        }
        assertThat(tried)
                .contains(
                        "/{city}/{lang:[a-z]{2,3}}/recommendations/{number}/asks/{n}/answer",
                        "/{city}/{lang:[a-z]{2,3}}/meetings/{id}/votes/{vote}",
                        "/{city}/{lang:[a-z]{2,3}}/meetings/{id}/run/adoption",
                        "/{city}/{lang:[a-z]{2,3}}/commitments/{id}/motion",
                        "/{city}/{lang:[a-z]{2,3}}/plan/draft/adopt");
        assertThat(wrong).isEmpty();
        assertThat(CurrentCity.in(here, ledger::size)).as("acts of the city").isEqualTo(before);
    }

    /** One's own account, or the accounts of the city: an operator opens and closes those, and founds nothing else by it. */
    private static boolean isOnesOwn(Route route) {
        return route.pattern().contains("/account") || route.access().value() != Who.ROLES;
    }

    /** @return the status */
    private int expect(Route route, Somebody somebody, String lang, Map<String, String> things, String channel)
            throws Exception {
        var path = path(route, lang, things) + channel;
        var answer = knock(route.method(), path, somebody);
        var status = answer.getStatus();
        var attempt = route.method() + " " + route.pattern() + channel + " (" + route.handler() + ") → " + status;
        if (route.access().value() == Who.DEMONSTRATION) {
            // The demonstration's own pages show all of its cities.
            if (status >= 500) {
                note(attempt + ", which is our fault", somebody);
            }
            return status;
        }
        noFaultAndNobodyElses(attempt, somebody, answer);
        var file = route.isFile() || !channel.isEmpty();
        var stranger = somebody.strangerTo(route);
        var access = route.access();
        var allowed = switch (access.value()) {
            case EVERYBODY -> status != 401 && status != 403;
            case DEMONSTRATION -> true;
            case SIGNED_IN -> stranger ? turnedAway(route, answer, file) : !toSignIn(answer);
            case ROLES ->
                stranger
                        ? turnedAway(route, answer, file)
                        : Arrays.stream(access.roles()).noneMatch(somebody.roles()::contains)
                                ? status == 403 || (!channel.isEmpty() && status == 404)
                                : !toSignIn(answer) && (status != 403 || !somebody.wholeCity() || scopedOnly(access));
        };
        if (!allowed) {
            note(
                    attempt + (toSignIn(answer) ? " to the door" : "") + ", but the route is for " + access.value()
                            + " " + Arrays.toString(access.roles()),
                    somebody);
        }
        return status;
    }

    private void nothingOfTheOtherCity(
            Route route,
            Somebody somebody,
            Map<String, String> thingsHere,
            Map<String, String> thingsThere,
            String channel)
            throws Exception {
        var path = path(route, "en", thingsThere) + channel;
        var answer = knock(route.method(), path, somebody);
        var attempt = route.method() + " " + route.pattern() + channel + " with things of the other city → "
                + answer.getStatus();
        noFaultAndNobodyElses(attempt, somebody, answer);
        // Where a thing is called the same in both cities (the first act, the second ask), this city's own answers.
        var sameAddress = path.equals(path(route, "en", thingsHere) + channel);
        var status = answer.getStatus();
        // A form may be shown again with what was typed, because what it was about can also have gone while somebody
        // wrote.
        var refused = route.reads() ? status == 403 || status == 404 : status >= 400 && status < 500;
        if (!sameAddress && !refused && !toSignIn(answer) && !ENDS_WELL.contains(plain(route.pattern()))) {
            note(attempt + ", but there is no such thing in this city", somebody);
        }
    }

    private void noFaultAndNobodyElses(String attempt, Somebody somebody, MockHttpServletResponse answer)
            throws Exception {
        if (answer.getStatus() >= 500) {
            note(attempt + ", which is our fault", somebody);
        }
        if (text(answer).contains(markThere)) {
            note(attempt + " shows rows of the other city", somebody);
        }
    }

    /** What is readable in it: a document is a zipped folder, so its files are read. */
    private static String text(MockHttpServletResponse answer) throws Exception {
        var type = answer.getContentType();
        if (type == null || !type.contains("wordprocessingml")) {
            return answer.getContentAsString(StandardCharsets.UTF_8);
        }
        var text = new StringBuilder();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(answer.getContentAsByteArray()))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                text.append(new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return text.toString();
    }

    private void note(String what, Somebody somebody) {
        wrong.computeIfAbsent(what, it -> new ArrayList<>()).add(somebody.name());
    }

    private MockHttpServletResponse knock(HttpMethod method, String path, Somebody somebody) throws Exception {
        var knock = request(method, java.net.URI.create(path));
        var account = somebody.account();
        if (account != null) {
            var city = Objects.requireNonNullElse(somebody.from(), here);
            // Whoever only reads keeps their session; what is sent may end it.
            knock.with(
                    method == HttpMethod.GET
                            ? staying.computeIfAbsent(account, it -> SignedIn.staying(city, it))
                            : SignedIn.in(city, account));
        }
        return mvc.perform(knock).andReturn().getResponse();
    }

    /** Nobody is shown the way in, or refused where there is nobody to show it to. */
    private static boolean turnedAway(Route route, MockHttpServletResponse answer, boolean file) {
        return route.reads()
                ? toSignIn(answer) || (file && (answer.getStatus() == 403 || answer.getStatus() == 404))
                : answer.getStatus() == 403;
    }

    private static boolean toSignIn(MockHttpServletResponse answer) {
        var location = answer.getHeader("Location");
        return answer.getStatus() == 302 && location != null && location.contains("/sign-in?next=");
    }

    /** A door that only roles of one body or office open may still be shut for those of another. */
    private static boolean scopedOnly(Access access) {
        return SCOPED.containsAll(Arrays.asList(access.roles()));
    }

    private List<Somebody> oneOutsideAndOneInside(Route route, List<Somebody> everybody) {
        var inside = everybody.stream()
                .filter(it -> !it.strangerTo(route))
                .filter(it -> route.access().value() != Who.ROLES
                        || Arrays.stream(route.access().roles()).anyMatch(it.roles()::contains))
                .findFirst();
        return Stream.concat(everybody.stream().filter(it -> it.account() == null), inside.stream())
                .toList();
    }

    private List<Somebody> everybody(Map<String, String> things) {
        var everybody = new ArrayList<Somebody>();
        everybody.add(new Somebody("nobody", null, Set.of(), false, null));
        everybody.add(new Somebody("somebody without a role", account(here, Set.of()), Set.of(), false, null));
        for (var role : Role.values()) {
            var example = things.get("scope." + role.name());
            var scope = !SCOPED.contains(role) ? null : example == null ? UUID.randomUUID() : UUID.fromString(example);
            everybody.add(new Somebody(
                    role.name().toLowerCase(java.util.Locale.ROOT),
                    account(here, Set.of(new Grant(role, scope))),
                    Set.of(role),
                    scope == null,
                    null));
            if (SCOPED.contains(role)) {
                everybody.add(new Somebody(
                        role.name().toLowerCase(java.util.Locale.ROOT) + " of something else",
                        account(here, Set.of(new Grant(role, UUID.randomUUID()))),
                        Set.of(role),
                        false,
                        null));
            }
        }
        var all = Set.of(Role.EDITOR, Role.AUDITOR, Role.COORDINATOR);
        everybody.add(new Somebody(
                "coordinator of another city",
                account(
                        there,
                        Set.copyOf(
                                all.stream().map(role -> new Grant(role, null)).toList())),
                all,
                true,
                there));
        everybody.add(new Somebody(
                "operator of the installation",
                account(LEAGUE, Set.of(new Grant(Role.OPERATOR, null))),
                Set.of(Role.OPERATOR),
                true,
                LEAGUE));
        return everybody;
    }

    private UUID account(String city, Set<Grant> grants) {
        var account = CurrentCity.in(
                city,
                () -> accounts.open(
                        UUID.randomUUID() + "@example.org", city.equals(there) ? markThere : markHere, "en"));
        roles.given.put(account, grants);
        return account;
    }

    /** What the rooms made in this city, by path variable. */
    private Map<String, String> things(String city, String mark) throws Exception {
        var things = new LinkedHashMap<String, String>();
        things.put("/{city}", city);
        things.put("cities/{slug}", city);
        things.put("letters/{of}", city);
        for (var examples : RouteExamples.ofAllRooms(context)) {
            CurrentCity.run(city, () -> things.putAll(examples.make(mark)));
        }
        return things;
    }

    private List<Route> routes() {
        var routes = new ArrayList<Route>();
        mapping.getHandlerMethods().forEach((info, handler) -> {
            var access = access(handler);
            if (!ours(handler) || access == null || info.getPathPatternsCondition() == null) {
                return;
            }
            for (var pattern : info.getPathPatternsCondition().getPatternValues()) {
                for (var method : info.getMethodsCondition().getMethods()) {
                    // Starting the whole demonstration afresh is not tried on the others' backs.
                    if (!pattern.endsWith("/demo/afresh")) {
                        routes.add(new Route(method.asHttpMethod(), pattern, access, handler.getShortLogMessage()));
                    }
                }
            }
        });
        // Reading first: what is sent may change what is there.
        routes.sort(Comparator.comparing((Route it) -> !it.reads()).thenComparing(Route::pattern));
        return routes;
    }

    private static String path(Route route, String lang, Map<String, String> things) {
        return path(route, lang, things, new TreeSet<>());
    }

    /** @param empty takes what has no example */
    private static String path(Route route, String lang, Map<String, String> things, Set<String> empty) {
        var steps = route.pattern().split("/");
        var path = new StringBuilder();
        for (var i = 1; i < steps.length; i++) {
            path.append('/');
            var variable = VARIABLE.matcher(steps[i]);
            if (!variable.matches()) {
                path.append(steps[i]);
                continue;
            }
            var value = variable.group(1).equals("lang") ? lang : null;
            for (var key : keysAt(steps, i)) {
                value = value == null ? things.get(key) : value;
            }
            if (value == null) {
                empty.add(keysAt(steps, i).getLast() + " of " + route.pattern());
                value = UUID.randomUUID().toString();
            }
            path.append(UriUtils.encodePathSegment(value, StandardCharsets.UTF_8))
                    .append(Objects.requireNonNullElse(variable.group(2), ""));
        }
        return path.isEmpty() ? "/" : path.toString();
    }

    /** Under what an example for this step may be given, the most telling first. */
    private static List<String> keysAt(String[] steps, int i) {
        var key = plain(steps[i - 1]) + "/" + plain(steps[i]).replaceFirst("}\\..*", "}");
        return i + 1 < steps.length ? List.of(key + "/" + plain(steps[i + 1]), key) : List.of(key);
    }

    private static Set<String> keys(Route route) {
        var steps = route.pattern().split("/");
        var keys = new HashSet<String>();
        for (var i = 1; i < steps.length; i++) {
            keys.addAll(keysAt(steps, i));
        }
        return keys;
    }

    /** Without what a variable must look like. */
    private static String plain(String pattern) {
        return Arrays.stream(pattern.split("/"))
                .map(it -> it.replaceFirst(":.*}", "}"))
                .collect(Collectors.joining("/"));
    }

    private static boolean ours(HandlerMethod method) {
        return method.getBeanType().getPackageName().startsWith("city.koinon");
    }

    private static @Nullable Access access(HandlerMethod method) {
        var own = AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), Access.class);
        return own != null ? own : AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(), Access.class);
    }
}
