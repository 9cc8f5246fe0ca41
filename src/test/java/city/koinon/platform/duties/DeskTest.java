package city.koinon.platform.duties;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import city.koinon.CityTest;
import city.koinon.platform.identity.Accounts;
import city.koinon.platform.identity.SignedIn;
import city.koinon.platform.kernel.CurrentCity;
import city.koinon.platform.kernel.Role;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.MockMvc;

/** Whoever has a task finds on the desk what it is and where one does it. */
@CityTest
class DeskTest {

    @Autowired
    ApplicationContext house;

    @Autowired
    MockMvc mvc;

    @Autowired
    Accounts accounts;

    @Test
    void saysToEachRoleWhatItDoesAndLeadsThere() throws Exception {
        var town = new Town(house);
        assertThat(doors(town, Role.COORDINATOR, null))
                .contains("/settings", "/accounts", "/offices", "/bodies", "/plan", "/deliveries");
        assertThat(doors(town, Role.SECRETARY, town.body))
                .contains("/bodies/panel", "/meetings", "/recommendations/new");
        assertThat(doors(town, Role.CLERK, town.social))
                .contains("/offices/social-service", "/recommendations", "/commitments");
        assertThat(doors(town, Role.AUDITOR, null)).contains("/accounts/audit", "/acts");
        var nobody = town.in(() -> accounts.open(UUID.randomUUID() + "@example.org", "Nobody Special", "en"));
        assertThat(desk(town.slug, nobody).select("main h2")).isEmpty();
    }

    @Test
    void letsTheDemonstrationActAsTheOperatorToo() throws Exception {
        var operator = CurrentCity.in(CurrentCity.LEAGUE, () -> {
            var account = accounts.open(UUID.randomUUID() + "@example.org", "Alex Desk", "en");
            accounts.grant(account, Role.OPERATOR, null);
            return account;
        });
        var stage = Jsoup.parse(mvc.perform(get("/league/en/demo"))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8));
        assertThat(stage.select("section[aria-labelledby=cast-league] [data-account=" + operator + "]"))
                .hasSize(1);
        var entered = mvc.perform(
                        post("/league/en/demo/as").param("city", "league").param("account", operator.toString()))
                .andReturn()
                .getResponse();
        assertThat(entered.getRedirectedUrl()).isEqualTo("/league/en/desk");
        var desk = Jsoup.parse(mvc.perform(get("/league/en/desk").cookie(entered.getCookies()))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8));
        assertThat(desk.select("main a").eachAttr("href"))
                .contains("/league/en/cities/new", "/league/en/accounts", "/league/en/deliveries");
        assertThat(desk.select("footer a").eachAttr("href")).contains("/league/en/deliveries");
    }

    private List<String> doors(Town town, Role role, UUID scope) throws Exception {
        var account = town.in(() -> {
            var opened = accounts.open(UUID.randomUUID() + "@example.org", role.name(), "en");
            accounts.grant(opened, role, scope);
            return opened;
        });
        var desk = desk(town.slug, account);
        assertThat(desk.text()).doesNotContain("no function in this city");
        assertThat(desk.select("main section p").text()).isNotBlank();
        var home = "/" + town.slug + "/en";
        for (var href : desk.select("main section a").eachAttr("href")) {
            assertThat(mvc.perform(get(href).with(SignedIn.as(account)))
                            .andReturn()
                            .getResponse()
                            .getStatus())
                    .as(href)
                    .isEqualTo(200);
        }
        return desk.select("main section a").eachAttr("href").stream()
                .map(it -> it.substring(home.length()))
                .toList();
    }

    private Document desk(String city, UUID account) throws Exception {
        return Jsoup.parse(mvc.perform(get("/" + city + "/en/desk").with(SignedIn.as(account)))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8));
    }
}
