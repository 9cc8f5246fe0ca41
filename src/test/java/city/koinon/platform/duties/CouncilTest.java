package city.koinon.platform.duties;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import city.koinon.CityTest;
import city.koinon.Visitors;
import city.koinon.platform.directory.Directory;
import city.koinon.platform.directory.Level;
import city.koinon.platform.directory.OfficeDraft;
import city.koinon.platform.identity.Accounts;
import city.koinon.platform.identity.SignedIn;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.notices.Mail;
import city.koinon.platform.notices.Notices;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.MockMvc;

/** What has been overdue for ten working days comes before the council through whoever keeps its papers. */
@CityTest
class CouncilTest {

    @Autowired
    ApplicationContext house;

    @Autowired
    MockMvc mvc;

    @Autowired
    Accounts accounts;

    @Autowired
    Directory directory;

    @Autowired
    Notices notices;

    @Autowired
    ClimbLadders ladders;

    @Autowired
    WeeklyRegister register;

    @Autowired
    Duties duties;

    @Test
    void tellsTheSecretaryOfTheCouncilAtTheThirdLevelAndNotBefore() throws Exception {
        var town = new Town(house);
        var keeper = town.in(() -> accounts.open("keeper@" + town.slug + ".example", "Anna Keeper", "en"));
        var secretary = town.in(() -> {
            var office = directory.addOffice(
                    new OfficeDraft(
                            Map.of("en", "Council secretary", "el", "Γραμματεία"), Level.CITY, town.mayor, "", false),
                    Visitors.COORDINATOR);
            directory.beginTerm(
                    office, "Anna Keeper", keeper, LocalDate.parse("2026-01-01"), null, Visitors.COORDINATOR);
            return office;
        });
        var coordinator = town.in(() -> {
            var account = accounts.open(UUID.randomUUID() + "@example.org", "Dimitra Coordinator", "en");
            accounts.grant(account, Role.COORDINATOR, null);
            return account;
        });
        named(town, coordinator, UUID.randomUUID().toString(), 422);
        named(town, coordinator, secretary.toString(), 302);
        mvc.perform(get("/" + town.slug + "/ar/settings/council").with(SignedIn.as(coordinator)))
                .andExpect(status().isOk());

        var duty = town.owesAnAnswer("2026-03-02");
        var third = town.in(() -> duties.get(duty)).steps().stream()
                .filter(it -> it.level() == 3)
                .findFirst()
                .orElseThrow()
                .on();
        town.at(third.minusDays(1));
        town.outside(ladders::run);
        assertThat(letters(town, keeper)).isEmpty();
        town.at(third);
        town.outside(ladders::run);
        town.outside(ladders::run);
        assertThat(letters(town, keeper)).extracting(Mail::key).containsExactly("duty:" + duty + ":L3");
        assertThat(letters(town, keeper).getFirst().subject()).contains("For the council");
        town.outside(register::run);
        town.outside(register::run);
        assertThat(letters(town, keeper)).hasSize(2);

        // A city that names none writes to none.
        named(town, coordinator, "", 302);
        var other = town.owesAnAnswer("2026-03-02");
        town.outside(ladders::run);
        assertThat(town.in(() -> duties.get(other)).level()).isEqualTo(3);
        assertThat(letters(town, keeper)).hasSize(2);
    }

    private void named(Town town, UUID by, String office, int status) throws Exception {
        mvc.perform(post("/" + town.slug + "/en/settings/council")
                        .with(SignedIn.as(by))
                        .param("office", office)
                        .param("once", UUID.randomUUID().toString()))
                .andExpect(status().is(status));
    }

    private List<Mail> letters(Town town, UUID account) {
        return town.in(() -> notices.of(account));
    }
}
