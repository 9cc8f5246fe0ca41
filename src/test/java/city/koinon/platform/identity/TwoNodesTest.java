package city.koinon.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;

import city.koinon.Koinon;
import city.koinon.SmallCity;
import city.koinon.platform.kernel.CurrentCity;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.municipality.Municipality;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;

/** Two applications on one database, no demonstration: a session opened at one is good at the other, and so is its end. */
class TwoNodesTest {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

    private static ConfigurableApplicationContext one;
    private static ConfigurableApplicationContext two;
    private static UUID somebody;

    @BeforeAll
    static void start() {
        one = new SpringApplicationBuilder(Koinon.class)
                .run("--server.port=0", "--koinon.data=", "--koinon.jobs=false");
        var application = (PGSimpleDataSource) ((HikariDataSource) one.getBean(DataSource.class)).getDataSource();
        var owner = (PGSimpleDataSource) one.getBean("owner", DataSource.class);
        two = new SpringApplicationBuilder(Koinon.class)
                .run(
                        "--server.port=0",
                        "--koinon.jobs=false",
                        "--koinon.db.url=" + application.getUrl(),
                        "--koinon.db.app.user=" + application.getUser(),
                        "--koinon.db.app.password=" + application.getPassword(),
                        "--koinon.db.owner.user=" + owner.getUser(),
                        "--koinon.db.owner.password=" + owner.getPassword());
        one.getBean(Municipality.class).create(SmallCity.of("levadia", Map.of("en", "Levadia"), "en"));
        somebody = CurrentCity.in("levadia", () -> {
            var accounts = one.getBean(Accounts.class);
            var account = accounts.open("eleni@example.org", "Eleni Papadaki", "en");
            accounts.grant(account, Role.COORDINATOR, null);
            return account;
        });
    }

    @AfterAll
    static void stop() {
        two.close();
        one.close();
    }

    @SuppressWarnings("unchecked")
    private static Session session(Way way) {
        var sessions = (SessionRepository<Session>) (SessionRepository<?>) one.getBean(SessionRepository.class);
        return SignedIn.make(sessions, "levadia", somebody, way);
    }

    private static HttpResponse<String> send(
            ConfigurableApplicationContext node, Session session, String path, String... form)
            throws IOException, InterruptedException {
        var port = node.getEnvironment().getProperty("local.server.port");
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Cookie", CityCookie.NAME + "=" + session.getId());
        if (form.length > 0) {
            request.header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(String.join("&", form)));
        }
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void aSessionOfOneNodeIsGoodAtTheOtherAndEndsAtBoth() throws Exception {
        var session = session(Way.PASSKEY);
        assertThat(send(one, session, "/levadia/en/account").body()).contains("Eleni Papadaki");
        assertThat(send(two, session, "/levadia/en/account").body()).contains("Eleni Papadaki");

        var token = FormToken.of(session.<String>getRequiredAttribute(SignIn.SECRET));
        assertThat(send(two, session, "/levadia/en/sign-out", "_csrf=" + token).statusCode())
                .isEqualTo(302);

        for (var node : List.of(one, two)) {
            assertThat(send(node, session, "/levadia/en/account").headers().firstValue("Location"))
                    .hasValueSatisfying(it -> assertThat(it).contains("/sign-in?next="));
        }
    }

    @Test
    void aFormSentToTheOtherNodeIsTaken() throws Exception {
        var session = session(Way.PASSKEY);
        var token = FormToken.of(session.<String>getRequiredAttribute(SignIn.SECRET));
        assertThat(send(two, session, "/levadia/en/accounts/new", "_csrf=" + token, "name=", "email=")
                        .statusCode())
                .isEqualTo(422);
        assertThat(send(two, session, "/levadia/en/accounts/new", "_csrf=forged", "name=", "email=")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void aCoordinatorWithOnlyALinkIsAskedForAPasskeyFirst() throws Exception {
        var weak = session(Way.LINK);
        assertThat(send(one, weak, "/levadia/en/accounts").headers().firstValue("Location"))
                .hasValueSatisfying(it -> assertThat(it).endsWith("/levadia/en/account/passkeys?next=%2Faccounts"));
        assertThat(send(one, weak, "/levadia/en/account/passkeys").body())
                .contains("Register a passkey to act as: Coordinator");
        var token = FormToken.of(weak.<String>getRequiredAttribute(SignIn.SECRET));
        assertThat(send(one, weak, "/levadia/en/accounts/new", "_csrf=" + token, "name=X", "email=x@example.org")
                        .statusCode())
                .isEqualTo(403);
        assertThat(send(one, session(Way.PASSKEY), "/levadia/en/accounts").statusCode())
                .isEqualTo(200);
    }

    @Test
    void nobodyIsAnybodyOutsideOfADemonstration() throws Exception {
        assertThat(one.getBean(DemonstrationDoor.class)).isNotNull();
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> one.getBean(DemonstrationDoor.class)
                        .enter(new org.springframework.mock.web.MockHttpServletRequest(), "levadia", somebody))
                .isInstanceOf(city.koinon.platform.kernel.NotAllowed.class);
    }
}
