package city.koinon.platform.municipality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.koinon.CityTest;
import city.koinon.platform.identity.Accounts;
import city.koinon.platform.identity.SignedIn;
import city.koinon.platform.kernel.CurrentCity;
import city.koinon.platform.kernel.Refused;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.kernel.Stale;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

@CityTest
class MunicipalityTest {

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

    private final String city = "town-" + UUID.randomUUID().toString().substring(0, 8);
    private UUID coordinator = new UUID(0, 0);

    @BeforeEach
    void aCity() {
        municipality.create(new NewCity(
                city,
                Map.of("el", "Λιβαδειά"),
                "GR",
                null,
                ZoneId.of("Europe/Athens"),
                List.of("el", "en", "ar"),
                "#0b5f5a"));
        coordinator = in(
                city,
                () -> transaction.execute(status -> {
                    var account = accounts.open("maria@" + city + ".example", "Maria Coordinator", "en");
                    accounts.grant(account, Role.COORDINATOR, null);
                    return account;
                }));
    }

    @Test
    void isSeenByEveryCityAndChangedByNoOther() {
        assertThat(municipality.slugs()).contains(city).doesNotContain(CurrentCity.LEAGUE);
        assertThat(in("elsewhere", () -> municipality.find(city)))
                .hasValueSatisfying(it -> assertThat(it.nameIn("en"))
                        .as("its main language stands in")
                        .isEqualTo("Λιβαδειά"));

        var touched = in(
                "elsewhere",
                () -> transaction.execute(
                        status -> jdbc.sql("update municipality.city set colour = '#000000' where city = :city")
                                .param("city", city)
                                .update()));
        assertThat(touched).isZero();
        assertThatThrownBy(() -> in(
                        city,
                        () -> transaction.execute(status ->
                                jdbc.sql("delete from municipality.city").update())))
                .rootCause()
                .hasMessageContaining("permission denied");
    }

    @Test
    void takesAnAddressOnceAndNoReservedOne() {
        assertThatThrownBy(() -> municipality.create(new NewCity(
                        city,
                        Map.of("en", "Another"),
                        "GR",
                        null,
                        ZoneId.of("Europe/Athens"),
                        List.of("en"),
                        "#0b5f5a")))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("slugTaken");
        for (var slug : List.of("league", "assets", "x", "Town", "1town", "town-", "a b", "löv")) {
            assertThat(Municipality.isSlug(slug)).as(slug).isFalse();
        }
    }

    @Test
    void letsOnlyOneOfTwoCoordinatorsWhoSaveAtOnceBeRight() {
        var seen = in(city, municipality::fresh).version();
        in(city, () -> {
            municipality.paint("#9b1c6b", seen);
            return "";
        });

        assertThat(in(city, municipality::city).colour()).isEqualTo("#9b1c6b");
        assertThatThrownBy(() -> in(city, () -> {
                    municipality.paint("#1d4ed8", seen);
                    return "";
                }))
                .isInstanceOf(Stale.class);
    }

    @Test
    void restsOnItsOwnDayAndNoOtherCityDoes() {
        var patron = LocalDate.of(2026, 9, 9);
        var other = city + "-2";
        municipality.create(new NewCity(
                other, Map.of("en", "Other"), "GR", null, ZoneId.of("Europe/Athens"), List.of("en"), "#0b5f5a"));

        assertThat(in(city, municipality::freeDays).isWorkingDay(patron)).isTrue();
        in(city, () -> municipality.addFreeDay(patron, true, Map.of("el", "Πολιούχος")));

        assertThat(in(city, municipality::freeDays).isWorkingDay(patron)).isFalse();
        assertThat(in(city, municipality::freeDays).isWorkingDay(patron.plusYears(2)))
                .isFalse();
        assertThat(in(other, municipality::freeDays).isWorkingDay(patron)).isTrue();
    }

    @Test
    void greetsEveryReaderInALanguageTheyAskFor() {
        assertThat(web.get().uri("/").header(HttpHeaders.ACCEPT_LANGUAGE, "ar-SY,ar;q=0.9,en;q=0.5"))
                .hasStatus3xxRedirection()
                .hasHeader(HttpHeaders.LOCATION, "/league/ar")
                .hasHeader(HttpHeaders.VARY, "Accept-Language");
        assertThat(web.get().uri("/").header(HttpHeaders.ACCEPT_LANGUAGE, "xx"))
                .hasHeader(HttpHeaders.LOCATION, "/league/en");
        assertThat(web.get().uri("/league/el")).hasStatusOk().bodyText().contains("Λιβαδειά", "/" + city + "/el");
        assertThat(web.get().uri("/league/en/cities.json"))
                .hasStatusOk()
                .bodyText()
                .contains(city);
        assertThat(web.get().uri("/league/en/cities.csv")).hasStatusOk();
    }

    @Test
    void servesItsColoursUnderAnAddressThatMayBeKeptForEver() {
        var hash = Theme.of("#0b5f5a").hash();

        assertThat(web.get().uri("/" + city + "/theme.css?v=" + hash))
                .hasStatusOk()
                .hasHeader(HttpHeaders.CACHE_CONTROL, "max-age=31536000, public, immutable")
                .bodyText()
                .contains("--k-accent: #0b5f5a");
        assertThat(web.get().uri("/" + city + "/theme.css?v=old"))
                .hasStatusOk()
                .hasHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
        assertThat(web.get().uri("/nowhere-at-all/theme.css")).hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void showsItsFreeDaysToEverybodyInEveryLanguage() {
        assertThat(web.get().uri("/" + city + "/el/free-days?year=2026"))
                .hasStatusOk()
                .bodyText()
                .contains("Δευτέρα του Αγίου Πνεύματος", "1 Ιουνίου 2026");
        assertThat(web.get().uri("/" + city + "/ar/free-days?year=2026"))
                .hasStatusOk()
                .bodyText()
                .contains("اثنين الفصح");
        assertThat(web.get().uri("/" + city + "/en/free-days.csv?year=2026"))
                .hasStatusOk()
                .bodyText()
                .contains("2026-04-13");
        assertThat(web.get().uri("/" + city + "/en/free-days.json?year=99999999999"))
                .hasStatusOk();
    }

    @Test
    void isArrangedByItsCoordinatorInTheBrowser() {
        var version = in(city, municipality::fresh).version();
        assertThat(post(
                        "/settings/city",
                        coordinator,
                        Map.of(
                                "name.en",
                                "Levadia",
                                "name.el",
                                "Λιβαδειά",
                                "language.1",
                                "el",
                                "language.2",
                                "en",
                                "language.3",
                                "sq",
                                "country",
                                "GR",
                                "zone",
                                "Europe/Athens",
                                "version",
                                "" + version)))
                .hasStatus3xxRedirection();
        assertThat(in(city, municipality::city).languages()).containsExactly("el", "en", "sq");

        assertThat(post("/settings/districts/new", coordinator, Map.of("name.en", "Zagaras")))
                .hasStatus3xxRedirection();
        var district = in(city, municipality::districts).getFirst();
        assertThat(post(
                        "/settings/districts/" + district.id(),
                        coordinator,
                        Map.of("name.en", "Zagaras", "position", "2", "closed", "true", "version", "1")))
                .hasStatus3xxRedirection();
        assertThat(in(city, municipality::districts).getFirst().closedOn()).isNotNull();

        assertThat(post(
                        "/settings/free-days/new",
                        coordinator,
                        Map.of(
                                "name.en",
                                "Day of the patron saint",
                                "day",
                                "9/9/2026",
                                "yearly",
                                "true",
                                "kind",
                                "FREE")))
                .hasStatus3xxRedirection();
        var day = in(city, municipality::ownDays).getFirst();
        for (var path : List.of(
                "",
                "/city",
                "/colour",
                "/districts",
                "/districts/new",
                "/districts/" + district.id(),
                "/free-days",
                "/free-days/new",
                "/free-days/" + day.id())) {
            for (var lang : List.of("en", "el", "sq")) {
                assertThat(web.get()
                                .uri("/" + city + "/" + lang + "/settings" + path)
                                .with(SignedIn.as(coordinator)))
                        .as(path)
                        .hasStatusOk();
            }
        }
        assertThat(post("/settings/free-days/" + day.id(), coordinator, Map.of("do", "remove", "version", "1")))
                .hasStatus3xxRedirection();
        assertThat(in(city, municipality::ownDays)).isEmpty();
    }

    @Test
    void saysWhatIsWrongAndKeepsWhatWasTyped() {
        assertThat(post(
                        "/settings/city",
                        coordinator,
                        Map.of(
                                "name.en",
                                "",
                                "language.1",
                                "en",
                                "language.2",
                                "en",
                                "country",
                                "Atlantis",
                                "region",
                                "md",
                                "zone",
                                "Mars/Olympus",
                                "version",
                                "1")))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Please give a name in at least one language", "chosen twice", "Please choose one of these");
        assertThat(post("/settings/colour", coordinator, Map.of("colour", "<script>red", "version", "1")))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Please give a colour like", "&lt;script>red")
                .doesNotContain("<script>red");
        assertThat(post("/settings/colour", coordinator, Map.of("colour", "#FC0", "version", "1", "do", "try")))
                .hasStatusOk()
                .bodyText()
                .contains("#ffcc00", "4.5");
        assertThat(in(city, municipality::city).colour()).isEqualTo("#0b5f5a");
        assertThat(post("/settings/colour", coordinator, Map.of("colour", "#fc0", "version", "77")))
                .hasStatus(HttpStatus.CONFLICT)
                .bodyText()
                .contains("Somebody else has changed this", "#fc0", "name=\"version\" value=\"1\"");
        assertThat(post(
                        "/settings/free-days/new",
                        coordinator,
                        Map.of("name.en", "x".repeat(10_000), "day", "31/02/2026")))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("31/02/2026", "at most 80");
        assertThat(web.get()
                        .uri("/" + city + "/en/settings/districts/" + UUID.randomUUID())
                        .with(SignedIn.as(coordinator)))
                .hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void isArrangedByNobodyElse() {
        var resident = in(city, () -> accounts.open("ali@" + city + ".example", "Ali", "en"));

        assertThat(web.get().uri("/" + city + "/en/settings").with(SignedIn.as(resident)))
                .hasStatus(HttpStatus.FORBIDDEN);
        assertThat(post("/settings/colour", resident, Map.of("colour", "#000000", "version", "1")))
                .hasStatus(HttpStatus.FORBIDDEN);
        assertThat(web.get()
                        .uri("/league/en/cities/new")
                        .exchange()
                        .getResponse()
                        .getStatus())
                .isNotEqualTo(200);
        assertThat(web.get().uri("/" + city + "/en/cities/new").with(SignedIn.as(coordinator)))
                .hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void isFoundedByAnOperatorWithItsFirstCoordinator() {
        var operator = in(
                CurrentCity.LEAGUE,
                () -> transaction.execute(status -> {
                    var account = accounts.open("op@" + city + ".example", "Olga Operator", "en");
                    accounts.grant(account, Role.OPERATOR, null);
                    return account;
                }));
        var slug = city + "-new";
        var typed = new java.util.HashMap<>(Map.of(
                "name.es",
                "Fuenlabrada",
                "slug",
                slug,
                "country",
                "ES",
                "language.1",
                "es",
                "language.2",
                "ar",
                "colour",
                "#c8102e",
                "person",
                "Carmen Ruiz",
                "email",
                "carmen@" + slug + ".example"));

        assertThat(found(operator, typed))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("several time zones", "Europe/Madrid", "carmen@");
        assertThat(municipality.find(slug)).isEmpty();

        typed.put("zone", "Europe/Madrid");
        assertThat(found(operator, typed))
                .hasStatus3xxRedirection()
                .hasHeader(HttpHeaders.LOCATION, "/league/en/cities/" + slug);
        assertThat(municipality.find(slug))
                .hasValueSatisfying(it -> assertThat(it.languages()).containsExactly("es", "ar"));
        assertThat(in(slug, () -> accounts.withGrant(Role.COORDINATOR, null)))
                .singleElement()
                .satisfies(it -> assertThat(it.name()).isEqualTo("Carmen Ruiz"));
        assertThat(web.get().uri("/league/en/cities/" + slug).with(SignedIn.as(operator)))
                .hasStatusOk();
        assertThat(web.get().uri("/league/ar/cities/new").with(SignedIn.as(operator)))
                .hasStatusOk();
        assertThat(found(operator, typed))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("belongs to another city");
    }

    private MvcTestResult found(UUID operator, Map<String, String> typed) {
        return send("/league/en/cities/new", operator, typed);
    }

    private MvcTestResult post(String path, UUID account, Map<String, String> typed) {
        return send("/" + city + "/en" + path, account, typed);
    }

    private MvcTestResult send(String address, UUID account, Map<String, String> typed) {
        var request = web.post().uri(address).param("once", UUID.randomUUID().toString());
        typed.forEach((field, value) -> request.param(field, value));
        return request.with(SignedIn.as(account)).exchange();
    }

    private static <T extends @Nullable Object> T in(String slug, Supplier<T> work) {
        return CurrentCity.in(slug, work);
    }
}
