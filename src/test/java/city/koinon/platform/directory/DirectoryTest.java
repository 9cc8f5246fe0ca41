package city.koinon.platform.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.koinon.CityTest;
import city.koinon.SmallCity;
import city.koinon.Visitors;
import city.koinon.platform.identity.Accounts;
import city.koinon.platform.identity.SignedIn;
import city.koinon.platform.kernel.CurrentCity;
import city.koinon.platform.kernel.Grant;
import city.koinon.platform.kernel.NotAllowed;
import city.koinon.platform.kernel.NotFound;
import city.koinon.platform.kernel.Refused;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.kernel.Stale;
import city.koinon.platform.kernel.Visitor;
import city.koinon.platform.municipality.Municipality;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

@CityTest
class DirectoryTest {

    static final LocalDate NEW_YEAR = LocalDate.of(2026, 1, 1);

    @Autowired
    Directory directory;

    @Autowired
    Clerks clerks;

    @Autowired
    Municipality municipality;

    @Autowired
    Accounts accounts;

    @Autowired
    MockMvcTester web;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    private final String city = "dir-" + UUID.randomUUID().toString().substring(0, 8);
    private UUID coordinator = new UUID(0, 0);
    private UUID mayor = new UUID(0, 0);
    private UUID deputy = new UUID(0, 0);

    @BeforeEach
    void aCityWithTwoOffices() {
        municipality.create(SmallCity.of(city, Map.of("en", "Levadia"), "en", "el", "es", "ar"));
        coordinator = here(() -> transaction.execute(status -> {
            var account = accounts.open("maria@" + city + ".example", "Maria Coordinator", "en");
            accounts.grant(account, Role.COORDINATOR, null);
            return account;
        }));
        mayor = here(() -> directory.addOffice(draft("Mayor", null), Visitors.COORDINATOR));
        deputy = here(() -> directory.addOffice(draft("Deputy Mayor for Social Policy", mayor), Visitors.COORDINATOR));
    }

    @Test
    void leavesOfficesTermsAndOrganisationsToTheCoordinator() {
        var term = here(() -> directory.beginTerm(deputy, "Eleni Pappa", null, NEW_YEAR, null, Visitors.COORDINATOR));
        var school = new OrganisationDraft(Map.of("en", "School"), Organisation.Kind.SCHOOL, Level.CITY, "", null);
        var organisation = here(() -> directory.addOrganisation(school, Visitors.COORDINATOR));
        var somebody = here(() -> accounts.open("somebody@" + city + ".example", "Nikos Somebody", "en"));
        var clerk = here(() -> {
            var account = accounts.open("clerk@" + city + ".example", "Anna Clerk", "en");
            clerks.add(deputy, account, Visitors.COORDINATOR);
            return account;
        });
        var secretary =
                new Visitor(UUID.randomUUID(), "Sofia", Set.of(new Grant(Role.SECRETARY, UUID.randomUUID())), true);
        for (var other : List.of(Visitor.NOBODY, secretary)) {
            for (var attempt : List.<Runnable>of(
                    () -> directory.addOffice(draft("Second Mayor", null), other),
                    () -> directory.changeOffice(deputy, draft("Second Mayor", null), 1, other),
                    () -> directory.closeOffice(deputy, NEW_YEAR.plusDays(1), 1, other),
                    () -> directory.reopenOffice(deputy, 1, other),
                    () -> directory.beginTerm(mayor, "Sofia", null, NEW_YEAR, null, other),
                    () -> directory.changeTerm(term, "Sofia", null, NEW_YEAR, null, 1, other),
                    () -> directory.endTerm(term, NEW_YEAR.plusDays(1), 1, other),
                    () -> clerks.add(deputy, somebody, other),
                    () -> clerks.end(deputy, clerk, other),
                    () -> directory.addOrganisation(school, other),
                    () -> directory.changeOrganisation(organisation, school, 1, other),
                    () -> directory.closeOrganisation(organisation, NEW_YEAR, 1, other))) {
                assertThatThrownBy(() -> CurrentCity.run(city, attempt)).isInstanceOf(NotAllowed.class);
            }
        }
        assertThat(here(() -> clerks.of(deputy))).extracting(it -> it.id()).containsExactly(clerk);
    }

    @Test
    void givesEveryOfficeAnAddressOfItsOwn() {
        var second = here(() -> directory.addOffice(draft("Mayor", null), Visitors.COORDINATOR));
        var greek = here(() -> directory.addOffice(
                new OfficeDraft(Map.of("el", "Δήμαρχος"), Level.CITY, null, "", false), Visitors.COORDINATOR));

        assertThat(here(() -> directory.office(mayor)).slug()).isEqualTo("mayor");
        assertThat(here(() -> directory.office(second)).slug()).isEqualTo("mayor-2");
        assertThat(here(() -> directory.office(greek)).slug()).isEqualTo("demarchos");
    }

    @Test
    void refusesARingOfSuperiorsNamingTheWayRound() {
        assertThatThrownBy(() -> here(() -> {
                    directory.changeOffice(mayor, draft("Mayor", deputy), 1, Visitors.COORDINATOR);
                    return "";
                }))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.refusals())
                                .singleElement()
                                .satisfies(it -> {
                                    assertThat(it.field()).isEqualTo("reportsTo");
                                    assertThat(it.args())
                                            .containsExactly("Mayor → Deputy Mayor for Social Policy → Mayor");
                                }));
    }

    @Test
    void makesNoRingAlsoWhenTwoCoordinatorsRearrangeAtOnce() throws Exception {
        var one = here(() -> directory.addOffice(draft("One", null), Visitors.COORDINATOR));
        var two = here(() -> directory.addOffice(draft("Two", null), Visitors.COORDINATOR));

        var refused = atOnce(
                () -> directory.changeOffice(one, draft("One", two), 1, Visitors.COORDINATOR),
                () -> directory.changeOffice(two, draft("Two", one), 1, Visitors.COORDINATOR));

        assertThat(refused).singleElement().isInstanceOf(Refused.class);
    }

    @Test
    void refusesASecondHolderNamingTheFirst() {
        here(() -> directory.beginTerm(
                mayor, "Eleni Pappa", null, NEW_YEAR, LocalDate.of(2026, 6, 30), Visitors.COORDINATOR));

        assertThatThrownBy(() -> here(() -> directory.beginTerm(
                        mayor, "Nikos Dimou", null, LocalDate.of(2026, 6, 30), null, Visitors.COORDINATOR)))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused ->
                                assertThat(refused.refusals().getFirst().args()).contains("Eleni Pappa"));
        here(() ->
                directory.beginTerm(mayor, "Nikos Dimou", null, LocalDate.of(2026, 7, 1), null, Visitors.COORDINATOR));

        assertThat(here(() -> directory.termOn(mayor, LocalDate.of(2026, 6, 30))))
                .hasValueSatisfying(it -> assertThat(it.person()).isEqualTo("Eleni Pappa"));
        assertThat(here(() -> directory.termOn(mayor, LocalDate.of(2026, 7, 1))))
                .hasValueSatisfying(it -> assertThat(it.person()).isEqualTo("Nikos Dimou"));
        assertThat(here(() -> directory.termOn(mayor, NEW_YEAR.minusDays(1)))).isEmpty();
    }

    @Test
    void namesOneHolderAlsoWhenTwoAreNamedAtOnce() throws Exception {
        var refused = atOnce(
                () -> directory.beginTerm(mayor, "Eleni Pappa", null, NEW_YEAR, null, Visitors.COORDINATOR),
                () -> directory.beginTerm(mayor, "Nikos Dimou", null, NEW_YEAR, null, Visitors.COORDINATOR));

        assertThat(refused).singleElement().isInstanceOf(Refused.class);
        assertThat(here(() -> directory.terms(mayor))).hasSize(1);
    }

    @Test
    void isGuardedByTheDatabaseItselfAgainstTwoHolders() {
        here(() -> directory.beginTerm(mayor, "Eleni Pappa", null, NEW_YEAR, null, Visitors.COORDINATOR));

        assertThatThrownBy(() -> here(() -> transaction.execute(
                        status -> jdbc.sql("""
                        insert into directory.term (id, office, person, from_day) values (gen_random_uuid(), :office, 'X', '2026-05-14')
                        """).param("office", mayor).update())))
                .hasMessageContaining("one_holder_at_a_time");
    }

    @Test
    void letsWhoeverHoldsTheOfficeSignAndAClerkForThem() {
        var today = here(municipality::today);
        var holder = here(() -> accounts.open("eleni@" + city + ".example", "Eleni Pappa", "el"));
        var term = here(() ->
                directory.beginTerm(deputy, "Eleni Pappa", holder, today.minusDays(10), null, Visitors.COORDINATOR));

        assertThat(here(() -> accounts.held(holder))).contains(new Grant(Role.OFFICE_HOLDER, deputy));
        assertThat(here(() -> directory.maySign(visitor(holder, Role.OFFICE_HOLDER, deputy), deputy, today)))
                .isTrue();
        assertThat(here(() -> directory.maySign(visitor(holder, Role.OFFICE_HOLDER, deputy), mayor, today)))
                .isFalse();
        var clerk = UUID.randomUUID();
        assertThat(here(() -> directory.maySign(visitor(clerk, Role.CLERK, deputy), deputy, today)))
                .isTrue();
        assertThat(here(() -> directory.maySign(visitor(clerk, Role.CLERK, mayor), mayor, today)))
                .as("nobody holds it")
                .isFalse();
        assertThat(here(() -> directory.maySign(Visitor.NOBODY, deputy, today))).isFalse();

        here(() -> {
            directory.endTerm(term, today.minusDays(1), 1, Visitors.COORDINATOR);
            return "";
        });
        assertThat(here(() -> accounts.held(holder))).isEmpty();
        assertThat(here(() -> directory.maySign(visitor(holder, Role.OFFICE_HOLDER, deputy), deputy, today)))
                .isFalse();
    }

    @Test
    void closesWithoutDeletingAndEndsTheTermThatRuns() {
        var today = here(municipality::today);
        here(() -> directory.beginTerm(deputy, "Eleni Pappa", null, today.minusDays(10), null, Visitors.COORDINATOR));
        here(() -> {
            directory.closeOffice(deputy, today.minusDays(1), 1, Visitors.COORDINATOR);
            return "";
        });

        assertThat(here(directory::offices)).extracting(Office::id).contains(deputy);
        assertThat(here(directory::openOffices)).extracting(Office::id).doesNotContain(deputy);
        assertThat(here(() -> directory.terms(deputy)).getFirst().to()).isEqualTo(today.minusDays(1));
        assertThatThrownBy(() ->
                        here(() -> directory.beginTerm(deputy, "Nikos Dimou", null, today, null, Visitors.COORDINATOR)))
                .isInstanceOf(Refused.class);
    }

    @Test
    void letsNoOtherCitySeeItsOffices() {
        assertThatThrownBy(() -> CurrentCity.in("elsewhere", () -> directory.office(mayor)))
                .isInstanceOf(NotFound.class);
        assertThat(CurrentCity.in("elsewhere", directory::offices)).isEmpty();
    }

    @Test
    void tellsALateWriterThatSomethingIsNewer() {
        here(() -> {
            directory.changeOffice(deputy, draft("Deputy Mayor for Social Affairs", mayor), 1, Visitors.COORDINATOR);
            return "";
        });

        assertThatThrownBy(() -> here(() -> {
                    directory.changeOffice(deputy, draft("Deputy Mayor", mayor), 1, Visitors.COORDINATOR);
                    return "";
                }))
                .isInstanceOf(Stale.class);
    }

    @Test
    void isReadByEverybodyInEveryLanguage() {
        here(() -> directory.beginTerm(mayor, "Eleni <b>Pappa", null, NEW_YEAR, null, Visitors.COORDINATOR));
        here(() -> directory.addOrganisation(
                new OrganisationDraft(
                        Map.of("en", "Syrian Association"),
                        Organisation.Kind.ASSOCIATION,
                        Level.CITY,
                        "1 Market Square",
                        null),
                Visitors.COORDINATOR));
        for (var lang : List.of("en", "el", "es", "ar")) {
            for (var path : List.of(
                    "/offices",
                    "/offices/mayor",
                    "/offices/deputy-mayor-for-social-policy",
                    "/offices.json",
                    "/offices.csv",
                    "/organisations",
                    "/organisations/syrian-association",
                    "/organisations.json",
                    "/organisations.csv")) {
                assertThat(web.get().uri("/" + city + "/" + lang + path))
                        .as(path)
                        .hasStatusOk();
            }
        }
        assertThat(web.get().uri("/" + city + "/en/offices/mayor"))
                .bodyText()
                .contains("Eleni &lt;b&gt;Pappa", "1 January 2026")
                .doesNotContain("<b>Pappa", "/terms/new");
        assertThat(web.get().uri("/" + city + "/en/offices/nothing")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(web.get()
                        .uri("/" + city + "/en/offices/new")
                        .exchange()
                        .getResponse()
                        .getStatus())
                .isNotEqualTo(200);
    }

    @Test
    void isArrangedInTheBrowserFromTheFirstOfficeToItsClosing() {
        assertThat(post(
                        "/offices/new",
                        Map.of(
                                "name.en",
                                "Head of Social Services",
                                "level",
                                "CITY",
                                "reportsTo",
                                "" + deputy,
                                "contact",
                                "Room 4\nTuesdays")))
                .hasStatus3xxRedirection()
                .hasHeader(HttpHeaders.LOCATION, "/" + city + "/en/offices/head-of-social-services");
        var office = here(() -> directory.findOffice("head-of-social-services")).orElseThrow();
        var at = "/offices/head-of-social-services";

        assertThat(post(
                        at + "/terms/new",
                        Map.of(
                                "person",
                                "Nikos Dimou",
                                "email",
                                "nikos@" + city + ".example",
                                "from",
                                "1/1/2026",
                                "to",
                                "")))
                .hasStatus3xxRedirection();
        var term = here(() -> directory.terms(office.id())).getFirst();
        assertThat(term.account()).isNotNull();
        assertThat(post(
                        at + "/terms/new",
                        Map.of("person", "Somebody Else", "email", "", "from", "2/2/2026", "to", "")))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Nikos Dimou has held this office since", "Somebody Else");
        assertThat(post(
                        at + "/terms/" + term.id(),
                        Map.of(
                                "person",
                                "Nikolaos Dimou",
                                "email",
                                "nikos@" + city + ".example",
                                "from",
                                "2/1/2026",
                                "version",
                                "1")))
                .hasStatus3xxRedirection();
        assertThat(post(at + "/terms/" + term.id() + "/end", Map.of("to", "1/1/2025", "version", "2")))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("The last day lies before the first");
        assertThat(post(at + "/terms/" + term.id() + "/end", Map.of("to", "30/6/2026", "version", "1")))
                .hasStatus(HttpStatus.CONFLICT);
        assertThat(post(at + "/clerks", Map.of("person", "Sofia Clerk", "email", "sofia@" + city + ".example")))
                .hasStatus3xxRedirection();
        var clerk = here(() -> accounts.withGrant(Role.CLERK, office.id())).getFirst();
        assertThat(post(at + "/clerks", Map.of("person", "Maria", "email", "maria@" + city + ".example")))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);

        for (var lang : List.of("en", "el", "es", "ar")) {
            for (var path : List.of(
                    "/offices",
                    at,
                    at + "/edit",
                    at + "/close",
                    at + "/clerks",
                    at + "/terms/new",
                    at + "/terms/" + term.id(),
                    at + "/terms/" + term.id() + "/end",
                    "/offices/new",
                    "/organisations/new")) {
                assertThat(web.get().uri("/" + city + "/" + lang + path).with(SignedIn.as(coordinator)))
                        .as(path)
                        .hasStatusOk();
            }
        }
        assertThat(post(at + "/clerks", Map.of("leaving", "" + clerk.id()))).hasStatus3xxRedirection();
        assertThat(here(() -> accounts.withGrant(Role.CLERK, office.id()))).isEmpty();
        assertThat(post(
                        at + "/edit",
                        Map.of("name.en", "Social Services", "level", "CITY", "reportsTo", "" + mayor, "version", "1")))
                .hasStatus3xxRedirection();
        assertThat(post(at + "/close", Map.of("on", "30/6/2026", "version", "2")))
                .hasStatus3xxRedirection();
        assertThat(web.get().uri("/" + city + "/en" + at)).bodyText().contains("was closed on 30 June 2026");
        assertThat(web.get().uri("/" + city + "/en/acts"))
                .as("the public record")
                .bodyText()
                .contains(
                        "Nikos Dimou is named to the office Head of Social Services",
                        "is corrected",
                        "Social Services ends");
        assertThat(post(at + "/close", Map.of("do", "reopen", "version", "3"))).hasStatus3xxRedirection();
    }

    @Test
    void keepsTheListOfOrganisationsInTheBrowser() {
        assertThat(post(
                        "/organisations/new",
                        Map.of("name.en", "=Union", "kind", "UNION", "level", "CITY", "website", "www.example.org")))
                .hasStatus3xxRedirection();
        assertThat(web.get().uri("/" + city + "/en/organisations.csv"))
                .bodyText()
                .contains("'=Union");
        assertThat(post(
                        "/organisations/union/edit",
                        Map.of(
                                "name.en",
                                "Union",
                                "kind",
                                "UNION",
                                "level",
                                "EU",
                                "website",
                                "javascript:alert(1)",
                                "version",
                                "1")))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Please give a web address");
        assertThat(post("/organisations/union/edit", Map.of("do", "close", "version", "1")))
                .hasStatus3xxRedirection();
        assertThat(web.get().uri("/" + city + "/en/organisations/union"))
                .bodyText()
                .contains("in the list until");
        assertThat(web.get().uri("/" + city + "/en/organisations/union/edit").with(SignedIn.as(coordinator)))
                .hasStatusOk();
    }

    @Test
    void saysWhatIsWrongAndNeverFallsOver() {
        for (var bad : List.of(
                Map.of("name.en", ""),
                Map.of(
                        "name.en",
                        "x".repeat(10_000),
                        "level",
                        "MOON",
                        "reportsTo",
                        "not-an-id",
                        "contact",
                        "\u202Eevil\u0000"),
                Map.of("name.en", "Fine", "level", "CITY", "reportsTo", "" + UUID.randomUUID()))) {
            assertThat(post("/offices/new", bad)).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        assertThat(post("/offices/mayor/terms/new", Map.of("person", "", "email", "nonsense", "from", "31/02/2026")))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("31/02/2026", "nonsense");
        assertThat(post("/offices/mayor/terms/new", Map.of("person", "A", "email", "nonsense", "from", "1/2/2026")))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(post(
                        "/offices/mayor/terms/new",
                        Map.of("person", "Maria", "email", "maria@" + city + ".example", "from", "1/2/2026")))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("coordinates the city");
        assertThat(web.get()
                        .uri("/" + city + "/en/offices/mayor/terms/" + UUID.randomUUID())
                        .with(SignedIn.as(coordinator)))
                .hasStatus(HttpStatus.NOT_FOUND);
        assertThat(web.get().uri("/" + city + "/en/offices/mayor/terms/xyz").with(SignedIn.as(coordinator)))
                .hasStatus4xxClientError();
    }

    private MvcTestResult post(String path, Map<String, String> typed) {
        var body = new StringBuilder("once=" + UUID.randomUUID());
        typed.forEach((field, value) ->
                body.append('&').append(field).append('=').append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return web.post()
                .uri("/" + city + "/en" + path)
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .content(body.toString())
                .with(SignedIn.as(coordinator))
                .exchange();
    }

    /** Does both at the same moment. @return what was thrown */
    private List<Throwable> atOnce(Runnable one, Runnable other) throws Exception {
        var start = new CountDownLatch(1);
        var thrown = new ArrayList<Throwable>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var both = List.of(one, other).stream()
                    .map(work -> threads.submit(() -> {
                        start.await();
                        CurrentCity.run(city, work);
                        return "";
                    }))
                    .toList();
            start.countDown();
            for (var each : both) {
                try {
                    each.get();
                } catch (java.util.concurrent.ExecutionException failure) {
                    thrown.add(failure.getCause());
                }
            }
        }
        return thrown;
    }

    private static Visitor visitor(UUID account, Role role, UUID office) {
        return new Visitor(account, "Somebody", Set.of(new Grant(role, office)), true);
    }

    private static OfficeDraft draft(String name, @Nullable UUID above) {
        return new OfficeDraft(Map.of("en", name), Level.CITY, above, "", false);
    }

    private <T extends @Nullable Object> T here(Supplier<T> work) {
        return CurrentCity.in(city, work);
    }
}
