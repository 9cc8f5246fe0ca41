package city.koinon.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import city.koinon.SmallCity;
import city.koinon.platform.identity.Accounts;
import city.koinon.platform.kernel.CurrentCity;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.municipality.Municipality;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** A coordinator arranges a new city on a cheap phone without scripts, and a resident sees what came of it. */
class ArrangingACityJourney extends Journey {

    @Autowired
    Municipality municipality;

    @Autowired
    Accounts accounts;

    @Autowired
    TransactionTemplate transaction;

    private final String city = "chios-" + UUID.randomUUID().toString().substring(0, 6);

    @Test
    void namesItsOfficesAndTheirHoldersAndKeepsItsOwnDay() {
        municipality.create(SmallCity.of(city, Map.of("en", "Chios"), "en", "el"));
        var maria = CurrentCity.in(
                city,
                () -> transaction.execute(status -> {
                    var account = accounts.open("maria@" + city + ".example", "Maria Coordinator", "en");
                    accounts.grant(account, Role.COORDINATOR, null);
                    return account;
                }));
        var phone = signIn(phone("en-GB"), city, maria);

        at(phone, "/offices/new");
        phone.getByLabel("Name of the office").first().fill("Mayor");
        save(phone);
        assertThat(phone.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .hasText("Mayor");
        at(phone, "/offices/mayor/terms/new");
        phone.getByLabel("Name").first().fill("Eleni Pappa");
        phone.getByLabel("First day").fill("1/1/2026");
        save(phone);
        assertThat(phone.getByText("Held by Eleni Pappa since 1 January 2026")).isVisible();

        at(phone, "/offices/mayor/terms/new");
        phone.getByLabel("Name").first().fill("Nikos Dimou");
        phone.getByLabel("First day").fill("31/02/2026");
        save(phone);
        assertThat(phone.getByRole(AriaRole.ALERT)).containsText("31/02/2026 is not a day in the calendar");
        phone.getByLabel("First day").fill("1/3/2026");
        save(phone);
        assertThat(phone.getByRole(AriaRole.ALERT))
                .containsText("Eleni Pappa has held this office since 1 January 2026");
        assertThat(phone.getByLabel("Name").first()).hasValue("Nikos Dimou");

        at(phone, "/settings/free-days/new");
        phone.getByLabel("Name of the day").first().fill("Day of the Liberation");
        phone.getByLabel("Day", new Page.GetByLabelOptions().setExact(true)).fill("11/11/2026");
        save(phone);
        assertThat(phone.getByText("Day of the Liberation")).isVisible();

        var resident = device();
        at(resident, "/free-days?year=2026");
        assertThat(resident.getByRole(AriaRole.ROW, new Page.GetByRoleOptions().setName("Day of the Liberation")))
                .containsText("closed");
        at(resident, "/offices/mayor");
        assertThat(resident.getByText("Held by Eleni Pappa since 1 January 2026"))
                .isVisible();
        keepPicture(resident, "office");
    }

    private void at(Page page, String path) {
        page.navigate(address("/" + city + "/en" + path));
    }

    private static void save(Page page) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Save"))
                .click();
    }
}
