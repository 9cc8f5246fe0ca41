package city.koinon;

import static org.assertj.core.api.Assertions.assertThat;

import city.koinon.platform.directory.Directory;
import city.koinon.platform.directory.Level;
import city.koinon.platform.directory.OfficeDraft;
import city.koinon.platform.duties.Duties;
import city.koinon.platform.duties.DutyKind;
import city.koinon.platform.duties.Ladder;
import city.koinon.platform.duties.Owed;
import city.koinon.platform.duties.Party;
import city.koinon.platform.duties.Term;
import city.koinon.platform.identity.Accounts;
import city.koinon.platform.identity.SignedIn;
import city.koinon.platform.kernel.CurrentCity;
import city.koinon.platform.kernel.DemonstrationData;
import city.koinon.platform.kernel.Ids;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.ledger.Act;
import city.koinon.platform.ledger.Ledger;
import city.koinon.platform.ledger.Subject;
import city.koinon.platform.municipality.Municipality;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcPrint;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * The demonstration's back stage, {@code /demo}, in a house of its own: to start afresh forgets everything in it. The play is a short one, of
 * two evenings in one small city, so that it can be played again and again.
 */
@SpringBootTest(properties = {"koinon.jobs=false", "koinon.demonstration=true", "koinon.demonstration.load=true"})
@AutoConfigureMockMvc(print = MockMvcPrint.NONE)
@Import(StageTest.ShortPlay.class)
class StageTest {

    private static final String CITY = "smallville";
    private static final String SOMEBODY = "holder@smallville.example";

    @Autowired
    MockMvcTester web;

    @Autowired
    Ledger ledger;

    @Autowired
    Accounts accounts;

    @Autowired
    Municipality municipality;

    @BeforeEach
    void nobodyLooksOn() {
        ShortPlay.meanwhile = () -> {};
        // The test itself is no request: it reads the rows each time.
        RequestContextHolder.resetRequestAttributes();
    }

    @Test
    void daysPassOneByOneEachWithItsNight() {
        afresh();
        assertThat(stage()).contains("12 May 2026");
        assertThat(late()).isEmpty();

        move("60");

        assertThat(stage()).contains("11 July 2026");
        assertThat(page("/" + CITY + "/en/overdue")).contains("Social Service");
        assertThat(late())
                .extracting(it -> it.number("level") + " " + it.on())
                .as("each level on its day, not all at once on the last")
                .containsExactly("1 2026-06-03", "2 2026-06-09", "3 2026-06-16", "4 2026-06-30");
    }

    @Test
    void movesNoDayForWhatIsNoNumberOfDays() {
        afresh();
        for (var wrong : List.of("", "0", "-1", "401", "ten", "1e2", "999999999999")) {
            var answer =
                    web.post().uri("/league/en/demo/clock").param("days", wrong).exchange();
            assertThat(answer).as(wrong).hasStatus(422).bodyText().contains("12 May 2026", "id=\"e-days\"");
        }
    }

    @Test
    void startsAfreshOnTheOpeningDayWithNothingOfBefore() {
        afresh();
        var before = CurrentCity.in(CITY, ledger::size);
        move("60");
        var stranger = CurrentCity.in(CITY, () -> accounts.open("late@smallville.example", "Latecomer", "en"));
        municipality.create(SmallCity.of("founded", Map.of("en", "Founded"), "en"));

        afresh();

        assertThat(stage()).contains("12 May 2026", "Smallville").doesNotContain("Latecomer", "Founded");
        assertThat(late()).isEmpty();
        assertThat(CurrentCity.in(CITY, ledger::size)).isEqualTo(before);
        assertThat(municipality.slugs()).containsExactly(CITY);
        assertThat(CurrentCity.in(CITY, () -> accounts.find(stranger))).isEmpty();
    }

    /** Whoever is looking on while everything is forgotten and played anew is told something, by a page. */
    @Test
    void nobodyWhoLooksOnMeetsAFault() {
        afresh();
        var account = CurrentCity.in(CITY, () -> accounts.byAddress(SOMEBODY))
                .orElseThrow()
                .id();
        var session = SignedIn.staying(CITY, account);
        assertThat(get("/" + CITY + "/en/desk", session)).isEqualTo(200);
        var seen = new ArrayList<String>();
        ShortPlay.meanwhile = () -> seen.addAll(lookAround(session));

        afresh();

        assertThat(seen).hasSizeGreaterThan(20).allMatch(it -> !it.endsWith(" 500"), "is no fault of ours");
        assertThat(lookAround(session)).allMatch(it -> !it.endsWith(" 500"));
        assertThat(get("/" + CITY + "/en", session))
                .as("the first page of the play")
                .isEqualTo(200);
        assertThat(get("/" + CITY + "/en/desk", session))
                .as("a session of somebody who is no more leads to the door")
                .isEqualTo(302);
    }

    private List<String> lookAround(RequestPostProcessor session) {
        var seen = new ArrayList<String>();
        for (var path : List.of(
                "/",
                "/" + CITY,
                "/" + CITY + "/en",
                "/" + CITY + "/en/desk",
                "/" + CITY + "/en/overdue",
                "/" + CITY + "/en/overdue.json",
                "/" + CITY + "/en/acts",
                "/" + CITY + "/sitemap.xml",
                "/" + CITY + "/en/account",
                "/league/en/demo")) {
            seen.add(path + " " + get(path, session));
        }
        seen.add("post "
                + web.post()
                        .uri("/" + CITY + "/en/account")
                        .with(session)
                        .param("name", "Me")
                        .exchange()
                        .getResponse()
                        .getStatus());
        return seen;
    }

    private int get(String path, RequestPostProcessor session) {
        return web.get().uri(path).with(session).exchange().getResponse().getStatus();
    }

    private List<Act> late() {
        return CurrentCity.in(CITY, () -> ledger.latestOf(List.of("ESCALATION"), 100))
                .reversed();
    }

    private void move(String days) {
        assertThat(web.post().uri("/league/en/demo/clock").param("days", days).exchange())
                .hasStatus3xxRedirection();
    }

    private void afresh() {
        assertThat(web.post().uri("/league/en/demo/afresh").exchange()).hasStatus3xxRedirection();
    }

    private String stage() {
        return page("/league/en/demo");
    }

    private String page(String path) {
        var answer = web.get().uri(path).exchange();
        assertThat(answer).as(path).hasStatusOk();
        try {
            return answer.getResponse().getContentAsString();
        } catch (java.io.UnsupportedEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** In the place of the plays of the rooms, which take a minute. */
    static class ShortPlay {

        /** What others do between the scenes. */
        static Runnable meanwhile = () -> {};

        @Bean
        static BeanFactoryPostProcessor withoutTheLongOnes() {
            return factory -> {
                for (var name : factory.getBeanNamesForType(DemonstrationData.class, false, false)) {
                    if (!name.equals("shortPlay")) {
                        ((BeanDefinitionRegistry) factory).removeBeanDefinition(name);
                    }
                }
            };
        }

        @Bean
        DemonstrationData shortPlay(Municipality municipality, Directory directory, Accounts accounts, Duties duties) {
            return () -> Stream.of(
                    scene("2026-05-04", "08:00", () -> founding(municipality, directory, accounts)),
                    scene("2026-05-04", "09:00", ShortPlay::othersLookOn),
                    scene("2026-05-04", "10:00", () -> asking(directory, duties)),
                    scene("2026-05-11", "09:00", ShortPlay::othersLookOn));
        }

        private static DemonstrationData.Scene scene(String day, String time, Runnable play) {
            return new DemonstrationData.Scene(
                    CITY, ZoneId.of("Europe/Athens"), LocalDate.parse(day), LocalTime.parse(time), play);
        }

        private static void founding(Municipality municipality, Directory directory, Accounts accounts) {
            othersLookOn();
            municipality.create(SmallCity.of(CITY, Map.of("en", "Smallville"), "en", "el"));
            var coordinator = accounts.open("coordinator@smallville.example", "Kiki Coordinator", "en");
            accounts.grant(coordinator, Role.COORDINATOR, null);
            var office = directory.addOffice(
                    new OfficeDraft(Map.of("en", "Social Service"), Level.CITY, null, "", false), Visitors.COORDINATOR);
            directory.beginTerm(
                    office,
                    "Maria Holder",
                    accounts.open(SOMEBODY, "Maria Holder", "en"),
                    LocalDate.of(2026, 5, 1),
                    null,
                    Visitors.COORDINATOR);
        }

        private static void asking(Directory directory, Duties duties) {
            duties.owe(new Owed(
                    DutyKind.ANSWER,
                    Party.office(directory.offices().getFirst().id()),
                    null,
                    new Subject("errand", Ids.next()),
                    List.of(),
                    LocalDate.of(2026, 5, 4),
                    Term.working(20),
                    Map.of("en", "Rules of the panel"),
                    Ladder.USUAL));
        }

        /** On threads of their own, as requests are. */
        private static void othersLookOn() {
            CompletableFuture.runAsync(meanwhile).join();
        }
    }
}
