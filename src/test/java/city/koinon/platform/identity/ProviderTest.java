package city.koinon.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import city.koinon.CityTest;
import city.koinon.SmallCity;
import city.koinon.platform.kernel.CurrentCity;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.municipality.Municipality;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import jakarta.servlet.http.Cookie;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

@CityTest
class ProviderTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    Accounts accounts;

    @Autowired
    Municipality municipality;

    private final String city = "hall-" + UUID.randomUUID().toString().substring(0, 8);
    private TownHall townHall;
    private UUID coordinator;

    @BeforeEach
    void aCityWithATownHall() throws Exception {
        municipality.create(SmallCity.of(city, Map.of("en", city), "en", "el"));
        townHall = new TownHall();
        coordinator = CurrentCity.in(city, () -> {
            var account = accounts.open("coordinator@example.org", "Coordinator", "en");
            accounts.grant(account, Role.COORDINATOR, null);
            return account;
        });
        configure(townHall.issuer(), "").andExpect(redirectedUrl(path("/accounts")));
    }

    @AfterEach
    void close() {
        townHall.close();
    }

    private String path(String path) {
        return "/" + city + "/en" + path;
    }

    private ResultActions configure(String issuer, String opens) throws Exception {
        return mvc.perform(post(path("/accounts/provider"))
                .with(SignedIn.as(coordinator))
                .param("label", "Town hall")
                .param("issuer", issuer)
                .param("client", "koinon")
                .param("secret", "a secret")
                .param("opens", opens)
                .param("version", opens.isEmpty() ? "0" : "1"));
    }

    private record Sent(String address, Cookie cookie) {
        String state() {
            return TownHall.parameters(URI.create(address).getRawQuery()).get("state");
        }
    }

    private Sent away() throws Exception {
        var sent = mvc.perform(get(path("/sign-in/provider")).param("next", "/bodies"))
                .andExpect(status().isFound())
                .andReturn()
                .getResponse();
        var cookie = sent.getHeader("Set-Cookie");
        return new Sent(
                sent.getHeader("Location"),
                new Cookie(CityCookie.NAME, cookie.substring(CityCookie.NAME.length() + 1, cookie.indexOf(';'))));
    }

    private ResultActions back(Sent sent, String code, String state) throws Exception {
        return mvc.perform(get(path("/sign-in/provider/back"))
                .param("code", code)
                .param("state", state)
                .cookie(sent.cookie()));
    }

    private ResultActions comeIn(UnaryOperator<JWTClaimsSet.Builder> more) throws Exception {
        var sent = away();
        return back(sent, townHall.letIn(sent.address(), "subject-1", more), sent.state());
    }

    private static UnaryOperator<JWTClaimsSet.Builder> with(String email, boolean checked) {
        return claims ->
                claims.claim("email", email).claim("email_verified", checked).claim("name", "Nikos Ioannou");
    }

    @Test
    void somebodyTheTownHallKnowsComesIn() throws Exception {
        CurrentCity.run(city, () -> accounts.open("nikos@example.org", "Nikos", "en"));
        mvc.perform(get(path("/sign-in"))).andExpect(content().string(containsString("Continue with Town hall")));
        comeIn(with("Nikos@example.org", true)).andExpect(redirectedUrl(path("/bodies")));
        // The second time the subject is enough, whatever the address is by now.
        comeIn(with("changed@example.org", true)).andExpect(redirectedUrl(path("/bodies")));
    }

    @Test
    void anUncheckedAddressProvesNothing() throws Exception {
        CurrentCity.run(city, () -> accounts.open("nikos@example.org", "Nikos", "en"));
        comeIn(with("nikos@example.org", false))
                .andExpect(status().is(422))
                .andExpect(content().string(containsString("no account for you")));
    }

    @Test
    void aStrangerIsRefusedUnlessTheCityWantsThem() throws Exception {
        comeIn(with("new@example.org", true)).andExpect(status().is(422));
        configure(townHall.issuer(), "yes").andExpect(status().is3xxRedirection());
        comeIn(with("new@example.org", true)).andExpect(redirectedUrl(path("/bodies")));
        assertThat(CurrentCity.in(city, () -> accounts.byAddress("new@example.org")))
                .get()
                .extracting(AccountView::name)
                .isEqualTo("Nikos Ioannou");
    }

    @Test
    void aClosedAccountStaysClosed() throws Exception {
        configure(townHall.issuer(), "yes");
        comeIn(with("new@example.org", true)).andExpect(status().is3xxRedirection());
        CurrentCity.run(
                city,
                () -> accounts.close(
                        accounts.byAddress("new@example.org").orElseThrow().id(), null));
        comeIn(with("new@example.org", true)).andExpect(status().is(422));
    }

    @Test
    void whatIsNotSignedForUsIsNotBelieved() throws Exception {
        CurrentCity.run(city, () -> accounts.open("nikos@example.org", "Nikos", "en"));
        comeIn(it -> with("nikos@example.org", true).apply(it).claim("nonce", "another"))
                .andExpect(status().is(422));
        comeIn(it -> with("nikos@example.org", true).apply(it).audience("another"))
                .andExpect(status().is(422));
        comeIn(it -> with("nikos@example.org", true).apply(it).issuer("http://localhost:1"))
                .andExpect(status().is(422));
        comeIn(it -> with("nikos@example.org", true).apply(it).expirationTime(new java.util.Date(0)))
                .andExpect(status().is(422));
        townHall.signingKey = new RSAKeyGenerator(2048).keyID("town-hall").generate();
        comeIn(with("nikos@example.org", true))
                .andExpect(status().is(422))
                .andExpect(content().string(containsString("could not be checked")));
    }

    @Test
    void aStateOrCodeOfSomebodyElseOpensNothing() throws Exception {
        CurrentCity.run(city, () -> accounts.open("nikos@example.org", "Nikos", "en"));
        var sent = away();
        var code = townHall.letIn(sent.address(), "subject-1", with("nikos@example.org", true));
        back(sent, code, "another state").andExpect(status().is(422));
        var other = away();
        back(other, code, other.state()).andExpect(status().is(422));
        mvc.perform(get(path("/sign-in/provider/back")).param("code", "x").param("state", "y"))
                .andExpect(status().is(422));
        mvc.perform(get(path("/sign-in/provider/back")).param("error", "access_denied"))
                .andExpect(status().is(422));
    }

    @Test
    void badSettingsComeBackWithASentenceAndTheSecretIsNeverShown() throws Exception {
        for (var issuer :
                List.of("", "town hall", "http://example.org", "https://localhost:1", townHall.issuer() + "/nothing")) {
            configure(issuer, "yes")
                    .andExpect(status().is(422))
                    .andExpect(content().string(not(containsString("a secret"))));
        }
        mvc.perform(get(path("/accounts/provider")).with(SignedIn.as(coordinator)))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString(townHall.issuer())))
                .andExpect(content().string(not(containsString("a secret"))));
    }
}
