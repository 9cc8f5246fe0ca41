package city.koinon.platform.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.koinon.CityTest;
import city.koinon.Visitors;
import city.koinon.platform.directory.Directory;
import city.koinon.platform.duties.Town;
import city.koinon.platform.identity.Accounts;
import city.koinon.platform.identity.SignedIn;
import city.koinon.platform.kernel.Conflicted;
import city.koinon.platform.kernel.Refused;
import city.koinon.platform.kernel.Role;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** What the law makes a city remove leaves a gap that everybody sees, and nothing else moves. */
@CityTest
class ErasureTest {

    private static final String WHY = "It named a neighbour who had not been asked.";

    @Autowired
    ApplicationContext house;

    @Autowired
    Ledger ledger;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MockMvcTester web;

    Town town;
    Subject panel;
    long seq;

    @BeforeEach
    void aPanelSaidTooMuch() {
        town = new Town(house);
        panel = new Subject("panel", town.body);
        seq = town.in(() -> ledger.record(Draft.of("REMARK", panel, Actor.body(town.body, "Migrant panel"))
                        .with("said", Map.of("en", "Fatima of Number 7 cannot pay"))
                        .becoming("OPEN", "SAID")))
                .seq();
    }

    private Act erase() {
        return town.in(() -> ledger.erase(seq, Erased.Ground.SOMEBODY_NAMED, Map.of("en", WHY), Set.of()));
    }

    @Test
    void takesWordsAndSaltAndLeavesNumberFingerprintDayAndState() {
        var before = town.in(() -> ledger.get(seq));

        var said = erase();

        var after = town.in(() -> ledger.get(seq));
        assertThat(after.commitment()).isEqualTo(before.commitment());
        assertThat(after.at()).isEqualTo(before.at());
        assertThat(after.to()).isEqualTo("SAID");
        assertThat(after.payload()).isEmpty();
        assertThat(after.erased()).isEqualTo(new Erased(said.seq(), said.on(), Erased.Ground.SOMEBODY_NAMED));
        assertThat(town.in(() -> ledger.entry(seq)).orElseThrow().leaf())
                .contains(town.in(() -> ledger.entry(seq)).orElseThrow().commitmentHex());
        assertThat(said.seq()).isEqualTo(seq + 1);
        assertThat(town.in(() -> jdbc.sql("select count(*) from ledger.content where seq = :seq")
                        .param("seq", seq)
                        .query(Integer.class)
                        .single()))
                .isZero();
        assertThat(town.in(() -> jdbc.sql("select coalesce(string_agg(canonical, ''), '') from ledger.content")
                        .query(String.class)
                        .single()))
                .doesNotContain("Fatima");
    }

    @Test
    void saysInTheThreadAndInEveryFileThatAndWhySomethingIsMissing() {
        erase();

        assertThat(page("/threads/" + panel))
                .bodyText()
                .contains("The words of this act were removed", "names somebody who holds no office", WHY);
        assertThat(page("/acts/" + seq))
                .bodyText()
                .contains("The words and their salt are gone")
                .doesNotContain("does not match");
        for (var path : new String[] {
            "/acts", "/acts/" + seq, "/acts.json", "/acts.csv", "/acts/" + seq + ".json", "/threads/" + panel + ".atom"
        }) {
            assertThat(page(path)).as(path).hasStatusOk().bodyText().doesNotContain("Fatima");
        }
    }

    @Test
    void keepsWhatAnOfficeSaidUnderItsName() {
        var office =
                town.in(() -> ledger.of(new Subject("office", town.social))).getLast();

        assertThatThrownBy(() -> town.run(
                        () -> ledger.erase(office.seq(), Erased.Ground.PERSON_ASKED, Map.of("en", WHY), Set.of())))
                .isInstanceOfSatisfying(
                        Refused.class,
                        it -> assertThat(it.refusals().getFirst().key()).isEqualTo("ledger.refused.ofAnOffice"));
        assertThat(town.in(() -> ledger.get(office.seq())).text("person")).contains("Maria Holder");
    }

    @Test
    void erasesOnceAndNeverTheErasure() {
        var said = erase();

        assertThatThrownBy(this::erase).isInstanceOf(Conflicted.class);
        assertThatThrownBy(() ->
                        town.run(() -> ledger.erase(said.seq(), Erased.Ground.COURT, Map.of("en", WHY), Set.of())))
                .isInstanceOf(Refused.class);
    }

    @Test
    void neverErasesBehindTheBackOfTheRecord() {
        assertThatThrownBy(() -> town.run(() -> jdbc.sql("select ledger.erase(:seq, :seq, 'COURT', '{}')::text")
                        .param("seq", seq)
                        .query(String.class)
                        .single()))
                .rootCause()
                .hasMessageContaining("no act of this city says");
        var other = new Town(house);
        var said = erase();
        assertThatThrownBy(() -> other.run(() -> jdbc.sql("select ledger.erase(:seq, :by, 'COURT', '{}')::text")
                        .param("seq", seq)
                        .param("by", said.seq())
                        .query(String.class)
                        .single()))
                .rootCause()
                .hasMessageContaining("no act of this city says");
    }

    @Test
    void isDoneByTheCoordinatorInTheBrowserAndByNobodyElse() {
        var accounts = house.getBean(Accounts.class);
        UUID coordinator =
                town.in(() -> accounts.open("coordinator@" + town.slug + ".example", "Kiki Coordinator", "en"));
        town.run(() -> accounts.grant(coordinator, Role.COORDINATOR, null));
        var form = address("/acts/" + seq + "/erase");

        assertThat(web.post()
                        .uri(form)
                        .param("ground", "COURT")
                        .param("reason", WHY)
                        .with(SignedIn.as(town.clerk)))
                .hasStatus(403);
        assertThat(page("/acts/" + seq)).bodyText().doesNotContain("/erase");
        assertThat(web.get().uri(address("/acts/" + seq)).with(SignedIn.as(coordinator)))
                .bodyText()
                .contains("/acts/" + seq + "/erase");
        var empty = web.post()
                .uri(form)
                .param("reason", "Too short")
                .with(SignedIn.as(coordinator))
                .exchange();
        assertThat(empty).hasStatus(422);
        assertThat(empty).bodyText().contains("at least 20 characters", "Too short</textarea>", "e-ground");
        assertThat(web.post()
                        .uri(form)
                        .param("ground", "COURT")
                        .param("reason", WHY)
                        .with(SignedIn.as(coordinator)))
                .hasStatus(302);
        assertThat(web.post()
                        .uri(form)
                        .param("ground", "COURT")
                        .param("reason", WHY)
                        .with(SignedIn.as(coordinator)))
                .hasStatus(409);
        assertThat(page("/acts/" + seq)).bodyText().doesNotContain("Fatima");
        var said = town.in(() -> ledger.latest(1)).getFirst();
        assertThat(said.actor()).as("signed by the city, not by its clock").isEqualTo(Actor.city("Πόλη"));
        assertThat(page("/acts/" + said.seq()))
                .bodyText()
                .as("and who did it in its name")
                .contains("For the city: Kiki Coordinator");
    }

    @Test
    void tellsOnThePageOfAnOfficeSinceWhenItExistsAndWhenItClosed() {
        var directory = house.getBean(Directory.class);
        var office = town.in(() -> directory.office(town.social));
        town.at("2026-03-20");
        town.run(() -> directory.closeOffice(
                office.id(), LocalDate.parse("2026-03-31"), office.version(), Visitors.COORDINATOR));

        var acts = town.in(() -> ledger.of(new Subject("office", town.social)));
        assertThat(acts)
                .extracting(Act::type)
                .startsWith("OFFICE_OPENED", "TERM_BEGUN")
                .endsWith("OFFICE_CLOSED");
        assertThat(page(office.path()))
                .bodyText()
                .contains(
                        "This office in the public record",
                        "The office Social Service is opened",
                        "The office Social Service is closed",
                        "Last day: 31 March 2026");
        town.run(() -> directory.reopenOffice(
                office.id(), directory.office(office.id()).version(), Visitors.COORDINATOR));
        assertThat(page(office.path())).bodyText().contains("The office Social Service is opened again");
    }

    private org.springframework.test.web.servlet.assertj.MvcTestResult page(String path) {
        return web.get().uri(address(path)).exchange();
    }

    private String address(String path) {
        return "/" + town.slug + "/en" + path;
    }
}
