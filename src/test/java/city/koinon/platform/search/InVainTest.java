package city.koinon.platform.search;

import static org.assertj.core.api.Assertions.assertThat;

import city.koinon.CityTest;
import city.koinon.SmallCity;
import city.koinon.Wanderer;
import city.koinon.platform.identity.Accounts;
import city.koinon.platform.kernel.CurrentCity;
import city.koinon.platform.kernel.Pulse;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.municipality.Municipality;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What nobody finds is a need of the city, and says nothing about whoever had it. */
@CityTest
class InVainTest {

    @LocalServerPort
    int port;

    @Autowired
    Municipality municipality;

    @Autowired
    Accounts accounts;

    @Autowired
    InVain inVain;

    @Autowired
    ForgetSearches forget;

    @Autowired
    Pulse pulse;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    private final String city = "vain-" + UUID.randomUUID().toString().substring(0, 8);
    private UUID editor = new UUID(0, 0);
    private Wanderer stranger = new Wanderer(0);

    @BeforeEach
    void aCityWithAnEditor() {
        municipality.create(SmallCity.of(city, Map.of("en", "Levadia"), "el", "en", "ar"));
        editor = CurrentCity.in(
                city,
                () -> transaction.execute(status -> {
                    var account = accounts.open("editor-" + city + "@example.org", "Vasilis", "el");
                    accounts.grant(account, Role.EDITOR, null);
                    return account;
                }));
        stranger = new Wanderer(port);
    }

    @Test
    void countsWhatSeveralAskedForInVainByTheirLanguage() {
        for (var turn = 0; turn < InVain.FEWEST; turn++) {
            search("ar", "دورات السِّباحة");
        }
        for (var turn = 0; turn < InVain.FEWEST - 1; turn++) {
            search("en", "swimming");
        }
        search("en", "Levadia");
        inVain.keep();

        assertThat(shown()).containsExactly("دورات السِّباحة");

        search("en", "SWIMMING");
        inVain.keep();
        assertThat(shown()).containsExactlyInAnyOrder("دورات السِّباحة", "swimming");
    }

    @Test
    void showsAWordAsMostWroteItAndNoWayOfWritingThatMayBeOnePersons() {
        CurrentCity.run(city, () -> {
            var today = LocalDate.now(ZoneId.of("Europe/Athens"));
            for (var turn = 0; turn < InVain.FEWEST + 1; turn++) {
                inVain.hear("Αίτηση ασύλου!", "el", today.minusDays(turn));
            }
            for (var turn = 0; turn < InVain.FEWEST; turn++) {
                inVain.hear("αιτηση ασυλου", "el", today);
            }
            for (var typed : List.of("Κολύμπι", "κολύμπι", "ΚΟΛΥΜΠΙ", "κολυμπι", "Κολυμπι")) {
                inVain.hear(typed, "el", today);
            }
        });
        inVain.keep();

        assertThat(shown()).containsExactly("Αίτηση ασύλου", "κολυμπι");
    }

    @Test
    void aSearchWritesNothingSoThatKeptPagesStayValid() {
        var before = CurrentCity.in(city, pulse::beat);

        search("en", "nothing of the kind");

        assertThat(CurrentCity.in(city, pulse::beat)).isEqualTo(before);
        inVain.keep();
        assertThat(rows()).isEqualTo(1);
    }

    @Test
    void countsNothingThatCouldNameSomebodyAndNoFlood() {
        for (var typed : List.of("maria@example.org", "6971234567", "AB 1234", "٦٩٧١٢٣", "x".repeat(61), "", " ?! ")) {
            assertThat(InVain.termOf(typed)).as(typed).isEmpty();
        }
        assertThat(InVain.termOf("Διαβατήριο 2026")).isEmpty();
        assertThat(InVain.termOf("έντυπο Ε1")).contains(new InVain.Heard("εντυπο ε1", "έντυπο Ε1"));

        CurrentCity.run(city, () -> {
            for (var number = 0; number < 2 * InVain.MOST_A_DAY; number++) {
                inVain.hear("flood " + Character.toString('一' + number), "en", LocalDate.of(2026, 3, 1));
            }
        });
        inVain.keep();
        CurrentCity.run(city, () -> inVain.hear("one more", "en", LocalDate.of(2026, 3, 1)));
        inVain.keep();
        assertThat(rows()).isEqualTo(InVain.MOST_A_DAY);
    }

    @Test
    void forgetsAfterAYear() {
        var today = LocalDate.now(ZoneId.of("Europe/Athens"));
        CurrentCity.run(city, () -> {
            inVain.hear("long ago", "en", today.minusDays(400));
            inVain.hear("last winter", "en", today.minusDays(300));
        });
        inVain.keep();

        CurrentCity.run(city, forget::run);

        assertThat(rows()).isEqualTo(1);
    }

    private void search(String lang, String typed) {
        var answer =
                stranger.get("/" + city + "/" + lang + "/search?q=" + URLEncoder.encode(typed, StandardCharsets.UTF_8));
        assertThat(answer.statusCode()).isEqualTo(200);
    }

    private List<String> shown() {
        var page = new Wanderer(port).as(city, editor).get("/" + city + "/en/searches");
        assertThat(page.statusCode()).isEqualTo(200);
        return Wanderer.read(page).select("main tbody th").eachText();
    }

    private long rows() {
        return CurrentCity.in(
                city,
                () -> transaction.execute(status -> jdbc.sql("select count(*) from search.in_vain")
                        .query(Long.class)
                        .single()));
    }
}
