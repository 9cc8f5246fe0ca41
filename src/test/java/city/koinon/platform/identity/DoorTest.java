package city.koinon.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import city.koinon.CityTest;
import city.koinon.SmallCity;
import city.koinon.platform.kernel.Conflicted;
import city.koinon.platform.kernel.CurrentCity;
import city.koinon.platform.kernel.MovableClock;
import city.koinon.platform.kernel.NotFound;
import city.koinon.platform.kernel.Refused;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.kernel.Visitor;
import city.koinon.platform.municipality.Municipality;
import city.koinon.platform.ui.PageOfTheRequest;
import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

@CityTest
@Import(DoorTest.Post.class)
class DoorTest {

    private static final Pattern KEY = Pattern.compile("key=([A-Za-z0-9_-]{43})");

    static final class LetterBox implements SendsSignInLink {
        final List<DoorLetter> letters = new CopyOnWriteArrayList<>();

        @Override
        public void send(DoorLetter letter) {
            letters.add(letter);
        }
    }

    @TestConfiguration
    static class Post {
        @Bean
        @Primary
        LetterBox letterBox() {
            return new LetterBox();
        }
    }

    @Autowired
    MockMvc mvc;

    @Autowired
    Accounts accounts;

    @Autowired
    Personas personas;

    @Autowired
    Municipality municipality;

    @Autowired
    MovableClock clock;

    @Autowired
    LetterBox box;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Audit audit;

    @Autowired
    Operators operators;

    @Autowired
    Farewell farewell;

    @Autowired
    SweepTheDoorstep sweep;

    @Autowired
    PasskeyPages passkeyPages;

    @Autowired
    PageOfTheRequest pages;

    private final String city = "door-" + UUID.randomUUID().toString().substring(0, 8);
    private final String other = "next-" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeEach
    void twoCities() {
        for (var slug : List.of(city, other)) {
            municipality.create(SmallCity.of(slug, Map.of("en", "Town " + slug, "el", "Πόλη"), "el", "en"));
        }
        box.letters.clear();
    }

    @AfterEach
    void realTime() {
        clock.offset(Duration.ZERO);
    }

    private <T> T here(Supplier<T> work) {
        return CurrentCity.in(city, work);
    }

    private UUID eleni() {
        return here(() -> accounts.open("eleni@example.org", "Eleni Papadaki", "en"));
    }

    private String keyInTheLetter() {
        var found = KEY.matcher(box.letters.getLast().body());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private void askForLink(String email) throws Exception {
        mvc.perform(post("/" + city + "/en/sign-in/link").param("email", email).param("next", "/bodies"))
                .andExpect(status().is3xxRedirection())
                .andExpect(redirectedUrl("/" + city + "/en/sign-in/sent"));
    }

    @Test
    void aReaderGetsNoCookie() throws Exception {
        for (var path : List.of("", "/sign-in", "/sign-in/sent", "/nothing-here")) {
            mvc.perform(get("/" + city + "/en" + path)).andExpect(header().doesNotExist("Set-Cookie"));
        }
    }

    @Test
    void everyAnswerCarriesTheHeadersOfACarefulHouse() throws Exception {
        mvc.perform(get("/" + city + "/en/sign-in"))
                .andExpect(status().isOk())
                .andExpect(header().string("Content-Security-Policy", containsString("default-src 'none'")))
                .andExpect(header().string("Content-Security-Policy", not(containsString("unsafe"))))
                .andExpect(header().string("X-Content-Type-Options", "nosniff"))
                .andExpect(header().string("Referrer-Policy", "same-origin"))
                .andExpect(header().string("Permissions-Policy", containsString("camera=()")));
    }

    @Test
    void aLinkLetsInOnceAndOnlyWhenTheButtonIsPressed() throws Exception {
        eleni();
        askForLink("Eleni@Example.org");
        var key = keyInTheLetter();

        for (var look = 0; look < 3; look++) {
            mvc.perform(get("/" + city + "/en/sign-in/with").param("key", key))
                    .andExpect(status().isOk())
                    .andExpect(content().string(containsString("Eleni Papadaki")))
                    .andExpect(header().doesNotExist("Set-Cookie"));
        }
        var entered = mvc.perform(post("/" + city + "/en/sign-in/with").param("key", key))
                .andExpect(redirectedUrl("/" + city + "/en/bodies"))
                .andExpect(header().string("Set-Cookie", containsString("Path=/" + city)))
                .andExpect(header().string("Set-Cookie", containsString("HttpOnly")))
                .andExpect(header().string("Set-Cookie", containsString("SameSite=Lax")))
                .andReturn();
        var cookie = cookie(entered.getResponse().getHeader("Set-Cookie"));
        mvc.perform(get("/" + city + "/en/account").cookie(cookie))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Eleni Papadaki")))
                .andExpect(header().string("Cache-Control", containsString("no-store")));
        mvc.perform(post("/" + city + "/en/sign-in/with").param("key", key)).andExpect(status().isGone());
        mvc.perform(get("/" + city + "/en/sign-in/with").param("key", key)).andExpect(status().isGone());
    }

    @Test
    void aLinkIsGoodForFifteenMinutes() throws Exception {
        eleni();
        askForLink("eleni@example.org");
        clock.offset(Duration.ofMinutes(16));
        mvc.perform(post("/" + city + "/en/sign-in/with").param("key", keyInTheLetter()))
                .andExpect(status().isGone())
                .andExpect(content().string(containsString("no longer good")));
    }

    @Test
    void nobodyLearnsWhetherAnAccountExists() throws Exception {
        eleni();
        askForLink("nobody@example.org");
        assertThat(box.letters).isEmpty();
        askForLink("eleni@example.org");
        assertThat(box.letters).hasSize(1);
    }

    @Test
    void onlyTheHashOfALinkIsKept() throws Exception {
        eleni();
        askForLink("eleni@example.org");
        var key = keyInTheLetter();
        var kept = here(() -> transaction.execute(status -> jdbc.sql("select row_to_json(l)::text from identity.link l")
                .query(String.class)
                .list()));
        assertThat(kept).isNotEmpty().noneMatch(row -> row.contains(key));
    }

    @Test
    void askingTooOftenIsSlowed() throws Exception {
        for (var time = 0; time < 5; time++) {
            askForLink("often@example.org");
        }
        mvc.perform(post("/" + city + "/en/sign-in/link").param("email", "often@example.org"))
                .andExpect(status().is(422))
                .andExpect(content().string(containsString("quarter of an hour")))
                .andExpect(content().string(containsString("often@example.org")));
    }

    @Test
    void badAddressesComeBackWithASentence() throws Exception {
        for (var email : List.of(
                "",
                "maria",
                "maria@",
                "@example.org",
                "a b@example.org",
                "x".repeat(10_000),
                "<script>@x.org",
                "a@b")) {
            mvc.perform(post("/" + city + "/en/sign-in/link").param("email", email))
                    .andExpect(status().is(422));
        }
    }

    @Test
    void aSessionOfOneCityIsNobodyInAnother() throws Exception {
        var account = eleni();
        mvc.perform(get("/" + other + "/en/account").with(SignedIn.in(city, account)))
                .andExpect(redirectedUrl("/" + other + "/en/sign-in?next=%2Faccount"));
    }

    @Test
    void nobodyComesInWithAClosedAccount() throws Exception {
        var account = eleni();
        askForLink("eleni@example.org");
        CurrentCity.run(city, () -> accounts.close(account, null));
        mvc.perform(post("/" + city + "/en/sign-in/with").param("key", keyInTheLetter()))
                .andExpect(status().is(422));
        mvc.perform(get("/" + city + "/en/account").with(SignedIn.as(account))).andExpect(status().is3xxRedirection());
    }

    @Test
    void aFormWithoutItsTokenShowsWhatWasTypedAndSendsItAgain() throws Exception {
        var account = eleni();
        var page = mvc.perform(post("/" + city + "/en/account/address")
                        .with(SignedIn.withoutToken(account))
                        .param("email", "new@example.org"))
                .andExpect(status().isForbidden())
                .andExpect(content().string(containsString("new@example.org")))
                .andExpect(content().string(containsString("Send again")))
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(box.letters).isEmpty();
        assertThat(page).contains("name=\"_csrf\"");
    }

    @Test
    void whatAnEndedSessionSendsIsKept() throws Exception {
        mvc.perform(post("/" + city + "/en/account/address").param("email", "new@example.org"))
                .andExpect(status().isForbidden())
                .andExpect(content().string(containsString("new@example.org")))
                .andExpect(content().string(containsString("/sign-in")));
    }

    @Test
    void aFormOnAnotherSiteSendsNothing() throws Exception {
        var account = eleni();
        mvc.perform(post("/" + city + "/en/sign-in/link")
                        .header("Origin", "https://evil.example")
                        .param("email", "eleni@example.org"))
                .andExpect(status().isForbidden());
        mvc.perform(post("/" + city + "/en/sign-in/link")
                        .header("Sec-Fetch-Site", "cross-site")
                        .param("email", "eleni@example.org"))
                .andExpect(status().isForbidden());
        mvc.perform(post("/" + city + "/en/account/address")
                        .with(SignedIn.as(account))
                        .header("Origin", "null")
                        .param("email", "new@example.org"))
                .andExpect(status().isForbidden());
        assertThat(box.letters).isEmpty();
    }

    @Test
    void refusalsAreNotedAndCannotBeTakenBack() throws Exception {
        var account = eleni();
        mvc.perform(get("/" + city + "/en/accounts").with(SignedIn.as(account))).andExpect(status().isForbidden());
        var noted = here(() -> audit.latest(5));
        assertThat(noted).anySatisfy(it -> {
            assertThat(it.kind()).isEqualTo(Audit.Kind.REFUSED);
            assertThat(it.account()).isEqualTo(account);
            assertThat(it.route()).contains("/accounts");
        });
        for (var sql : List.of(
                "delete from identity.audit", "update identity.audit set detail = ''", "truncate identity.audit")) {
            assertThatThrownBy(() -> CurrentCity.run(
                            city,
                            () -> transaction.executeWithoutResult(
                                    status -> jdbc.sql(sql).update())))
                    .isInstanceOf(DataAccessException.class);
        }
    }

    @Test
    void administeringAndDecidingNeverMeetInOneAccount() {
        var account = eleni();
        var board = UUID.randomUUID();
        CurrentCity.run(city, () -> {
            accounts.grant(account, Role.COORDINATOR, null);
            assertThatThrownBy(() -> accounts.grant(account, Role.SECRETARY, board))
                    .isInstanceOf(Refused.class);
            assertThatThrownBy(() -> accounts.grant(account, Role.CLERK, board)).isInstanceOf(Refused.class);
        });
        var secretary = here(() -> accounts.open("dimitra@example.org", "Dimitra", "el"));
        CurrentCity.run(city, () -> {
            accounts.grant(secretary, Role.SECRETARY, board);
            accounts.grant(secretary, Role.SECRETARY, board);
            assertThat(accounts.withGrant(Role.SECRETARY, board))
                    .extracting(AccountView::id)
                    .containsExactly(secretary);
            assertThatThrownBy(() -> accounts.grant(secretary, Role.COORDINATOR, null))
                    .isInstanceOf(Refused.class);
            assertThatThrownBy(() -> accounts.grant(secretary, Role.SECRETARY, null))
                    .isInstanceOf(Refused.class);
            assertThatThrownBy(() -> accounts.grant(secretary, Role.OPERATOR, null))
                    .isInstanceOf(Refused.class);
            assertThatThrownBy(() -> accounts.grant(secretary, Role.MEMBER, board))
                    .isInstanceOf(Refused.class);
        });
    }

    @Test
    void theLastCoordinatorCannotLeaveTheCityWithoutOne() {
        var account = eleni();
        CurrentCity.run(city, () -> {
            accounts.grant(account, Role.COORDINATOR, null);
            assertThatThrownBy(() -> accounts.revoke(account, Role.COORDINATOR, null, null))
                    .isInstanceOf(Conflicted.class);
            assertThatThrownBy(() -> accounts.close(account, account)).isInstanceOf(Conflicted.class);
            assertThatThrownBy(() -> farewell.erase(account)).isInstanceOf(Conflicted.class);
            var second = accounts.open("second@example.org", "Second", "en");
            accounts.grant(second, Role.COORDINATOR, null);
            accounts.revoke(account, Role.COORDINATOR, null, null);
            assertThat(accounts.held(account)).isEmpty();
        });
    }

    @Test
    void oneCityNeverSeesAnothersPeople() {
        var account = eleni();
        CurrentCity.run(other, () -> {
            assertThat(accounts.find(account)).isEmpty();
            assertThat(accounts.all()).isEmpty();
            assertThat(accounts.byAddress("eleni@example.org")).isEmpty();
            assertThatThrownBy(() -> personas.of(account)).isInstanceOf(NotFound.class);
            assertThat(accounts.open("eleni@example.org", "Another Eleni", "en"))
                    .isNotEqualTo(account);
        });
    }

    @Test
    void erasureTakesTheNameAndLeavesTheTrace() throws Exception {
        var account = eleni();
        var persona = here(() -> personas.of(account));
        assertThat(here(() -> personas.name(persona))).isEqualTo("Eleni");
        mvc.perform(post("/" + city + "/en/account/erase").with(SignedIn.as(account)))
                .andExpect(status().is(422));
        mvc.perform(post("/" + city + "/en/account/erase")
                        .with(SignedIn.as(account))
                        .param("sure", "yes"))
                .andExpect(redirectedUrl("/" + city + "/en/sign-in/farewell"));
        assertThat(here(() -> personas.name(persona))).isEqualTo(Personas.GONE);
        var rows = here(() -> transaction.execute(status -> jdbc.sql(
                        "select coalesce(string_agg(row_to_json(a)::text || row_to_json(p)::text, ''), '') from identity.account a join identity.persona p on p.account = a.id")
                .query(String.class)
                .single()));
        assertThat(rows).doesNotContain("Eleni").doesNotContain("eleni@");
        mvc.perform(get("/" + city + "/en/account").with(SignedIn.as(account))).andExpect(status().is3xxRedirection());
        assertThat(here(() -> accounts.open("eleni@example.org", "Eleni again", "en")))
                .isNotEqualTo(account);
    }

    @Test
    void everybodyTakesTheirDataAlong() throws Exception {
        var account = eleni();
        mvc.perform(get("/" + city + "/en/account/export.json").with(SignedIn.as(account)))
                .andExpect(status().isOk())
                .andExpect(header().string("Content-Disposition", containsString("attachment")))
                .andExpect(content().string(containsString("eleni@example.org")));
    }

    @Test
    void detailsChangedInTwoTabsKeepWhatTheSecondTyped() throws Exception {
        var account = eleni();
        var tab = Map.of("version", "1", "lang", "el", "displayName", "Ελένη");
        mvc.perform(post("/" + city + "/en/account")
                        .with(SignedIn.as(account))
                        .param("name", "Ελένη Παπαδάκη")
                        .params(params(tab)))
                .andExpect(status().is3xxRedirection());
        mvc.perform(post("/" + city + "/en/account")
                        .with(SignedIn.as(account))
                        .param("name", "From the second tab")
                        .params(params(tab)))
                .andExpect(status().isConflict())
                .andExpect(content().string(containsString("From the second tab")));
        assertThat(here(() -> accounts.get(account)).name()).isEqualTo("Ελένη Παπαδάκη");
    }

    @Test
    void theConsoleLinkLetsTheFirstOperatorInOnce() throws Exception {
        var link =
                CurrentCity.in(CurrentCity.LEAGUE, () -> operators.link(true)).orElseThrow();
        var key = link.substring(link.indexOf("key=") + 4);
        mvc.perform(get("/league/en/enter").param("key", key)).andExpect(status().isOk());
        mvc.perform(post("/league/en/enter").param("key", key).param("name", "").param("email", "ops@example.org"))
                .andExpect(status().is(422));
        var entered = mvc.perform(post("/league/en/enter")
                        .param("key", key)
                        .param("name", "Ops")
                        .param("email", "ops@example.org"))
                .andExpect(redirectedUrl("/league/en/account/passkeys"))
                .andReturn();
        mvc.perform(get("/league/en/accounts")
                        .cookie(cookie(entered.getResponse().getHeader("Set-Cookie"))))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("ops@example.org")));
        mvc.perform(post("/league/en/enter")
                        .param("key", key)
                        .param("name", "Second")
                        .param("email", "second@example.org"))
                .andExpect(status().isGone());
        mvc.perform(get("/" + city + "/en/enter").param("key", key)).andExpect(status().isNotFound());
        assertThat(CurrentCity.in(CurrentCity.LEAGUE, () -> operators.link(false)))
                .isEmpty();
    }

    @Test
    void theDoorstepIsSwept() throws Exception {
        eleni();
        askForLink("eleni@example.org");
        clock.offset(Duration.ofDays(3));
        CurrentCity.run(city, sweep::run);
        var left = here(() -> transaction.execute(status -> jdbc.sql(
                        "select (select count(*) from identity.link) + (select count(*) from identity.knock) + (select count(*) from identity.salt)")
                .query(Integer.class)
                .single()));
        assertThat(left).isZero();
    }

    @Test
    void aPasskeyIsRemovedOnlyByWhoeverCameInWithOne() throws Exception {
        var account = eleni();
        var passkey = UUID.randomUUID();
        here(() -> transaction.execute(status ->
                jdbc.sql("""
                        insert into identity.passkey
                            (id, account, credential, public_key, counter, verified, transports, may_be_copied, is_copied, label, created_at)
                        values (:id, :account, '\\x01', '\\x02', 0, true, '', false, false, 'my phone', now())
                        """).param("id", passkey).param("account", account).update()));
        var remove = "/" + city + "/en/account/passkeys/" + passkey + "/remove";

        // A demonstration takes every session for a strong one; so the weak one stands before the page itself.
        var byLink = new Visitor(account, "Eleni", Set.of(), false);
        assertThatThrownBy(() -> here(() -> passkeyPages.remove(passkey, pages.outside("en"), byLink)))
                .isInstanceOf(Refused.class);
        assertThat(box.letters).isEmpty();
        mvc.perform(post(remove).with(SignedIn.as(account, Way.PASSKEY))).andExpect(status().is3xxRedirection());

        assertThat(box.letters.getLast().subject()).startsWith("A passkey was removed");
        mvc.perform(post(remove).with(SignedIn.as(account, Way.PASSKEY))).andExpect(status().isNotFound());
    }

    private static Cookie cookie(String setCookie) {
        return new Cookie(CityCookie.NAME, setCookie.substring(CityCookie.NAME.length() + 1, setCookie.indexOf(';')));
    }

    private static org.springframework.util.MultiValueMap<String, String> params(Map<String, String> values) {
        var params = new org.springframework.util.LinkedMultiValueMap<String, String>();
        values.forEach(params::add);
        return params;
    }
}
